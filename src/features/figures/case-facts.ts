import {
  isDisclosed,
  receiptOf,
  type StoredCase,
  type StoredMove,
  standingMoves,
} from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import type { Severity } from '../../formats/records/facts.ts';
import { type ClockName, wasMet } from '../../process/clocks.ts';
import { type StateId, statesFrom } from '../../process/table.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';

/** What became of a report. `duplicate`: dismissed as one that we knew of. */
export type ReportOutcome = 'valid' | 'invalid' | 'duplicate' | 'undecided';

/** What the figures need of one case: times and kinds, no text. Times are ISO 8601 UTC; null: not yet, or never. */
export interface CaseFacts {
  readonly number: number;
  /** The earliest receipt on record. */
  readonly receivedAt: string;
  /** A person told the reporter something for the first time. */
  readonly answeredAt: string | null;
  /** The first verdict: a vulnerability, or none. */
  readonly decidedAt: string | null;
  /** A patch was there, to be tested. Null for a case that was disclosed without one. */
  readonly fixedAt: string | null;
  /** The last of its advisories was published. */
  readonly disclosedAt: string | null;
  readonly outcome: ReportOutcome;
  readonly severity: Severity | null;
  /** From when until when it was open; `until` is null while it is. */
  readonly spells: readonly { readonly from: string; readonly until: string | null }[];
  /** Promises that apply; `isKept` is null while one is open and not late. */
  readonly promises: readonly {
    readonly name: ClockName;
    readonly due: string;
    readonly isKept: boolean | null;
  }[];
  /** Logins of coordinators and analyst. */
  readonly people: readonly string[];
}

const VALID: readonly StateId[] = statesFrom('valid', 'announcing');
const FIXED: readonly StateId[] = ['testing', 'regression-tests', 'releasing'];
const UNDECIDED: readonly StateId[] = ['received', 'acknowledged', 'assessing', 'needs-info'];

/** What counts of a case at a moment. From the store alone. */
export function caseFactsOf(stored: StoredCase, config: Pick<Config, 'clocks'>, now: string): CaseFacts {
  const moves = standingMoves(stored);
  const first = (isMeant: (move: StoredMove) => boolean): string | null => moves.find(isMeant)?.at ?? null;
  const published = stored.advisories.flatMap(({ publishedAt }) => publishedAt ?? []);
  const analyst = stored.analysis?.by.login;
  return {
    number: stored.number,
    receivedAt: receiptOf(stored),
    answeredAt: earliest([
      first(({ to }) => to === 'acknowledged'),
      ...stored.evidence
        .filter(({ kind }) => kind === 'acknowledgement' || kind === 'reply')
        .map(({ at }) => at),
      ...(stored.messages ?? []).map(({ sentAt }) => sentAt),
    ]),
    decidedAt: first(({ to }) => to === 'invalid' || VALID.includes(to)),
    fixedAt: first(({ to }) => FIXED.includes(to)),
    disclosedAt: isDisclosed(stored) ? latest(published) : null,
    outcome: outcomeOf(stored, moves),
    severity: stored.analysis?.facts.severity ?? null,
    spells: spellsOf(stored),
    promises: deadlinesOf(stored, config, now)
      .filter(({ applies }) => applies)
      .map((clock) => ({ name: clock.name, due: clock.due, isKept: wasMet(clock, now) })),
    people: [...new Set([...stored.coordinators.map(({ login }) => login), ...(analyst ? [analyst] : [])])],
  };
}

/** The last verdict that nobody took back. */
function outcomeOf({ decisions }: StoredCase, moves: readonly StoredMove[]): ReportOutcome {
  const last = moves.findLast(
    ({ to }) => to === 'invalid' || VALID.includes(to) || UNDECIDED.includes(to),
  )?.to;
  if (last === undefined || UNDECIDED.includes(last)) return 'undecided';
  if (last !== 'invalid') return 'valid';
  const dismissal = decisions.findLast(({ kind }) => kind === 'dismiss');
  return dismissal?.reason === 'duplicate-of' ? 'duplicate' : 'invalid';
}

/** Every move counts here, also one that was taken back: while a case was closed it was no work. */
function spellsOf(stored: StoredCase): CaseFacts['spells'] {
  const spells: { from: string; until: string | null }[] = [{ from: receiptOf(stored), until: null }];
  for (const { to, at } of stored.moves) {
    const last = spells.at(-1)!;
    if (to === 'closed' && last.until === null) last.until = at;
    else if (to !== 'closed' && last.until !== null) spells.push({ from: at, until: null });
  }
  return spells;
}

const byTime = (a: string, b: string): number => Date.parse(a) - Date.parse(b);

const earliest = (times: readonly (string | null)[]): string | null =>
  times.flatMap((time) => time ?? []).toSorted(byTime)[0] ?? null;

const latest = (times: readonly string[]): string | null => times.toSorted(byTime).at(-1) ?? null;
