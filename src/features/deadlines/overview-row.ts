import type { Severity } from '../../formats/records/facts.ts';
import type { ClockName } from '../../process/clocks.ts';
import { STATES, type StateId } from '../../process/table.ts';

/** Who has to do something before a case goes on. */
export type WaitsFor = 'team' | 'reporter' | 'maintainers' | 'CNA' | 'nobody';

/** One open case on the board. Holds no text of a report. Times are ISO 8601 UTC, days `YYYY-MM-DD`. */
export interface BoardRow {
  readonly number: number;
  readonly issue: number;
  readonly state: StateId;
  /** Logins of the coordinators. */
  readonly people: readonly string[];
  /** Login of who was named as analyst, or wrote the analysis that counts; null where there is neither. */
  readonly analyst: string | null;
  /** Login of who was named as developer. */
  readonly developer: string | null;
  readonly hasAnalysis: boolean;
  /** Null before an analysis gives one. */
  readonly severity: Severity | null;
  readonly waitsFor: WaitsFor;
  readonly due: { readonly name: ClockName; readonly at: string } | null;
  readonly isOverdue: boolean;
  /** Due within two days. */
  readonly isSoon: boolean;
  /** Due within seven days. */
  readonly isNear: boolean;
  /** Every open promise, the first one first. */
  readonly dues: readonly { readonly name: ClockName; readonly at: string }[];
  /** The planned day of the release, while it has not been disclosed. */
  readonly releaseDay: string | null;
  /** Approval requests that wait for a confirmation. */
  readonly requests: number;
  /** When the report came. */
  readonly receivedAt: string;
  /** When the case last moved. */
  readonly changedAt: string;
  /** `owner/name`, null where no repo is known yet. */
  readonly project: string | null;
}

/** Whose turn it is, in one word. */
export function turnOf({ waitsFor, state }: BoardRow): string {
  if (waitsFor !== 'team') return waitsFor;
  const { turn } = STATES[state];
  return turn === 'bot' || turn === 'nobody' ? 'team' : turn;
}

/** Who has to act, by name: analyst or developer where it is their turn and they are known, and the coordinators of what is late. */
export function actorsOf(row: BoardRow): readonly string[] {
  const { developer } = row;
  if (row.waitsFor === 'maintainers' && developer !== null)
    return row.isOverdue ? [...new Set([developer, ...row.people])] : [developer];
  if (row.waitsFor !== 'team') return row.isOverdue ? row.people : [];
  return turnOf(row) === 'analyst' && row.analyst !== null ? [row.analyst] : row.people;
}

/** Overdue first, then by due time; what has no due time comes last, the older case first. */
export function byDue(a: BoardRow, b: BoardRow): number {
  const due = (row: BoardRow): number =>
    row.due === null ? Number.MAX_SAFE_INTEGER : Date.parse(row.due.at);
  return due(a) - due(b) || a.number - b.number;
}
