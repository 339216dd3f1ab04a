/**
 * Runs bundled actions inside a thread, one after the other, as `node dist/<action>.js` would in a process of its own:
 * own environment, own files, exit code and output per run. Waiting is made short, nothing else is changed.
 */

import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const sleep = timers.setTimeout;
timers.setTimeout = (ms, ...rest) => sleep(Math.min(ms ?? 0, 2), ...rest);
syncBuiltinESMExports();
const timeout = AbortSignal.timeout.bind(AbortSignal);
let patience = 30_000;
AbortSignal.timeout = () => timeout(patience);

let printed = { stdout: '', stderr: '' };
for (const stream of /** @type {const} */ (['stdout', 'stderr']))
  process[stream].write = (chunk, encoding, done) => {
    printed[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const callback = typeof encoding === 'function' ? encoding : done;
    callback?.();
    return true;
  };

const { run } = await import(workerData.bundle);

parentPort.on('message', async ({ name, environment, patienceMs }) => {
  printed = { stdout: '', stderr: '' };
  for (const key of Object.keys(process.env)) delete process.env[key];
  Object.assign(process.env, environment);
  patience = patienceMs;
  process.exitCode = undefined;
  let crash = null;
  try {
    await run(name);
  } catch (error) {
    crash = String(error);
  }
  const exitCode = crash === null ? Number(process.exitCode ?? 0) : 1;
  process.exitCode = undefined;
  parentPort.postMessage({ ...printed, stderr: printed.stderr + (crash ?? ''), exitCode });
});
parentPort.postMessage('ready');
