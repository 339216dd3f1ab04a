import type { RelatedThread } from '../../case/observed-thread.ts';

/** What is compared of a thread that was taken down. */
export interface LeakedTexts {
  readonly repo: string;
  readonly number: number;
  readonly title: string;
  /** Body, comments and reviews. */
  readonly texts: readonly string[];
  /** Empty for an issue. */
  readonly patch: string;
}

/** Another public thread, as a list shows it, with its patch where that was looked at. */
export interface CandidateThread {
  readonly repo: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly patch?: string;
}

/** Words that have to are in the same order for a quotation. */
const QUOTED_WORDS = 9;
/** Characters of a line of code that nobody writes twice by chance. */
const TELLING_LINE = 24;

/**
 * Threads that link to the leaked one, are linked by it, quote it, or carry lines of its patch (flowchart node G).
 * Compared here, so that nothing of it goes into a search of somebody else's.
 */
export function findRelated(
  leaked: LeakedTexts,
  candidates: readonly CandidateThread[],
): readonly RelatedThread[] {
  const own = {
    links: listLinks(leaked.texts, leaked.repo),
    quotes: listQuotes([leaked.title, ...leaked.texts]),
    lines: listAddedLines(leaked.patch),
  };
  return candidates
    .filter((each) => nameOf(each) !== nameOf(leaked))
    .map((each) => ({ url: each.url, why: listReasons(leaked, own, each) }))
    .filter(({ why }) => why.length > 0);
}

const nameOf = ({ repo, number }: { readonly repo: string; readonly number: number }): string =>
  `${repo.toLowerCase()}#${number}`;

interface Own {
  readonly links: ReadonlySet<string>;
  readonly quotes: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
}

function listReasons(leaked: LeakedTexts, own: Own, each: CandidateThread): readonly string[] {
  const texts = [each.title, ...each.texts];
  const added = listAddedLines(each.patch ?? '');
  const code = texts.flatMap((text) => text.split('\n').map((line) => line.trim()));
  return [
    ...(listLinks(texts, each.repo).has(nameOf(leaked)) ? ['it links to it'] : []),
    ...(own.links.has(nameOf(each)) ? ['it is linked by it'] : []),
    ...([...listQuotes(texts)].some((quote) => own.quotes.has(quote)) ? ['it quotes it'] : []),
    ...([...added, ...code].some((line) => own.lines.has(line)) ? ['it carries lines of its patch'] : []),
  ];
}

/** Issues and pull requests that texts refer to: by address, `owner/repo#1`, `#1`, `GH-1`. */
function listLinks(texts: readonly string[], repo: string): ReadonlySet<string> {
  const links = new Set<string>();
  for (const text of texts) {
    for (const [, there, number] of text.matchAll(
      /https?:\/\/[\w.:-]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d{1,9})/g,
    ))
      links.add(nameOf({ repo: there!, number: Number(number) }));
    for (const [, there, number] of text.matchAll(/(?<![\w.-])([\w.-]+\/[\w.-]+)#(\d{1,9})\b/g))
      links.add(nameOf({ repo: there!, number: Number(number) }));
    for (const [, number] of text.matchAll(/(?<![\w/&])(?:#|GH-)(\d{1,9})\b/g))
      links.add(nameOf({ repo, number: Number(number) }));
  }
  return links;
}

function listQuotes(texts: readonly string[]): ReadonlySet<string> {
  const quotes = new Set<string>();
  for (const text of texts) {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let start = 0; start + QUOTED_WORDS <= words.length; start++)
      quotes.add(words.slice(start, start + QUOTED_WORDS).join(' '));
  }
  return quotes;
}

function listAddedLines(patch: string): ReadonlySet<string> {
  const lines = patch
    .split('\n')
    .filter((line) => line.startsWith('+') && !line.startsWith('+++'))
    .map((line) => line.slice(1).trim())
    .filter((line) => line.length >= TELLING_LINE);
  return new Set(lines);
}
