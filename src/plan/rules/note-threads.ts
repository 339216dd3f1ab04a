import type { Actor } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { PULL_REMOVED_TITLE } from '../../messages/public-constants.ts';
import type { Context } from '../context.ts';

/** What a look at the public threads shows: kept copies, transfers that happened, removals that came true. */
export function noteThreads({ stored, observed }: Context): StoredCase | undefined {
  let changed = false;
  const privatized = stored.privatized.map((item) => {
    const read = observed.threads[item.url];
    if (!read) return item;
    const next = look(item, read);
    if (next !== item) changed = true;
    return next;
  });
  if (!changed) return undefined;
  return noteReporter({ ...stored, privatized });
}

type Item = StoredCase['privatized'][number];

const authorOf = (author: Actor | null | undefined): Item['author'] =>
  author ? { id: author.id, login: author.login } : null;

function look(item: Item, read: Context['observed']['threads'][string]): Item {
  switch (read.kind) {
    case 'found': {
      if (isQuiet(item, read.thread)) return { ...item, outOfSight: true, removalPending: true };
      const author = item.author ?? authorOf(read.thread.author);
      if (item.saved && item.author?.id === author?.id) return item;
      return { ...item, saved: true, author };
    }
    case 'moved':
      // Where the run that moved it died, nobody has noted yet who wrote it.
      return item.outOfSight
        ? item
        : { ...item, outOfSight: true, movedTo: read.number, author: item.author ?? authorOf(read.author) };
    case 'gone':
      // What was never seen cannot have been put out of sight: a wrong address, or somebody was faster.
      if (!item.saved && !item.outOfSight) return item;
      return item.outOfSight && !item.removalPending
        ? item
        : { ...item, outOfSight: true, removalPending: false };
    case 'refused':
      return item;
  }
}

/** Emptied, closed and locked, by the bot or by a person in its place. */
function isQuiet(
  item: Item,
  thread: Extract<Context['observed']['threads'][string], { kind: 'found' }>['thread'],
): boolean {
  if (item.outOfSight || !item.saved || item.kind !== 'pull') return false;
  return thread.state === 'closed' && thread.locked && thread.title === PULL_REMOVED_TITLE;
}

/** Whoever wrote the public thread is the reporter, where a member only passed it on. */
function noteReporter(stored: StoredCase): StoredCase {
  const author = stored.privatized.find((item) => item.author !== null)?.author;
  if (!author || stored.reporter !== null || stateOf(stored) === 'closed') return stored;
  return { ...stored, reporter: { id: author.id, login: author.login, name: null } };
}

/** `flag/removal-pending` stands as long as something that was asked to be removed can still be seen. */
export function noteRemovals({ stored, scope }: Context): StoredCase | undefined {
  if (!scope.has('privatize')) return undefined;
  const pending = stored.privatized.some((item) => item.removalPending);
  if (pending === stored.flags.includes('removal-pending')) return undefined;
  const others = stored.flags.filter((flag) => flag !== 'removal-pending');
  return { ...stored, flags: pending ? [...others, 'removal-pending'] : others };
}

/** Where the copy of a public thread is kept. */
export const pathOfThread = (caseNumber: number, item: Pick<Item, 'repo' | 'number'>): string =>
  `cases/${caseNumber}/public/${item.repo.replace('/', '-')}-${item.number}.md`;
