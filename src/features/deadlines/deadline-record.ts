import type { StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import type { Clock } from '../../process/clocks.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderTime } from '../../text/shown-values.ts';
import { deadlinesOf } from './deadlines.ts';
import { renderLateness } from './lateness.ts';
import { CLOCK_TITLES, renderDue } from './reminder-text.ts';

/** Every promise with its due time, and whether it was kept. */
export const deadlineRecord = ({ stored, config, observed }: Context): readonly string[] =>
  deadlinesOf(stored, config, observed.now).map(
    (clock) =>
      `- ${CLOCK_TITLES[clock.name]}${clock.applies ? ` by ${renderDue(clock.due, config.clocks.calendar.zone)}` : ''}: ${renderClock(clock, observed.now)}${clock.name === 'acknowledge' ? renderProof(stored) : ''}`,
  );

function renderClock(clock: Clock, now: string): string {
  if (!clock.applies) return 'does not apply';
  const late = renderLateness(clock, now);
  if (clock.met === null) return late === undefined ? 'open' : `**${late}**`;
  return Date.parse(clock.met) <= Date.parse(clock.due)
    ? `done ${renderTime(clock.met)}`
    : `done late, ${renderTime(clock.met)}`;
}

/** Whether the acknowledgement was proven, and by what; a label is a claim with a date. */
function renderProof(stored: StoredCase): string {
  const proof = stored.evidence.find(({ kind }) => kind === 'acknowledgement');
  const isLabelled = stored.moves.some(({ to }) => to === 'acknowledged');
  if (!proof) return isLabelled ? ' (label set; reply not seen)' : '';
  const by = renderPlain(proof.by.login);
  if (proof.subject === 'comment') return ` (seen in the advisory, by ${by})`;
  if (proof.subject === 'sent') return ` (sent in the advisory by the bot for ${by})`;
  return ` (recorded by ${by})`;
}
