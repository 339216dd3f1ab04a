interface Item {
  readonly separator: '.' | '-';
  readonly token: string;
}

/** Qualifiers that come before the release, in order; the empty one is the release, `sp` comes right after it. */
const KNOWN = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'] as const;
const SHORT: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };
const SAME: Readonly<Record<string, string>> = { cr: 'rc', ga: '', final: '', release: '' };

/**
 * Which of two Maven versions comes first, by the rules of Maven's own documentation of the POM ("Version Order
 * Specification"): negative where `left` does, 0 for equals. `1-jre` comes after `1`, `1-rc` before it, `1-1` before
 * `1.1`. Build parts (`+x`) do not count.
 */
export function compareMavenVersions(left: string, right: string): number {
  const [readLeft, readRight] = [trimItems(readItems(left)), trimItems(readItems(right))];
  const [a, b] = [dropZero(readLeft, readRight), dropZero(readRight, readLeft)];
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = compareItems(a[index] ?? padFor(b[index]!), b[index] ?? padFor(a[index]!));
    if (order !== 0) return order;
  }
  return 0;
}

/** Dots, hyphens (underscores are read as these), and a hyphen wherever digits and letters meet. */
function readItems(text: string): Item[] {
  const items: Item[] = [];
  let separator: Item['separator'] = '-';
  const plain = text
    .toLowerCase()
    .replace(/^v\.?(?=\d)/, '')
    .replace(/\+[\s\S]*$/, '');
  for (const part of plain.split(/([.\-_])/)) {
    if (part === '.') separator = '.';
    else if (part === '-' || part === '_') separator = '-';
    else {
      const tokens: readonly string[] = part.match(/\d+|\D+/g) ?? ['0'];
      tokens.forEach((token, index) => {
        items.push({ separator: index === 0 ? separator : '-', token: plainToken(token, tokens[index + 1]) });
      });
    }
  }
  return items;
}

function plainToken(token: string, next: string | undefined): string {
  if (/^\d/.test(token)) return token.replace(/^0+(?=\d)/, '');
  const short = next !== undefined && /^\d/.test(next) && Object.hasOwn(SHORT, token) ? SHORT[token]! : token;
  return Object.hasOwn(SAME, short) ? SAME[short]! : short;
}

/** Takes what says nothing (0, final) off the end, and off the end of every part before a hyphen. */
function trimItems(items: readonly Item[]): Item[] {
  const kept = [...items];
  for (let index = kept.length - 1; index > 0; index--) {
    const { token } = kept[index]!;
    const next = kept[index + 1];
    const ends = next === undefined || next.separator === '-';
    if ((token === '0' || token === '') && ends) kept.splice(index, 1);
  }
  return kept;
}

/** `0` is nothing beside a version that begins with a letter: `Finchley.M1` comes after it. */
function dropZero(own: readonly Item[], other: readonly Item[]): readonly Item[] {
  const isZero = own.length === 1 && own[0]!.token === '0';
  return isZero && !isNumber(other[0]?.token ?? '0') ? [] : own;
}

const isNumber = (token: string): boolean => /^\d/.test(token);

/** What is in the place of an item that the shorter version does not have. */
const padFor = ({ separator, token }: Item): Item => ({
  separator,
  token: isNumber(token) && separator === '.' ? '0' : '',
});

/** Qualifiers, then numbers after a hyphen, then numbers after a dot. */
function compareItems(a: Item, b: Item): number {
  const kinds = kindOf(a) - kindOf(b);
  if (kinds !== 0) return kinds;
  if (!isNumber(a.token)) return compareQualifiers(a.token, b.token);
  return a.token.length - b.token.length || compareText(a.token, b.token);
}

const kindOf = ({ separator, token }: Item): number => (!isNumber(token) ? 0 : separator === '-' ? 1 : 2);

function compareQualifiers(a: string, b: string): number {
  const [left, right] = [rankOf(a), rankOf(b)];
  return left - right || (left === KNOWN.length ? compareText(a, b) : 0);
}

function rankOf(qualifier: string): number {
  const rank = KNOWN.indexOf(qualifier as (typeof KNOWN)[number]);
  return rank < 0 ? KNOWN.length : rank;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
