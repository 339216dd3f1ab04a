import type { BreakNotice, OrderedBreak } from '../../case/ordered-break.ts';
import type { Config } from '../../config/config.ts';
import { BOARD_ORDERS, formOfOrder } from '../../engine/board-orders.ts';
import { NOT_HEARD } from '../../engine/heard.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import { renderBreakNotice } from './break-notice.ts';
import { type BreakRefusal, isBreakWaiting, MOST_AHEAD_DAYS, MOST_BREAK_DAYS } from './break-order.ts';
import { SILENT_HOURS } from './call-in-break.ts';

type Span = Pick<OrderedBreak, 'from' | 'until'>;

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
    `- ${renderPlain(call.login)} is called for a flaw that is exploited, or critical and reported with a proof. For these the clocks run. If nobody answers for ${SILENT_HOURS} hours, the member who confirmed the break is called, then the coordinator of the case.`,
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

/** The notice of a break of the configuration may be public from now on. Team surface. */
export const renderBreakAnnounced = (from: string, policy: PolicyPlace): string =>
  policy === null
    ? `Confirmed. No public policy is configured (\`policy\`) any longer, so the notice of the break from ${from} is yours to add.`
    : `Confirmed. The bot proposes the notice of the break from ${from} for ${place(policy)}, from two weeks before it on, and its removal afterwards. The address is above, on the board.`;

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
  'too-long': `That is longer than ${MOST_BREAK_DAYS} days. Check the dates.`,
  'too-long-together': `With the breaks that it touches that is longer than ${MOST_BREAK_DAYS} days. Check the dates, and be back for a day at least between two breaks.`,
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

/** The breaks that are on or ahead, one a line, those that wait for a confirmation, and the public notice. Team surface. */
export function renderBoardBreaks(
  { breaks, policy, owners }: Pick<Config, 'breaks' | 'policy' | 'owners'>,
  {
    ordered,
    notice,
    agreed,
  }: {
    readonly ordered: readonly OrderedBreak[];
    readonly notice: BreakNotice | null;
    readonly agreed: readonly string[];
  },
  { today, announced }: { readonly today: string; readonly announced: Span | undefined },
): readonly string[] {
  const waiting = ordered.filter((each) => isBreakWaiting(each, today));
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
    ...renderNoticeLine(
      policy,
      notice,
      announced,
      announced !== undefined && !agreed.includes(announced.from),
    ),
    ...renderOtherOwners(policy, owners, notice, announced),
  ];
}

/** Owners whose own policies nobody proposes anything to: a person tells their users too. */
function renderOtherOwners(
  policy: PolicyPlace,
  owners: Config['owners'],
  notice: BreakNotice | null,
  announced: Span | undefined,
): readonly string[] {
  const told = policy?.repo.split('/')[0]?.toLowerCase();
  const others = owners
    .filter(({ login }) => login.toLowerCase() !== told)
    .map(({ login }) => renderPlain(login));
  if (policy === null || others.length === 0) return [];
  const whose = `the security policy of ${others.join(', ')}`;
  if (announced)
    return [
      `The bot proposes the notice to ${place(policy)} only. Please add the same to ${whose} before ${announced.from}, and remove it afterwards:`,
      `> ${renderBreakNotice(announced)}`,
    ];
  return notice?.state === 'to-remove' ? [`Please remove the notice of the break from ${whose} too.`] : [];
}

/** What a person has to do about the public notice, if anything. */
function renderNoticeLine(
  policy: PolicyPlace,
  notice: BreakNotice | null,
  announced: Span | undefined,
  isUnsaid: boolean,
): readonly string[] {
  const byHand = (why: string): readonly string[] =>
    announced === undefined
      ? []
      : [
          `Please add this notice to ${why} before ${announced.from}, and remove it afterwards:`,
          `> ${renderBreakNotice(announced)}`,
        ];
  if (policy === null) return byHand('your security policy (no `policy` is configured)');
  if (announced && isUnsaid)
    return [
      `The public is not told of the break from ${announced.from} yet. \`/confirm ${announced.from}\` in a comment here opens a pull request that adds this notice to ${place(policy)}, and one that removes it afterwards:`,
      `> ${renderBreakNotice(announced)}`,
    ];
  if (notice === null) return [];
  switch (notice.state) {
    case 'proposed':
      return [`Notice for ${place(policy)}: merge ${notice.url} before ${notice.from}.`];
    case 'by-hand':
      return byHand(
        `${place(policy)} (the bot could not propose it: ${renderPlain(notice.why ?? 'not known')})`,
      );
    case 'to-remove':
      return [
        notice.url === null
          ? `The break is over. Please remove its notice from ${place(policy)} (the bot could not: ${renderPlain(notice.why ?? 'not known')}).`
          : `The break is over. Merge ${notice.url}, which removes its notice from ${place(policy)}.`,
      ];
    case 'gone':
      return notice.url === null
        ? []
        : [
            `The notice of the break until ${notice.until} is not in ${place(policy)}. If ${notice.url} is still open, close it.`,
          ];
    case 'there':
      return [];
  }
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
