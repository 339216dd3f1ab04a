import type { OutcomeResult } from '../../case/operation.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { finishRequest } from '../../engine/approvals.ts';
import { type Context, type CreationKind, digestOf } from '../../engine/context.ts';
import { changeItem } from './follow-thread-commands.ts';

/** What came of taking a public thread down, or making it again. */
export const TAKEDOWN_CREATIONS: readonly CreationKind[] = [
  {
    kind: 'transfer',
    record: (context, url, { number }) =>
      recordPrivate(context, url, {
        takenDown: true,
        takenDownAt: context.observed.now,
        ...(number === undefined ? {} : { movedTo: number }),
      }),
  },
  {
    kind: 'quiet',
    record: (context, url) =>
      recordPrivate(context, url, {
        takenDown: true,
        saved: true,
        removalPending: true,
        takenDownAt: context.observed.now,
        lookedAt: context.observed.now,
      }),
  },
  {
    kind: 'placeholder',
    record: (context, url, { number }) =>
      number === undefined ? context.stored : recordPrivate(context, url, { placeholder: number }),
    isRecorded: ({ stored }, url) =>
      stored.takedowns.some((item) => item.url === url && item.placeholder !== null),
  },
  ofRemoval('erase'),
  ofRemoval('delete'),
  ofRemoval('branch'),
  ofRemoval('runs'),
  {
    ...ofRemoval('restore'),
    isRecorded: ({ stored }, url) =>
      stored.takedowns.some((item) => item.url === url && item.restore?.doneAt != null),
  },
];

type Removal = 'erase' | 'delete' | 'branch' | 'runs' | 'restore';

function ofRemoval(kind: Removal): CreationKind {
  return { kind, record: (context, url, result) => recordRemoval(context, kind, url, result) };
}

function recordPrivate(
  context: Context,
  url: string,
  change: Partial<StoredCase['takedowns'][number]>,
): StoredCase {
  const { stored, observed } = context;
  const known = stored.takedowns.find((item) => item.url === url);
  if (
    !known ||
    Object.entries(change).every(([field, value]) => known[field as keyof typeof known] === value)
  )
    return stored;
  const thread = observed.threads[url];
  const author =
    known.author ??
    (thread?.kind === 'found' && thread.thread.author
      ? { id: thread.thread.author.id, login: thread.thread.author.login }
      : null);
  const takedowns = stored.takedowns.map((item) => (item === known ? { ...item, author, ...change } : item));
  const next = { ...stored, takedowns };
  const askKey = change.placeholder !== undefined ? `placeholder/${url}` : `privatize/${url}`;
  return finishRequest({ ...context, stored: next }, askKey);
}

/** One that is gone may have been deleted by a run that died before it could say so. */
const branchEnd = (state: string | undefined): NonNullable<StoredCase['takedowns'][number]['branch']> =>
  state === 'moved-on' || state === 'in-use' ? state : 'deleted';

/** What was deleted of a thread, or made again. */
function recordRemoval(context: Context, kind: Removal, url: string, result: OutcomeResult): StoredCase {
  const { stored, observed } = context;
  const item = stored.takedowns.find((each) => each.url === url);
  if (!item) return stored;
  const put = (change: Partial<typeof item>): StoredCase => {
    const isKnown = digestOf({ ...item, ...change }) === digestOf(item);
    return isKnown ? stored : changeItem(stored, item, change);
  };
  const { number = 0, kept = 0, state } = result;
  switch (kind) {
    case 'erase':
      return put({ erased: { done: number, kept, over: state !== 'more' } });
    case 'delete':
      return item.deleted ? stored : put({ deleted: true, goneAt: observed.now, removalPending: false });
    case 'branch':
      return put({ branch: branchEnd(state) });
    case 'runs':
      if (state === 'found') return put({ runsFound: number });
      return put({ runs: number, ...(result.kept ? { runsKept: result.kept } : {}) });
    case 'restore': {
      if (!item.restore || item.restore.doneAt !== null) return stored;
      const restore = { ...item.restore, doneAt: observed.now, number: result.number ?? null };
      return finishRequest({ ...context, stored: put({ restore, removalPending: false }) }, `restore/${url}`);
    }
  }
}
