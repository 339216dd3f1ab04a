/** Carries out steps in a thread that keeps the bundle loaded; can be killed in the middle of a run, as a runner can. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DIST } from '../../test/scenarios/stage.ts';
import { type ChildInput, type ChildResult, followMasks, parseOutputs } from '../rehearsal/child-run.ts';

export interface Circumstances {
  /** What npm says: package to versions. */
  readonly published: Readonly<Record<string, readonly string[]>>;
  /** How long the run waits for an answer. */
  readonly patienceMs?: number;
}

export interface Thread {
  run(input: ChildInput, circumstances: Circumstances): Promise<ChildResult>;
  /** Ends whatever runs, at once; its result has the exit code null. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A small program stands in for npm on the path of its runs. */
export async function startThread(): Promise<Thread> {
  const folder = mkdtempSync(join(tmpdir(), 'fault-run-'));
  installNpm(folder);
  let worker = startWorker();
  let fail: ((printed: Printed | null) => void) | null = null;
  const close = async (): Promise<void> => {
    await (await worker).terminate();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    run: async (input, { published, patienceMs = 30_000 }) => {
      writePublished(join(folder, 'npm'), published);
      const files = prepareFiles(folder, input.event.payload);
      const started = performance.now();
      const present = await worker;
      const printed = await new Promise<Printed | null>((resolve) => {
        fail = resolve;
        present.once('message', resolve);
        present.postMessage({
          name: basename(input.main, '.js'),
          environment: environmentOf(folder, input, files),
          patienceMs,
        });
      });
      fail = null;
      present.removeAllListeners('message');
      return {
        exitCode: printed?.exitCode ?? null,
        ...followMasks({
          stdout: printed?.stdout ?? '',
          stderr: printed?.stderr ?? '',
          summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
        }),
        outputs: parseOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
        ms: Math.round(performance.now() - started),
      };
    },
    kill: async () => {
      const old = await worker;
      worker = startWorker();
      await old.terminate();
      fail?.(null);
    },
    close,
  };
}

function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL('./run-worker.mjs', import.meta.url), {
    workerData: { bundle: pathToFileURL(join(DIST, 'index.js')).href },
    env: { PATH: process.env.PATH ?? '' },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('error', reject);
  });
}

/** `npm view NAME …` prints what a file of that name says. */
function installNpm(folder: string): void {
  mkdirSync(join(folder, 'bin'));
  const script = `#!/bin/sh\nfor word in "$@"; do\n  case "$word" in view|-*) ;; *) exec cat "${folder}/npm/$word.json" ;; esac\ndone\n`;
  writeFileSync(join(folder, 'bin', 'npm'), script, { mode: 0o755 });
  mkdirSync(join(folder, 'npm'));
}

/** What npm says of each package from now on. */
function writePublished(npmFolder: string, published: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, versions] of Object.entries(published)) {
    mkdirSync(join(npmFolder, name, '..'), { recursive: true });
    writeFileSync(join(npmFolder, `${name}.json`), JSON.stringify({ versions }));
  }
}

export type Files = ReturnType<typeof prepareFiles>;

export function prepareFiles(folder: string, payload: unknown) {
  const files = {
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_ENV: join(folder, 'env'),
    GITHUB_PATH: join(folder, 'path'),
    GITHUB_STATE: join(folder, 'state'),
  };
  for (const file of Object.values(files)) writeFileSync(file, '');
  writeFileSync(files.GITHUB_EVENT_PATH, JSON.stringify(payload));
  return files;
}

export function environmentOf(folder: string, input: ChildInput, files: Files): Record<string, string> {
  const inputs = Object.entries(input.inputs).map(
    ([name, value]) => [`INPUT_${name.replace(/ /g, '_').toUpperCase()}`, value] as const,
  );
  return {
    PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`,
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
    RUNNER_OS: 'Linux',
    ...input.machine,
    ...Object.fromEntries(inputs),
    ...input.github,
    ...files,
  };
}
