/**
 * Inside the thread of `thread-run.ts`: runs bundled actions one after the other, as `node dist/<action>.js` would in a
 * process of its own: own environment, own files, exit code and output per run. Waiting is made short, and npm's answer
 * comes from the registry without npm, and requests to an embedded GitHub beside the thread are handed over to it;
 * nothing else is changed.
 */
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { TextRequest } from '../../src/github/redirects.ts';
import type { Answered } from '../embedded-github/server.ts';
import { shortenRequests } from '../embedded-github/short-request.ts';
import { answerNpm, isView } from './npm-answer.ts';

export interface Order {
  /** Name of the action. */
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly patienceMs: number;
  readonly published: Readonly<Record<string, readonly string[]>> | null;
  /** Origins of the embedded GitHubs that are beside this thread. */
  readonly beside: readonly string[];
}

/** A request to one of them; `number` tells its answer apart. */
export interface Question {
  readonly number: number;
  readonly asked: TextRequest;
}

/** Null where the connection would have been dropped. */
export interface Told {
  readonly number: number;
  readonly answered: Answered | null;
}

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  /** Null where it had to be stopped. */
  readonly exitCode: number | null;
}

const printed = { stdout: '', stderr: '' };
let patienceMs = 30_000;
let published: Order['published'] = null;
let beside: Order['beside'] = [];

shortenWaiting();
standInForNpm();
const hear = shortenConnections();
for (const stream of ['stdout', 'stderr'] as const) keepWhatIsPrinted(stream);

const { run } = (await import((workerData as { readonly bundle: string }).bundle)) as {
  readonly run: (name: string) => Promise<void>;
};

parentPort?.on('message', async (order: Order | Told) => {
  if ('number' in order) return hear(order);
  Object.assign(printed, { stdout: '', stderr: '' });
  for (const key of Object.keys(process.env)) delete process.env[key];
  Object.assign(process.env, order.environment);
  ({ patienceMs, published, beside } = order);
  process.exitCode = undefined;
  let crash: string | null = null;
  try {
    await run(order.name);
  } catch (error) {
    crash = String(error);
  }
  const exitCode = crash === null ? Number(process.exitCode ?? 0) : 1;
  process.exitCode = undefined;
  parentPort?.postMessage({ ...printed, stderr: printed.stderr + (crash ?? ''), exitCode } satisfies Printed);
});
parentPort?.postMessage('ready');

/** Before a request is repeated, GitHub is given seconds: time in which nothing happens here. */
function shortenWaiting(): void {
  const sleep = timers.setTimeout;
  timers.setTimeout = ((ms?: number, ...rest: []) => sleep(Math.min(ms ?? 0, 2), ...rest)) as typeof sleep;
  syncBuiltinESMExports();
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = () => timeout(patienceMs);
}

/** Returns what hears the answers. */
function shortenConnections(): (told: Told) => void {
  const waiting = new Map<number, (answered: Answered | null) => void>();
  let number = 0;
  const ask = (asked: TextRequest): Promise<Answered | null> =>
    new Promise((resolve) => {
      number += 1;
      waiting.set(number, resolve);
      parentPort?.postMessage({ number, asked } satisfies Question);
    });
  shortenRequests((origin) => (beside.includes(origin) ? ask : undefined));
  return (told) => {
    waiting.get(told.number)?.(told.answered);
    waiting.delete(told.number);
  };
}

function standInForNpm(): void {
  const { spawn } = childProcess;
  childProcess.spawn = ((...given: Parameters<typeof spawn>) => {
    const [command, args, options] = given;
    if (command !== 'npm' || !isView(args)) return spawn(...given);
    return answerNpm(args, options.env?.npm_config_registry, published);
  }) as typeof spawn;
  syncBuiltinESMExports();
}

function keepWhatIsPrinted(stream: 'stdout' | 'stderr'): void {
  process[stream].write = ((
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | (() => void),
    done?: () => void,
  ) => {
    printed[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const callback = typeof encoding === 'function' ? encoding : done;
    callback?.();
    return true;
  }) as typeof process.stdout.write;
}
