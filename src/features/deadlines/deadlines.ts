import { receiptOf, type StoredCase, standingMoves, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { addWorkingDays } from '../../process/calendar.ts';
import type { Clock } from '../../process/clocks.ts';
import { clocksOf } from '../coordination/break.ts';
import { exploitedClocks } from './exploited-clocks.ts';
import { furtherClocks } from './further-clocks.ts';
import { dueAfter, timeWithReporter } from './reporter-time.ts';

/**
 * The promises of a case, in this order: acknowledge within 5 days (node J), answer a dismissal within 10 (node Y), both
 * from receipt; then those that the configuration adds, and those of a flaw that is exploited. The second stops while the
 * reporter is asked for more, and does not apply once the report is valid.
 */
export function deadlinesOf(
  stored: StoredCase,
  { clocks }: Pick<Config, 'clocks'>,
  now: string,
): readonly Clock[] {
  const config = { clocks: clocksOf(stored, clocks) };
  const receipt = receiptOf(stored);
  const { calendar, acknowledgeDays, dismissDays } = config.clocks;
  const reply = stored.evidence.find((evidence) => evidence.kind === 'reply')?.at ?? null;
  const acknowledged =
    stored.evidence.find((evidence) => evidence.kind === 'acknowledgement')?.at ??
    standingMoves(stored).find((move) => move.to === 'acknowledged')?.at ??
    null;
  const state = stateOf(stored);
  const isDismissed =
    state === 'invalid' || (state === 'closed' && stored.decisions.some((each) => each.kind === 'dismiss'));
  const undecided = ['received', 'acknowledged', 'assessing', 'needs-info'].includes(state);
  return [
    {
      name: 'acknowledge',
      due: addWorkingDays(calendar, receipt, acknowledgeDays),
      met: earliest(acknowledged, isDismissed ? reply : null),
      applies: true,
      turn: 'coordinator',
    },
    {
      name: 'dismiss',
      due: dueAfter(calendar, receipt, dismissDays, timeWithReporter(stored, calendar, now)),
      met: isDismissed ? reply : null,
      applies: (isDismissed || undecided) && state !== 'needs-info',
      turn: state === 'assessing' ? 'analyst' : 'coordinator',
    },
    ...furtherClocks(stored, config, now),
    ...exploitedClocks(stored),
  ];
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
