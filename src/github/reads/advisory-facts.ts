import type { Actor } from '../../case/observed.ts';
import type { FoundAdvisory } from '../../case/ports.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { factsFromRest } from '../../formats/records/rest-facts.ts';

/** What is used of an advisory's REST answer beside its facts. */
export interface RawAdvisory {
  readonly summary: string;
  readonly author: RawUser | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly submission: { readonly accepted: boolean } | null;
}

interface RawUser {
  readonly id: number;
  readonly login: string;
  readonly type?: string;
}

/**
 * The facts of an advisory as REST answers it. `repo` is the one that was asked, where one was.
 * @throws Error where the answer is none
 */
export function observeAdvisory(raw: unknown, repo?: string): AdvisoryFacts {
  const read = factsFromRest(raw);
  if (read.kind === 'bad') throw new Error(read.reason);
  const collaborators = observeCollaborators(raw);
  return {
    ...read.facts,
    repo: repo ?? read.facts.repo,
    ...(collaborators.length > 0 ? { collaborators } : {}),
  };
}

/** Who was let in, where the answer says it: for a published advisory it does not. */
function observeCollaborators(raw: unknown): readonly { readonly id: number; readonly login: string }[] {
  const users = (raw as { readonly collaborating_users?: unknown } | null)?.collaborating_users;
  return Array.isArray(users)
    ? (users as readonly RawUser[]).map(({ id, login }) => ({ id: Number(id), login: String(login) }))
    : [];
}

/** With who reported it: for a privately reported one, GitHub's author is the reporter. */
export function observeFound(raw: RawAdvisory): FoundAdvisory {
  return {
    facts: observeAdvisory(raw),
    reporter: raw.submission === null ? null : observeUser(raw.author),
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
  };
}

/** A user as REST answers one. */
export function observeUser(raw: RawUser | null | undefined): Actor | null {
  if (!raw) return null;
  return {
    id: raw.id,
    login: raw.login,
    kind: raw.type === 'Bot' || raw.login.endsWith('[bot]') ? 'bot' : 'user',
  };
}
