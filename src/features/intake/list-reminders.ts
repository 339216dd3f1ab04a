import type { WaitingReport } from '../../case/sweep-memory.ts';
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
 */
export function listNews(
  list: { readonly key: string; readonly told?: readonly string[] | undefined },
  reports: readonly WaitingReport[],
  { clocks }: Pick<Config, 'clocks'>,
  times: { readonly now: string; readonly since: string | null },
): ListNews | undefined {
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
  const told = keys.filter((key) => !isTold(key));
  if (told.length === 0) return undefined;
  return {
    told,
    due,
    isSteering: step !== undefined && rungOf(step, clocks, grave.length > 0) === 'steering',
    grave: grave.filter((ghsa) => !isTold(ghsa)),
    waiting: open.length,
  };
}
