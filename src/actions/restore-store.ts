import { isMarked } from '../case/marker.ts';
import { type Actor, membersOf, type Observed } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import type { CaseRead } from '../case/ports.ts';
import { parseStoredCase } from '../case/stored-case.ts';
import type { ForeignChanges, SweepRead } from '../case/sweep-reads.ts';
import { renderStoreRestored } from '../features/case-issue/store-text.ts';
import { guardCommit } from './guard-commit.ts';
import type { Ports } from './observe-case.ts';

/** Whether the newest commit of the store is by anybody but the bot, or unsigned. */
export const isWrittenByOthers = ({ storeHead, storeWriter, self }: Read): boolean =>
  storeHead !== null && storeWriter?.id !== self.id;

type Read = Pick<CaseRead | SweepRead, 'self' | 'storeHead' | 'storeWriter'>;

/**
 * Whether somebody else wrote to the store last; then the last state that the bot committed is put back and the team
 * is alarmed in every case that was touched (design, section 3, rule 7). The alarm goes first, so that it is not lost
 * with the run. True where something was put back, or another run was faster: everything has to be read again.
 */
export async function restoreStore(ports: Ports, read: Read, team: Observed['team']): Promise<boolean> {
  if (read.storeHead === null || !isWrittenByOthers(read)) return false;
  const foreign = await ports.github.readForeignChanges(read.storeHead, read.self.id);
  if (foreign === null) return false;
  const members = membersOf(team);
  for (const number of casesIn(foreign)) await alarm(ports, foreign, number, members);
  const commit: Operation = {
    kind: 'commit-store',
    message: 'Put back what the bot had written',
    files: foreign.files,
    surface: 'team',
    why: 'Somebody else wrote to the store.',
  };
  const context = { caseNumber: null, storeHead: read.storeHead, self: read.self };
  guardCommit(commit, await ports.github.apply(commit, context));
  return true;
}

const casesIn = ({ files }: ForeignChanges): readonly number[] => [
  ...new Set(Object.keys(files).flatMap((path) => Number(/^cases\/(\d+)[./]/.exec(path)?.[1] ?? []))),
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
