/**
 * Runs the built actions in this very process, over connections that never leave it: the same bundle, the same requests
 * and answers, a tenth of the time. One run at a time; that it comes to the same as processes of their own is tested.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Duplex, duplexPair } from 'node:stream';
import timers from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { DIST } from '../../test/scenarios/stage.ts';
import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import {
  type ChildInput,
  type ChildResult,
  environmentOf,
  prepareFiles,
  readResult,
} from '../rehearsal/child-run.ts';

export interface InProcess {
  run(input: ChildInput): Promise<ChildResult>;
  /** From now on connections to this GitHub stay in the process. */
  reach(github: EmbeddedGitHub): void;
  close(): void;
}

export async function startInProcess(): Promise<InProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'in-process-'));
  const shortcut = shortenConnections();
  const restoreWaiting = shortenWaiting();
  const { run } = (await import(pathToFileURL(join(DIST, 'index.js')).href)) as {
    readonly run: (name: string) => Promise<void>;
  };
  return {
    reach: shortcut.reach,
    run: async (input) => {
      const files = prepareFiles(folder, input.event.payload);
      const started = performance.now();
      const printed = await inEnvironment(environmentOf(folder, input, files), () =>
        run(basename(input.main, '.js')),
      );
      return readResult(printed, files, started);
    },
    close: () => {
      shortcut.restore();
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

/**
 * The GitHub to which connections are short. The bundle keeps hold of what it found when it was loaded first, the address
 * of the first GitHub included: anyone who asks for that one means the present one.
 */
let target: EmbeddedGitHub | undefined;
const ports = new Set<string>();
const { connect } = net;

/** Anyone who connects to the embedded GitHub gets one end of a pair of streams, and GitHub the other. */
function connectShortly(...rest: Parameters<typeof connect>): unknown {
  const [options] = rest as unknown as readonly [{ readonly port?: number | string } | undefined];
  if (target === undefined || !ports.has(String(options?.port))) return connect(...rest);
  const [near, far] = duplexPair();
  const self = (): Duplex => near;
  Object.assign(near, { setNoDelay: self, setKeepAlive: self, setTimeout: self, ref: self, unref: self });
  target.take(far);
  setImmediate(() => near.emit('connect'));
  return near;
}

function shortenConnections(): { reach(github: EmbeddedGitHub): void; restore(): void } {
  net.connect = connectShortly as typeof connect;
  syncBuiltinESMExports();
  return {
    reach: (github) => {
      target = github;
      ports.add(new URL(github.url).port);
    },
    restore: () => {
      target = undefined;
      net.connect = connect;
      syncBuiltinESMExports();
    },
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
