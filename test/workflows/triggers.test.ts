/** Events that must and that must not start a job, for every workflow that we offer or run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT, readTriageFiles } from '../../dev/rehearsal/project-files.ts';
import { ACTIONS, STATE_IDS, STATES } from '../../src/process/table.ts';
import { commented, dispatched, issues, labeled, other, pushed, scheduled } from './happenings.ts';
import { type Happening, startedJobs } from './starts.ts';

const readOwn = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');

/** Names of the jobs that start in any workflow of the triage repo. */
async function startedIn(
  files: Readonly<Record<string, string>>,
  happening: Happening,
): Promise<readonly string[]> {
  const workflows = Object.entries(files).filter(([path]) => path.includes('/workflows/'));
  const started = await Promise.all(workflows.map(([path, text]) => startedJobs(path, text, happening)));
  return started.flat().sort();
}

describe('the conductor', () => {
  const files = readTriageFiles(false);
  const inCase = { labels: ['case/assessing'] };

  it.each<readonly [string, Happening]>([
    ['an issue from a form', issues('opened', { labels: ['security-report'] })],
    ['a person sets a state', labeled('case/valid', inCase)],
    ['a person sets a flag', labeled('flag/premature', inCase)],
    ['a person takes a label off', issues('unlabeled', { label: 'case/assessing' })],
    ['a person edits the case issue', issues('edited', inCase)],
    ['a person assigns somebody', issues('assigned', inCase)],
    ['a person unassigns somebody', issues('unassigned', inCase)],
    ['a person closes the case issue', issues('closed', inCase)],
    ['a person opens it again', issues('reopened', inCase)],
    ['a person deletes it', issues('deleted', inCase)],
    ['a person transfers it away', issues('transferred', inCase)],
    ['a person comments', commented('/confirm', inCase)],
    ['a person edits a comment', commented('analysis:', inCase, 'edited')],
    ['the schedule', scheduled],
    ['a person starts it by hand', dispatched()],
    ['a relay, which is an App, starts it', dispatched('Bot')],
  ])('starts: %s', async (_what, happening) => {
    expect(await startedIn(files, happening)).toEqual(['conduct']);
  });

  it.each<readonly [string, Happening]>([
    ['our App sets a state', labeled('case/valid', { by: 'Bot' })],
    ['our App takes a label off', issues('unlabeled', { by: 'Bot', label: 'case/valid' })],
    ['our App opens a case issue', issues('opened', { by: 'Bot', labels: ['case/received'] })],
    ['our App comments', commented('The record', { ...inCase, by: 'Bot' })],
    ['our App edits its comment', commented('The record', { ...inCase, by: 'Bot' }, 'edited')],
    ['our App closes the case issue', issues('closed', { ...inCase, by: 'Bot' })],
    ['a comment on a pull request', commented('/confirm', { isPull: true })],
    ['a comment is deleted', commented('', inCase, 'deleted')],
    ['the issue is locked', issues('locked', inCase)],
    ['the issue is pinned', issues('pinned', inCase)],
    ['the issue gets a milestone', issues('milestoned', inCase)],
    ['a pull request', other('pull_request', 'opened')],
    ['a pull request from a fork', other('pull_request_target', 'opened')],
    ['a push', pushed('refs/heads/main')],
    ['a push to the store', pushed('refs/heads/security-process')],
    ['a release', other('release', 'published')],
    ['a label is defined', other('label', 'created')],
    ['the repo gets a star', other('watch', 'started')],
    ['a payload from outside', other('repository_dispatch', 'anything')],
  ])('does not start: %s', async (_what, happening) => {
    expect(await startedIn(files, happening)).toEqual([]);
  });
});

describe('the chain', () => {
  const files = readTriageFiles(true);

  it.each(STATE_IDS)('hands case/%s to the one action that it is of', async (state) => {
    const { action } = STATES[state];
    expect(await startedIn(files, labeled(`case/${state}`, { by: 'Bot' }))).toEqual([action]);
    // A person's request is judged by the action of the state that is asked for, beside the old label.
    const asked = labeled(`case/${state}`, { labels: ['case/received'] });
    expect(await startedIn(files, asked)).toEqual([action]);
    expect(await startedIn(files, commented('/why', { labels: [`case/${state}`] }))).toEqual([action]);
    expect(await startedIn(files, commented('/why', { labels: [`case/${state}`], by: 'Bot' }))).toEqual([]);
    expect(await startedIn(files, issues('assigned', { labels: [`case/${state}`] }))).toEqual([action]);
    expect(await startedIn(files, issues('closed', { labels: [`case/${state}`] }))).toEqual([action]);
  });

  it('hands an issue from a form to intake', async () => {
    expect(await startedIn(files, issues('opened', { labels: ['security-report'] }))).toEqual(['intake']);
  });

  it('hands what is public by mistake to privatize, beside whatever else has its turn', async () => {
    const early = labeled('flag/premature', { labels: ['case/assessing'] });
    expect(await startedIn(files, early)).toEqual(['ack-timer', 'privatize']);
    expect(await startedIn(files, labeled('flag/premature', { by: 'Bot' }))).toEqual(['privatize']);
    const asked = commented('/privatize https://example.org/issues/1', { labels: ['case/valid'] });
    expect(await startedIn(files, asked)).toEqual(['advisory-draft', 'privatize']);
  });

  it('starts every action by the schedule and by hand', async () => {
    expect(await startedIn(files, scheduled)).toEqual(['privatize', 'schedule']);
    const hourly = files['.github/workflows/schedule.yml'] ?? '';
    const run = [...hourly.matchAll(/actions\/([\w-]+)@/g)].map(([, action]) => action);
    expect([...run, 'privatize'].sort()).toEqual([...ACTIONS].sort());
    expect(await startedIn(files, dispatched('Bot'))).toEqual([...ACTIONS].sort());
  });

  it.each<readonly [string, Happening]>([
    ['our App comments', commented('The record', { by: 'Bot', labels: ['case/valid'] })],
    [
      'our App sets a label that is no state',
      labeled('severity/high', { by: 'Bot', labels: ['case/valid'] }),
    ],
    ['our App assigns somebody', issues('assigned', { by: 'Bot', labels: ['case/valid'] })],
    ['our App takes the old state off', issues('unlabeled', { by: 'Bot', label: 'case/valid' })],
    ['a comment on a pull request', commented('/confirm', { isPull: true, labels: ['case/valid'] })],
    ['an issue that is no case', commented('Hello')],
    ['a pull request', other('pull_request', 'opened')],
    ['a push', pushed('refs/heads/main')],
    ['a payload from outside', other('repository_dispatch', 'anything')],
  ])('does not start: %s', async (_what, happening) => {
    expect(await startedIn(files, happening)).toEqual([]);
  });
});

describe('the release of a project', () => {
  const path = 'examples/project-repo/.github/workflows/release.yml';
  const start = (happening: Happening) => startedJobs(path, readOwn(path), happening);

  it.each(['v1.2.3', 'v2.0.0-beta.1', '1.2.3', '10.20.30-rc.1'])('is checked for the tag %s', async (tag) => {
    expect(await start(pushed(`refs/tags/${tag}`))).toEqual(['release-gate']);
  });

  it.each<readonly [string, Happening]>([
    ['a push to a branch', pushed('refs/heads/main')],
    ['a branch that is named like a version', pushed('refs/heads/v1.2.3')],
    ['another tag', pushed('refs/tags/latest')],
    ['an issue', issues('opened')],
    ['a pull request', other('pull_request', 'opened')],
  ])('is not checked for %s', async (_what, happening) => {
    expect(await start(happening)).toEqual([]);
  });
});

describe('our own workflows', () => {
  it('the gate runs where a project calls it, and for nothing else', async () => {
    const path = '.github/workflows/release-gate.yml';
    expect(await startedJobs(path, readOwn(path), other('workflow_call'))).toEqual([
      'release-gate',
      'release-wait',
    ]);
    for (const happening of [scheduled, dispatched(), pushed('refs/heads/main'), issues('opened')])
      expect(await startedJobs(path, readOwn(path), happening)).toEqual([]);
  });

  it('CI runs for pull requests and for the main branch', async () => {
    const path = '.github/workflows/ci.yml';
    const start = (happening: Happening) => startedJobs(path, readOwn(path), happening);
    expect(await start(pushed('refs/heads/main'))).toEqual(['check']);
    expect(await start(other('pull_request', 'opened'))).toEqual(['check']);
    expect(await start(pushed('refs/heads/topic'))).toEqual([]);
    expect(await start(other('pull_request_target', 'opened'))).toEqual([]);
    expect(await start(commented('run this'))).toEqual([]);
  });
});
