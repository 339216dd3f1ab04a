import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a runner hands to the script of an action. */
export interface ChildInput {
  readonly main: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** `GITHUB_*` without the files, which are made here. */
  readonly github: Readonly<Record<string, string>>;
  /** Whatever else the machine offers, such as the address of the package registry. */
  readonly machine: Readonly<Record<string, string>>;
}

export interface ChildResult {
  /** Null where it had to be stopped. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly ms: number;
}

/** Milliseconds after which a run is stopped. */
export const TIMEOUT_MS = 120_000;

/** Starts the script of an action as a runner would: own process, own folder, environment and files by contract. */
export async function runAction(input: ChildInput): Promise<ChildResult> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-run-'));
  try {
    const files = prepareFiles(folder, input.event.payload);
    const started = performance.now();
    const child = spawn(process.execPath, [input.main], {
      cwd: folder,
      env: environmentOf(folder, input, files),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    const exitCode = await waitFor(child);
    return readResult({ exitCode, stdout: stdout(), stderr: stderr() }, files, started);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a run printed and left in its files, as the runner keeps it. `started`: by `performance.now()`. */
export function readResult(
  { exitCode, stdout, stderr }: Pick<ChildResult, 'exitCode' | 'stdout' | 'stderr'>,
  files: RunFiles,
  started: number,
): ChildResult {
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
  return {
    exitCode,
    ...followMasks({ stdout, stderr, summary }),
    outputs: parseOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
    ms: Math.round(performance.now() - started),
  };
}

export type RunFiles = ReturnType<typeof prepareFiles>;

/** The files by which runner and action speak, empty but for the event. */
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

/** Everything that a run finds in its environment. */
export const environmentOf = (
  folder: string,
  input: ChildInput,
  files: RunFiles,
): Record<string, string> => ({
  ...describeMachine(folder),
  ...input.machine,
  ...renderInputs(input.inputs),
  ...input.github,
  ...files,
});

/** A clean environment: nothing of the shell that started the rehearsal but where programs are. */
function describeMachine(folder: string): Record<string, string> {
  const kept = ['PATH', 'SystemRoot', 'PATHEXT', 'ComSpec'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
    RUNNER_TOOL_CACHE: folder,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'rehearsal',
    RUNNER_ENVIRONMENT: 'github-hosted',
    npm_config_userconfig: join(folder, 'npmrc'),
    npm_config_cache: join(folder, 'npm-cache'),
    npm_config_update_notifier: 'false',
  };
}

/** `INPUT_<NAME>`: upper case, spaces to underscores; hyphens stay. */
function renderInputs(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replace(/ /g, '_').toUpperCase()}`, value]),
  );
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function waitFor(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
}

const MASK_LINE = /^::add-mask::(.*)\n?/gm;

/** What a runner keeps of what was printed: `::add-mask::` is an order to it, and masked values become stars. */
export function followMasks(printed: Printed): Printed {
  const values = [...printed.stdout.matchAll(MASK_LINE)].map(([, value = '']) => unescapeCommand(value));
  const masks = [...new Set(values.flatMap((value) => [value, ...value.split('\n')]))]
    .filter((value) => value.trim() !== '')
    .sort((a, b) => b.length - a.length);
  const hide = (text: string): string => masks.reduce((left, mask) => left.replaceAll(mask, '***'), text);
  return {
    stdout: hide(printed.stdout.replace(MASK_LINE, '')),
    stderr: hide(printed.stderr),
    summary: hide(printed.summary),
  };
}

/** Values of workflow commands have their line ends escaped. */
const unescapeCommand = (value: string): string =>
  value.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%25/g, '%');

/** `name=value` lines and `name<<MARK` blocks, as the runner reads them. */
export function parseOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    if (block) {
      const end = lines.indexOf(block[2] ?? '', index + 1);
      const last = end < 0 ? lines.length : end;
      outputs[block[1] ?? ''] = lines.slice(index + 1, last).join('\n');
      index = last;
    } else if (line.includes('=')) {
      outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return outputs;
}
