import { parse } from '@babel/parser';

/**
 * A module without its comments, line by line as it was otherwise. A third of the bundle is what libraries say to
 * their own developers; every job would download it. Notices of copyright stay.
 * Throws where the text is no module.
 */
export function stripComments(text: string): string {
  const { comments, errors } = parse(text, { sourceType: 'module' });
  if (errors.length > 0) throw new Error(`The bundle cannot be read: ${String(errors[0])}`);
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

/** A comment with its lines, where there is nothing else on them; else what has to stand in its place. */
function widen(text: string, start: number, end: number) {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const isAlone =
    lineEnd >= 0 && text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  if (isAlone) return { start: lineStart, end: lineEnd + 1, left: '' };
  // A line end inside a comment ends statements as any other does.
  return { start, end, left: text.slice(start, end).includes('\n') ? '\n' : ' ' };
}
