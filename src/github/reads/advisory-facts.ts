import type { Actor } from '../../case/observed.ts';
import type { FoundAdvisory } from '../../case/sweep-reads.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { factsFromRest } from '../../formats/records/rest-facts.ts';
import type { SentByRest } from '../sent.ts';

type RestAdvisory = SentByRest<'repository-advisory'>;

/**
 * The facts of an advisory as REST answers it. `repo` is the one that was asked, where one was.
 * @throws Error where not even its id and repo can be told
 */
export function observeAdvisory(raw: unknown, repo?: string): AdvisoryFacts {
  const read = factsFromRest(raw, undefined, repo);
  if (read.kind === 'bad') throw new Error(read.reason);
  const { collaborators, unread } = observeCollaborators(raw as RestAdvisory);
  return {
    ...withUnread(read.facts, unread),
    repo: repo ?? read.facts.repo,
    ...((raw as RestAdvisory).submission ? { isReport: true } : {}),
    ...(collaborators.length > 0 ? { collaborators } : {}),
  };
}

const withUnread = (facts: AdvisoryFacts, unread: readonly string[]): AdvisoryFacts =>
  unread.length === 0 ? facts : { ...facts, unread: [...(facts.unread ?? []), ...unread] };

/** Who was invited, where the answer says it: for a published advisory it does not. */
function observeCollaborators({ collaborating_users: users }: RestAdvisory) {
  const read = (Array.isArray(users) ? users : []).map((user) => observeUser(user));
  return {
    collaborators: read.flatMap((user) => (user ? [{ id: user.id, login: user.login }] : [])),
    unread: read.flatMap((user, index) => (user ? [] : [`collaborating_users[${index}]`])),
  };
}

/**
 * With who reported it: for a privately reported one, GitHub's author is the reporter. Where GitHub gives no times it
 * counts as received `now`, so that no promise is missed.
 */
export function observeFound(raw: RestAdvisory | null, now: string, repo?: string): FoundAdvisory {
  const facts = observeAdvisory(raw, repo);
  const reporter = raw?.submission === null ? null : observeUser(raw?.author);
  const [created, updated] = [timeOf(raw?.created_at), timeOf(raw?.updated_at)];
  return {
    facts: withUnread(facts, [
      ...(raw?.submission && reporter === null ? ['author'] : []),
      ...(created === null ? ['created_at'] : []),
    ]),
    reporter,
    ...(raw?.submission === undefined ? {} : { isReport: raw.submission !== null }),
    createdAt: created ?? updated ?? now,
    updatedAt: updated ?? created ?? now,
  };
}

/** A time that can be compared, or null. */
export const timeOf = (value: string | null | undefined): string | null =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;

/** A user as REST answers one; null for an account that is gone, or is not named. */
export function observeUser(
  raw: Pick<SentByRest<'simple-user'>, 'id' | 'login' | 'type'> | null | undefined,
): Actor | null {
  if (typeof raw?.id !== 'number' || typeof raw.login !== 'string') return null;
  const { id, login } = raw;
  return { id, login, kind: raw.type === 'Bot' || login.endsWith('[bot]') ? 'bot' : 'user' };
}
