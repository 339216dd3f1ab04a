import { receiptOf, type StoredCase, standingMoves, stateOf } from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';
import { addDays, type Clock } from '../process/clocks.ts';

/**
 * The promises of a case: acknowledge within 5 days (node J), answer a dismissal within 10 (node Y), both from
 * receipt. The second stops while the reporter is asked for more, and does not apply once the report is valid.
 */
export function deadlinesOf(
  stored: StoredCase,
  config: Pick<Config, 'clocks'>,
  now: string,
): readonly Clock[] {
  const receipt = receiptOf(stored);
  const reply = stored.evidence.find((evidence) => evidence.kind === 'reply')?.at ?? null;
  const acknowledged =
    stored.evidence.find((evidence) => evidence.kind === 'acknowledgement')?.at ??
    standingMoves(stored).find((move) => move.to === 'acknowledged')?.at ??
    null;
  const waited = millisecondsWithReporter(stored, now);
  const state = stateOf(stored);
  const isDismissed =
    state === 'invalid' || (state === 'closed' && stored.decisions.some((each) => each.kind === 'dismiss'));
  const undecided = ['received', 'acknowledged', 'assessing', 'needs-info'].includes(state);
  return [
    {
      name: 'acknowledge',
      due: addDays(receipt, config.clocks.acknowledgeDays),
      met: earliest(acknowledged, isDismissed ? reply : null),
      applies: true,
    },
    {
      name: 'dismiss',
      due: new Date(Date.parse(addDays(receipt, config.clocks.dismissDays)) + waited).toISOString(),
      met: isDismissed ? reply : null,
      applies: (isDismissed || undecided) && state !== 'needs-info',
    },
  ];
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

function millisecondsWithReporter(stored: StoredCase, now: string): number {
  return stored.moves.reduce((sum, move, index) => {
    if (move.to !== 'needs-info') return sum;
    const until = stored.moves[index + 1]?.at ?? now;
    return sum + Math.max(0, Date.parse(until) - Date.parse(move.at));
  }, 0);
}
