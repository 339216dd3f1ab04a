/** A fenced block of a comment. */
export interface Fenced {
  /** What stands behind the marks: a language, and perhaps more. */
  readonly info: string;
  readonly text: string;
}

/**
 * The fenced blocks of a comment, in order (CommonMark, section 4.5). Blocks in a quotation, in an HTML comment or inside
 * another fence are none: nobody would take them for the writer's own.
 */
export function readFences(comment: string): readonly Fenced[] {
  const lines = comment.split(/\r\n|\n|\r/);
  const found: Fenced[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (/^ {0,3}<!--/.test(line)) {
      while (index < lines.length && !lines[index]!.includes('-->')) index++;
      continue;
    }
    const [, marks = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (marks === '' || (marks.startsWith('`') && info.includes('`'))) continue;
    const end = findEnd(lines, index + 1, marks);
    found.push({ info: info.trim(), text: lines.slice(index + 1, end).join('\n') });
    index = end;
  }
  return found;
}

/** Index of the closing line, or of the end where there is none. */
function findEnd(lines: readonly string[], from: number, marks: string): number {
  for (let index = from; index < lines.length; index++) {
    const closing = /^ {0,3}(`+|~+)[ \t]*$/.exec(lines[index]!)?.[1];
    if (closing?.startsWith(marks.charAt(0)) && closing.length >= marks.length) return index;
  }
  return lines.length;
}
