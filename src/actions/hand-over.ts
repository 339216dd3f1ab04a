import { pathOfCase, renderStoredCase, type StoredCase } from '../case/stored-case.ts';
import { PATH_OF_SWEEP, renderSweepMemory, type SweepMemory } from '../case/sweep-memory.ts';
import type { BoardOrder, OrderOutcome } from '../features/coordination/board-orders.ts';
import { handOver, readHandOver } from '../features/coordination/hand-over.ts';
import { renderHandOver, renderHandOverRefused } from '../features/coordination/hand-over-text.ts';
import { readQuietly } from './go-through-cases.ts';
import { readPages } from './read-pages.ts';
import type { PlannedOperation } from './run-case.ts';
import { type Sweep, storeOf } from './sweep-store.ts';

/** What is said of a hand-over that was followed; undefined for any other order. */
export function answerHandOver({ memory }: Sweep, { event }: BoardOrder): OrderOutcome {
  const found = memory.handOvers.find((each) => each.event === event);
  return found && { says: renderHandOver(found.from, found.to, found.issues, found.kept) };
}

/** Follows `/hand-over`. All cases change in one commit, so that a run that dies leaves none behind. */
export async function followHandOver(
  sweep: Sweep,
  asked: BoardOrder,
  done: PlannedOperation[],
): Promise<OrderOutcome> {
  const { memory, team } = sweep;
  const open = await readOpen(sweep);
  const order = readHandOver(asked, team, open);
  if (order.kind === 'refused') return { says: renderHandOverRefused(order.by.login, order.why) };
  const changed = open.flatMap((stored) => handOver(stored, order) ?? []);
  const { event, from, to } = order;
  const kept = open.filter(
    ({ coordinators, analyst, reporter }) =>
      reporter?.id === to.id && [...coordinators, analyst].some((person) => person?.id === from.id),
  );
  const note: SweepMemory['handOvers'][number] = {
    event,
    from: from.login,
    to: to.login,
    issues: changed.map(({ issue }) => issue),
    kept: kept.map(({ issue }) => issue),
  };
  await storeOf(sweep, done).commit('Hand cases over', {
    ...Object.fromEntries(changed.map((stored) => [pathOfCase(stored.number), renderStoredCase(stored)])),
    [PATH_OF_SWEEP]: renderSweepMemory({ ...memory, handOvers: [...memory.handOvers, note] }),
  });
  return 'changed';
}

async function readOpen(sweep: Sweep): Promise<readonly StoredCase[]> {
  const open: StoredCase[] = [];
  for await (const page of readPages(sweep.ports, sweep.open))
    open.push(...page.flatMap((swept) => readQuietly(swept, []) ?? []));
  return open;
}
