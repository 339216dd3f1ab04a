import type { Operation } from '../case/operation.ts';
import { pathOfCase, renderStoredCase, type StoredCase, stateOf } from '../case/stored-case.ts';
import { advance } from './advance.ts';
import { claimKey } from './claim.ts';
import { bindingDigest, type Context } from './context.ts';
import { planOutside } from './outside-operations.ts';
import { planBotComments, planReactions } from './plan-comments.ts';

/** What takes a case from what is observed to what the process demands. */
export interface CasePlan {
  readonly stored: StoredCase;
  readonly operations: readonly Operation[];
}

/**
 * One step of the plan. Most exposed first: what must be taken down, then the memory (with claims), then the case issue of
 * the case, then what happens elsewhere, words last. Pure; planning again after applying gives nothing more.
 */
export function planCase(context: Context): CasePlan {
  const stored = withRevision(advance(context), context.observed.stored);
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
      ...issuePlans(next, 'first'),
      ...others,
      ...(elsewhere ? [] : [...planBotComments(next), ...issuePlans(next, 'last')]),
    ],
  };
}

/** Counts what is written, so that a branch that was set back is seen. */
function withRevision(stored: StoredCase, before: StoredCase | null): StoredCase {
  if (stored === before || (before && bindingDigest(stored) === bindingDigest(before))) return stored;
  return { ...stored, revision: (before?.revision ?? 0) + 1 };
}

const issuePlans = (context: Context, when: 'first' | 'last'): readonly Operation[] =>
  context.features
    .flatMap(({ issue }) => issue ?? [])
    .filter((each) => each.when === when)
    .flatMap(({ plan }) => plan(context));

/** A creation goes only with a claim that this process put into the store and read back as written. */
function isClaimed({ observed }: Context, operation: Operation): boolean {
  const key = claimKey(operation);
  return key === undefined || observed.ownClaims.includes(key);
}

function planCommit(context: Context, stored: StoredCase): readonly Operation[] {
  const { observed } = context;
  const files: Record<string, string | null> = {};
  if (stored.revision !== observed.stored?.revision)
    files[pathOfCase(stored.number)] = renderStoredCase(stored);
  const after: Context = { ...context, stored };
  for (const feature of context.features) Object.assign(files, feature.files?.(after, context));
  if (Object.keys(files).length === 0) return [];
  return [
    {
      kind: 'commit-store',
      files,
      message: `Case ${stored.number}: ${stateOf(stored)}`,
      surface: 'team',
      why: 'The stored data of the case changed.',
    },
  ];
}
