import { isDisclosed, type StoredBy, type StoredCase } from '../../case/stored-case.ts';
import type { Followed } from '../../engine/followed.ts';
import type { LineCommand } from './parse-lines.ts';

type Lines = NonNullable<StoredCase['lines']>;
type Change = NonNullable<StoredCase['changes']>[number];

/** Who takes a release line, which change is for it, and who reviewed that. What is said later counts. */
export function keepLines(stored: StoredCase, command: LineCommand, by: StoredBy, at: string): Followed {
  if (isDisclosed(stored)) return { stored, verdict: 'refused/disclosed' };
  switch (command.kind) {
    case 'line':
      return keepLine(stored, command, by, at);
    case 'backport':
      return keepChange(stored, command, by, at);
    case 'reviewed':
      return keepReview(stored, command, by, at);
  }
}

const isSame = (one: string | null, other: string | null): boolean =>
  one?.toLowerCase() === other?.toLowerCase();

function keepLine(
  stored: StoredCase,
  { package: named, line, owner, because }: Extract<LineCommand, { kind: 'line' }>,
  by: StoredBy,
  at: string,
): Followed {
  const others = (stored.lines ?? []).filter((each) => each.line !== line || !isSame(each.package, named));
  const own: Lines[number] = { package: named, line, owner, because, by, at };
  return { stored: { ...stored, lines: [...others, own] }, verdict: 'done' };
}

function keepChange(
  stored: StoredCase,
  { package: named, line, url, author }: Extract<LineCommand, { kind: 'backport' }>,
  by: StoredBy,
  at: string,
): Followed {
  const known = (stored.changes ?? []).find((each) => each.url === url);
  const others = (stored.changes ?? []).filter((each) => each !== known);
  const taken = (stored.lines ?? []).find((each) => each.line === line && isSame(each.package, named));
  const own: Change = { package: named, line, url, author: author ?? taken?.owner ?? by.login, by, at };
  // A review holds as long as it is of that author's work for that line.
  const isReviewed = known?.reviewed && known.line === line && isSame(known.author, own.author);
  const change = isReviewed ? { ...own, reviewed: known.reviewed } : own;
  return { stored: { ...stored, changes: [...others, change] }, verdict: 'done' };
}

function keepReview(
  stored: StoredCase,
  { url, reviewer }: Extract<LineCommand, { kind: 'reviewed' }>,
  by: StoredBy,
  at: string,
): Followed {
  const known = (stored.changes ?? []).find((each) => each.url === url);
  if (!known) return { stored, verdict: 'refused/no-such-change' };
  const login = reviewer ?? by.login;
  if (isSame(login, known.author)) return { stored, verdict: 'refused/own-review' };
  const changes = (stored.changes ?? []).map((each) =>
    each === known ? { ...each, reviewed: { login, by, at } } : each,
  );
  return { stored: { ...stored, changes }, verdict: 'done' };
}
