import { isVersion } from '../advisory/version-order.ts';

/** The part of a changelog that tells of one version, its heading included. */
export interface Section {
  readonly heading: string;
  readonly text: string;
}

interface Heading {
  /** Index of its line. */
  readonly at: number;
  /** 1 to 6 as in Markdown; underlined ones are 1 (`=`) and 2 (`-`); bold lines are 7; bare lines are 8. */
  readonly level: number;
  readonly text: string;
  readonly version: string | undefined;
  /** Something stands before the version that may be a package's name, or what a sub-heading is about ("Node 18.0"). */
  readonly isNamed: boolean;
}

/**
 * Finds the section of a version in a whole changelog: `1.2.3 / 2024-01-01` underlined or not, `## [1.2.3] - 2024-01-01`,
 * `## :rocket: v1.2.3`, `### name@1.2.3 (2024-01-01)`, `**1.2.3**`, `Version 1.2.3`. It ends at the next heading of a
 * version, or at a heading that stands higher. Fenced code is no heading.
 */
export function findSection(changelog: string, version: string): Section | undefined {
  const lines = changelog.replace(/\r\n?/g, '\n').split('\n');
  const headings = listHeadings(lines);
  const wanted = cleaned(version);
  const found = headings.find((heading) => heading.version === wanted);
  if (!found) return undefined;
  const end = headings.find(
    ({ at, level, version: other, isNamed }) =>
      at > found.at && (level < found.level || (other !== undefined && (!isNamed || level === found.level))),
  );
  const text = lines.slice(found.at, end?.at).join('\n').trimEnd();
  return { heading: found.text, text };
}

/** The heading that still says "unreleased", where there is one. */
export function findUnreleased(changelog: string): string | undefined {
  const lines = changelog.replace(/\r\n?/g, '\n').split('\n');
  return listHeadings(lines).find(({ text }) => /^\W*(unreleased|next|upcoming)\b/i.test(text))?.text;
}

function listHeadings(lines: readonly string[]): readonly Heading[] {
  const headings: Heading[] = [];
  let fence: string | undefined;
  for (const [at, line] of lines.entries()) {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (marks !== undefined && (fence === undefined || marks.startsWith(fence))) {
      fence = fence === undefined ? marks : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const heading = readHeading(line, lines[at + 1] ?? '');
    if (heading) headings.push({ at, ...heading, ...readVersion(heading.text) });
  }
  return headings;
}

function readHeading(line: string, next: string): Pick<Heading, 'level' | 'text'> | undefined {
  const marked = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/.exec(line);
  if (marked) return { level: marked[1]!.length, text: marked[2]! };
  if (line.trim() !== '' && /^ {0,3}(?:={2,}|-{2,})\s*$/.test(next) && !/^\s*[-*+|>]/.test(line))
    return { level: next.trim().startsWith('=') ? 1 : 2, text: line.trim() };
  const bold = /^(?:\*\*|__)(.+?)(?:\*\*|__)(.*)$/.exec(line);
  if (bold && readVersion(bold[1]!).version !== undefined)
    return { level: 7, text: `${bold[1]}${bold[2]}`.trim() };
  // Without any mark-up only a line that is nothing but a version, and perhaps its day.
  return /^(?:version\s+)?v?\.?\d+(?:\.\d+)+\S*(?:[\s/,()–—:-]+\d{4}-\d{2}-\d{2}\)?)?\s*:?$/i.test(line)
    ? { level: 8, text: line.trim() }
    : undefined;
}

/** The version that a heading begins with, but for pictures, "version" or "release", or one name. */
function readVersion(heading: string): Pick<Heading, 'version' | 'isNamed'> {
  const words = heading
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>|:[\w+-]+:/g, ' ')
    .split(/[\s[\](),;*_`]+/)
    .filter((word) => /[a-z0-9]/i.test(word) && !/^(?:versions?|releases?|v)$/i.test(word));
  const at = words.slice(0, 2).findIndex(isVersionWord);
  if (at < 0) return { version: undefined, isNamed: false };
  return { version: bare(words[at]!), isNamed: at > 0 };
}

const bare = (word: string): string => cleaned(word.replace(/^@?[\w./-]*@(?=[v\d])/i, '').replace(/:$/, ''));

/** A day is no version; neither is a bare number. */
const isVersionWord = (word: string): boolean => {
  const version = bare(word);
  return !/^\d{4}[-.]\d{2}[-.]\d{2}$/.test(version) && /^\d+\.\d/.test(version) && isVersion(version);
};

const cleaned = (text: string): string => text.trim().replace(/^v\.?(?=\d)/i, '');
