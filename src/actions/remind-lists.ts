import { membersOf } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import type { SweepMemory } from '../case/sweep-memory.ts';
import { breakAt } from '../config/break-at.ts';
import { type ListNews, listNews, peopleOfList } from '../features/intake/list-reminders.ts';
import { renderListNews } from '../features/intake/queue-text.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';

/** Tells the team of lists that wait, by a new comment for every step; the memory with what was told. */
export async function remindOfLists(
  sweep: Sweep,
  memory: SweepMemory,
  done: PlannedOperation[],
): Promise<SweepMemory> {
  const { config, read } = sweep;
  const lists: SweepMemory['lists'] = [];
  for (const list of memory.lists) {
    const times = { now: read.now, since: memory.since };
    const news = list.issue === null ? undefined : listNews(list, memory.waiting, config, times);
    const isTold =
      news !== undefined && list.issue !== null && (await tell(sweep, list.issue, list.key, news, done));
    lists.push(isTold ? { ...list, told: [...(list.told ?? []), ...news.told] } : list);
  }
  return lists.some((list, index) => list !== memory.lists[index]) ? { ...memory, lists } : memory;
}

async function tell(
  { ports, config, read, team }: Sweep,
  issue: number,
  key: string,
  news: ListNews,
  done: PlannedOperation[],
): Promise<boolean> {
  const people = peopleOfList(news, membersOf(team), read.repo.owners, breakAt(config, read.now));
  const comment: Operation = {
    kind: 'comment',
    issue,
    key: `remind/${key}/${news.told[0]}`,
    body: renderListNews(news, people, config.clocks.calendar.zone),
    surface: 'team',
    why: "Reports of a list wait for somebody's word.",
  };
  const outcome = await ports.github.apply(comment, {
    caseNumber: null,
    storeHead: read.storeHead,
    self: read.self,
  });
  if (outcome.kind === 'done') done.push(describeOperation(comment));
  return outcome.kind === 'done' || outcome.kind === 'already';
}
