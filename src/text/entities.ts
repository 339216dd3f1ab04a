/** HTML's named entities that are met in Markdown, and what each shows. */
export const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  lcub: '{',
  rcub: '}',
  grave: '`',
};
