import { membersOf } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { PATH_OF_SWEEP, renderSweepMemory, type SweepMemory } from '../case/sweep-memory.ts';
import type { FoundAdvisory } from '../case/sweep-reads.ts';
import {
  isOlderList,
  type ListOrder,
  readOrders,
  seedCase,
  sortDayOne,
  sortFlood,
  sortOlder,
} from '../features/intake/queue.ts';
import { renderListBody, renderListTitle } from '../features/intake/queue-text.ts';
import { withNews } from '../features/intake/waiting-report.ts';
import {
  type CreateIssue,
  createIssue,
  type Incoming,
  ofAdvisory,
  takeClaim,
  withClaims,
  without,
} from './open-cases.ts';
import type { Past } from './read-past.ts';
import { remindOfLists } from './remind-lists.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import type { Store, Sweep } from './sweep-store.ts';
import { unlessError } from './unless-error.ts';

/** What becomes a case in this sweep, and the memory with what waits. */
export interface Held {
  readonly fresh: readonly FoundAdvisory[];
  /** Reports of lists that a member gave an order for. */
  readonly ordered: readonly Incoming[];
  readonly memory: SweepMemory;
  /** Comments of lists that were read, by the key of the list: noted once what they order is done. */
  readonly judged: Readonly<Record<string, readonly string[]>>;
}

/** A list has reports that wait, or its issue is still to be made. */
export const hasOpenList = ({ waiting, lists }: SweepMemory): boolean =>
  waiting.some((each) => each.case === null) || lists.some(({ issue }) => issue === null);

/** Which of the fresh reports become cases now, and what waits: what was there on the first day, and floods. */
export function sortHeld(
  { read, config, team, found, known, memory }: Sweep,
  fresh: readonly FoundAdvisory[],
  past: Past,
): Pick<Held, 'fresh'> & { readonly held: SweepMemory['waiting'] } {
  const members = membersOf(team);
  const unknown = found.filter(({ facts }) => !known.has(facts.ghsa));
  const old = sortDayOne(unknown, memory, config, read.now);
  const older = [...old, ...sortOlder(unknown, memory, config, read.now)];
  const others = fresh.filter(({ facts }) => !older.some(({ ghsa }) => ghsa === facts.ghsa));
  const sorted = sortFlood(others, past.reports, { config, team: members, now: read.now });
  return { fresh: sorted.fresh, held: [...older, ...sorted.waiting] };
}

/** The issues of lists that the first look would open, for a dry run. */
export const planLists = (sweep: Sweep, held: SweepMemory['waiting']): readonly CreateIssue[] =>
  [...new Set(held.map(({ list }) => list))].map((key) =>
    planList(sweep, { ...sweep.memory, waiting: [...sweep.memory.waiting, ...held] }, key),
  );

/** Sorts what came in, remembers what waits, and reads the orders that members wrote in the lists. */
export async function holdBack(
  sweep: Sweep,
  fresh: readonly FoundAdvisory[],
  past: Past,
  store: Store,
  done: PlannedOperation[],
): Promise<Held | 'conflict'> {
  const memory = { ...sweep.memory, waiting: [...withNews(sweep.memory.waiting, sweep.found)] };
  const sorted = sortHeld(sweep, fresh, past);
  const { held } = sorted;
  let next = memory;
  const isNews = JSON.stringify(memory.waiting) !== JSON.stringify(sweep.memory.waiting);
  if (held.length > 0 || isNews) {
    const keys = [...new Set(held.map(({ list }) => list))];
    const lists = keys.filter((key) => memory.lists.every((each) => each.key !== key));
    next = {
      ...memory,
      waiting: [...memory.waiting, ...held],
      lists: [...memory.lists, ...lists.map((key) => ({ key, issue: null, judged: [] }))],
    };
    if (
      !(await store.commit(held.length > 0 ? 'Keep reports back' : 'Note what changed in a list', {
        [PATH_OF_SWEEP]: renderSweepMemory(next),
      }))
    )
      return 'conflict';
  }
  const { orders, judged } = await readListOrders(sweep, next, done);
  return { fresh: sorted.fresh, ordered: await followOrders(sweep, next, orders), memory: next, judged };
}

async function readListOrders(
  sweep: Sweep,
  start: SweepMemory,
  done: PlannedOperation[],
): Promise<Pick<Held, 'judged'> & { readonly orders: readonly ListOrder[] }> {
  const { ports, read: swept, team } = sweep;
  const orders: ListOrder[] = [];
  const judged: Record<string, readonly string[]> = {};
  for (const list of start.lists) {
    const isOpen = start.waiting.some((each) => each.list === list.key && each.case === null);
    if (list.issue === null || !isOpen || team.kind === 'unknown') continue;
    const number = list.issue;
    const read = await unlessError(sweep.errors, null, () => ports.github.readCase(number));
    const issue = read?.issue;
    const said = readOrders(issue?.comments ?? [], list, start, team.members);
    orders.push(...said.orders);
    if (said.read.length > 0) judged[list.key] = said.read.map(({ event }) => event);
    for (const { comment, good } of said.read) {
      const reaction: Operation = {
        kind: 'react',
        comment,
        content: good ? 'THUMBS_UP' : 'CONFUSED',
        surface: 'team',
        why: `The order was ${good ? 'followed' : 'not understood'}.`,
      };
      await ports.github.apply(reaction, { caseNumber: null, storeHead: swept.storeHead, self: swept.self });
      done.push(describeOperation(reaction));
    }
  }
  return { orders, judged };
}

/** The reports that orders are about, read again: what waited may have been edited since. */
async function followOrders(
  sweep: Sweep,
  memory: SweepMemory,
  orders: readonly ListOrder[],
): Promise<readonly Incoming[]> {
  const waiting = orders.flatMap((order) => {
    const report = memory.waiting.find(({ ghsa }) => ghsa === order.ghsa);
    return report ? [{ order, report }] : [];
  });
  const facts = await sweep.ports.github.readAdvisories(waiting.map(({ report }) => report));
  return waiting.flatMap(({ order, report }): readonly Incoming[] => {
    const read = facts[report.ghsa];
    if (!read) return [];
    const { reporter, receivedAt } = report;
    const found: FoundAdvisory = {
      facts: read,
      reporter: reporter ? { ...reporter, kind: 'user' } : null,
      createdAt: receivedAt,
      updatedAt: receivedAt,
    };
    const incoming = ofAdvisory(sweep, found);
    const begin = (number: number) =>
      seedCase(incoming.begin(number), report, order, sweep.config.clocks.calendar.zone);
    return [{ ...incoming, begin, waiting: report.ghsa }];
  });
}

/** Makes the issue of every list, keeps its text up to date, and closes it when nothing waits in it any more. */
export async function showLists(
  sweep: Sweep,
  taken: SweepMemory,
  judged: Held['judged'],
  store: Store,
  done: PlannedOperation[],
): Promise<'done' | 'conflict'> {
  const start = withJudged(taken, judged);
  let memory = start;
  for (const list of start.lists) {
    const before = sweep.memory.waiting.filter((each) => each.list === list.key);
    const after = start.waiting.filter((each) => each.list === list.key);
    if (list.issue !== null) {
      if (JSON.stringify(before) !== JSON.stringify(after))
        await editList(sweep, start, list.issue, list.key, done);
      continue;
    }
    const operation = planList(sweep, memory, list.key);
    const claimed = await takeClaim(sweep, memory, operation);
    if (claimed === 'wait') continue;
    if (claimed === undefined) {
      memory = withClaims(sweep, memory, [list.key]);
      if (!(await store.commit('Claim a list', { [PATH_OF_SWEEP]: renderSweepMemory(memory) })))
        return 'conflict';
    }
    const issue = claimed ?? (await createIssue(sweep, operation, done));
    const lists = memory.lists.map((each) => (each.key === list.key ? { ...each, issue } : each));
    memory = { ...without(memory, list.key), lists };
    if (!(await store.commit('Keep a list', { [PATH_OF_SWEEP]: renderSweepMemory(memory) })))
      return 'conflict';
  }
  const told = await remindOfLists(sweep, memory, done);
  // Orders that were read are noted even where they made no case.
  if (told === memory && (Object.keys(judged).length === 0 || memory !== start)) return 'done';
  memory = told;
  const files = { [PATH_OF_SWEEP]: renderSweepMemory(memory) };
  return (await store.commit('Note what was said in a list', files)) ? 'done' : 'conflict';
}

const withJudged = (memory: SweepMemory, judged: Held['judged']): SweepMemory => ({
  ...memory,
  lists: memory.lists.map((each) => ({ ...each, judged: [...each.judged, ...(judged[each.key] ?? [])] })),
});

function planList({ config }: Sweep, memory: SweepMemory, key: string): CreateIssue {
  const isDayOne = isOlderList(key);
  const reports = memory.waiting.filter((each) => each.list === key);
  return {
    kind: 'create-case-issue',
    key,
    title: renderListTitle({ isDayOne }),
    body: renderListBody({
      key,
      isDayOne,
      reports,
      mostPerDay: config.intake.mostPerDay,
      server: config.server,
    }),
    labels: [],
    surface: 'team',
    why: `${reports.length} reports wait for a decision.`,
  };
}

async function editList(
  sweep: Sweep,
  memory: SweepMemory,
  issue: number,
  key: string,
  done: PlannedOperation[],
): Promise<void> {
  const { ports, read } = sweep;
  const isOver = memory.waiting.every((each) => each.list !== key || each.case !== null);
  const operation: Operation = {
    kind: 'edit-issue',
    issue,
    body: planList(sweep, memory, key).body,
    ...(isOver ? { state: 'closed' as const } : {}),
    surface: 'team',
    why: 'The list changed.',
  };
  await ports.github.apply(operation, { caseNumber: null, storeHead: read.storeHead, self: read.self });
  done.push(describeOperation(operation));
}
