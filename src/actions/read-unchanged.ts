import {
  type ClosedCase,
  type ClosedIndex,
  changedSince,
  isWorthWriting,
  parseClosedIndex,
  renderClosedIndex,
  unchangedCases,
} from '../case/closed-index.ts';
import type { KnownLabels } from '../case/known-labels.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import { digestOf } from '../engine/context.ts';
import type { Ports } from './observe-case.ts';

/** What need not be read, and by what that was told. */
export interface Unchanged {
  /** Digest of what decides, beside a case, whether anything is due. */
  readonly of: string;
  readonly before: ClosedIndex | null;
  readonly unchanged: ReadonlyMap<number, ClosedCase>;
}

/** Nothing of what closed.txt says is used unless it is known what changed since. Two requests where there is one. */
export async function readUnchanged(
  { github }: Pick<Ports, 'github'>,
  { closedText, configText, files }: SweepRead,
  labels: KnownLabels,
  healing: string | null,
): Promise<Unchanged> {
  const of = digestOf({ configText, labels });
  const index = parseClosedIndex(closedText);
  const nothing = { of, before: null, unchanged: new Map() };
  if (index?.of !== of) return nothing;
  // Where it cannot be told, every case is read: that a list is refused is no reason to overlook one.
  const changed = await github.readChangedIssues(changedSince(index)).catch(() => 'refused' as const);
  if (changed === 'refused') return { ...nothing, before: index };
  if (changed === null) return nothing;
  return { of, before: index, unchanged: unchangedCases(index, { files, changed, healing }) };
}

export const closedToWrite = ({ before }: Unchanged, next: ClosedIndex): string | null =>
  isWorthWriting(before, next) ? renderClosedIndex(next) : null;
