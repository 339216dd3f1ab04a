import type { ObservedThread } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { pathOfCase, renderStoredCase, type StoredCase, stateOf } from '../case/stored-case.ts';
import { planAssignees, planIssue, planLabels } from '../features/case-issue/issue-operations.ts';
import { filesOfFollowUps } from '../features/followup/follow-up.ts';
import { freshRecords } from '../features/followup/note-records.ts';
import { filesOfNamed } from '../features/takedown/named-threads.ts';
import { pathOfCopy } from '../features/takedown/note-threads.ts';
import { advance } from './advance.ts';
import { claimKey } from './claim.ts';
import type { Context } from './context.ts';
import { planOutside } from './outside-operations.ts';
import { planReactions, planRecord, planWords } from './plan-comments.ts';

/** What takes a case from what is observed to what the process demands. */
export interface CasePlan {
  readonly stored: StoredCase;
  readonly operations: readonly Operation[];
}

/**
 * One step of the plan. Most exposed first: what must get out of sight, then the memory (with claims), then the face of
 * the case, then what happens elsewhere, words last. Pure; planning again after applying gives nothing more.
 */
export function planCase(context: Context): CasePlan {
  const stored = advance(context);
  const next: Context = { ...context, stored };
  const externals = planOutside(next).filter((operation) => isClaimed(next, operation));
  const urgent = externals.filter((operation) => operation.kind === 'transfer-issue');
  const others = externals.filter((operation) => operation.kind !== 'transfer-issue');
  // A long deletion goes on part by part, and says in between how far it is.
  const elsewhere = urgent.length > 0 || others.some((operation) => operation.kind !== 'erase-comments');
  return {
    stored,
    operations: [
      ...urgent,
      ...planReactions(context, next, 'followed'),
      ...planCommit(context, stored),
      // A refusal is explained in words anyway; two runs at once must not both react, each in its own way.
      ...planReactions(context, next, 'refused'),
      ...planLabels(next),
      ...planAssignees(next),
      ...planIssue(next),
      ...others,
      ...(elsewhere ? [] : [...planWords(next), ...planRecord(next)]),
    ],
  };
}

/** A creation goes only with a claim that this process put into the store and read back as written. */
function isClaimed({ observed }: Context, operation: Operation): boolean {
  const key = claimKey(operation);
  return key === undefined || observed.ownClaims.includes(key);
}

/** Title and body, for people and for reading back. */
const filesOfOpening = ({ copy, opening }: ObservedThread, path: string): Record<string, string> => ({
  [`${path}.md`]: copy,
  ...(opening === undefined ? {} : { [`${path}.json`]: opening }),
});

function planCommit(context: Context, stored: StoredCase): readonly Operation[] {
  const { observed } = context;
  const files: Record<string, string | null> = {};
  if (stored !== observed.stored) {
    const text = renderStoredCase(stored);
    if (observed.stored === null || text !== renderStoredCase(observed.stored))
      files[pathOfCase(stored.number)] = text;
  }
  for (const item of stored.privatized) {
    const read = observed.threads[item.url];
    const before = observed.stored?.privatized.find((known) => known.url === item.url);
    if (read?.kind === 'found' && !before?.saved)
      Object.assign(files, filesOfOpening(read.thread, pathOfCopy(stored.number, item)));
    const whole = observed.wholes?.[item.url];
    if (whole?.kind === 'found' && item.copy && !before?.copy) Object.assign(files, whole.whole.files);
  }
  Object.assign(files, freshRecords({ observed, stored }), filesOfFollowUps({ observed }, stored));
  Object.assign(files, filesOfNamed(stored, observed.stored, observed.sweepText, observed.now));
  if (Object.keys(files).length === 0) return [];
  return [
    {
      kind: 'commit-store',
      files,
      message: `Case ${stored.number}: ${stateOf(stored)}`,
      surface: 'team',
      why: 'What is known of the case changed.',
    },
  ];
}
