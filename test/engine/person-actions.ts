import fc from 'fast-check';
import { STATE_IDS } from '../../src/process/table.ts';
import {
  ANALYSIS,
  assign,
  changeAdvisory,
  close,
  comment,
  DAY,
  deleteComment,
  deleteIssue,
  editComment,
  editIssue,
  HOUR,
  isOurs,
  label,
  mergePost,
  openThread,
  type PersonAction,
  pass,
  publishByHand,
  publishNpm,
  refuse,
  reopen,
  setTeam,
  unassign,
  unlabel,
} from './situation.ts';
import { PEOPLE, type Person, SELF, TEAM } from './world.ts';

/** Something that somebody does, with words for the message of a failed test. */
export interface Action {
  readonly words: string;
  readonly action: PersonAction;
}

const ISSUE = 'https://github.com/example-org/widget/issues/5';
const PULL = 'https://github.com/example-org/widget/pull/6';
const ELSEWHERE = 'https://github.com/other-org/widget/issues/9';

const person = fc.constantFrom<Person>(
  'coordinator',
  'coordinator',
  'coordinator',
  'member',
  'member',
  'third',
  'reporter',
  'outsider',
  'former',
  'otherBot',
);
const insider = fc.constantFrom<Person>('coordinator', 'member', 'third');
const labels = [
  ...STATE_IDS.map((id) => `case/${id}`),
  'flag/public',
  'flag/manual',
  'flag/premature',
  'flag/out-of-process',
  'flag/removal-pending',
  'flag/exploited',
  'confirm',
  'confirm',
  'severity/low',
];
const lines = [
  '/confirm',
  '/confirm',
  '/confirm',
  '/undo',
  '/why',
  '/help',
  `/privatize ${ISSUE}`,
  `/privatize ${PULL}`,
  `/treat-as-public ${PULL}`,
  `/placeholder ${PULL}`,
  `/restore ${ISSUE}`,
  '/dismiss spam because it sells shoes',
  '/dismiss',
  '/duplicate #7',
  '/duplicate #3',
  '/replied',
  '/cve CVE-2026-1111',
  '/cve CVE-2026-2222',
  '/no-cve because it is tiny',
  '/no-patch because it is old',
  '/incomplete-fix because tabs still stall it',
  '/cve-withdrawn because it is documented behaviour',
  '/keep advisory',
  ...STATE_IDS.map((id) => `/set-state ${id} because so it is`),
  '/evidence patch fork',
  '/evidence test ran',
  '/evidence regression-test there',
  '/released widget 1.2.3',
  '/posted mastodon https://mastodon.example/1',
  '/waive blog because no',
  '/waive mastodon because no',
  '/waive out-of-process because no',
  '/received 2026-03-01 because of a mail',
  '/received 2027-01-01 because of hope',
  '/advisory https://github.com/example-org/widget/security/advisories/GHSA-2222-3333-4444',
  '/keep analysis',
  '/keep advisory',
  '/set cvss CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:L',
  '/set patched 1.2.4',
  '/set confirmed yes',
  '/release-on 2026-03-10',
  '/release-on 2026-03-20 because the fix is late',
  '/pre-announce yes',
  '/pre-announce no',
  '/disclose-without widget 1.2.3 because it cannot be built',
  '/draft acknowledgement',
  '/send acknowledgement',
  '/send accepted',
  '/invite otto-outsider because she wrote it',
  '/updated',
  '/updated 2026-03-15',
  '/embargo 2026-04-01 because so it was agreed',
  '/notified early-warning',
  '> /confirm',
  '```\n/confirm\n```',
  'hello',
];
const ANALYSES = [
  ANALYSIS,
  ANALYSIS.replace('summary: Long', 'summary: Very long'),
  ANALYSIS.replace('confirmed: { yes: true', 'confirmed: { yes: false'),
  ANALYSIS.replace('patched: ["1.2.3"]', 'patched: []'),
  ANALYSIS.replaceAll('example-org/widget', 'example-org/gadget'),
  ANALYSIS.replace(/ {2}workarounds: \|\n.*\n/, ''),
  ANALYSIS.replace('cwe: [CWE-400]', 'cwe: [nonsense'),
  '```yaml\nanalysis:\n  packages: 3\n```',
];

const action = (words: string, action: PersonAction): Action => ({ words, action });
const say = fc
  .tuple(person, fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 2 }))
  .map(([who, said]) => action(`${who}: ${JSON.stringify(said)}`, comment(who, said.join('\n\n'))));
const analyse = fc
  .tuple(fc.oneof(insider, person), fc.nat(ANALYSES.length - 1))
  .map(([who, which]) => action(`${who} posts analysis ${which}`, comment(who, ANALYSES[which]!)));
const reanalyse = fc.tuple(insider, fc.nat(ANALYSES.length - 1)).map(([who, which]) =>
  action(
    `${who} edits the analysis to ${which}`,
    editComment(
      who,
      (each) => each.author?.id !== SELF.id && each.body.includes('analysis:'),
      () => ANALYSES[which]!,
    ),
  ),
);
const on = fc
  .tuple(fc.oneof(insider, person), fc.constantFrom(...labels))
  .map(([who, name]) => action(`${who} sets ${name}`, label(who, name)));
const off = fc
  .tuple(person, fc.constantFrom(...labels))
  .map(([who, name]) => action(`${who} takes ${name} off`, unlabel(who, name)));
const assignment = fc
  .tuple(person, person, fc.boolean())
  .map(([who, whom, isOn]) =>
    action(`${who} ${isOn ? 'assigns' : 'unassigns'} ${whom}`, (isOn ? assign : unassign)(who, whom)),
  );
const time = fc
  .constantFrom(0, HOUR, DAY, 2 * DAY, 3 * DAY, 6 * DAY, 15 * DAY)
  .map((ms) => action(`${ms / HOUR} hours pass`, pass(ms)));
const team = fc
  .constantFrom('whole', 'whole', 'unknown', 'without the coordinator', 'nobody', 'with the outsider')
  .map((who) => action(`the team is ${who}`, setTeam(teamOf(who))));
const byHand = fc.constantFrom(
  action('the advisory is published by hand', publishByHand()),
  action('the advisory is accepted by hand', changeAdvisory({ state: 'draft' })),
  action('the advisory is closed by hand', changeAdvisory({ state: 'closed' })),
  action('the advisory is edited by hand', changeAdvisory({ summary: 'Something else' })),
  action('a CVE id appears', changeAdvisory({ cve: 'CVE-2026-9999' })),
  action('npm has it', publishNpm('widget@1.2.3')),
  action('the post is merged', mergePost),
  action('the issue is closed', close('member')),
  action('the issue is reopened', reopen('outsider')),
  action('the issue is deleted', deleteIssue),
  action('the title is edited', editIssue({ title: 'A hole!' })),
  action('the body is edited', editIssue({ body: 'gone' })),
  action('the record is deleted', deleteComment(isOurs('record'))),
  action(
    'the record is edited',
    editComment('member', isOurs('record'), () => 'mine'),
  ),
  action(
    'an ask is edited',
    editComment('member', isOurs('ask'), (body) => `${body}\nyes`),
  ),
  action('an ask is deleted', deleteComment(isOurs('ask'))),
  action('a reminder is deleted', deleteComment(isOurs('remind'))),
  action('a public issue appears', openThread(ISSUE, 'issue')),
  action('a public pull request appears', openThread(PULL, 'pull')),
  action('a thread elsewhere appears', openThread(ELSEWHERE, 'issue')),
  action('GitHub refuses to write advisories', refuse('update-advisory', 'create-advisory')),
  action('GitHub refuses to publish', refuse('publish-advisory')),
  action('GitHub refuses posts and CVEs', refuse('open-post', 'request-cve', 'quiet-pull', 'transfer-issue')),
  action('GitHub refuses nothing', refuse()),
  action('GitHub refuses nothing', refuse()),
);

function teamOf(who: string) {
  switch (who) {
    case 'unknown':
      return null;
    case 'without the coordinator':
      return [PEOPLE.member, PEOPLE.third];
    case 'nobody':
      return [];
    case 'with the outsider':
      return [...TEAM, PEOPLE.outsider];
    default:
      return TEAM;
  }
}

/** Anything that anybody may do, the probable more often. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: on },
  { weight: 3, arbitrary: off },
  { weight: 9, arbitrary: say },
  { weight: 4, arbitrary: analyse },
  { weight: 1, arbitrary: reanalyse },
  { weight: 2, arbitrary: assignment },
  { weight: 3, arbitrary: time },
  { weight: 2, arbitrary: team },
  { weight: 6, arbitrary: byHand },
);

/** Several actions between two runs, or one. */
export const anyStory: fc.Arbitrary<readonly (readonly Action[])[]> = fc.array(
  fc.array(anyAction, { minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 12 },
);

export const wordsOf = (story: readonly (readonly Action[])[]): string =>
  story.map((actions) => actions.map(({ words }) => words).join(' + ')).join('\n');
