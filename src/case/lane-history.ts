import * as v from 'valibot';
import { DAY_MS } from '../process/durations.ts';
import { severity } from './stored-analysis.ts';
import { isDisclosed, receiptOf, type StoredCase, stateOf } from './stored-case.ts';

/** What a closed case of a published flaw took, in private or fixed in public. */
export const pastLaneSchema = v.object({
  case: v.number(),
  lane: v.picklist(['private', 'public']),
  severity,
  /** From the earliest receipt until the case was closed. */
  days: v.number(),
  /** Labels and commands of people that were followed. */
  commands: v.number(),
});
export type PastLane = v.InferOutput<typeof pastLaneSchema>;

/** More would tell nothing new, and make the memory of sweeps large. */
const MOST_KEPT = 500;

/** What the case adds to the history of both lanes; undefined for one that is open, dismissed or without a severity. */
export function pastLaneOf(stored: StoredCase): PastLane | undefined {
  const severity = stored.analysis?.facts.severity ?? null;
  const closed = stored.moves.findLast(({ to }) => to === 'closed')?.at;
  if (stateOf(stored) !== 'closed' || closed === undefined || !isDisclosed(stored) || severity === null)
    return undefined;
  return {
    case: stored.number,
    lane: isFixedInPublic(stored) ? 'public' : 'private',
    severity,
    days: (Date.parse(closed) - Date.parse(receiptOf(stored))) / DAY_MS,
    commands: stored.judged.filter(({ verdict }) => verdict === 'done' || verdict === 'accepted').length,
  };
}

/** Whether the public issue of a valid case is open: its embargo is over by that. */
export const isFixedInPublic = ({ publicIssue }: Pick<StoredCase, 'publicIssue'>): boolean =>
  publicIssue?.lane !== undefined && publicIssue.url !== null;

/** The history after a sweep that read these cases; the latest cases are kept. */
export function addPastLanes(known: readonly PastLane[], read: readonly PastLane[]): readonly PastLane[] {
  const anew = new Set(read.map((each) => each.case));
  return [...known.filter((each) => !anew.has(each.case)), ...read]
    .toSorted((a, b) => a.case - b.case)
    .slice(-MOST_KEPT);
}
