import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Owner, name and commit that the examples use for this repository. */
export const SELF = 'example-org/security-process@v1.0.0';

/**
 * Keys of workflow files that GitHub knows and act refuses. They are taken out of the copy that act sees; what they
 * mean (waiting in line, time zones) is not what is tried here.
 */
const UNKNOWN_TO_ACT = [/^ *queue: .*\n/gm, /^ *timezone: .*\n/gm];

export interface ActRun {
  readonly act: string;
  /** The checkout that the workflow is in; its parent is act's home and gets the event's file. */
  readonly checkout: string;
  /** Relative to the checkout. */
  readonly workflow: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Folders that stand for repositories: `owner/name@ref` to path. */
  readonly repositories: Readonly<Record<string, string>>;
}

/** One line of act's JSON log, as far as it is read here. */
export interface ActLine {
  readonly msg?: string;
  /** What a step itself wrote. */
  readonly raw_output?: boolean;
  readonly stage?: string;
  readonly step?: string;
  readonly stepResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
}

/** Runs one workflow file for one event under act, in host mode. */
export async function runAct(
  run: ActRun,
): Promise<{ readonly code: number | null; readonly lines: readonly ActLine[] }> {
  const home = dirname(run.checkout);
  const eventFile = join(home, 'event.json');
  writeFileSync(eventFile, JSON.stringify(run.payload));
  const inputs = (run.payload.inputs ?? {}) as Readonly<Record<string, unknown>>;
  const pairs = (flag: string, record: Readonly<Record<string, unknown>>): readonly string[] =>
    Object.entries(record).flatMap(([name, value]) => [flag, `${name}=${String(value)}`]);
  const args = [
    run.event,
    ...['--workflows', run.workflow],
    ...['--eventpath', eventFile],
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...['--platform', 'ubuntu-slim=-self-hosted'],
    ...['--actor', run.actor],
    ...pairs('--local-repository', run.repositories),
    ...pairs('--env', run.environment),
    ...pairs('--input', inputs),
    ...Object.keys(run.secrets).flatMap((name) => ['--secret', name]),
    '--json',
  ];
  const child = spawn(run.act, args, {
    cwd: run.checkout,
    // Secrets come by the environment: several lines do not fit an argument.
    env: { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), ...run.secrets },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, lines: parseLines(Buffer.concat(chunks).toString('utf8')) };
}

function parseLines(text: string): readonly ActLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (line.startsWith('{') ? (JSON.parse(line) as ActLine) : { msg: line }));
}

/** Writes files into a folder, workflows without the keys that act does not know. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      UNKNOWN_TO_ACT.reduce((left, key) => left.replace(key, ''), text),
    );
  }
}

/** This repository as others see it, without its own packages. */
export function exportSelf(root: string, folder: string): void {
  for (const part of ['action.yml', 'actions', 'dist', '.github/workflows'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
}

/** `owner/name@commit` as one of our workflows pins it. */
export const pinOf = (root: string, workflow: string, action: string): string =>
  pinIn(root, join('.github/workflows', workflow), action);

/** `owner/name@commit` as a file pins it. */
export function pinIn(root: string, file: string, action: string): string {
  const found = new RegExp(`uses: (${action}@[0-9a-f]{40})`).exec(
    readFileSync(join(root, file), 'utf8'),
  )?.[1];
  if (!found) throw new Error(`${file} no longer uses ${action}: mend tools/ci/act-*.ts`);
  return found;
}

/** A stand-in for an action of GitHub's: its `action.yml` with these inputs, and what it does. */
export const standIn = (
  name: string,
  inputs: readonly string[],
  main = '',
): Readonly<Record<string, string>> => ({
  'action.yml': `name: ${name}
description: Stand-in of a test
inputs:
${inputs.map((input) => `  ${input}: { description: as the workflow gives it }`).join('\n')}
runs: { using: node24, main: main.mjs }
`,
  'main.mjs': main,
});

/** Copies this repository to where the workflow wants it. */
export const CHECKOUT = standIn(
  'Checkout',
  ['repository', 'ref', 'path', 'fetch-depth', 'persist-credentials'],
  `import { cpSync } from 'node:fs';
import { join } from 'node:path';
cpSync(process.env.CHECKOUT_FROM, join(process.env.GITHUB_WORKSPACE, process.env.INPUT_PATH), { recursive: true });
`,
);

/** Does nothing: Node is there. */
export const SETUP_NODE = standIn('Setup Node', ['node-version', 'package-manager-cache']);
