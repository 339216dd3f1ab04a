import type { Actor } from '../case/observed.ts';
import { pathOf } from './client.ts';
import type { Session } from './session.ts';

/**
 * Whether our bot wrote something in a repo. Every owner has an App of its own, so an account of its own: with another
 * owner its id is not known, and any App's has to do.
 *
 * @param selfId the bot where the triage repo is; null where that is not known
 */
export function isByBot(
  session: Pick<Session, 'repo'>,
  repo: string,
  selfId: number | null,
  author: Actor | null,
): boolean {
  const isNear = pathOf(repo).owner.toLowerCase() === pathOf(session.repo).owner.toLowerCase();
  return isNear ? selfId === null || author?.id === selfId : author?.kind === 'bot';
}
