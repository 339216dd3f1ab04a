import type { StoredCase } from '../../src/case/stored-case.ts';
import { DISMISSALS } from '../../src/features/assessment/dismissals.ts';
import { MESSAGE_KEYS } from '../../src/process/message-keys.ts';
import type { StateId } from '../../src/process/table.ts';
import {
  all,
  changeAdvisory,
  close,
  comment,
  DAY,
  deleteIssue,
  editComment,
  editIssue,
  type Gesture,
  isOurs,
  label,
  openThread,
  pass,
  publishByHand,
  refuse,
  remember,
  reopen,
  say,
  setTeam,
  unassign,
  unlabel,
} from '../../test/engine/situation.ts';
import { configOf, PEOPLE, SOURCE, TEAM, type World } from '../../test/engine/world.ts';

/** What people do to a case that has come into a state; every text that the bot then writes is an example. */
export interface Story {
  readonly title: string;
  readonly from: StateId;
  readonly gestures: readonly Gesture[];
  readonly config?: World['config'];
  /** The case record that it leaves is an example too. */
  readonly isAboutRecord?: true;
}

const by = { id: PEOPLE.member.id, login: PEOPLE.member.login, role: 'member' };
const AT = '2026-03-02T09:00:00Z';
const story = (
  title: string,
  from: StateId,
  gestures: readonly Gesture[],
  config?: World['config'],
): Story => ({ title, from, gestures, ...(config ? { config } : {}) });
/** The case record is an example too. */
const withRecord = (each: Story): Story => ({ ...each, isAboutRecord: true });
const know = (change: Partial<StoredCase>): Gesture => remember((stored) => ({ ...stored, ...change }));

const BASE = 'owner: example-org\nteam: security-triage\n';
const BY_MAIL = configOf(`${BASE}cve:\n  provider: manual\n  contact: cna@example.org\n`);
const RELEASE_DAYS = configOf(
  `${BASE}blog:\n  repo: example-org/website\n  project: Widget\nrelease:\n  days: [tuesday]\n`,
);

const THREAD = 'https://github.com/example-org/widget/issues/31';
const PULL = 'https://github.com/example-org/widget/pull/32';

const ASSESSMENT: readonly Story[] = [
  ...Object.keys(DISMISSALS).map((reason) =>
    story(`dismissed: ${reason}`, 'assessing', [
      say(`/dismiss ${reason} because ${reason === 'duplicate-of' ? '#3' : 'the option is documented'}`),
    ]),
  ),
  withRecord(story('dismissed by the label alone', 'assessing', [label('member', 'case/invalid')])),
  story('the reason comes after the label', 'assessing', [
    label('member', 'case/invalid'),
    all(pass(60_000), say('/dismiss spam because it advertises')),
  ]),
  story('an analysis with mistakes', 'assessing', [
    say(
      '```yaml\nanalysis:\n  packages:\n    - { ecosystem: npn, name: widget }\n  cvss: CVSS:3.1/AV:X\n```',
    ),
  ]),
  story('an analysis written line by line', 'assessing', [say('/set severity enormous')]),
  story('the reporter is silent', 'needs-info', [pass(15 * DAY)]),
  story('the reporter stays silent', 'needs-info', [pass(40 * DAY)]),
  story('the advisory was changed by hand', 'patching', [changeAdvisory({ summary: 'Another title' })]),
  withRecord(
    story('the analysis changed after it was confirmed', 'patching', [
      remember((stored) => ({ ...stored, analysis: { ...stored.analysis!, confirmAgain: true } })),
    ]),
  ),
  story('the analysis has notes', 'patching', [
    remember((stored) => ({
      ...stored,
      analysis: {
        ...stored.analysis!,
        notes: ['`cwe: 400` was read as `CWE-400`.'],
        versions: [
          {
            ecosystem: 'npm',
            name: 'widget',
            published: 12,
            affected: 9,
            findings: [{ weight: 'problem', text: 'the range `< 1.2.3` includes the patched version' }],
          },
        ],
      },
    })),
  ]),
];

const REMEDY: readonly Story[] = [
  story('the CVE id is late', 'patching', [
    know({ cve: { id: null, requestedAt: AT, provider: 'github' } }),
    pass(12 * DAY),
  ]),
  story('the CVE request may have been sent', 'patching', [
    know({ cve: { id: null, requestedAt: AT, provider: 'github-unsure' } }),
  ]),
  story(
    'the CVE id is asked for by e-mail',
    'assessing',
    [say(ANALYSIS_TEXT()), label('member', 'case/valid')],
    BY_MAIL,
  ),
  withRecord(
    story('no patch', 'cve-requested', [say('/no-patch because the package is no longer maintained')]),
  ),
  story('a release day is missing', 'releasing', [], RELEASE_DAYS),
  story(
    'a pre-announcement is wanted',
    'patching',
    [say('/pre-announce yes'), say('/release-on 2026-03-10')],
    RELEASE_DAYS,
  ),
  story('the pre-announcement is confirmed', 'patching', [
    say('/pre-announce yes'),
    say('/release-on 2026-03-10'),
    comment('third', '/confirm'),
  ]),
  story('the planned day is over', 'patching', [say('/release-on 2026-03-03'), pass(3 * DAY)]),
  story('nothing was heard for weeks', 'patching', [pass(15 * DAY)]),
  withRecord(
    story('several versions are released together', 'releasing', [
      remember((stored) => ({
        ...stored,
        analysis: {
          ...stored.analysis!,
          facts: {
            ...stored.analysis!.facts,
            packages: stored.analysis!.facts.packages.map((each) => ({
              ...each,
              patched: ['1.2.3', '2.0.1'],
            })),
          },
        },
      })),
    ]),
  ),
  story(
    'a mirror runs more than our workflow',
    'patching',
    [
      know({
        mirrors: [
          {
            repo: 'example-org/widget',
            mirror: 'example-org/widget-private',
            isPrivate: true,
            others: ['.github/workflows/ci.yml'],
            at: AT,
          },
          {
            repo: 'example-org/gadget',
            mirror: 'example-org/gadget-private',
            isPrivate: false,
            others: [],
            at: AT,
          },
          {
            repo: 'example-org/gizmo',
            mirror: 'example-org/gizmo-private',
            isPrivate: null,
            others: [],
            at: AT,
          },
        ],
      }),
    ],
    configOf(`${BASE}mirrors:\n  repos:\n    example-org/widget: example-org/widget-private\n`),
  ),
  ...(['id', 'patch', 'version', 'cut'] as const).map((what) =>
    story(`a public place names the case (${what})`, 'patching', [
      know({ leaks: [{ key: 'k', what, where: 'example-org/widget: branch fix-stall', at: AT }] }),
    ]),
  ),
  story('a release waits because of the case', 'patching', [know({ holds: [hold(null)] })]),
  story('the hold ends within a day', 'patching', [know({ holds: [hold(null)] }), pass(2.5 * DAY)]),
  story('somebody outside of the team started the release', 'patching', [
    know({ holds: [{ ...hold(null), by: { id: 21, login: 'otto-outsider' } }] }),
  ]),
  ...(['ready', 'released', 'break-glass', 'expired', 'over', 'gone'] as const).map((how) =>
    story(`a held release ended: ${how}`, 'patching', [know({ holds: [hold({ at: AT, how })] })]),
  ),
  withRecord(story('a patched version is out before the gate', 'patching', [say('/released widget 1.2.3')])),
];

function hold(ended: NonNullable<StoredCase['holds']>[number]['ended']) {
  return {
    repo: 'example-org/widget',
    run: 4711,
    tag: 'v1.2.2',
    by: { id: PEOPLE.third.id, login: PEOPLE.third.login },
    since: AT,
    until: '2026-03-05T09:00:00Z',
    releasedBy:
      ended?.how === 'released'
        ? [{ id: 10, login: 'cora-coordinator', at: AT, because: 'unrelated to the case' }]
        : [],
    ended,
  };
}

const AFTERWARDS: readonly Story[] = [
  withRecord(story('published by hand', 'patching', [publishByHand()])),
  story('a post by the bot, after a publication by hand', 'releasing', [publishByHand()]),
  story('an advisory was closed by hand', 'patching', [changeAdvisory({ state: 'closed' })]),
  story('a published advisory is corrected', 'announcing', [
    say(ANALYSIS_TEXT().replace('Long strings stall the widget', 'Long strings stop the widget')),
  ]),
  story('a correction was carried out', 'announcing', [
    know({
      corrections: [
        {
          at: AT,
          by,
          confirmedBy: [{ id: 12, login: 'tom-third', at: AT }],
          changes: [
            { ghsa: SOURCE, field: 'vulnerabilities', was: '< 1.2.3', now: '< 1.2.4' },
            { ghsa: SOURCE, field: 'description', was: 'before', now: 'after' },
          ],
        },
      ],
    }),
  ]),
  story('a correction names another repository', 'announcing', [
    say(ANALYSIS_TEXT().replaceAll('example-org/widget', 'example-org/gadget')),
  ]),
  withRecord(
    story('the CVE was withdrawn', 'announcing', [
      say('/cve-withdrawn because it describes no vulnerability'),
    ]),
  ),
  story('the CVE is disputed', 'announcing', [say('/cve-disputed because the option is documented')]),
  withRecord(
    story('the fix was incomplete', 'announcing', [
      say('/incomplete-fix because short strings stall it too'),
    ]),
  ),
  ...(['missing', 'differs', 'unreachable'] as const).map((result) =>
    story(`publication check: ${result}`, 'announcing', [
      know({
        seen: (['github', 'osv', 'cve', 'npm', 'post', 'feed'] as const).map((name) => ({
          name,
          lookedAt: '2026-03-12T09:00:00Z',
          times: 9,
          foundAt: null,
          result,
          what: [`${name}: GHSA-2222-3333-4444`],
        })),
      }),
      pass(14 * DAY),
    ]),
  ),
  story('a channel cannot be reached', 'announcing', [
    know({
      posts: [
        {
          channel: 'mastodon',
          target: 'mastodon',
          doneAt: null,
          failed: { at: AT, why: 'it answers 503', times: 3 },
        },
      ],
    }),
  ]),
];

const PEOPLE_AND_ISSUE: readonly Story[] = [
  story('nobody coordinates', 'assessing', [unassign('coordinator', 'coordinator'), pass(DAY)]),
  story('the coordinator left the team', 'patching', [setTeam(TEAM.slice(1))]),
  withRecord(
    story('somebody is invited', 'patching', [say('/invite otto-outsider because knows the parser')]),
  ),
  withRecord(
    story('the team cannot be read', 'assessing', [all(setTeam(null), label('member', 'case/valid'))]),
  ),
  story('the issue was closed by hand', 'assessing', [close('member')]),
  story('the issue of a closed case was opened', 'closed', [reopen('member')]),
  story('a bot comment was edited', 'assessing', [
    editComment('member', isOurs('record'), (body) => `${body} edited`),
  ]),
  story('the title was changed', 'assessing', [editIssue({ title: 'RCE in widget' })]),
  story('the issue was deleted', 'assessing', [deleteIssue]),
  story('the case label was taken off', 'assessing', [unlabel('outsider', 'case/assessing')]),
  story('exploited', 'patching', [label('member', 'flag/exploited')]),
  story('known in public', 'valid', [label('member', 'flag/public')]),
  story('the schedule stopped', 'assessing', [(world) => ({ ...world, sweptAt: AT, now: world.now + DAY })]),
  story('GitHub refuses to write', 'valid', [
    refuse('create-advisory', 'update-advisory'),
    say(ANALYSIS_TEXT()),
  ]),
  story('a draft that the analysis no longer names', 'patching', [
    know({ strays: [{ repo: 'example-org/gadget', ghsa: 'GHSA-5555-6666-7777' }] }),
  ]),
];

const TAKEDOWN: readonly Story[] = [
  story('an issue is taken down', 'received', [
    all(openThread(THREAD, 'issue'), say(`/privatize ${THREAD}`)),
  ]),
  story('a pull request is taken down', 'received', [
    all(openThread(PULL, 'pull'), say(`/privatize ${PULL}`)),
    comment('third', '/confirm'),
  ]),
  story('a public thread is left as it is', 'received', [
    all(openThread(THREAD, 'issue'), say(`/treat-as-public ${THREAD}`)),
  ]),
  story('the thread is not there', 'received', [say(`/privatize ${THREAD}`)]),
  story('the thread is gone', 'received', [
    all(openThread(PULL, 'pull'), say(`/privatize ${PULL}`)),
    comment('third', '/confirm'),
    (world) => ({ ...world, threads: {}, now: world.now + 2 * DAY }),
  ]),
  story('a thread is restored', 'received', [
    all(openThread(PULL, 'pull'), say(`/privatize ${PULL}`)),
    comment('third', '/confirm'),
    say(`/restore ${PULL}`),
  ]),
];

const MESSAGES: readonly Story[] = MESSAGE_KEYS.map((key) =>
  story(`message to the reporter: ${key}`, key === 'dismissal' ? 'invalid' : 'patching', [
    say(`/send ${key}${key === 'release-date' ? ' 2026-03-10' : ''}`),
  ]),
);

const DEADLINES: readonly Story[] = [
  story('two days before the acknowledgement is due', 'received', [pass(3.2 * DAY)]),
  story('the acknowledgement is due', 'received', [pass(5 * DAY)]),
  withRecord(story('the acknowledgement is five days late', 'received', [pass(10 * DAY + 60_000)])),
  withRecord(story('a reply to a dismissal is late', 'invalid', [pass(12 * DAY)])),
  story('an embargo ends', 'patching', [say('/embargo 2026-03-04 because agreed'), pass(4 * DAY)]),
  withRecord(story('an update is due', 'patching', [say('/updated 2026-03-04'), pass(4 * DAY)])),
  withRecord(story('the time for an appeal is over', 'invalid', [say('/replied'), pass(15 * DAY)])),
];

function ANALYSIS_TEXT(): string {
  return [
    '```yaml',
    'analysis:',
    '  packages:',
    '    - { ecosystem: npm, name: widget, repo: example-org/widget, affected: ["< 1.2.3"], patched: ["1.2.3"], functions: [] }',
    '  cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    '  cwe: [CWE-400]',
    '  summary: Long strings stall the widget',
    '  description: |',
    '    A long string keeps the parser busy.',
    '  workarounds: |',
    '    Limit the length of the input.',
    '  confirmed: { yes: true, how: ran it }',
    '  inThreatModel: true',
    '  credits: [{ login: rita-reporter, type: reporter }]',
    '  patchNeeded: true',
    '```',
  ].join('\n');
}

export const STORIES: readonly Story[] = [
  ...ASSESSMENT,
  ...REMEDY,
  ...AFTERWARDS,
  ...PEOPLE_AND_ISSUE,
  ...TAKEDOWN,
  ...MESSAGES,
  ...DEADLINES,
];
