import { breakAt } from '../../config/break-at.ts';
import type { Config } from '../../config/config.ts';
import { DAY_MS } from '../../process/durations.ts';
import { renderCodeSpan } from '../../text/defuse.ts';
import { addressAll } from '../../text/mention.ts';
import { todayOf } from './break-order.ts';

/** For so long after a break the list of the first day back is still of use. */
const LATE_DAYS = 7;
const MOST_ROWS = 100;

/** One open case as the list of the first day back shows it. */
export interface ReturnRow {
  readonly issue: number;
  readonly state: string;
  readonly severity: string | null;
  /** When the report came, ISO UTC. */
  readonly receivedAt: string;
  /** Logins of the coordinators. */
  readonly people: readonly string[];
}

/**
 * The break that is just over and of which nobody has told yet; undefined in a break.
 *
 * @param told first days of the breaks that were told of
 */
export function breakToTell(
  config: Pick<Config, 'breaks' | 'clocks'>,
  told: readonly string[],
  now: string,
): Config['breaks'][number] | undefined {
  if (breakAt(config, now)) return undefined;
  const today = todayOf(config, now);
  return config.breaks.find(
    ({ from, until }) =>
      until <= today && !told.includes(from) && Date.parse(today) - Date.parse(until) < LATE_DAYS * DAY_MS,
  );
}

/** The list of the first day back: every open case, the oldest report first. Team surface. */
export function renderReturn(
  { from }: { readonly from: string },
  rows: readonly ReturnRow[],
  people: readonly { readonly login: string }[],
): string {
  const greeting = `${addressAll(people)}The break from ${from} is over, and all clocks run again.`;
  if (rows.length === 0) return `${greeting} No case is open.`;
  const sorted = rows.toSorted(
    (a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || a.issue - b.issue,
  );
  const fresh = rows.filter((row) => row.receivedAt.slice(0, 10) >= from).length;
  const came = fresh === 0 ? 'no report came' : fresh === 1 ? '1 report came' : `${fresh} reports came`;
  return [
    `${greeting} While you were away, ${came}. These cases are open, the oldest report first. Please start at the top: \`/why\` in a case says what it waits for.`,
    '',
    '| Case | Report came | State | Severity | Coordinator |',
    '| --- | --- | --- | --- | --- |',
    ...sorted.slice(0, MOST_ROWS).map(renderRow),
    ...(sorted.length > MOST_ROWS ? ['', `And ${sorted.length - MOST_ROWS} more.`] : []),
  ].join('\n');
}

const renderRow = ({ issue, state, severity, receivedAt, people }: ReturnRow): string => {
  const who = people.length === 0 ? '**nobody**' : people.map(renderCodeSpan).join(', ');
  return `| #${issue} | ${receivedAt.slice(0, 10)} | \`case/${state}\` | ${severity ?? '–'} | ${who} |`;
};
