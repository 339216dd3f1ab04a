import type { Actor } from '../../case/observed.ts';
import type { WaitingReport } from '../../case/sweep-memory.ts';
import { type Break, breakAt, isCalledIn } from '../../config/break-at.ts';
import type { Config } from '../../config/config.ts';
import { addWorkingDays } from '../../process/calendar.ts';
import { dueStep, rungOf } from '../../process/clocks.ts';
import { isOlderList } from './queue.ts';

/** What the team has to be told of a list that waits. */
export interface ListNews {
  /** What is new: steps of the clock, and reports that look grave. */
  readonly told: readonly string[];
  /** When the first promise to a reporter ends, ISO UTC. */
  readonly due: string;
  readonly isSteering: boolean;
  /** GHSA ids of reports that look grave and were not told of. */
  readonly grave: readonly string[];
  readonly waiting: number;
}

/**
 * What has to be told of a list now, once each: that it is there, steps of the clock of its oldest report, as a case has
 * them, and every report that looks grave. What was there before the process is promised from the day on which it began.
 * In a break only reports are told that say that they cannot wait, with a proof.
 */
export function listNews(
  list: { readonly key: string; readonly told?: readonly string[] | undefined },
  reports: readonly WaitingReport[],
  config: Pick<Config, 'clocks' | 'breaks'>,
  times: { readonly now: string; readonly since: string | null },
): ListNews | undefined {
  const { clocks } = config;
  const open = reports.filter((each) => each.list === list.key && each.case === null);
  const receipts = open.map(({ receivedAt }) =>
    isOlderList(list.key) ? (times.since ?? times.now) : receivedAt,
  );
  const [first] = receipts.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  if (first === undefined) return undefined;
  const due = addWorkingDays(clocks.calendar, first, clocks.acknowledgeDays);
  const step = dueStep({ name: 'acknowledge', due, met: null, applies: true }, clocks, times.now)?.step;
  const grave = open.filter((each) => each.grave === true).map(({ ghsa }) => ghsa);
  const isTold = (key: string): boolean => list.told?.includes(key) === true;
  const keys = ['listed', ...(step === undefined ? [] : [`${due}/${step}`]), ...grave];
  const urgent = open.filter((each) => each.urgent === true).map(({ ghsa }) => ghsa);
  const isRest = breakAt(config, times.now) !== undefined;
  const told = (isRest ? urgent : keys).filter((key) => !isTold(key));
  if (told.length === 0) return undefined;
  if (isRest) return { told, due, isSteering: false, grave: told, waiting: open.length };
  return {
    told,
    due,
    isSteering: step !== undefined && rungOf(step, clocks, grave.length > 0) === 'steering',
    grave: grave.filter((ghsa) => !isTold(ghsa)),
    waiting: open.length,
  };
}

/** Who is told of a list: in a break the member who is called (by account), else the team, and the owners where it is late. */
export function peopleOfList(
  { isSteering }: Pick<ListNews, 'isSteering'>,
  members: readonly Actor[],
  owners: readonly Actor[],
  pause: Pick<Break, 'call' | 'callIds'> | undefined,
): readonly Actor[] {
  const called = pause && members.find(isCalledIn(pause));
  if (called) return [called];
  const people = isSteering || members.length === 0 ? [...members, ...owners] : members;
  return people.filter(({ id }, index) => people.findIndex((one) => one.id === id) === index);
}
