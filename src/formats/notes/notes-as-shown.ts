/**
 * Notes of a release as their readers see them: comments of HTML are gone, links by reference (`[text][1]`, footnotes)
 * stand where they are used, entities, roles and escaped marks are what they show. Line ends are `\n`.
 */
export function showNotes(text: string): string {
  const lines = withIdsOfRoles(withoutComments(text)).split('\n');
  const targets = new Map(
    lines.flatMap((line) => {
      const [, name, target] = DEFINITION.exec(line) ?? [];
      return name && target ? [[name.toLowerCase(), target] as const] : [];
    }),
  );
  const body = lines.filter((line) => !DEFINITION.test(line)).join('\n');
  return decode(
    body.replace(
      /\[([^[\]]{1,300})\](?:\[([^[\]]{0,300})\])?(?!\()/g,
      (whole, said: string, name?: string) => {
        const target = targets.get((name || said).toLowerCase());
        return target === undefined ? whole : `<a href="${target}">${said}</a>`;
      },
    ),
  );
}

/** The roles of reStructuredText and MyST for ids: :cve:`2025-48432`, :cve:`this <2025-48432>`, {cve}`2025-48432`. */
const withIdsOfRoles = (text: string): string =>
  text.replace(
    /(?::(cve|ghsa):|\{(cve|ghsa)\})`(?:([^`<]*?)\s*<)?\s*(?:(?:CVE|GHSA)-)?([\w-]+)\s*>?`/gi,
    (_, role: string | undefined, myst: string | undefined, said: string | undefined, id: string) =>
      `${said ? `${said} ` : ''}${(role ?? myst ?? '').toUpperCase()}-${id}`,
  );

/** `[1]: https://…`, a footnote too. */
const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s*<?(\S.*?)>?\s*$/;

/** A part of a text with the definitions that it uses, wherever they are in the whole; and with no others. */
export function withDefinitions(part: string, whole: string): string {
  const own = part.split('\n').filter((line) => !DEFINITION.test(line));
  const body = own.join('\n').trimEnd();
  const used = whole.split('\n').filter((line) => {
    const name = DEFINITION.exec(line)?.[1];
    return name !== undefined && body.toLowerCase().includes(`[${name.toLowerCase()}]`);
  });
  return [body, ...(used.length > 0 ? ['', ...used] : [])].join('\n');
}

/** Line ends and the mark at a file's start made plain; comments that nobody sees left out, their lines kept. */
export function withoutComments(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?<!`)<!--[\s\S]{0,1000}?-->/g, (comment) => '\n'.repeat(comment.split('\n').length - 1));
}

const NAMED: Readonly<Record<string, string>> = {
  hyphen: '\u2010',
  dash: '\u2010',
  ndash: '\u2013',
  mdash: '\u2014',
  minus: '\u2212',
  nbsp: '\u00A0',
  shy: '\u00AD',
  lowbar: '_',
};

const decode = (text: string): string =>
  text
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      return String.fromCodePoint(Number(decimal ?? `0x${hexadecimal}`));
    })
    .replace(/\\([-_[\]().:#*])/g, '$1');
