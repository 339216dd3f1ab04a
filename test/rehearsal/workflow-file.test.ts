import { readTriageFiles } from '../../dev/rehearsal/project-files.ts';
import { listensTo, parseWorkflow, planSteps, type Workflow } from '../../dev/rehearsal/workflow-file.ts';
import { STATE_IDS, STATES } from '../../src/process/table.ts';

const workflowsOf = (chain: boolean): readonly Workflow[] =>
  Object.entries(readTriageFiles(chain))
    .filter(([path]) => path.startsWith('.github/workflows/'))
    .map(([path, text]) => parseWorkflow(path.split('/').at(-1) ?? path, text));

interface Happening {
  readonly event: string;
  readonly action: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Names of the actions that an event starts. */
function startedBy(workflows: readonly Workflow[], { event, action, payload }: Happening): readonly string[] {
  const contexts = { github: { event_name: event, event: { action, ...payload } }, inputs: {}, secrets: {} };
  return workflows
    .filter(
      (workflow) => listensTo(workflow, event, action) || (event === 'schedule' && workflow.crons.length > 0),
    )
    .flatMap((workflow) => planSteps(workflow, contexts))
    .map((step) => /actions\/([a-z-]+)@/.exec(step.uses)?.[1] ?? 'conductor');
}

const user = { type: 'User' };
const bot = { type: 'Bot' };
const issueWith = (...labels: string[]) => ({ labels: labels.map((name) => ({ name })) });

/** Who claims the queue: the workflow, for whatever event, or its jobs, where they run. */
const groupsOf = ({ group, jobs }: Workflow) => ({ workflow: group, jobs: jobs.map((job) => job.group) });

describe('the conductor of the triage example', () => {
  const workflows = workflowsOf(false);

  it.each<[string, Happening, boolean]>([
    [
      'a label by a person',
      { event: 'issues', action: 'labeled', payload: { sender: user, issue: issueWith() } },
      true,
    ],
    [
      'a label by our App',
      { event: 'issues', action: 'labeled', payload: { sender: bot, issue: issueWith() } },
      false,
    ],
    ['a form', { event: 'issues', action: 'opened', payload: { sender: user, issue: issueWith() } }, true],
    [
      'a deleted case',
      { event: 'issues', action: 'deleted', payload: { sender: user, issue: issueWith() } },
      true,
    ],
    [
      'a pinned issue',
      { event: 'issues', action: 'pinned', payload: { sender: user, issue: issueWith() } },
      false,
    ],
    [
      'a comment',
      { event: 'issue_comment', action: 'created', payload: { sender: user, issue: issueWith() } },
      true,
    ],
    [
      'a deleted comment',
      { event: 'issue_comment', action: 'deleted', payload: { sender: user, issue: issueWith() } },
      false,
    ],
    [
      'a comment on a pull request',
      {
        event: 'issue_comment',
        action: 'created',
        payload: { sender: user, issue: { ...issueWith(), pull_request: {} } },
      },
      false,
    ],
    ['the schedule', { event: 'schedule', action: null, payload: { schedule: '17 * * * *' } }, true],
    ['a dispatch by a relay', { event: 'workflow_dispatch', action: null, payload: { sender: bot } }, true],
    ['a push', { event: 'push', action: null, payload: { sender: user } }, false],
  ])('%s', (_, happening, starts) => {
    expect(startedBy(workflows, happening)).toEqual(starts ? ['conductor'] : []);
  });

  it('keeps every event waiting instead of dropping it, and none of those that start no job', () => {
    expect(workflows.map(groupsOf)).toEqual([{ workflow: undefined, jobs: ['security-process'] }]);
  });
});

describe('the chain of the triage example', () => {
  const workflows = workflowsOf(true);

  it.each(STATE_IDS)('the label of %s starts its action and no other, no matter who sets it', (state) => {
    for (const sender of [user, bot]) {
      const payload = {
        sender,
        label: { name: `case/${state}` },
        issue: issueWith('case/assessing', `case/${state}`),
      };
      expect(startedBy(workflows, { event: 'issues', action: 'labeled', payload })).toEqual([
        STATES[state].action,
      ]);
    }
  });

  it.each(STATE_IDS)('a comment of a person in %s starts the action of that state', (state) => {
    const payload = { sender: user, comment: { body: '/confirm' }, issue: issueWith(`case/${state}`) };
    expect(startedBy(workflows, { event: 'issue_comment', action: 'created', payload })).toEqual([
      STATES[state].action,
    ]);
    expect(
      startedBy(workflows, {
        event: 'issue_comment',
        action: 'created',
        payload: { ...payload, sender: bot },
      }),
    ).toEqual([]);
  });

  it('privatizes on its flag, and on its command', () => {
    const flag = {
      sender: user,
      label: { name: 'flag/premature' },
      issue: issueWith('case/received', 'flag/premature'),
    };
    expect(startedBy(workflows, { event: 'issues', action: 'labeled', payload: flag })).toContain(
      'privatize',
    );
    const command = { sender: user, comment: { body: '/privatize URL' }, issue: issueWith('case/assessing') };
    expect(startedBy(workflows, { event: 'issue_comment', action: 'created', payload: command })).toEqual([
      'ack-timer',
      'privatize',
    ]);
  });

  it('takes in a form, once', () => {
    const payload = { sender: user, issue: issueWith('security-report') };
    expect(startedBy(workflows, { event: 'issues', action: 'opened', payload })).toEqual(['intake']);
  });

  it('runs every action on a schedule, at minutes of its own', () => {
    expect(
      startedBy(workflows, { event: 'schedule', action: null, payload: { schedule: 'any' } }),
    ).toHaveLength(6);
    const minutes = workflows.flatMap((workflow) => workflow.crons.map((cron) => cron.split(' ')[0]));
    expect(new Set(minutes).size).toBe(2);
    expect(minutes).not.toContain('0');
  });

  it('is one queue over all links', () => {
    for (const workflow of workflows)
      expect(groupsOf(workflow)).toEqual({ workflow: undefined, jobs: ['security-process'] });
  });
});

describe('a workflow that cannot be rehearsed', () => {
  it('is named with what is wrong', () => {
    expect(() => parseWorkflow('x.yml', 'name: x\non: {push: }\njobs: {a: {steps: [{run: echo}]}}')).toThrow(
      /x\.yml cannot be rehearsed \(only steps that use actions are\): jobs\.a\.steps\.0\.uses/,
    );
  });
});
