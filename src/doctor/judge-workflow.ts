import { ACTIONS } from '../process/table.ts';
import { type Finding, fine, hidden, judgeSeen, unseen, wrong } from './finding.ts';
import { judgePolicy } from './judge-actions-settings.ts';
import { orMisplaced } from './judge-paths.ts';
import { renderMinutes, startsAMonth } from './minutes.ts';
import { type OurStep, readWorkflow, type WorkflowFacts } from './read-workflow.ts';
import type { Seen, Setup } from './setup.ts';

interface OurWorkflow {
  readonly path: string;
  readonly facts: WorkflowFacts;
}

/** What the conductor has to be started by. */
const CONDUCTOR_EVENTS: Readonly<Record<string, readonly string[]>> = {
  issues: [
    'opened',
    'edited',
    'labeled',
    'unlabeled',
    'assigned',
    'unassigned',
    'closed',
    'reopened',
    'deleted',
    'transferred',
  ],
  issue_comment: ['created', 'edited'],
  schedule: [],
  workflow_dispatch: [],
};

/** A schedule of every hour that did not start anything for so long has stopped. */
const LONGEST_SILENCE_MS = 24 * 3_600_000;

/** The workflow files: which, started by what, one after the other, at which version, with which credential. */
export function judgeWorkflows(setup: Setup): readonly Finding[] {
  const { repo, triage } = setup;
  const branch = triage.facts.kind === 'seen' ? ` ${triage.facts.value.defaultBranch}` : '';
  const missing = () =>
    orMisplaced('workflow', triage.paths, '.github/workflows', MISPLACED, [
      wrong(
        'workflow',
        repo,
        'workflow-missing',
        `No workflow on the default branch${branch} uses these actions.`,
      ),
    ]);
  return judgeSeen('workflow', repo, triage.workflows, missing, (files) => {
    const broken: Finding[] = [];
    const ours: OurWorkflow[] = [];
    for (const [path, text] of Object.entries(files)) {
      const facts = readWorkflow(text);
      if (facts && facts.steps.length > 0) ours.push({ path, facts });
      if (!facts && /security-process|actions\/intake/.test(path + text))
        broken.push(wrong('workflow', path, 'workflow-unreadable', 'It is no YAML of a workflow.'));
    }
    if (ours.every((each) => actionsOf(each).length === 0)) {
      const planning = ours.filter(({ path }) => !WEEKLY.test(path));
      const idle = planning.map(({ path }) =>
        wrong('workflow', path, 'plans-only', 'It only ever plans, and no other does the work.'),
      );
      return broken.length + idle.length > 0 ? [...broken, ...idle] : missing();
    }
    return [
      ...broken,
      ...judgeTogether(repo, ours),
      ...judgePolicy(
        setup,
        ours.flatMap(({ facts }) => facts.steps),
      ),
      ...ours.flatMap((each) => judgeOne(setup, each)),
      ...judgeSchedule(setup, ours),
      ...judgeCost(repo, ours),
    ];
  });
}

/** By this name of its file the action knows that it is to look, and we a weekly look from a conductor left planning. */
const WEEKLY = /\/security-process-doctor\.ya?ml$/;

/** A workflow of ours where GitHub does not look: outside of its folder, or with another ending. */
const MISPLACED =
  /^(?!\.github\/workflows\/[^/]+\.ya?ml$).*workflows?\/security-process\.ya?ml[\w.]*$|^security-process\.workflow\.ya?ml$/;

/** A step that only ever plans is the weekly look at the set-up, and no conductor beside the other one. */
const isDoctor = ({ action, inputs }: OurStep): boolean =>
  action === 'conductor' && inputs['dry-run'] === 'true';
const actionsOf = ({ facts }: OurWorkflow): readonly string[] =>
  facts.steps.filter((step) => !isDoctor(step)).map(({ action }) => action);
const isChain = (each: OurWorkflow): boolean =>
  actionsOf(each).some((action) => (ACTIONS as readonly string[]).includes(action));

function judgeTogether(repo: string, ours: readonly OurWorkflow[]): readonly Finding[] {
  const conductors = ours.filter((each) => actionsOf(each).includes('conductor'));
  const chain = ours.filter(isChain);
  if (conductors.length > 1 || (conductors.length === 1 && chain.length > 0)) {
    const names = [...conductors, ...chain].map(({ path }) => path).join(', ');
    return [wrong('workflow', repo, 'workflow-twice', `The same work is started by several: ${names}.`)];
  }
  if (conductors.length === 1) return [fine('workflow', repo, 'The conductor is installed.')];
  const absent = ACTIONS.filter((name) => !chain.some((each) => actionsOf(each).includes(name)));
  if (absent.length === 0) return [fine('workflow', repo, 'All workflows of the chain are installed.')];
  return [
    wrong('workflow', repo, 'chain-incomplete', `The chain lacks a workflow for ${absent.join(', ')}.`),
  ];
}

function judgeOne(setup: Setup, { path, facts }: OurWorkflow): readonly Finding[] {
  const isConductor = facts.steps.some((step) => step.action === 'conductor' && !isDoctor(step));
  const found = [
    ...(isConductor ? judgeEvents(path, facts) : []),
    ...judgeCrons(path, facts, isConductor),
    ...facts.steps.flatMap((step) => [
      ...judgeConcurrency(path, step),
      ...judgeVersion(setup, path, step),
      ...judgeInputs(setup, path, step),
    ]),
    ...judgeState(setup, path),
  ];
  return found.some(({ verdict }) => verdict === 'wrong')
    ? found
    : [
        ...found,
        fine('workflow file', path, 'Events, concurrency, version and credential are as they should be.'),
      ];
}

function judgeEvents(path: string, { events, hasCron }: WorkflowFacts): readonly Finding[] {
  return Object.entries(CONDUCTOR_EVENTS).flatMap(([event, types]) => {
    const started = events.get(event);
    if (started === undefined || (event === 'schedule' && !hasCron))
      return [wrong('workflow file', path, 'event-missing', `The event ${event} does not start it.`)];
    const missing = started === null ? [] : types.filter((type) => !started.includes(type));
    if (missing.length === 0) return [];
    const says = `The event ${event} does not start it for: ${missing.join(', ')}.`;
    return [wrong('workflow file', path, 'event-missing', says)];
  });
}

/** A day's reports wait for the schedule alone; it has to come at least as often. */
const FEWEST_A_MONTH = 28;

function judgeCrons(path: string, { crons }: WorkflowFacts, isConductor: boolean): readonly Finding[] {
  const check = 'workflow file';
  const starts = crons.map((cron) => ({ cron, count: startsAMonth(cron) }));
  const broken = starts.filter(({ count }) => count === null);
  if (broken.length > 0)
    return broken.map(({ cron }) => wrong(check, path, 'cron-unreadable', `No time is meant by “${cron}”.`));
  const count = starts.reduce((sum, each) => sum + (each.count ?? 0), 0);
  if (!isConductor || crons.length === 0 || count >= FEWEST_A_MONTH) return [];
  return [wrong(check, path, 'schedule-rare', `Its schedule starts it ${count} times in 30 days.`)];
}

function judgeConcurrency(path: string, { action, concurrency }: OurStep): readonly Finding[] {
  const check = 'workflow file';
  if (action === 'mail') return [];
  if (concurrency === null)
    return [wrong(check, path, 'concurrency-missing', 'Two runs can be at work at the same time.')];
  if (concurrency.cancels)
    return [wrong(check, path, 'concurrency-cancels', 'A new run stops the one that is at work.')];
  if (!concurrency.queuesAll)
    return [wrong(check, path, 'concurrency-drops-runs', 'Of several waiting runs only the last is kept.')];
  return [];
}

function judgeVersion({ pinned, server }: Setup, path: string, { repo, ref }: OurStep): readonly Finding[] {
  const check = 'version';
  if (/^0{40}$/.test(ref))
    return [wrong(check, path, 'version-unset', `The version behind uses: ${repo} is all zeros.`)];
  if (!/^[0-9a-f]{40}$/.test(ref))
    return [wrong(check, path, 'version-not-pinned', `The version ${ref} can be moved.`)];
  const seen = pinned[`${repo}@${ref}`];
  if (seen?.kind === 'absent')
    return [wrong(check, path, 'version-unknown', `${repo} has no commit ${ref.slice(0, 7)}.`)];
  if (seen?.kind === 'seen') return [];
  const advice = `Open ${server}/${repo}/commit/${ref} and see that it is there.`;
  return [unseen(check, path, `Whether ${repo} has the commit ${ref.slice(0, 7)} is not known.`, advice)];
}

function judgeInputs({ triage }: Setup, path: string, { inputs, environment }: OurStep): readonly Finding[] {
  const check = 'credential in the workflow';
  const plan = inputs['dry-run'] ?? '';
  if (plan !== '' && !plan.includes('${{') && !/^(?:true|false)$/i.test(plan))
    return [wrong('workflow file', path, 'input-wrong', `The input dry-run is “${plan}”.`)];
  const given = inputs.apps || inputs.token || '';
  if (given === '')
    return [wrong(check, path, 'credential-not-passed', 'The step gets neither apps nor token.')];
  if (/secrets\.GITHUB_TOKEN|github\.token/i.test(given))
    return [wrong(check, path, 'workflow-token', "The step gets the workflow's own token.")];
  if (/\bvars\./.test(given))
    return [wrong(check, path, 'credential-in-variable', 'The step gets its credential from a variable.')];
  const name = /\$\{\{\s*secrets\.(\w+)\s*\}\}/.exec(given)?.[1];
  if (name === undefined)
    return given.includes('${{')
      ? []
      : [wrong(check, path, 'credential-in-file', 'A credential is written into the workflow.')];
  const isIn = (names: readonly string[]): boolean =>
    names.some((each) => each.toLowerCase() === name.toLowerCase());
  const unknown = hidden(check, path, `whether there is a secret ${name}`);
  return judgeSeen(check, path, triage.secrets, unknown, (names) => {
    if (isIn(names)) return [];
    const missing = [wrong(check, path, 'secret-missing', `There is no secret ${name}.`)];
    if (environment === null) return missing;
    const own: Seen<readonly string[]> = triage.environmentSecrets[environment] ?? { kind: 'absent' };
    const there = `There is no secret ${name}, in the environment ${environment} neither.`;
    return judgeSeen(check, path, own, unknown, (listed) =>
      isIn(listed) ? [] : [wrong(check, path, 'secret-missing', there)],
    );
  });
}

function judgeState({ triage }: Setup, path: string): readonly Finding[] {
  if (triage.states.kind !== 'seen') return [];
  const state = triage.states.value.find((each) => each.path === path)?.state ?? 'active';
  if (state === 'active') return [];
  const why =
    state === 'disabled_inactivity' ? 'GitHub switched it off after 60 quiet days.' : 'It is switched off.';
  return [wrong('workflow file', path, 'workflow-disabled', why)];
}

/** Not right or wrong: people decide what it may cost. */
function judgeCost(repo: string, ours: readonly OurWorkflow[]): readonly Finding[] {
  const starts = ours.flatMap(({ facts }) => facts.crons).map(startsAMonth);
  if (starts.length === 0 || starts.includes(null)) return [];
  return [fine('cost', repo, renderMinutes(starts.reduce<number>((sum, each) => sum + (each ?? 0), 0)))];
}

function judgeSchedule({ triage, now }: Setup, ours: readonly OurWorkflow[]): readonly Finding[] {
  const path = ours.find((each) => each.facts.hasCron && actionsOf(each).length > 0)?.path;
  if (path === undefined || triage.lastScheduled.kind !== 'seen' || now === null) return [];
  const last = triage.lastScheduled.value;
  if (last === null)
    return [
      unseen(
        'schedule',
        path,
        'The schedule has not started a run yet.',
        'Look again in two hours: tab “Actions”.',
      ),
    ];
  const silence = Date.parse(now) - Date.parse(last);
  if (silence <= LONGEST_SILENCE_MS) return [fine('schedule', path, `It last started a run at ${last}.`)];
  return [wrong('schedule', path, 'schedule-silent', `The schedule last started a run at ${last}.`)];
}
