import { parse } from '@babel/parser';

/**
 * A module without its comments, line by line as it was otherwise. A third of the bundle is what libraries say to
 * their own developers; every job would download it. Notices of copyright stay.
 * Throws where the text is no module.
 */
export function stripComments(text: string): string {
  const { comments } = parse(text, { sourceType: 'module' });
  let stripped = '';
  let from = 0;
  for (const comment of comments ?? []) {
    if (isNotice(comment.value)) continue;
    const cut = widen(text, comment.start ?? 0, comment.end ?? 0);
    stripped += text.slice(from, cut.start) + cut.left;
    from = cut.end;
  }
  return stripped + text.slice(from);
}

const isNotice = (comment: string): boolean => /^!|@license|@preserve|copyright/i.test(comment);

/** A comment with the lines or the blanks that only it needs, and what has to stand in its place. */
function widen(text: string, start: number, end: number) {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextLine = text.indexOf('\n', end);
  const lineEnd = nextLine < 0 ? text.length : nextLine;
  const before = text.slice(lineStart, start).trimEnd().length;
  if (text.slice(end, lineEnd).trim() === '')
    return before === 0
      ? { start: lineStart, end: Math.min(lineEnd + 1, text.length), left: '' }
      : { start: lineStart + before, end: lineEnd, left: '' };
  // A line end inside a comment ends statements as any other does.
  return { start, end, left: text.slice(start, end).includes('\n') ? '\n' : ' ' };
}
