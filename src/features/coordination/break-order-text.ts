import type { OrderedBreak } from '../../case/ordered-break.ts';
import { BOARD_ORDERS, formOfOrder } from '../../engine/board-orders.ts';
import { NOT_HEARD } from '../../engine/heard.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import { renderBreakNotice } from './break-notice.ts';
import { type BreakRefusal, MOST_AHEAD_DAYS, MOST_BREAK_DAYS } from './break-order.ts';

/** The file that the public reads, where one is configured. */
export type PolicyPlace = { readonly repo: string; readonly path: string } | null;

const place = ({ repo, path }: NonNullable<PolicyPlace>): string => `\`${path}\` of ${renderPlain(repo)}`;

/** What a break would do, before it is confirmed; the public text in full. Team surface. */
export function renderBreakRequest({ from, until, call, by }: OrderedBreak, policy: PolicyPlace): string {
  const isOwn = call.id === by.id;
  const who = isOwn
    ? `Another member of the team confirms it with \`/confirm ${from}\`.`
    : `${renderMention(call.login)} ${renderPlain(by.login)} asks you to be the one who is called. If you agree, write \`/confirm ${from}\`.`;
  const notice =
    policy === null
      ? 'No public policy is configured (`policy`), so please add this notice to your security policy yourself, and remove it afterwards:'
      : `The bot also opens a public pull request that adds this notice to ${place(policy)}, and one that removes it afterwards:`;
  return [
    `${who} To take it back: \`/break off ${from}\`.`,
    '',
    `**From ${from} until ${until}**, the day on which you are back:`,
    '',
    '- No clock runs but the embargo and those of the law. Nobody is reminded or mentioned.',
    `- ${renderPlain(call.login)} is called for a flaw that is exploited, or critical and reported with a proof. For these the clocks run.`,
    '- Replies to new reports say until when you are away.',
    '',
    notice,
    '',
    `> ${renderBreakNotice({ from, until })}`,
  ].join('\n');
}

/** The break counts from now on. Team surface. */
export const renderBreakConfirmed = ({ from, until, call }: OrderedBreak): string =>
  `The break from ${from} until ${until} is confirmed. ${renderPlain(call.login)} is called in an emergency. To end it earlier: \`/break off\`.`;

/** The break is over, or never begins. Team surface. */
export const renderBreakEnded = ({ from, until, confirmed }: OrderedBreak): string =>
  confirmed === null || until <= from
    ? `There will be no break from ${from}. Nothing else was changed.`
    : `The break from ${from} is over. All clocks run again from today, ${until}.`;

const WHY: Readonly<Record<BreakRefusal, string>> = {
  ...NOT_HEARD,
  form: `The bot does not understand that. Write \`${formOfOrder('break')}\`, or \`/break off\`, or \`/confirm\`, one in a comment.`,
  'bad-date': 'There is no such date. Write both days as `YYYY-MM-DD`.',
  past: 'The first day is in the past. Name today or a later day.',
  backwards: 'The second day is the one on which you are back, so it has to be after the first.',
  'too-long': `That is longer than ${MOST_BREAK_DAYS} days. Check the dates. For a longer break, order the next one later.`,
  'too-far': `The first day is more than ${MOST_AHEAD_DAYS} days ahead. Check the year.`,
  overlap:
    'Another break has some of these days: one of `breaks:` in the configuration, or one that was ordered here. To plan it anew, write `/break off YYYY-MM-DD` with its first day, or change the configuration.',
  'no-member':
    'The person who is called has to be a member of the triage team. Check the login, or ask an owner to add them to the team.',
  configured:
    'This break is in the configuration. Change `breaks:` in `.github/security-process.yml`; the next run knows it.',
  'no-break': 'No break that was ordered here is on or ahead.',
  'nothing-waits': 'No break waits for a confirmation.',
  'which-one':
    'Several breaks are ahead. Name its first day: `/confirm YYYY-MM-DD`, `/break off YYYY-MM-DD`.',
  'own-order': 'You ordered this break yourself. Another member has to confirm it.',
  'only-called': 'Somebody else is called in this break, so only they can confirm it.',
};

/** The breaks that are on or ahead, one a line, and those that wait for a confirmation. Team surface. */
export function renderBoardBreaks(
  breaks: readonly { readonly from: string; readonly until: string; readonly call: string }[],
  waiting: readonly OrderedBreak[],
  today: string,
): readonly string[] {
  const standing = breaks.filter(({ until }) => until > today).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return [
    ...standing.map(
      ({ from, until, call }) =>
        `${from <= today ? '**Break**' : 'Break ahead'} from ${from} until ${until}; ${renderPlain(call)} is called in an emergency.`,
    ),
    ...waiting.map(
      ({ from, until }) =>
        `Break proposed from ${from} until ${until}; it waits for \`/confirm ${from}\` in a comment here.`,
    ),
  ];
}

/** Why an order about breaks was not followed, and what to do. Team surface. */
export const renderBreakRefused = (by: string, why: BreakRefusal): string =>
  `${renderMention(by)} ${WHY[why]} Nothing was changed.`;

/** What can be ordered on the board. Team surface. */
export const renderBoardHelp = (): string =>
  [
    'On the board a member of the team can write one of these in a comment:',
    '',
    ...BOARD_ORDERS.map(({ form, does }) => `- \`${form}\`: ${does}.`),
    '',
    'All other commands are written in the issue of a case.',
  ].join('\n');
