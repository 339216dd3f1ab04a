/**
 * What a patch in git's form adds, file by file. Binary files and deletions add no lines; the patch may be cut off, and
 * hold the messages of several commits.
 */
export function readAddedLines(patch: string): Readonly<Record<string, string>> {
  const lines = patch.split(/\r?\n/);
  const added = new Map<string, string[]>();
  let path: string | undefined;
  lines.forEach((line, index) => {
    if (isHeader(lines, index)) path = readPath(line.slice(4));
    else if (/^(?:diff --git |From [0-9a-f]{40} )/.test(line)) path = undefined;
    else if (path !== undefined && line.startsWith('+')) {
      const known = added.get(path);
      if (known) known.push(line.slice(1));
      else added.set(path, [line.slice(1)]);
    }
  });
  const files = [...added].filter(([name]) => !isFolderToo(name, added));
  return Object.fromEntries(files.map(([name, text]) => [name, `${text.join('\n')}\n`]));
}

/** An added line may look like a header, but not between the two others. */
const isHeader = (lines: readonly string[], index: number): boolean =>
  lines[index]!.startsWith('+++ ') &&
  lines[index - 1]?.startsWith('--- ') === true &&
  (lines[index + 1] ?? '').startsWith('@@ ');

/** Git puts names with quotes, control signs or other letters in quotes, the bytes as octal numbers. */
function readPath(written: string): string | undefined {
  const [, quoted] = /^"((?:[^"\\]|\\.)*)"/.exec(written) ?? [];
  const name = quoted === undefined ? written.replace(/\t.*$/, '').trim() : unquote(quoted);
  const path = name.replace(/^b\//, '');
  // Git itself knows no such names.
  return name === '/dev/null' || /^\/|(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/.test(path) ? undefined : path;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unquote(text: string): string {
  const bytes = text.match(/\\[0-7]{3}|\\.|[^\\]+/gs) ?? [];
  return Buffer.concat(
    bytes.map((part) => {
      if (!part.startsWith('\\')) return Buffer.from(part, 'utf8');
      const octal = /^\\([0-7]{3})$/.exec(part)?.[1];
      if (octal !== undefined) return Buffer.from([Number.parseInt(octal, 8) & 255]);
      return Buffer.from(ESCAPES[part[1]!] ?? part.slice(1), 'utf8');
    }),
  ).toString('utf8');
}

/** A file took the place of a folder in a later commit. */
const isFolderToo = (path: string, all: ReadonlyMap<string, unknown>): boolean =>
  [...all.keys()].some((other) => other.startsWith(`${path}/`));
