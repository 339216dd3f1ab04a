import { PATH_OF_SWEEP, renderSweepMemory } from '../case/sweep-memory.ts';
import type { BoardOrder, OrderOutcome } from '../features/coordination/board-orders.ts';
import { followBreakOrder, readBreakOrder, todayOf } from '../features/coordination/break-order.ts';
import {
  renderBreakConfirmed,
  renderBreakEnded,
  renderBreakRefused,
  renderBreakRequest,
} from '../features/coordination/break-order-text.ts';
import type { PlannedOperation } from './run-case.ts';
import { type Sweep, storeOf } from './sweep-store.ts';

/** What is said of an order about breaks that was followed; undefined for any other. */
export function answerBreak({ memory, config }: Sweep, { event }: BoardOrder): OrderOutcome {
  for (const each of memory.breaks) {
    if (each.event === event) return { says: renderBreakRequest(each, config.policy) };
    if (each.confirmed?.event === event) return { says: renderBreakConfirmed(each) };
    if (each.over?.event === event) return { says: renderBreakEnded(each) };
  }
  return undefined;
}

/** Notes what was ordered in the store, where it may be followed. */
export async function followBreak(
  sweep: Sweep,
  order: BoardOrder,
  done: PlannedOperation[],
): Promise<OrderOutcome> {
  const { config, memory, team, read } = sweep;
  const { now } = read;
  const meant = readBreakOrder(order, { config, ordered: memory.breaks, team, now });
  if (meant.kind === 'refused') return { says: renderBreakRefused(order.by.login, meant.why) };
  const breaks = [...followBreakOrder(meant, memory.breaks, todayOf(config, now))];
  const text = renderSweepMemory({ ...memory, breaks });
  await storeOf(sweep, done).commit('Plan a break', { [PATH_OF_SWEEP]: text });
  return 'changed';
}
