import type { Actor } from '../../case/observed.ts';
import { renderCodeSpan, renderFenced } from '../../text/defuse.ts';

/** One piece of a public thread: its opening text, a comment, a review, a comment on a line. */
export interface ThreadPiece {
  readonly what: string;
  readonly author: Actor | null;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly body: string;
}

export interface ThreadText {
  readonly url: string;
  readonly title: string;
  readonly pieces: readonly ThreadPiece[];
  /** Null for an issue, or where GitHub does not give it. */
  readonly patch: string | null;
  /** What could not be copied, in our words. */
  readonly notes: readonly string[];
}

/**
 * The thread as Markdown that shows everything byte for byte and notifies nobody: whatever other people wrote,
 * their names and the address included, is inside a fence or a code span.
 */
export function renderThreadCopy(thread: ThreadText): string {
  return [
    `Copy of ${renderCodeSpan(thread.url)}`,
    'Title:',
    renderFenced(thread.title),
    ...thread.pieces.map(renderPiece),
    ...(thread.patch === null ? [] : ['Patch:', renderFenced(thread.patch, 'diff')]),
    ...thread.notes,
    '',
  ].join('\n\n');
}

function renderPiece(piece: ThreadPiece): string {
  const author = piece.author ? `${piece.author.login} (id ${piece.author.id})` : 'an account that is gone';
  const head = `${piece.what} by ${renderCodeSpan(author)} at ${renderCodeSpan(piece.at)}:`;
  return piece.body === '' ? `${head} (no text)` : `${head}\n\n${renderFenced(piece.body)}`;
}
