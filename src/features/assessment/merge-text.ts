import { receiptOf, type StoredCase } from '../../case/stored-case.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import type { StateId } from '../../process/table.ts';
import { renderPlain } from '../../text/defuse.ts';
import { addressAll } from '../../text/mention.ts';
import { renderTime } from '../../text/shown-values.ts';

/** What both cases of a merged report say of each other. Team surface; the reporters read nothing of it. */

const nameOf = (reporter: StoredCase['reporter']): string =>
  renderPlain(reporter?.login ?? reporter?.name ?? 'somebody unknown');

/** In the case that works on the flaw: who else reported it, and when. */
export function mergedReportComments({ stored }: Context): readonly BotComment[] {
  return (stored.mergedReports ?? []).map(({ case: number, reporter, receivedAt, at }) => ({
    key: `merged-report/${number}`,
    at,
    body: [
      `#${number} reports the same flaw: received ${renderTime(receivedAt)}, from ${nameOf(reporter)}${Date.parse(receivedAt) < Date.parse(receiptOf(stored)) ? ', before the report of this case' : ''}. Its reporter is answered there and told how far this case is.`,
      '',
      'The credit goes into the analysis and the advisory by itself. For another one, or none, the analyst names the reporter under `credits:` before the disclosure (`as: anonymous` for none).',
    ].join('\n'),
  }));
}

/** What a step of the other case means for the person who reported this. */
const STEPS: Readonly<Partial<Record<StateId, string>>> = {
  'cve-requested': 'was confirmed as a vulnerability',
  testing: 'has a fix that is being tested',
  releasing: 'is about to be released',
  announcing: 'was disclosed',
  closed: 'is over',
  invalid: 'was dismissed',
};

/** In the merged report's case: what its reporter is told next. */
export function mergedProgressComments({ stored }: Context): readonly BotComment[] {
  const { mergedInto, coordinators } = stored;
  return (mergedInto?.progress ?? []).flatMap(({ state, at }, index) => {
    const step = STEPS[state];
    if (step === undefined || !mergedInto) return [];
    const what =
      state === 'invalid'
        ? 'If this report shows more, take it up again now: set `case/assessing`.'
        : stored.source.ghsa
          ? 'Now tell this reporter too: `/send status`.'
          : 'Now tell this reporter too: `/draft status` shows a text; then write `/updated`.';
    return [
      {
        key: `merged-progress/${index}/${state}`,
        at,
        body: `${addressAll(coordinators)}#${mergedInto.case}, which this report was merged into, ${step}. ${what}`,
      },
    ];
  });
}

/** Their lines of the case record. */
export const renderMergeFacts = ({ mergedInto, mergedReports }: StoredCase): readonly string[] => [
  ...(mergedInto === undefined
    ? []
    : [`- Merged into #${mergedInto.case}, which is in \`case/${mergedInto.state}\``]),
  ...((mergedReports ?? []).length === 0
    ? []
    : [
        `- Reported also in ${mergedReports!.map((each) => `#${each.case} (${nameOf(each.reporter)}, ${renderTime(each.receivedAt)})`).join(', ')}`,
      ]),
];
