import { DISMISSALS } from '../../src/features/assessment/dismissals.ts';
import { MESSAGE_KEYS } from '../../src/process/message-keys.ts';
import { all, changeAdvisory, DAY, label, pass, remember, say } from '../../test/engine/situation.ts';
import { gradeAs, LANE, type Story, story, withRecord } from './story.ts';

/** From the report to the verdict. */
export const ASSESSMENT: readonly Story[] = [
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

/** Every message to the reporter, as it is confirmed. */
export const MESSAGES: readonly Story[] = MESSAGE_KEYS.map((key) =>
  key === 'public-fix'
    ? story(`message to the reporter: ${key}`, 'patching', [gradeAs('low'), say(`/send ${key}`)], LANE)
    : story(`message to the reporter: ${key}`, key === 'dismissal' ? 'invalid' : 'patching', [
        say(`/send ${key}${key === 'release-date' ? ' 2026-03-10' : ''}`),
      ]),
);

/** What is due, and late. */
export const DEADLINES: readonly Story[] = [
  story('two days before the acknowledgement is due', 'received', [pass(3.2 * DAY)]),
  story('the acknowledgement is due', 'received', [pass(5 * DAY)]),
  withRecord(story('the acknowledgement is five days late', 'received', [pass(10 * DAY + 60_000)])),
  withRecord(story('a reply to a dismissal is late', 'invalid', [pass(12 * DAY)])),
  story('an embargo ends', 'patching', [say('/embargo 2026-03-04 because agreed'), pass(4 * DAY)]),
  withRecord(story('an update is due', 'patching', [say('/updated 2026-03-04'), pass(4 * DAY)])),
  withRecord(story('the time for an appeal is over', 'invalid', [say('/replied'), pass(15 * DAY)])),
];
