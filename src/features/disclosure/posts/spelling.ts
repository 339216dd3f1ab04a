import packed from './known-words.json' with { type: 'json' };

/**
 * Words that a spelling check of technical prose knows: the commonest parts of packages' names, as `tools/ci/list-known-words.ts`
 * found them, each with the number of letters that it shares with the one before.
 */
export function readKnownWords(): readonly string[] {
  let last = '';
  return [...packed.words.matchAll(/(\d)([a-z]+)/g)].map(([, shared, rest = '']) => {
    last = last.slice(0, Number(shared)) + rest;
    return last;
  });
}

/**
 * The words of a site's own list, in small letters: one a line, `#` begins a comment. A word that the list forbids (`!`) is
 * none that the site knows.
 */
export function parseWordList(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('!'))
    .map((line) => line.replace(/^[~+*]+|(?<![+*])[+*]+$/g, '').toLowerCase());
}

/**
 * Words that a post has to tell a spelling check about: parts of identifiers in code, and of `names` (of packages, of
 * people), that are no words and that the site's own list (`siteWords`, small letters) lacks. Prose is left to the check:
 * what is misspelt in an advisory should be seen by a person.
 */
export function listOddWords(
  body: string,
  names: readonly string[],
  siteWords: readonly string[] = [],
): readonly string[] {
  const known = new Set([...readKnownWords(), ...siteWords]);
  const codes = [...body.matchAll(/(?<!`)(`+)(?!`)([\s\S]*?)(?<!`)\1(?!`)/g)].map(([, , code = '']) => code);
  const written = [...codes, ...names].flatMap((text) => text.match(/[\p{L}']+/gu) ?? []);
  const words = written.filter((name) => !known.has(name.toLowerCase())).flatMap(splitWords);
  return [...new Set(words)].filter((word) => !known.has(word)).toSorted();
}

/** `PolyfillProvider2` → `polyfill`, `provider`; what is shorter than four letters is never checked. */
export function splitWords(text: string): readonly string[] {
  const parts =
    text.replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ').match(/[\p{L}']+/gu) ?? [];
  return parts
    .map((part) => part.replaceAll("'", '').toLowerCase())
    .filter((part) => /^\p{L}{4,40}$/u.test(part));
}
