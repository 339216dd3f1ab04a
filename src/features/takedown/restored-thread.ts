import { flatten, renderCodeSpan, renderFenced } from '../../text/defuse.ts';
import type { CopiedPiece, ThreadCopy } from './thread-copy.ts';

/** Characters of quotation in one comment, of the 65,536 that GitHub takes; some are used up by fences. */
const MOST = 58_000;

/** Pieces of a restored thread as comments: quoted byte for byte, and so that they notify nobody and close nothing. */
export function renderRestoredTalk(pieces: readonly Quoted[]): readonly string[] {
  const bodies: string[] = [];
  for (const text of pieces.flatMap(renderPiece)) {
    const last = bodies.at(-1);
    if (last !== undefined && last.length + text.length < MOST)
      bodies[bodies.length - 1] = `${last}\n\n${text}`;
    else bodies.push(text);
  }
  return bodies;
}

type Quoted = Pick<CopiedPiece, 'author' | 'at' | 'body' | 'path'>;

function renderPiece({ author, at, body, path }: Quoted): readonly string[] {
  const place = path === undefined ? '' : ` on ${renderCodeSpan(path)}`;
  const parts = cut(body);
  return parts.map((part, index) => {
    const count = parts.length > 1 ? ` (${index + 1} of ${parts.length})` : '';
    return `${renderCodeSpan(author?.login ?? 'ghost')} wrote${place} at ${renderCodeSpan(at)}${count}:\n\n${renderFenced(part)}`;
  });
}

function cut(text: string): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from === 0 || from < text.length; from += MOST - 4_000)
    parts.push(text.slice(from, from + MOST - 4_000));
  return parts;
}

/** An issue in place of one that is not there any more: its text as a quotation, then everything that was said. */
export function renderRestoredIssue(copy: ThreadCopy): {
  readonly title: string;
  readonly body: string;
  readonly rest: readonly string[];
} {
  const opening = { author: copy.author, at: copy.createdAt, body: copy.body };
  const talk = copy.pieces.filter((piece) => piece.body !== '');
  const [first = '', ...rest] = renderRestoredTalk([opening, ...talk]);
  const what = copy.kind === 'pull' ? 'pull request' : 'issue';
  return {
    title: flatten(copy.title)
      .replace(/[@#]/g, (sign) => `${sign}\u2060`)
      .slice(0, 250),
    body: `This was ${what} ${renderCodeSpan(`#${copy.number}`)}. It was taken down by mistake, for which we apologise.\n\n${first}`,
    rest,
  };
}
