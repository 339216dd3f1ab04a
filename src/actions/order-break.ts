import { agreedBreaks } from '../case/ordered-break.ts';
import { PATH_OF_SWEEP, renderSweepMemory, type SweepMemory } from '../case/sweep-memory.ts';
import type { BoardOrder, OrderOutcome } from '../features/coordination/board-orders.ts';
import {
  type BreakOrder,
  followBreakOrder,
  readBreakOrder,
  todayOf,
} from '../features/coordination/break-order.ts';
import {
  renderBreakAnnounced,
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
  const announced = memory.breaksAnnounced.find((each) => each.event === event);
  return announced && { says: renderBreakAnnounced(announced.from, config.policy) };
}

/** Notes what was ordered in the store, where it may be followed. */
export async function followBreak(
  sweep: Sweep,
  order: BoardOrder,
  done: PlannedOperation[],
): Promise<OrderOutcome> {
  const { config, memory, team, read } = sweep;
  const { now } = read;
  const agreed = agreedBreaks(memory);
  const meant = readBreakOrder(order, { config, ordered: memory.breaks, agreed, team, now });
  if (meant.kind === 'refused') return { says: renderBreakRefused(order.by.login, meant.why) };
  const next =
    meant.kind === 'announce' ? announce(memory, meant) : plan(memory, meant, todayOf(config, now));
  await storeOf(sweep, done).commit('Plan a break', { [PATH_OF_SWEEP]: renderSweepMemory(next) });
  return 'changed';
}

const plan = (
  memory: SweepMemory,
  order: Parameters<typeof followBreakOrder>[0],
  today: string,
): SweepMemory => ({ ...memory, breaks: [...followBreakOrder(order, memory.breaks, today)] });

const announce = (
  memory: SweepMemory,
  { from, by, at, event }: Extract<BreakOrder, { readonly kind: 'announce' }>,
): SweepMemory => ({
  ...memory,
  breaksAnnounced: [...memory.breaksAnnounced, { from, id: by.id, login: by.login, at, event }],
});
