/** Lines of a paragraph that belong together: running words, or lines that are read one by one. */
export type LineGroup =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly ExampleLine[] };

export interface ExampleLine {
  readonly text: string;
  /** Whether it is code, a command, a request; else words. */
  readonly isCode: boolean;
}

const COMMAND =
  /^(?:[$%]\s+\S|(?:curl|wget|npm|npx|yarn|pnpm|node|deno|bun|python3?|pip|php|ruby|go|git|docker|cat|echo|sudo|ssh|nc|telnet|printf|bash|sh|openssl)\s.*(?:\s-{1,2}\w|\/|=|['"|]|\.\w{1,4}$))/;
const REQUEST = /^(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|CONNECT|TRACE)\s+\S*\/\S*|^HTTP\/\d/;
const HEADER = /^[A-Z][A-Za-z]*(?:-[A-Za-z]+)*:\s\S/;
const STATEMENT = new RegExp(
  [
    String.raw`^(?:export )?(?:const|let|var) [\w{[$]|^import .*['"];?$|^(?:async )?(?:function|def) ?\w*\(|^await [\w.]+\(`,
    String.raw`^(?:if|for|while|switch) ?\(.*[{)]$|^return\b.*;$|^[\w$.[\]]+ = \S`,
    String.raw`^(?:new )?[\w$.[\]'"]+\([^()]*(?:\([^()]*\)[^()]*)*\);?$`,
    String.raw`^(?=.*(?:\w\(|=|\) ?\{)).*[;{]$|^[{[(]$|^[})\]]+[;,)]*$`,
  ].join('|'),
);
const TOKEN = /^[^\s[!*`<(&]\S*$/;
const SIGN = /[/=<>{}\\%?]/;

/** Ends as a sentence does, or is as long as one. */
const isSentence = (line: string): boolean =>
  /[.!?,:…]["'”’)\]*_]{0,3}$/.test(line) || line.split(/\s+/, 13).length > 12;

const isCode = (line: string): boolean =>
  REQUEST.test(line) ||
  (!isSentence(line) &&
    (COMMAND.test(line) || STATEMENT.test(line) || (TOKEN.test(line) && SIGN.test(line))));

/**
 * Parts the lines of a paragraph that are examples, written without a fence, from its words: lines of code, commands,
 * requests, and whatever stands line by line after a line that ends with a colon.
 */
export function groupLines(paragraph: string): readonly LineGroup[] {
  const lines = paragraph.split('\n').map((line) => line.trim());
  const kinds = lines.map(isCode);
  markHeaders(lines, kinds);
  markInsides(lines, kinds);
  const listed = startOfList(lines);
  const groups: ({ kind: 'words'; lines: string[] } | { kind: 'lines'; lines: ExampleLine[] })[] = [];
  for (const [index, text] of lines.entries()) {
    const kind = kinds[index] || index >= listed ? 'lines' : 'words';
    if (groups.at(-1)?.kind !== kind) groups.push({ kind, lines: [] });
    const group = groups.at(-1)!;
    if (group.kind === 'lines') group.lines.push({ text, isCode: kinds[index] === true });
    else group.lines.push(text);
  }
  return groups.map((group) =>
    group.kind === 'lines' ? group : { kind: 'words', text: group.lines.join('\n') },
  );
}

/** The headers of a request, up to the first line that is none. */
function markHeaders(lines: readonly string[], kinds: boolean[]): void {
  for (const [index, line] of lines.entries())
    if (kinds[index - 1] && isRequestAbove(lines, index) && HEADER.test(line)) kinds[index] = true;
}

/** What stands between a line that opens a bracket and one that closes it. */
function markInsides(lines: readonly string[], kinds: boolean[]): void {
  let open = -1;
  for (const [index, line] of lines.entries()) {
    if (open >= 0 && /^[})\]]/.test(line)) {
      kinds.fill(true, open, index + 1);
      open = -1;
    }
    if (kinds[index] && /[{[(]$/.test(line)) open = index;
  }
}

function isRequestAbove(lines: readonly string[], index: number): boolean {
  const above = lines.slice(Math.max(0, index - 30), index);
  const start = above.findLastIndex((line) => REQUEST.test(line));
  return start >= 0 && above.slice(start + 1).every((line) => HEADER.test(line));
}

/** From where on, after `Such as:`, lines are no sentences to the paragraph's end. */
function startOfList(lines: readonly string[]): number {
  const lead = lines.findIndex((line) => /:\**$/.test(line));
  const rest = lines.slice(lead + 1);
  const isList = lead >= 0 && rest.length > 0 && rest.every((line) => !isSentence(line) || isCode(line));
  return isList ? lead + 1 : lines.length;
}
