/** Characters that the body of an issue or a comment on GitHub holds. */
export const MOST_BODY_CHARACTERS = 65_536;

const NOTE = '\n\nCut here: GitHub shows no more in one comment. The whole text is in the store.';
/** A longer fence is not closed but left out: closing it would take the place that the text needs. */
const LONGEST_FENCE = 200;

/** Rendered Markdown that fits into so many characters: cut at the end of a line where it does not, fences closed, and told. */
export function cutToFit(markdown: string, most: number): string {
  if (markdown.length <= most) return markdown;
  const kept = markdown.slice(0, most - NOTE.length - LONGEST_FENCE - 1).toWellFormed();
  const lines = kept.split('\n');
  // A line that is not whole may end within a link or code.
  if (lines.length > 1 && (lines.at(-1)?.length ?? 0) < 1_000) lines.pop();
  const open = findOpenFence(lines);
  if (open === undefined) return `${lines.join('\n')}${NOTE}`;
  return open.marks.length > LONGEST_FENCE
    ? `${lines.slice(0, open.line).join('\n')}${NOTE}`
    : `${lines.join('\n')}\n${open.marks}${NOTE}`;
}

/** The fence that these lines leave open, and its line (CommonMark, section 4.5). */
export function findOpenFence(
  lines: readonly string[],
): { readonly marks: string; readonly line: number } | undefined {
  let open: { marks: string; line: number } | undefined;
  for (const [line, text] of lines.entries()) {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(text);
    if (!fence) continue;
    const [, marks = '', rest = ''] = fence;
    if (open === undefined) {
      if (marks.startsWith('~') || !rest.includes('`')) open = { marks, line };
    } else if (marks[0] === open.marks[0] && marks.length >= open.marks.length && rest.trim() === '') {
      open = undefined;
    }
  }
  return open;
}
