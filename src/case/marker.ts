import { cutToFit, findOpenFence, MOST_BODY_CHARACTERS } from '../text/cut-to-fit.ts';
import type { Actor } from './observed.ts';

/**
 * The bot's own comments carry a hidden line by which a later run finds them again. It is always the last line
 * of the body, so that nothing quoted above it can pass for it.
 */

const PREFIX = '<!-- security-process:';
const SUFFIX = ' -->';
const LINE = /^<!-- security-process:([A-Za-z0-9._/:%-]+) -->$/;

/** The hidden line for a key; whatever could end an HTML comment early is escaped. */
export function renderMarker(key: string): string {
  const escaped = encodeURIComponent(key)
    .replace(/[!~*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%2F/g, '/')
    .replace(/%3A/g, ':')
    .replace(/-(?=-)|-$/g, '%2D');
  return `${PREFIX}${escaped}${SUFFIX}`;
}

/** A body with its marker as the last line, cut to what GitHub takes; a marker that it already ends in is replaced. */
export function withMarker(body: string, key: string): string {
  const marker = `\n\n${renderMarker(key)}`;
  return `${cutToFit(withoutMarker(body), MOST_BODY_CHARACTERS - marker.length)}${marker}`;
}

/** The body as it was before {@link withMarker}, but for white space at its end. */
export function withoutMarker(body: string): string {
  const lines = trimmedLines(body);
  if (LINE.test(lines.at(-1) ?? '')) lines.pop();
  return lines.join('\n').trimEnd();
}

/** What {@link readMarker} looks at: an observed comment, or anything shaped like one. */
export interface MarkedText {
  readonly author: Actor | null;
  readonly body: string;
  readonly lastEditor: Actor | null;
  /** Where known: an edit by an account that is gone has a time and no editor. */
  readonly lastEditedAt?: string | null;
}

/**
 * The key in a comment of ours, or null. Counts only where the bot wrote the comment and nobody else edited it
 * last, and only as the last line, outside of every fence and quotation.
 */
export function readMarker(comment: MarkedText, self: Actor): string | null {
  if (comment.author?.id !== self.id) return null;
  const isEdited = comment.lastEditor !== null || (comment.lastEditedAt ?? null) !== null;
  if (isEdited && comment.lastEditor?.id !== self.id) return null;
  const lines = trimmedLines(comment.body);
  const key = LINE.exec(lines.at(-1) ?? '')?.[1];
  if (key === undefined || findOpenFence(lines.slice(0, -1)) !== undefined) return null;
  try {
    return decodeURIComponent(key);
  } catch {
    return null;
  }
}

/** Whether one of these comments is ours and has this key. */
export const isMarked = (comments: readonly MarkedText[], key: string, self: Actor): boolean =>
  comments.some((comment) => readMarker(comment, self) === key);

/** Lines without what GitHub or an editor may have changed: line ends, and white space at the very end. */
function trimmedLines(body: string): string[] {
  return body.replace(/\r\n?/g, '\n').trimEnd().split('\n');
}
