import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runner, RunnerOptions, RunRecord } from '../../dev/rehearsal/runner.ts';
import { listensTo, type Workflow } from '../../dev/rehearsal/workflow-file.ts';
import { exportSelf, runAct, SELF, writeFiles } from './run-act.ts';

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
    cancelled: [],
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

/** A triage repo's checkout with its workflows, and this repository beside it. */
function prepareFolder(root: string, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'act-'));
  exportSelf(root, join(folder, 'self'));
  writeFiles(join(folder, 'triage'), files);
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
  const from = options.github.requests.length;
  const at = options.github.clock.now().toISOString();
  const started = performance.now();
  const { code, lines } = await runAct({
    act,
    checkout: join(folder, 'triage'),
    workflow: join('.github', 'workflows', start.workflow.file),
    event: start.event,
    payload: start.payload,
    actor: start.actor,
    environment: environmentOf(options, start, id),
    secrets: options.secrets,
    repositories: { [SELF]: join(folder, 'self') },
  });
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
