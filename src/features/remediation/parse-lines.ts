/** What is said of release lines, the changes for them, and their reviews. */
export type LineCommand =
  | {
      readonly kind: 'line';
      readonly package: string | null;
      readonly line: string;
      /** Null where nobody is named. */
      readonly owner: string | null;
      /** Why no fix is needed on it. */
      readonly because: string | null;
    }
  | {
      readonly kind: 'backport';
      readonly package: string | null;
      readonly line: string;
      readonly url: string;
      /** Null where nobody is named. */
      readonly author: string | null;
    }
  | { readonly kind: 'reviewed'; readonly url: string; readonly reviewer: string | null };

const LINE = /^v?\d[\w.*+-]*$/i;
const LOGIN = /^@?[a-z\d](?:[a-z\d-]{0,38})$/i;
/** What may be in Markdown as it is. */
const ADDRESS = /^https:\/\/[^\s<>()[\]|`"'\\]{1,300}$/;

/**
 * `/line [PACKAGE] LINE @login`, `/line [PACKAGE] LINE none because …`, `/backport [PACKAGE] LINE URL [by @login]` and
 * `/reviewed URL [by @login]`; undefined where it cannot be followed.
 */
export function parseLineCommand(
  name: LineCommand['kind'],
  words: readonly string[],
): LineCommand | undefined {
  if (name === 'reviewed') {
    const [url = '', ...rest] = words;
    const reviewer = readBy(rest);
    return ADDRESS.test(url) && reviewer !== undefined ? { kind: name, url, reviewer } : undefined;
  }
  const isAlone = LINE.test(words[0] ?? '');
  const named = isAlone ? null : (words[0] ?? null);
  const [line = '', ...rest] = isAlone ? words : words.slice(1);
  if (!LINE.test(line)) return undefined;
  const where = { package: named, line: line.replace(/^v/i, '').toLowerCase() };
  if (name === 'line') return parseOwner(where, rest);
  const [url = '', ...by] = rest;
  const author = readBy(by);
  return ADDRESS.test(url) && author !== undefined ? { kind: name, ...where, url, author } : undefined;
}

function parseOwner(
  where: { readonly package: string | null; readonly line: string },
  [first, second = '', ...words]: readonly string[],
): LineCommand | undefined {
  if (first === undefined) return { kind: 'line', ...where, owner: null, because: null };
  if (/^none$/i.test(first) && /^because$/i.test(second) && words.length > 0)
    return { kind: 'line', ...where, owner: null, because: words.join(' ') };
  return LOGIN.test(first) && !/^none$/i.test(first) && second === ''
    ? { kind: 'line', ...where, owner: first.replace('@', ''), because: null }
    : undefined;
}

/** Null where nobody is named; undefined where it cannot be read. */
function readBy([by, login, ...more]: readonly string[]): string | null | undefined {
  if (by === undefined) return null;
  return /^by$/i.test(by) && login !== undefined && LOGIN.test(login) && more.length === 0
    ? login.replace('@', '')
    : undefined;
}
