import { readMarker } from '../../case/marker.ts';
import { SWEEP_LATE } from '../../case/sweep-memory.ts';
import { breakAt } from '../../config/break-at.ts';
import type { SeenCase } from '../../engine/context.ts';
import { dueStep } from '../../process/clocks.ts';
import { clocksOf, isEmergency, isHeardInBreak } from '../coordination/break.ts';
import { deadlinesOf } from './deadlines.ts';
import { reminderKey } from './remind.ts';
import { findWaitingRequests } from './waiting-requests.ts';

/** A reminder that is due, or the word of a late sweep that one runs again. */
export function isDeadlineDue({ stored, issue, config, now, self }: SeenCase): string | undefined {
  if (issue.comments.some((each) => readMarker(each, self)?.startsWith(SWEEP_LATE))) return 'clock';
  const isResting = breakAt(config, now) !== undefined;
  const waiting = isResting && !isEmergency(stored) ? undefined : findWaitingRequests(stored, now);
  if (waiting && !stored.said.some((said) => said.key === waiting.key)) return 'clock';
  const isDue = deadlinesOf(stored, config, now).some((clock) => {
    if (isResting && !isHeardInBreak(clock.name, isEmergency(stored))) return false;
    const step = dueStep(clock, clocksOf(stored, config.clocks), now);
    return step !== undefined && !stored.said.some((said) => said.key === reminderKey(clock, step));
  });
  return isDue ? 'clock' : undefined;
}
