/** Public threads taken down on the built bundle: what is asked first, what is done, what can be taken back. */
import type { SeedRepo } from '../../dev/embedded-github/seed.ts';
import { parseStoredCase } from '../../src/case/stored-case.ts';
import {
  adjustRepo,
  botWords,
  findIssue,
  labelsOf,
  openStage,
  PROJECT,
  type Stage,
  storeOf,
  TRIAGE,
} from './stage.ts';

// Each of them runs the bundle a dozen times, as processes of their own.

const CASE = 1;
const at = (number: number, kind: 'issues' | 'pull' = 'issues'): string =>
  `https://github.com/${PROJECT}/${kind}/${number}`;

let stage: Stage;
const errors: string[] = [];

afterEach(async () => {
  await stage.close();
  expect(errors.splice(0)).toEqual([]);
});

async function open(project: Partial<SeedRepo>): Promise<void> {
  stage = await openStage({ adjust: adjustRepo('body-parser', (repo) => ({ ...repo, ...project })) });
  await go(stage.sweep());
}

async function go(runs: ReturnType<Stage['sweep']>): Promise<void> {
  errors.push(...(await runs).flatMap((run) => run.errors));
}

/** A case that came in by the form, naming one public thread. */
async function fillIn(url: string): Promise<void> {
  await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
    title: 'Public by mistake',
    body: `### Address of the public issue or pull request\n\n${url}`,
    labels: ['security-report', 'flag/premature'],
  });
  await go(stage.settle());
}

async function say(who: 'member' | 'coordinator', body: string): Promise<void> {
  await stage.people[who].request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body });
  await go(stage.settle());
}

function itemsOf() {
  const parsed = parseStoredCase(storeOf(stage)[`cases/${CASE}.yml`] ?? '');
  if (parsed.kind === 'bad') throw new Error(parsed.reason);
  return parsed.stored.takedowns;
}

const issue = (title: string, body = 'Send this and it crashes.') => ({
  title,
  body,
  author: 'robin-reporter',
});

/** Requests until something happened, tokens apart. */
function requestsUntil(from: number, operation: RegExp): number {
  const asked = stage.github.requests
    .slice(from)
    .filter(({ tokenKind, path }) => tokenKind === 'installation' && !path.includes('/access_tokens'));
  return asked.findIndex((request) => operation.test(request.operation)) + 1;
}

it('moves an issue of the same owner with the fifth request at the latest, by form and by command', async () => {
  await open({ issues: [{ ...issue('Crash'), state: 'closed' }, issue('Crash again')] });
  let from = stage.github.requests.length;
  await fillIn(at(1));
  expect(requestsUntil(from, /TransferIssue/)).toBeLessThanOrEqual(5);
  from = stage.github.requests.length;
  await say('member', `/privatize ${at(2)}`);
  expect(requestsUntil(from, /TransferIssue/)).toBeLessThanOrEqual(5);
  expect(itemsOf()).toMatchObject([
    { takenDown: true, copy: { title: 'Crash' } },
    { takenDown: true, copy: { title: 'Crash again' } },
  ]);
  const numbers = itemsOf().map((item) => item.movedTo ?? 0);
  expect(numbers.map((number) => findIssue(stage, number).title)).toEqual(['Crash', 'Crash again']);
});

it('asks first where a thread may disclose nothing new, and leaves it alone until somebody confirms', async () => {
  await open({ issues: [issue('Update cookie', 'See GHSA-2345-6789-cfgh, fixed in cookie 0.7.0.')] });
  await fillIn(at(1));
  await go(stage.sweep());
  expect(findIssue(stage, 1, PROJECT)).toMatchObject({
    title: 'Update cookie',
    state: 'open',
    locked: false,
  });
  expect(botWords(stage, CASE, 'ask/privatize/')[0]).toContain('Please look at it before you confirm');
  await say('coordinator', '/confirm privatize');
  expect(itemsOf()).toMatchObject([{ takenDown: true }]);
});

it('takes down a pull request, with what goes back to it, and makes it again', async () => {
  await open({
    issues: [issue('Same here', 'As in #2, it crashes.')],
    pulls: [{ ...issue('Fix the hole'), head: 'fix', files: { 'index.js': '3\n' } }],
  });
  await stage.people.reporter.request('POST', `/repos/${PROJECT}/issues/2/comments`, {
    body: 'Here is how.',
  });
  await fillIn(at(2, 'pull'));
  expect(findIssue(stage, 2, PROJECT).title).toBe('Fix the hole');
  expect(botWords(stage, CASE, 'ask/privatize/')[0]).toContain('its branch `fix` unless');
  await say('coordinator', '/confirm privatize');
  const quiet = findIssue(stage, 2, PROJECT);
  expect(quiet).toMatchObject({ title: 'Removed', state: 'closed', locked: true, commentIds: [] });
  expect(labelsOf(stage, CASE)).toContain('flag/removal-pending');
  const [told] = botWords(stage, CASE, 'privatized/');
  expect(told).toContain('comments deleted: 1 of 1');
  expect(told).toContain('refs/pull/2/head');
  expect(botWords(stage, CASE, 'ask/related/')[0]).toContain('it links to it');
  await say('coordinator', '/confirm related');
  expect(itemsOf()).toMatchObject([{ relatedTaken: true }, { url: at(1), takenDown: true }]);
  await say('member', `/restore ${at(2, 'pull')}`);
  expect(botWords(stage, CASE, 'ask/restore/')[0]).toContain('- `robin-reporter`: `Here is how.`');
  await say('member', '/confirm restore');
  expect(findIssue(stage, 2, PROJECT).title).toBe('Removed');
  await say('coordinator', '/confirm restore');
  expect(findIssue(stage, 2, PROJECT)).toMatchObject({ title: 'Fix the hole', state: 'open', locked: false });
  expect(labelsOf(stage, CASE)).not.toContain('flag/removal-pending');
});

it('wants a second person for a fourth thread within the hour, and touches nothing that is to be left quiet', async () => {
  await open({ issues: [1, 2, 3, 4, 5].map((number) => issue(`Crash ${number}`)) });
  await fillIn(at(1));
  await say('member', [at(2), at(3), at(4)].map((url) => `/privatize ${url}`).join('\n'));
  expect(itemsOf().map((item) => item.takenDown)).toEqual([true, true, true, false]);
  await say('member', '/confirm privatize');
  expect(itemsOf().at(-1)).toMatchObject({ takenDown: false, second: true });
  await say('coordinator', '/confirm privatize');
  expect(itemsOf().at(-1)).toMatchObject({ takenDown: true });
  await say('member', `/treat-as-public ${at(5)}`);
  expect(findIssue(stage, 5, PROJECT)).toMatchObject({ title: 'Crash 5', state: 'open', locked: false });
  expect(labelsOf(stage, CASE)).toContain('flag/public');
});

it('asks about what the report names when a member says that it is premature', async () => {
  await open({ issues: [issue('Crash')] });
  await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: 'Crash',
    description: `I posted it as ${at(1)} first, sorry.`,
  });
  await go(stage.sweep());
  await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/${CASE}/labels`, {
    labels: ['flag/premature'],
  });
  await go(stage.settle());
  expect(findIssue(stage, 1, PROJECT)).toMatchObject({ title: 'Crash', state: 'open' });
  await say('coordinator', '/confirm privatize');
  expect(itemsOf()).toMatchObject([{ url: at(1), takenDown: true }]);
});

it('posts the placeholder once, when somebody without credentials finds the original gone', async () => {
  await open({ issues: [issue('Crash')] });
  await fillIn(at(1));
  expect(botWords(stage, CASE, 'ask/placeholder/')).toHaveLength(1);
  await say('coordinator', '/confirm');
  await go(stage.sweep());
  const titles = [...stage.github.world.issues.values()].map(({ title }) => title);
  expect(titles.filter((title) => title.startsWith('FYI'))).toEqual(['FYI - issue deleted #1']);
});

it('posts no placeholder where private reports cannot be made, tells people, and goes on when they can', async () => {
  await open({ issues: [issue('Crash')], privateVulnerabilityReporting: false });
  await fillIn(at(1));
  expect(botWords(stage, CASE, 'ask/placeholder/')).toEqual([]);
  const [told] = botWords(stage, CASE, 'no-channel/');
  expect(told).toContain('is switched off there, and `privatize.contact` is not set');
  await stage.people.owner.request('PUT', `/repos/${PROJECT}/private-vulnerability-reporting`);
  await say('member', `/placeholder ${at(1)}`);
  expect(botWords(stage, CASE, 'ask/placeholder/')).toHaveLength(1);
  // A run that finds no repo in which a report can be made in private says so, in red.
  expect(
    new Set(
      errors.splice(0).map((text) => text.slice(0, 'Private vulnerability reporting is off in'.length)),
    ),
  ).toEqual(new Set(['Private vulnerability reporting is off in']));
});

it.each([
  ['a request for a contact', 'How can I report it in private?', 'asks for a contact'],
  [
    'the notice of a platform',
    'A flaw was reported to us. Visit https://huntr.example to view it (huntr).',
    'bounty',
  ],
])('asks first about %s, and says why', async (_, body, reason) => {
  await open({ issues: [{ ...issue('Vulnerability'), body }] });
  await fillIn(at(1));
  expect(findIssue(stage, 1, PROJECT)).toMatchObject({ title: 'Vulnerability', state: 'open' });
  expect(botWords(stage, CASE, 'ask/privatize/').join('\n')).toContain(reason);
});
