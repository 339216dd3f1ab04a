import { all, comment, label, pass, say } from '../../test/engine/situation.ts';
import { configOf } from '../../test/engine/world.ts';
import { AT, BASE, BY, gradeAs, know, LANE, type Story, story, withRecord } from './story.ts';

const person = { id: BY.id, login: BY.login };
const merged = {
  case: 9,
  reporter: { id: 24, login: 'nia-newcomer', name: null },
  receivedAt: '2026-02-27T15:00:00Z',
  by: person,
  at: AT,
  told: 'assessing' as const,
};
/** The case that works on the flaw is now in that state. */
const into = (state: 'cve-requested' | 'testing' | 'releasing' | 'announcing' | 'closed' | 'invalid') =>
  know({
    mergedInto: { case: 3, by: person, at: AT, state, published: [], seen: 'assessing', progress: [] },
  });

const STEPS = ['cve-requested', 'testing', 'releasing', 'announcing', 'closed', 'invalid'] as const;

const IN_PUBLIC = {
  repo: 'example-org/widget',
  title: 'Refuse names that hold a space',
  body: null,
  askedBy: person,
  at: AT,
  url: 'https://github.com/example-org/widget/issues/40',
  lane: { severity: 'low' },
} as const;
const LOW = gradeAs('low');

/** Reports that are of the same flaw, and reports that go on in public. */
export const REPORTS: readonly Story[] = [
  withRecord(
    story('another report of the same flaw was merged', 'assessing', [know({ mergedReports: [merged] })]),
  ),
  story(
    'two people found the same flaw',
    'assessing',
    [know({ mergedReports: [merged] })],
    configOf(`${BASE}clocks:\n  collision: 14\n`),
  ),
  ...STEPS.map((state) => story(`the case that it was merged into: ${state}`, 'invalid', [into(state)])),
  withRecord(
    story('an ordinary bug goes on in public', 'assessing', [
      say('/dismiss ordinary-bug because only the start is slow'),
      all(
        say('/consent yes as @rita-reporter'),
        say('/public-issue Refuse names that hold a space\n\n```\nA name with a space is read as two.\n```'),
      ),
      comment('third', '/confirm'),
      comment('coordinator', '/confirm'),
    ]),
  ),
  withRecord(
    story(
      'a flaw is fixed in public',
      'patching',
      [
        LOW,
        all(say('/consent yes as @rita-reporter'), say('/public-issue Refuse names that hold a space')),
        comment('third', '/confirm'),
      ],
      LANE,
    ),
  ),
  story(
    'a flaw that is fixed in public is graver than it was',
    'patching',
    [know({ publicIssue: IN_PUBLIC })],
    LANE,
  ),
  story(
    'a flaw that is fixed in public is exploited',
    'patching',
    [LOW, know({ publicIssue: IN_PUBLIC }), label('member', 'flag/exploited')],
    LANE,
  ),
  ...(['high', 'medium', 'low'] as const).map((severity) =>
    story(
      `a flaw was to be fixed in public: ${severity}`,
      'patching',
      [
        gradeAs(severity),
        know({ publicIssue: { ...IN_PUBLIC, url: null } }),
        ...(severity === 'low' ? [label('member', 'flag/exploited')] : []),
      ],
      LANE,
    ),
  ),
  story(
    'a flaw is exploited in a break of the team',
    'assessing',
    [label('member', 'flag/exploited')],
    configOf(`${BASE}breaks:\n  - { from: 2026-03-02, until: 2026-03-20, call: tom-third }\n`),
  ),
  story(
    'the member who is called in a break stays silent',
    'assessing',
    [label('member', 'flag/exploited'), pass(9 * 3_600_000)],
    configOf(`${BASE}breaks:\n  - { from: 2026-03-02, until: 2026-03-20, call: tom-third }\n`),
  ),
  story(
    'the team is of another organisation',
    'received',
    [],
    configOf('owners:\n  other-org: all\n  example-org: all\nteam: other-org/security-triage\n'),
  ),
];
