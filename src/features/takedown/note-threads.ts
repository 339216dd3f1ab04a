import type { Actor } from '../../case/observed.ts';
import type { ObservedThread } from '../../case/observed-thread.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isConfirmed } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import { REMOVED_TITLE } from '../../text/public-constants.ts';
import { pathOfCopy } from './copy-path.ts';
import { isLookDue } from './is-look-due.ts';
import { isPlaceholderDue } from './placeholder.ts';
import { listReasonsToAsk } from './reasons-to-ask.ts';

/** What a look at the public threads shows: kept copies, transfers that happened, removals that came true. */
export function noteThreads({ stored, observed }: Context): StoredCase | undefined {
  let changed = false;
  const takedowns = stored.takedowns.map((item) => {
    const read = observed.threads[item.url];
    if (!read) return item;
    const next = look(item, read, observed);
    if (next !== item) changed = true;
    return next;
  });
  if (!changed) return undefined;
  return noteReporter({
    ...stored,
    takedowns,
    approvalRequests: finishRemovals({ stored, observed }, takedowns),
  });
}

/** Anyone who confirmed what has happened is kept, although the run that did it died before it could write so. */
function finishRemovals(
  { stored, observed }: Pick<Context, 'stored' | 'observed'>,
  takedowns: readonly Item[],
): StoredCase['approvalRequests'] {
  const isDone = (key: string): boolean =>
    takedowns.some(({ url, takenDown }) => takenDown && key === `privatize/${url}`);
  return stored.approvalRequests.map((approvalRequest) =>
    approvalRequest.doneAt === null && isConfirmed(approvalRequest) && isDone(approvalRequest.key)
      ? { ...approvalRequest, doneAt: observed.now }
      : approvalRequest,
  );
}

type Item = StoredCase['takedowns'][number];

const authorOf = (author: Actor | null | undefined): Item['author'] =>
  author ? { id: author.id, login: author.login } : null;

/** What a look at a thread shows of it. */
export function look(
  item: Item,
  read: Context['observed']['threads'][string],
  { now, repo: triage }: Pick<Context['observed'], 'now' | 'repo'>,
): Item {
  switch (read.kind) {
    case 'found': {
      if (isQuiet(item, read.thread))
        return { ...item, takenDown: true, removalPending: true, takenDownAt: now, lookedAt: now };
      const author = item.author ?? authorOf(read.thread.author);
      const { createdAt, head, id, repo, number } = read.thread;
      const place = { repo, number, ...(item.saved && item.id === undefined ? {} : { id }) };
      if (item.saved && item.author?.id === author?.id)
        return item.repo === repo && item.number === number ? item : { ...item, ...place };
      const reasonsToAsk = [...(item.reasonsToAsk ?? []), ...listReasonsToAsk(read.thread)];
      return {
        ...item,
        ...place,
        saved: true,
        author,
        ...(createdAt === undefined ? {} : { publicSince: createdAt }),
        ...(head === undefined ? {} : { head }),
        ...(reasonsToAsk.length === 0 ? {} : { reasonsToAsk }),
      };
    }
    case 'moved':
      // Where the run that moved it died, nobody has noted yet who wrote it.
      // Anywhere but in the triage repo it is as public as it was.
      return item.takenDown || read.repo.toLowerCase() !== triage.name.toLowerCase()
        ? item
        : {
            ...item,
            takenDown: true,
            takenDownAt: now,
            movedTo: read.number,
            author: item.author ?? authorOf(read.author),
          };
    case 'gone':
      // What was never seen cannot have been taken down: a wrong address, or somebody was faster.
      if (!item.saved && !item.takenDown) return item;
      return item.takenDown && !item.removalPending
        ? item
        : { ...item, takenDown: true, removalPending: false, goneAt: now };
    case 'refused':
      return item;
  }
}

/** Emptied, closed and locked, by the bot or by a person in its place. */
function isQuiet(
  item: Item,
  thread: Extract<Context['observed']['threads'][string], { kind: 'found' }>['thread'],
): boolean {
  if (item.takenDown || !item.saved) return false;
  return thread.state === 'closed' && thread.locked && thread.title === REMOVED_TITLE;
}

/** Anyone who wrote the public thread is the reporter, where a member only passed it on. */
function noteReporter(stored: StoredCase): StoredCase {
  const author = stored.takedowns.find((item) => item.author !== null)?.author;
  if (!author || stored.reporter !== null || stateOf(stored) === 'closed') return stored;
  return { ...stored, reporter: { id: author.id, login: author.login, name: null } };
}

/** The whole copy of what was taken down: it goes into the store in the same commit as the note that it is there. */
export function noteWholes({ stored, observed }: Context): StoredCase | undefined {
  const item = stored.takedowns.find((each) => each.takenDown && !each.copy && isFound(observed, each.url));
  const read = item && observed.wholes?.[item.url];
  if (!item || read?.kind !== 'found') return undefined;
  const { copy, author, publicSince, related } = read.whole;
  const others = related.filter(
    ({ url }) => !stored.takedowns.some((each) => each.url.toLowerCase() === url.toLowerCase()),
  );
  const takedowns = stored.takedowns.map((each) =>
    each === item
      ? { ...each, saved: true, copy, publicSince, author: each.author ?? authorOf(author), related: others }
      : each,
  );
  return noteReporter({ ...stored, takedowns });
}

const isFound = ({ wholes }: Context['observed'], url: string): boolean => wholes?.[url]?.kind === 'found';

/** What somebody without any credentials saw: whether the original has gone. What gave no answer is looked at again. */
export function noteLooks({ stored, observed }: Context): StoredCase | undefined {
  const { looks = {}, now } = observed;
  const isSeen = (url: string): boolean => looks[url] === 'gone' || looks[url] === 'visible';
  const item = stored.takedowns.find((each) => isSeen(each.url) && isLookDue(each, now));
  if (!item) return undefined;
  const seen =
    looks[item.url] === 'gone' ? { lookedAt: now, goneAt: now, removalPending: false } : { lookedAt: now };
  return {
    ...stored,
    takedowns: stored.takedowns.map((each) => (each === item ? { ...each, ...seen } : each)),
  };
}

/** Whether private reports can be made where a placeholder would lead people to them. */
export function noteReporting({ stored, observed }: Context): StoredCase | undefined {
  const { reporting = {} } = observed;
  const isNews = (item: Item): boolean =>
    isPlaceholderDue(item) && reporting[item.repo] !== undefined && reporting[item.repo] !== item.reporting;
  if (!stored.takedowns.some(isNews)) return undefined;
  return {
    ...stored,
    takedowns: stored.takedowns.map((item) =>
      isNews(item) ? { ...item, reporting: reporting[item.repo] } : item,
    ),
  };
}

/** `flag/removal-pending` stands as long as something that was asked to be removed can still be seen. */
export function noteRemovals({ stored, scope }: Context): StoredCase | undefined {
  if (!scope.has('privatize')) return undefined;
  const pending = stored.takedowns.some((item) => item.removalPending);
  if (pending === stored.flags.includes('removal-pending')) return undefined;
  const others = stored.flags.filter((flag) => flag !== 'removal-pending');
  return { ...stored, flags: pending ? [...others, 'removal-pending'] : others };
}

/** Title and body, for people and for reading back. */
const filesOfOpening = ({ copy, opening }: ObservedThread, path: string): Record<string, string> => ({
  [`${path}.md`]: copy,
  ...(opening === undefined ? {} : { [`${path}.json`]: opening }),
});

/** Copies of threads that were read in this run and are not in the store yet. */
export function filesOfCopies({
  stored,
  observed,
}: Pick<Context, 'stored' | 'observed'>): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const item of stored.takedowns) {
    const read = observed.threads[item.url];
    const before = observed.stored?.takedowns.find((known) => known.url === item.url);
    if (read?.kind === 'found' && !before?.saved)
      Object.assign(files, filesOfOpening(read.thread, pathOfCopy(stored.number, item)));
    const whole = observed.wholes?.[item.url];
    if (whole?.kind === 'found' && item.copy && !before?.copy) Object.assign(files, whole.whole.files);
  }
  return files;
}
