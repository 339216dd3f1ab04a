import { renderWallTime } from '../../process/calendar.ts';
import type { Clock, ClockName } from '../../process/clocks.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { mentionAll } from '../../text/mention.ts';

/** What each clock is called in the case record. */
export const CLOCK_TITLES: Readonly<Record<ClockName, string>> = {
  acknowledge: 'Acknowledge',
  dismiss: 'Answer a dismissal',
  assess: 'Verdict',
  patch: 'Patch',
  update: 'Next word to the reporter',
  embargo: 'End of the embargo',
  'early-warning': 'Early warning to the authorities',
  notification: 'Notification to the authorities',
  'final-report': 'Final report to the authorities',
};

/** What is due to whom, in a reminder. */
const PENDING: Readonly<Record<ClockName, string>> = {
  acknowledge: 'the reporter waits for an acknowledgement',
  dismiss: 'the reporter waits to hear what we think of the report',
  assess: 'the verdict on the report is to be given',
  patch: 'the patch was promised',
  update: 'the reporter was promised an update; tell them how things are, then write `/updated`',
  embargo: 'the embargo ends, and the flaw may be told of in public then',
  'early-warning':
    'the flaw is exploited: the early warning is to be sent, then write `/notified early-warning`',
  notification: 'the flaw is exploited: the notification is to be sent, then write `/notified notification`',
  'final-report':
    'the flaw was exploited and a fix is out: the final report is to be sent, then write `/notified final-report`',
};

/** `2026-03-06 09:00 UTC`, and the same on the team's wall where that is another. */
export function renderDue(iso: string, zone: string): string {
  const utc = `${iso.slice(0, 16).replace('T', ' ')} UTC`;
  if (zone === 'UTC') return utc;
  const wall = renderWallTime(zone, iso);
  const local = wall.slice(0, 10) === iso.slice(0, 10) ? wall.slice(11) : wall;
  return `${utc} (${local} ${renderPlain(zone)})`;
}

/** A reminder: a new comment with mentions, since edits notify nobody. */
export function renderReminder(
  clock: Clock,
  isOver: boolean,
  people: readonly { readonly login: string }[],
  zone: string,
): string {
  const when = isOver ? 'It was due' : 'It is due';
  return `${mentionAll(people)} ${PENDING[clock.name]}. ${when} **${renderDue(clock.due, zone)}**. What to do stands in the first line of the case record.`.trim();
}

/** The reporter has not answered: ask again, or go on without. */
export function renderSilence(
  step: 'ask-again' | 'go-on',
  people: readonly { readonly login: string }[],
  days: number,
  labelOf: (state: 'assessing') => string,
): string {
  const waited = `${mentionAll(people)} the reporter has not answered for ${days} days.`.trim();
  if (step === 'ask-again')
    return [
      `${waited} Ask once more, where the report came in:`,
      '',
      renderFenced(
        'We still need the answers to our questions to go on with your report. If you cannot give them, tell us, and we decide on what we have.',
      ),
    ].join('\n');
  return `${waited} Go on with what there is: set \`${labelOf('assessing')}\`, or write \`/dismiss insufficient-information because …\`. A dismissal can be appealed.`;
}

/** No sweep ran for hours. */
export const renderLateSweep = (
  sweptAt: string,
  people: readonly { readonly login: string }[],
  zone: string,
): string =>
  `${mentionAll(people)} the schedule has stopped: the last sweep on record was on **${renderDue(sweptAt, zone)}**. While none runs, no report is taken in and nobody is reminded. Look at the Actions tab: GitHub switches schedules off after 60 days without a push to the default branch, and a run that fails says why. Start the workflow by hand there; this comment goes with the next sweep.`.trim();

/** What is handed to whoever tells the authorities: no text of the report, since it leaves the team by hand. */
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
    facts.contact === null ? 'whoever tells the authorities for you' : renderCodeSpan(facts.contact);
  return [
    `${mentionAll(facts.people)} the flaw is known to be exploited since ${renderDue(facts.knownAt, facts.zone)}. Hand this to ${whom}, by a channel that is fit for embargoed text:`.trim(),
    '',
    renderFenced(
      [
        'A vulnerability in our software is being exploited.',
        `Known to us since: ${renderDue(facts.knownAt, 'UTC')}`,
        `Packages: ${facts.packages.join(', ') || 'not determined yet'}`,
        `Identifiers: ${facts.ids.join(', ') || 'none yet'}`,
        `Fix: ${facts.isFixed ? 'available' : 'in work'}`,
        'Not public before its disclosure.',
      ].join('\n'),
    ),
    '',
    `Due by law: an early warning within 24 hours, a notification within 72, a final report 14 days after a fix. Record each with ${renderCodeSpan('/notified early-warning')}, ${renderCodeSpan('/notified notification')}, ${renderCodeSpan('/notified final-report')}. Whether the law binds you is for you to say: ${renderCodeSpan('/notified')} also stops the reminder.`,
  ].join('\n');
}
