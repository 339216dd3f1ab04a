/** Lines that are neither in a fence nor in a quotation nor in an HTML comment. */
export function outsideFences(body: string): readonly string[] {
  const kept: string[] = [];
  let fence: string | undefined;
  let inComment = false;
  for (const line of body.split('\n')) {
    if (fence !== undefined) {
      if (closesFence(line, fence)) fence = undefined;
    } else if (inComment) {
      const end = line.indexOf('-->');
      inComment = end < 0 || opensComment(line.slice(end));
    } else {
      fence = openedFence(line);
      inComment = fence === undefined && opensComment(line);
      const isQuoted = /^ {0,3}>/.test(line) || /^(?: {4}|\t)/.test(line);
      if (fence === undefined && !inComment && !isQuoted) kept.push(line);
    }
  }
  return kept;
}

/** The marks of a fence that begins on this line, in a list or not (CommonMark, section 4.5). */
function openedFence(line: string): string | undefined {
  const match = /^ {0,3}(?:(?:[-*+]|\d{1,9}[.)]) +)*(`{3,}|~{3,})(.*)$/.exec(line);
  const [, marks = '', info = ''] = match ?? [];
  return marks === '' || (marks.startsWith('`') && info.includes('`')) ? undefined : marks;
}

function closesFence(line: string, fence: string): boolean {
  const marks = /^\s*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
  return marks !== undefined && marks[0] === fence[0] && marks.length >= fence.length;
}

const opensComment = (text: string): boolean => text.lastIndexOf('<!--') > text.lastIndexOf('-->');
