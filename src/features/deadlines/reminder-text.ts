import { renderWallTime } from '../../process/calendar.ts';
import type { Clock, ClockName } from '../../process/clocks.ts';
import { capital } from '../../process/release-day.ts';
import type { StateId } from '../../process/table.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { mentionAll } from '../../text/mention.ts';
import { renderClockAction } from './clock-actions.ts';
import { renderLateness } from './lateness.ts';

/** What each clock is called in the case record. */
export const CLOCK_TITLES: Readonly<Record<ClockName, string>> = {
  acknowledge: 'Acknowledge',
  dismiss: 'Answer',
  assess: 'Verdict',
  patch: 'Patch',
  update: 'Next update to the reporter',
  embargo: 'End of the embargo',
  'early-warning': 'Early warning to the authorities',
  notification: 'Notification to the authorities',
  'final-report': 'Final report to the authorities',
};

/** `2026-03-06 09:00 UTC`, and the same on the team's wall where that is another. */
export function renderDue(iso: string, zone: string): string {
  const utc = `${iso.slice(0, 16).replace('T', ' ')} UTC`;
  if (zone === 'UTC') return utc;
  const wall = renderWallTime(zone, iso);
  const local = wall.slice(0, 10) === iso.slice(0, 10) ? wall.slice(11) : wall;
  return `${utc} (${local} ${renderPlain(zone)})`;
}

/** What a reminder is made from. */
export interface ReminderFacts {
  readonly clock: Clock;
  /** ISO UTC. */
  readonly now: string;
  readonly people: readonly { readonly login: string }[];
  readonly zone: string;
  readonly labelOf: (state: StateId) => string;
  /** Address of the case record, where the bot has seen it. */
  readonly record: string | null;
}

/** A reminder: a new comment with mentions, since edits notify nobody. Says how late, what to do, and where to look. */
export function renderReminder({ clock, now, people, zone, labelOf, record }: ReminderFacts): string {
  const late = renderLateness(clock, now);
  const due = renderDue(clock.due, zone);
  const action = renderClockAction(clock, labelOf);
  const what =
    late === undefined
      ? `Please ${action}. It is due by **${due}**.`
      : `**${capital(late)}.** Please ${action}. It was due ${due}.`;
  const where = record === null ? '' : ` [Case record](${record})`;
  return `${mentionAll(people)} ${what}${where}`.trim();
}

/** The reporter has not answered: ask again, or go on without. */
export function renderSilence(
  step: 'ask-again' | 'go-on',
  people: readonly { readonly login: string }[],
  days: number,
  labelOf: (state: 'assessing') => string,
): string {
  const waited = `${mentionAll(people)} The reporter has not answered for ${days} days.`.trim();
  if (step === 'ask-again')
    return [
      `${waited} Please ask once more now, where the report came in. Then set \`${labelOf('assessing')}\` when the answer comes. A text to send:`,
      '',
      renderFenced(
        'We still need the answers to our questions. If you cannot answer them, please tell us. We then decide with what we have.',
      ),
    ].join('\n');
  return `${waited} Please go on now without the answer: set \`${labelOf('assessing')}\`, or write \`/dismiss insufficient-information because …\`. The reporter can appeal.`;
}

/** No sweep ran for hours. */
export const renderLateSweep = (
  sweptAt: string,
  people: readonly { readonly login: string }[],
  zone: string,
): string =>
  `${mentionAll(people)} **The schedule has stopped.** The last sweep was on ${renderDue(sweptAt, zone)}. Until it runs again, no report is taken in and nobody is reminded. Please open the “Actions” tab now: a failed run says why. GitHub also switches a schedule off after 60 days without a push to the default branch. Enable the workflow and start it by hand. The next sweep removes this comment.`.trim();

/** What is handed to anyone who tells the authorities: no text of the report, since it leaves the team by hand. */
export function renderHandOff(facts: {
  readonly contact: string | null;
  readonly people: readonly { readonly login: string }[];
  readonly packages: readonly string[];
  readonly ids: readonly string[];
  readonly knownAt: string;
  readonly isFixed: boolean;
  readonly zone: string;
}): string {
  const whom =
    facts.contact === null ? 'the person who tells the authorities for you' : renderCodeSpan(facts.contact);
  return [
    `${mentionAll(facts.people)} We have known since ${renderDue(facts.knownAt, facts.zone)} that the flaw is exploited. Please send this now to ${whom}, by a channel that is safe for secret text:`.trim(),
    '',
    renderFenced(
      [
        'A vulnerability in our software is being exploited.',
        `Known to us since: ${renderDue(facts.knownAt, 'UTC')}`,
        `Packages: ${facts.packages.join(', ') || 'not determined yet'}`,
        `Identifiers: ${facts.ids.join(', ') || 'none yet'}`,
        `Fix: ${facts.isFixed ? 'available' : 'in progress'}`,
        'This is not public yet.',
      ].join('\n'),
    ),
    '',
    'The law may ask for three reports. Record each when it is sent:',
    '',
    '- within 24 hours, an early warning: `/notified early-warning`',
    '- within 72 hours, a notification: `/notified notification`',
    '- within 14 days after the fix, a final report: `/notified final-report`',
    '',
    'If the law does not apply to you, write the same commands to stop the reminders.',
  ].join('\n');
}

/** Requests that nobody has confirmed for some time. */
export const renderWaitingRequests = (
  people: readonly { readonly login: string }[],
  count: number,
  since: string,
  zone: string,
): string =>
  `${mentionAll(people)} ${count === 1 ? 'A request of the bot has' : `${count} requests of the bot have`} waited here since ${renderDue(since, zone)}. Nothing is done before somebody confirms. Please read now what the bot would do, and write \`/confirm\`. Or say here why not.`.trim();
