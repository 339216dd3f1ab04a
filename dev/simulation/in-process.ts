/**
 * Runs the built actions in this very process, without any connection: the same bundle, the same requests
 * and answers, a tenth of the time. One run at a time; that it comes to the same as processes of their own is tested.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import timers from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { DIST } from '../../test/scenarios/stage.ts';
import { askerAt } from '../embedded-github/server.ts';
import { shortenRequests } from '../embedded-github/short-request.ts';
import {
  type ChildInput,
  type ChildResult,
  environmentOf,
  prepareFiles,
  readResult,
} from '../rehearsal/child-run.ts';

export interface InProcess {
  run(input: ChildInput): Promise<ChildResult>;
  close(): void;
}

export async function startInProcess(): Promise<InProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'in-process-'));
  const restoreRequests = shortenRequests(askerAt);
  const restoreWaiting = shortenWaiting();
  const { run } = (await import(pathToFileURL(join(DIST, 'index.js')).href)) as {
    readonly run: (name: string) => Promise<void>;
  };
  return {
    run: async (input) => {
      const files = prepareFiles(folder, input.event.payload);
      const started = performance.now();
      const printed = await inEnvironment(environmentOf(folder, input, files), () =>
        run(basename(input.main, '.js')),
      );
      return readResult(printed, files, started);
    },
    close: () => {
      restoreRequests();
      restoreWaiting();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A run's own environment, output and exit code, while it lasts. */
async function inEnvironment(environment: Readonly<Record<string, string>>, work: () => Promise<void>) {
  const before = { ...process.env };
  const exitCode = process.exitCode;
  const printed = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((stream) => listenTo(stream, printed));
  setEnvironment(environment);
  process.exitCode = undefined;
  try {
    await work();
    return { ...printed, exitCode: Number(process.exitCode ?? 0) };
  } catch (error) {
    return { ...printed, stderr: `${printed.stderr}${String(error)}`, exitCode: 1 };
  } finally {
    process.exitCode = exitCode;
    setEnvironment(before);
    for (const each of restore) each();
  }
}

function setEnvironment(wanted: NodeJS.ProcessEnv): void {
  for (const key of Object.keys(process.env)) if (wanted[key] === undefined) delete process.env[key];
  Object.assign(process.env, wanted);
}

function listenTo(stream: 'stdout' | 'stderr', printed: Record<'stdout' | 'stderr', string>): () => void {
  const { write } = process[stream];
  process[stream].write = (chunk: string | Uint8Array): boolean => {
    printed[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return true;
  };
  return () => {
    process[stream].write = write;
  };
}

/** Waiting before a repetition is made short, as it is in the thread. */
function shortenWaiting(): () => void {
  const sleep = timers.setTimeout;
  timers.setTimeout = ((ms?: number, ...rest: []) => sleep(Math.min(ms ?? 0, 2), ...rest)) as typeof sleep;
  syncBuiltinESMExports();
  return () => {
    timers.setTimeout = sleep;
    syncBuiltinESMExports();
  };
}
