import type { MemberActivity } from '../../case/member-activity.ts';
import type { Actor, ObservedComment, ObservedIssue } from '../../case/observed.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { DAY_MS } from '../../process/durations.ts';

/** After so many days without an action of a member in any case the team is told. */
export const IDLE_DAYS = 90;

/** Notes the newest of both for each person. */
export function addActions(to: Map<number, string>, more: ReadonlyMap<number, string>): void {
  for (const [id, at] of more) if (at > (to.get(id) ?? '')) to.set(id, at);
}

/** When each person last wrote or edited one of these comments. */
export function commentsBy(comments: readonly ObservedComment[]): ReadonlyMap<number, string> {
  const newest = new Map<number, string>();
  for (const { author, createdAt, lastEditor, lastEditedAt } of comments) {
    if (author) addActions(newest, new Map([[author.id, createdAt]]));
    if (lastEditor && lastEditedAt !== null) addActions(newest, new Map([[lastEditor.id, lastEditedAt]]));
  }
  return newest;
}

/** The newest time (ISO UTC) at which each person, by id, did something in a case: wrote, set, assigned, recorded, confirmed. */
export function actionsIn(
  { moves, evidence, decisions, approvalRequests }: StoredCase,
  issue: Pick<ObservedIssue, 'comments' | 'events'> | null,
): ReadonlyMap<number, string> {
  const newest = new Map<number, string>();
  const note = (id: number | undefined, at: string): void => {
    if (id !== undefined && at > (newest.get(id) ?? '')) newest.set(id, at);
  };
  for (const { by, at } of [...moves, ...evidence]) note(by.id, at);
  for (const { id, at } of [
    ...decisions.flatMap(({ by }) => by),
    ...approvalRequests.flatMap(({ confirmedBy }) => confirmedBy),
  ])
    note(id, at);
  addActions(newest, commentsBy(issue?.comments ?? []));
  for (const { actor, at } of issue?.events ?? []) note(actor?.id, at);
  return newest;
}

/**
 * What is known of the members after a sweep. Anyone who is new begins today, anyone who left is forgotten, and anyone who
 * does something again can be told of again.
 */
export function noteActivity(
  known: readonly MemberActivity[],
  members: readonly Actor[],
  actions: ReadonlyMap<number, string>,
  now: string,
): readonly MemberActivity[] {
  const today = now.slice(0, 10);
  return members
    .filter(({ kind }) => kind === 'user')
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, login }) => {
      const before = known.find((each) => each.id === id);
      const seen = actions.get(id)?.slice(0, 10) ?? null;
      const last = later(before?.last ?? null, seen);
      const told = before?.told ?? null;
      const isBack = told !== null && last !== null && last > told;
      return { id, login, since: before?.since ?? today, last, told: isBack ? null : told };
    });
}

const later = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? (one ?? other) : one > other ? one : other;

/** Members who did nothing for so long that the team is told, and was not told yet. */
export const idleMembers = (known: readonly MemberActivity[], now: string): readonly MemberActivity[] =>
  known.filter(({ since, last, told }) => {
    const from = later(since, last) ?? since;
    return told === null && Date.parse(now) - Date.parse(from) >= IDLE_DAYS * DAY_MS;
  });
