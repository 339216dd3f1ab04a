import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Runner, RunnerOptions, RunRecord } from '../../src/rehearsal/runner.ts';
import { listensTo, type Workflow } from '../../src/rehearsal/workflow-file.ts';

/**
 * Keys of workflow files that GitHub knows and act refuses. They are taken out of the copy that act sees; what they
 * mean (waiting in line, time zones) is not what is tried here.
 */
const UNKNOWN_TO_ACT = [/^ *queue: .*\n/gm, /^ *timezone: .*\n/gm];

/** Owner, name and commit that the examples use for this repository. */
const SELF = 'example-org/security-process@0000000000000000000000000000000000000000';

interface Start {
  readonly workflow: Workflow;
  readonly event: string;
  readonly activity: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: string;
}

/**
 * The rehearsal's runner, with act in the place of our own reading of workflows. `files` are those of the triage
 * repo, by path. `close` removes the folder that all is run in.
 */
export function createActRunner(
  options: RunnerOptions,
  act: string,
  files: Readonly<Record<string, string>>,
): Runner & { readonly close: () => void } {
  const folder = prepareFolder(options.root, files);
  const queue: Start[] = [];
  const runs: RunRecord[] = [];
  options.github.onDelivery((delivery) => {
    if (!delivery.startsRuns || delivery.repo !== options.repo) return;
    // act looks at the name of an event, not at its type.
    for (const workflow of options.workflows)
      if (listensTo(workflow, delivery.event, delivery.action))
        queue.push({
          workflow,
          event: delivery.event,
          activity: delivery.action,
          payload: delivery.payload,
          actor: delivery.sender,
        });
  });
  const drain = async (): Promise<void> => {
    for (let start = queue.shift(); start; start = queue.shift()) {
      const record = await perform(options, act, folder, start, runs.length);
      if (!record) continue;
      runs.push(record);
      await options.onRun(record);
    }
  };
  return {
    runs,
    drain,
    tick: async () => {
      for (const workflow of options.workflows)
        for (const cron of workflow.crons)
          queue.push({
            workflow,
            event: 'schedule',
            activity: null,
            payload: { schedule: cron },
            actor: 'github-actions[bot]',
          });
      await drain();
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A triage repo's checkout with the workflows, and this repository as others see it: without its own packages. */
function prepareFolder(root: string, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'act-'));
  for (const part of ['action.yml', 'actions', 'dist'])
    cpSync(join(root, part), join(folder, 'self', part), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, 'triage', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      UNKNOWN_TO_ACT.reduce((left, key) => left.replace(key, ''), text),
    );
  }
  return folder;
}

async function perform(
  options: RunnerOptions,
  act: string,
  folder: string,
  start: Start,
  before: number,
): Promise<RunRecord | undefined> {
  const id = String(9_000_000_001 + before);
  const eventFile = join(folder, 'event.json');
  writeFileSync(eventFile, JSON.stringify(start.payload));
  const from = options.github.requests.length;
  const at = options.github.clock.now().toISOString();
  const started = performance.now();
  const { code, lines } = await runAct(
    act,
    folder,
    start,
    eventFile,
    environmentOf(options, start, id),
    options,
  );
  const steps = lines.filter((line) => line.stage === 'Main' && line.stepResult !== undefined);
  if (code === 0 && steps.length === 0) return undefined;
  const outputs = lines.filter((line) => line.command === 'set-output');
  const requests = options.github.requests.slice(from);
  return {
    id,
    at,
    repo: options.repo,
    // The triage repo: a public one is refused before anything is said.
    isPrivate: true,
    workflow: start.workflow.file,
    action: start.workflow.file.replace(/\.yml$/, ''),
    event: start.activity === null ? start.event : `${start.event} ${start.activity}`,
    cost: { total: requests.length, reads: 0, writes: 0, tokens: 0 },
    journalEnd: options.github.journal.length,
    exitCode: code,
    // What the action wrote; act's own lines repeat outputs, which GitHub's log does not.
    stdout: lines
      .filter((line) => line.raw_output === true || code !== 0)
      .map((line) => line.msg ?? '')
      .join('\n'),
    stderr: '',
    summary: '',
    outputs: Object.fromEntries(outputs.map(({ name = '', arg = '' }) => [name, arg])),
    ms: Math.round(performance.now() - started),
  };
}

function environmentOf({ github, repo, machine }: RunnerOptions, start: Start, id: string) {
  return {
    ...machine,
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_SERVER_URL: github.world.settings.webUrl,
    GITHUB_REPOSITORY: repo,
    GITHUB_REPOSITORY_OWNER: repo.split('/')[0] ?? '',
    GITHUB_RUN_ID: id,
    GITHUB_ACTOR: start.actor,
  };
}

/** One line of act's JSON log, as far as it is read here. */
interface ActLine {
  readonly msg?: string;
  readonly raw_output?: boolean;
  readonly stage?: string;
  readonly stepResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
}

async function runAct(
  act: string,
  folder: string,
  start: Start,
  eventFile: string,
  environment: Readonly<Record<string, string>>,
  { secrets }: RunnerOptions,
): Promise<{ readonly code: number | null; readonly lines: readonly ActLine[] }> {
  const inputs = (start.payload.inputs ?? {}) as Readonly<Record<string, unknown>>;
  const args = [
    start.event,
    ...['--workflows', join('.github', 'workflows', start.workflow.file)],
    ...['--eventpath', eventFile],
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...['--local-repository', `${SELF}=${join(folder, 'self')}`],
    ...['--actor', start.actor],
    ...Object.keys(secrets).flatMap((name) => ['--secret', name]),
    ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...Object.entries(inputs).flatMap(([name, value]) => ['--input', `${name}=${String(value)}`]),
    '--json',
  ];
  const child = spawn(act, args, {
    cwd: join(folder, 'triage'),
    // Secrets come by the environment: several lines do not fit an argument.
    env: { PATH: process.env.PATH, HOME: folder, XDG_CACHE_HOME: join(folder, 'cache'), ...secrets },
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
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    return [line.startsWith('{') ? (JSON.parse(line) as ActLine) : { msg: line }];
  });
}
