import type { Authority, AuthorityChange } from '../../case/authority.ts';
import { valuesOf } from '../../case/authority.ts';
import type { Actor, ObservedComment } from '../../case/observed.ts';
import { bindingDigest } from '../../engine/context.ts';
import { refuseToHear } from '../../engine/heard.ts';
import { readSlashLines } from '../../text/text-lines.ts';

/** Whether the marker of an issue is that of a change that waits. */
export const isAuthorityKey = (key: string): boolean => key.startsWith('authority/');

export const authorityKey = ({ digest, at }: Pick<AuthorityChange, 'digest' | 'at'>): string =>
  `authority/${digest.slice(0, 16)}/${at}`;

export const authorityDigest = (authority: Authority): string => bindingDigest(valuesOf(authority));

/** A commit on the configuration: who wrote it by GitHub's word, and what the file said then; null where it says nothing readable. */
export interface ConfigCommit {
  readonly by: Actor | null;
  readonly digest: string | null;
}

/**
 * Who changed the file since it last said what is confirmed: all of them, since the last one may have changed nothing of
 * it. Null where one of them cannot be told, or the confirmed values are not found.
 *
 * @param history newest first
 */
export function findChangers(history: readonly ConfigCommit[], confirmed: string): AuthorityChange['by'] {
  const end = history.findIndex(({ digest }) => digest === confirmed);
  if (end <= 0) return null;
  const people = history.slice(0, end).map(({ by }) => by);
  if (people.some((person) => person === null)) return null;
  const known = people.flatMap((person) => (person ? [{ id: person.id, login: person.login }] : []));
  return known.filter(({ id }, index) => known.findIndex((one) => one.id === id) === index);
}

export interface Insiders {
  readonly members: readonly Actor[];
  /** Owners of the organisation: they can be asked where the team of the file is gone. */
  readonly owners: readonly Actor[];
}

/** How many have to confirm: one beside a member who made the change; two where an outsider did, or nobody knows who. */
export function confirmersNeeded({ by }: Pick<AuthorityChange, 'by'>, { members, owners }: Insiders): number {
  const insiders = new Set([...members, ...owners].map(({ id }) => id));
  return by !== null && by.length > 0 && by.every(({ id }) => insiders.has(id)) ? 1 : 2;
}

/** A `/confirm` in the issue of a change, and why it does not count. */
export interface Unheard {
  readonly comment: ObservedComment;
  readonly why: 'own-change' | 'outsider' | 'too-early' | 'not-own-word';
}

/** Who has confirmed a change, each once, and what was said in vain. */
export function judgeAuthorityChange(
  change: AuthorityChange,
  comments: readonly ObservedComment[],
  { members, owners }: Insiders,
): { readonly by: readonly Actor[]; readonly isConfirmed: boolean; readonly unheard: readonly Unheard[] } {
  const insiders = new Set([...members, ...owners].map(({ id }) => id));
  const changers = new Set((change.by ?? []).map(({ id }) => id));
  const by = new Map<number, Actor>();
  const unheard: Unheard[] = [];
  for (const comment of comments) {
    const { author } = comment;
    if (!author || author.kind === 'bot' || !isConfirming(comment.body)) continue;
    const why = refuse(comment, change, insiders, changers);
    if (why === undefined) by.set(author.id, author);
    else unheard.push({ comment, why });
  }
  const needed = confirmersNeeded(change, { members, owners });
  return { by: [...by.values()], isConfirmed: by.size >= needed, unheard };
}

const isConfirming = (body: string): boolean =>
  readSlashLines(body).some((line) => /^\/confirm\s*$/i.test(line));

function refuse(
  comment: ObservedComment,
  { at }: AuthorityChange,
  insiders: ReadonlySet<number>,
  changers: ReadonlySet<number>,
): Unheard['why'] | undefined {
  const id = comment.author?.id ?? 0;
  if (!insiders.has(id)) return 'outsider';
  if (refuseToHear(comment, true)) return 'not-own-word';
  if (changers.has(id)) return 'own-change';
  return Date.parse(comment.createdAt) < Date.parse(at) ? 'too-early' : undefined;
}
