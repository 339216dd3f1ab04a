import { createHash } from 'node:crypto';
import { isOnServer } from '../../text/server.ts';

/** Somebody who wrote something, as it is kept. */
interface CopiedAuthor {
  readonly id: number;
  readonly login: string;
}

/** One piece of the discussion, byte for byte. */
export interface CopiedPiece {
  readonly kind: 'comment' | 'review' | 'line-comment';
  /** GitHub's node id, and its number in the REST API. */
  readonly id: string;
  readonly number: number;
  readonly author: CopiedAuthor | null;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly editedAt: string | null;
  readonly body: string;
  /** File of a comment on a line. */
  readonly path?: string;
  /** `approved`, `changes_requested`, … of a review. */
  readonly state?: string;
}

/** A public thread as it is kept in the store: what was written, by whom, when. */
export interface ThreadCopy {
  readonly version: 1;
  readonly url: string;
  readonly kind: 'issue' | 'pull';
  readonly repo: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: CopiedAuthor | null;
  readonly createdAt: string;
  readonly state: 'open' | 'closed';
  readonly locked: boolean;
  /** False while only title and body are in it. */
  readonly isWhole: boolean;
  readonly pieces: readonly CopiedPiece[];
}

/** The file that the copy is kept in, and that its digest is taken of. */
export const renderCopyFile = (copy: ThreadCopy): string => `${JSON.stringify(copy, null, 1)}\n`;

/** Reads a copy back; undefined where the text is none. */
export function parseCopyFile(text: string): ThreadCopy | undefined {
  try {
    const value = JSON.parse(text) as Partial<ThreadCopy> | null;
    if (value?.version !== 1 || typeof value.title !== 'string' || !Array.isArray(value.pieces))
      return undefined;
    return value as ThreadCopy;
  } catch {
    return undefined;
  }
}

/** SHA-256 in hex; of a text, that of its UTF-8 bytes. */
export const sha256OfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const sha256Of = (text: string): string => sha256OfBytes(Buffer.from(text, 'utf8'));

/** The copy as it has to be before anything is deleted: of this thread, every file with its digest, every piece counted. */
export function verifyCopy(
  wanted: {
    readonly url: string;
    readonly comments: number;
    readonly files: readonly { readonly path: string; readonly sha256: string }[];
  },
  texts: Readonly<Record<string, string | null>>,
): ThreadCopy | undefined {
  const isSame = wanted.files.every(({ path, sha256 }) => {
    const text = texts[path];
    return typeof text === 'string' && sha256Of(text) === sha256;
  });
  const main = texts[wanted.files[0]?.path ?? ''];
  if (!isSame || typeof main !== 'string') return undefined;
  const copy = parseCopyFile(main);
  return copy?.isWhole && copy.url === wanted.url && copy.pieces.length === wanted.comments
    ? copy
    : undefined;
}

/**
 * Addresses of files that were uploaded with a text to our own GitHub: they stay where they are, whatever becomes of the
 * text.
 */
export function findAttachments(texts: readonly string[], server: string): readonly string[] {
  const uploads =
    /https?:\/\/[\w.:-]+\/(?:user-attachments\/(?:assets|files)\/|[\w.-]+\/[\w.-]+\/(?:assets|files)\/\d)[^\s)"'<>\]]+|https:\/\/(?:private-)?user-images\.githubusercontent\.com\/[^\s)"'<>\]]+/g;
  const found = texts.flatMap((text) => text.match(uploads) ?? []);
  return [...new Set(found)].filter((url) => FILES_OF_GITHUB.test(url) || isOnServer(url, server));
}

/** Where GitHub.com kept uploads before, which moved threads still name. */
const FILES_OF_GITHUB = /^https:\/\/(?:private-)?user-images\.githubusercontent\.com\//;
