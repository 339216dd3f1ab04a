import { isMarked } from '../case/marker.ts';
import { type Actor, membersOf } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import type { CaseRead } from '../case/ports.ts';
import { parseStoredCase } from '../case/stored-case.ts';
import type { ForeignChanges, SweepRead } from '../case/sweep-reads.ts';
import { renderStoreRestored } from '../features/case-issue/store-text.ts';
import { ProcessError } from './error.ts';
import { guardCommit } from './guard-commit.ts';
import type { Ports } from './observe-case.ts';
import { readWritten } from './read-config.ts';

/** Whether the newest commit of the store is by anybody but the bot, or unsigned. */
export const isWrittenByOthers = ({ storeHead, storeWriter, self }: Read): boolean =>
  storeHead !== null && storeWriter?.id !== self.id;

type Read = Pick<CaseRead | SweepRead, 'self' | 'storeHead' | 'storeWriter'>;

/** The store was put back, or another run was faster: everything has to be read again. */
export interface StoreRestored {
  /** What no case tells of, for the end of the run. */
  readonly untold: ProcessError | null;
}

/**
 * Where somebody else wrote to the store last, the last state that the bot committed is put back and the team is alarmed
 * in every case that was touched (design, section 3, rule 7); where none was, in the case of this run, or by its error.
 * The alarm goes first, so that it is not lost with the run. Null where nobody else wrote. It comes before anything is
 * judged by the store, which says who the team is.
 *
 * @param number of the case of this run, null in a sweep
 */
export async function restoreStore(
  ports: Ports,
  read: CaseRead | SweepRead,
  number: number | null,
): Promise<StoreRestored | null> {
  if (read.storeHead === null || !read.repo.isPrivate || !isWrittenByOthers(read)) return null;
  const foreign = await ports.github.readForeignChanges(read.storeHead, read.self.id);
  if (foreign === null) return null;
  const { team } = await ports.github.readSurroundings({ team: readWritten(read).team, posts: [], tags: [] });
  const members = membersOf(team);
  const touched = casesIn(foreign);
  const told = touched.length === 0 && number !== null ? [number] : touched;
  for (const each of told) await alarm(ports, foreign, each, members);
  const commit: Operation = {
    kind: 'commit-store',
    message: 'Put back what the bot had written',
    files: foreign.files,
    surface: 'team',
    why: 'Somebody else wrote to the store.',
  };
  const context = { caseNumber: null, storeHead: read.storeHead, self: read.self };
  guardCommit(commit, await ports.github.apply(commit, context));
  return { untold: told.length > 0 ? null : writtenByOthers(foreign) };
}

const writtenByOthers = ({ by, commit, files }: ForeignChanges): ProcessError =>
  new ProcessError(
    'bad-store',
    `${by ?? 'Somebody'} wrote to the branch security-process (${commit}): ${Object.keys(files).join(', ').slice(0, 500)}. The bot put back what it had written. Find out who can write there and should not.`,
  );

const casesIn = ({ files }: ForeignChanges): readonly number[] => [
  ...new Set(
    Object.keys(files)
      .flatMap((path) => /^cases\/(\d+)[./]/.exec(path)?.[1] ?? [])
      .map(Number),
  ),
];

async function alarm(
  ports: Ports,
  foreign: ForeignChanges,
  number: number,
  members: readonly Actor[],
): Promise<void> {
  const read = await ports.github.readCase(issueOf(foreign, number));
  const key = `store/${foreign.commit}`;
  if (!read.issue || isMarked(read.issue.comments, key, read.self)) return;
  const body = renderStoreRestored(
    foreign.by,
    foreign.commit,
    members.map((person) => person.login),
  );
  await ports.github.apply(
    { kind: 'comment', issue: read.issue.number, key, body, surface: 'team', why: 'The team is alarmed.' },
    { caseNumber: number, storeHead: read.storeHead, self: read.self },
  );
}

/** The issue that the bot's own memory names; its number is the case's where nothing else is known. */
function issueOf({ files }: ForeignChanges, number: number): number {
  const parsed = parseStoredCase(files[`cases/${number}.yml`] ?? '');
  return parsed.kind === 'ok' ? parsed.stored.issue : number;
}
