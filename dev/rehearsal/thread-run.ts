/**
 * Carries out steps in a thread that keeps the bundle loaded: the same bundle, inputs, files and output as in a process
 * of its own (`child-run.ts`), without starting Node, without starting npm, whose question it answers from the same
 * registry, and without a connection to an embedded GitHub of this process. That both come to the same is tested for every action and fault (`test/faults/thread-and-process.test.ts`).
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { askerAt, originsHere } from '../embedded-github/server.ts';
import {
  type ChildInput,
  type ChildResult,
  environmentOf,
  prepareFiles,
  readResult,
  TIMEOUT_MS,
} from './child-run.ts';
import type { Order, Printed, Question, Told } from './thread-worker.ts';

export interface Circumstances {
  /** What npm says: package to versions. Unless told, what the registry of the machine says. */
  readonly published?: Readonly<Record<string, readonly string[]>>;
  /** How long the run waits for an answer, milliseconds. */
  readonly patienceMs?: number;
}

export interface Thread {
  /** Runs that are asked for at once are carried out at once, each in a thread of its own. */
  run(input: ChildInput, circumstances?: Circumstances): Promise<ChildResult>;
  /** Ends whatever runs, at once; its result has the exit code null. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

interface Seat {
  /** What cannot be changed any more: the bundle that is loaded in it, and the proxy that was read then. */
  readonly loaded: string;
  readonly worker: Worker;
  readonly ready: Promise<void>;
  /** What waits for the end of the run in it; null while it is free. */
  end: ((printed: Printed | null) => void) | null;
  /** Called when the thread has ended by itself. */
  onGone: () => void;
}

/** Seats whose bundle is loaded and whose thread was closed: the next one need not load it again. */
const idle: Seat[] = [];
/** More at once are rare, and each takes some 50 MB. */
const MOST_IDLE = 3;
const PROXIES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];

export function startThread(): Thread {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-thread-'));
  const seats = new Set<Seat>();
  const homes: string[] = [];
  const kill = async (isDoomed: (seat: Seat) => boolean): Promise<void> => {
    const doomed = [...seats].filter(isDoomed);
    for (const seat of doomed) seats.delete(seat);
    await Promise.all(doomed.map(endSeat));
  };
  const takeSeat = (bundle: string, environment: Order['environment']): Seat => {
    const loaded = [bundle, ...PROXIES.map((name) => environment[name])].join(' ');
    const free = [...seats].find((seat) => seat.end === null && seat.loaded === loaded);
    const seat = free ?? takeIdle(loaded) ?? openSeat(bundle, loaded);
    seats.add(seat);
    seat.onGone = () => void seats.delete(seat);
    return seat;
  };
  return {
    run: async (input, { published = null, patienceMs = 30_000 } = {}) => {
      const started = performance.now();
      const home = homes.pop() ?? mkdtempSync(join(folder, 'run-'));
      const files = prepareFiles(home, input.event.payload);
      const environment = environmentOf(home, input, files);
      const seat = takeSeat(dirname(input.main), environment);
      const timer = setTimeout(() => void kill((one) => one === seat), TIMEOUT_MS);
      const printed = await ordered(seat, {
        name: basename(input.main, '.js'),
        environment,
        patienceMs,
        published,
        beside: originsHere(),
      });
      clearTimeout(timer);
      const result = readResult(printed ?? { stdout: '', stderr: '', exitCode: null }, files, started);
      // Where nothing else was left behind, the next run may have it: its files are written anew.
      if (printed !== null && readdirSync(home).length === Object.keys(files).length) homes.push(home);
      return result;
    },
    kill: () => kill((seat) => seat.end !== null),
    close: async () => {
      await kill((seat) => seat.end !== null);
      await Promise.all([...seats].map(leave));
      seats.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Carries out one run; null where it was killed. */
function ordered(seat: Seat, order: Order): Promise<Printed | null> {
  return new Promise((resolve) => {
    seat.end = (printed) => {
      seat.end = null;
      resolve(printed);
    };
    void seat.ready.then(() => seat.worker.postMessage(order));
  });
}

function takeIdle(loaded: string): Seat | undefined {
  const at = idle.findIndex((seat) => seat.loaded === loaded);
  const [seat] = at < 0 ? [] : idle.splice(at, 1);
  seat?.worker.ref();
  return seat;
}

/** Keeps a free seat for the next one, without keeping the process alive for it. */
async function leave(seat: Seat): Promise<void> {
  if (idle.length >= MOST_IDLE) return endSeat(seat);
  seat.onGone = () => void idle.splice(idle.indexOf(seat), 1);
  seat.worker.unref();
  idle.push(seat);
}

function openSeat(bundle: string, loaded: string): Seat {
  const worker = new Worker(new URL('./thread-worker.ts', import.meta.url), {
    workerData: { bundle: pathToFileURL(join(bundle, 'index.js')).href },
    env: { PATH: process.env.PATH ?? '' },
  });
  const ready = Promise.withResolvers<void>();
  const seat: Seat = { loaded, worker, ready: ready.promise, end: null, onGone: () => undefined };
  worker.on('message', (message: Printed | Question | 'ready') => {
    if (message === 'ready') ready.resolve();
    else if ('asked' in message) void answer(worker, message);
    else seat.end?.(message);
  });
  // What nobody caught ends a process with its words and 1, and this thread with it.
  const end = (stderr: string, exitCode: number): void => {
    seat.onGone();
    ready.resolve();
    seat.end?.({ stdout: '', stderr, exitCode });
  };
  worker.once('error', (error) => end(String(error), 1));
  worker.once('exit', (code) => end('The run ended before it could say how.', code));
  return seat;
}

async function answer(worker: Worker, { number, asked }: Question): Promise<void> {
  const answered = (await askerAt(new URL(asked.url).origin)?.(asked)) ?? null;
  worker.postMessage({ number, answered } satisfies Told);
}

async function endSeat(seat: Seat): Promise<void> {
  const { end } = seat;
  seat.end = null;
  await seat.worker.terminate();
  end?.(null);
}
