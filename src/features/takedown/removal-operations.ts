import type { Operation } from '../../case/operation.ts';
import type { StoredTakedown, StoredThreadCopy } from '../../case/stored-case.ts';
import type { ThreadErasure } from '../../case/thread-operation.ts';
import { isCleared } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import { mayRestore } from './may-restore.ts';

type Saved = StoredTakedown & { readonly copy: StoredThreadCopy };

const isSaved = (item: StoredTakedown): item is Saved => item.copy !== undefined;

/**
 * What is deleted of a thread that was taken down. All of it was confirmed with the removal, or belongs to a transfer;
 * nothing before the whole copy is in the store, and each deletion verifies that copy again before it begins.
 */
export function planRemoval(context: Context, item: StoredTakedown): readonly Operation[] {
  if (!isSaved(item) || item.way === 'quiet') return [];
  if (item.restore) return planRestoration(context, item);
  const { config } = context;
  if (config.privatize.delete === 'nothing') return [];
  const isThere = item.movedTo === null && item.goneAt === undefined;
  return [
    ...planRuns(item),
    ...(isThere ? planErasure(item) : []),
    ...(isThere && config.privatize.delete === 'everything' ? planDeletion(item) : []),
    ...(config.privatize.branch ? planBranch(item) : []),
  ];
}

const erasureOf = ({ url, repo, number, copy }: Saved): ThreadErasure => ({
  url,
  repo,
  number,
  comments: copy.comments,
  files: copy.files,
});

const hasComments = ({ copy, erased }: Saved): boolean => copy.comments > copy.reviews && !erased?.over;

function planErasure(item: Saved): readonly Operation[] {
  if (!hasComments(item)) return [];
  return [
    {
      kind: 'erase-comments',
      ...erasureOf(item),
      isPull: item.kind === 'pull',
      before: item.erased?.done ?? 0,
      surface: 'public',
      why: 'The thread was taken down, and its copy is in the store.',
    },
  ];
}

function planDeletion(item: Saved): readonly Operation[] {
  if (item.kind !== 'issue' || hasComments(item)) return [];
  return [
    {
      kind: 'delete-issue',
      ...erasureOf(item),
      surface: 'public',
      why: 'The configuration allows deleting it, and its copy is in the store.',
    },
  ];
}

function planBranch({ url, repo, copy, branch }: Saved): readonly Operation[] {
  const { head } = copy;
  if (!head || branch !== undefined || head.repo?.toLowerCase() !== repo.toLowerCase()) return [];
  if (head.ref === head.base) return [];
  return [
    {
      kind: 'delete-branch',
      url,
      repo,
      ref: head.ref,
      sha: head.sha,
      surface: 'public',
      why: 'The configuration allows deleting it, and its commits are in the store as a patch.',
    },
  ];
}

function planRuns({
  url,
  repo,
  number,
  kind,
  copy,
  runs,
  runsFound,
  publicSince,
  at,
}: Saved): readonly Operation[] {
  if (runs !== undefined) return [];
  return [
    {
      kind: 'delete-runs',
      url,
      repo,
      number,
      isPull: kind === 'pull',
      title: copy.title,
      branch: copy.head?.ref ?? null,
      sha: copy.merged ? null : (copy.head?.sha ?? null),
      since: publicSince ?? at,
      ...(runsFound === undefined ? {} : { found: runsFound }),
      surface: 'public',
      why: 'Runs of public workflows show the title of what started them.',
    },
  ];
}

function planRestoration(context: Context, item: Saved): readonly Operation[] {
  if (item.restore?.doneAt !== null || !isCleared(context, `restore/${item.url}`)) return [];
  // What was asked for before the analysis was confirmed waits like everything else.
  if (!mayRestore(context.stored)) return [];
  return [
    {
      kind: 'restore-thread',
      key: `restore/${item.url}`,
      ...erasureOf(item),
      isHere: item.movedTo === null && item.goneAt === undefined,
      isPull: item.kind === 'pull',
      surface: 'public',
      why: 'The restoration was confirmed.',
    },
  ];
}
