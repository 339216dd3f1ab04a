import { isVersion } from '../versions/version-order.ts';
import { withDefinitions, withoutComments } from './notes-as-shown.ts';
import { plainVersion, withoutScope } from './parse-tag.ts';

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
  /** What it begins with; several where releases of several lines have their notes in common. */
  readonly versions: readonly string[];
  /** Something stands before the version that may be a package's name, or what a sub-heading is about ("Node 18.0"). */
  readonly isNamed: boolean;
  /** The package of `name@version`, as in a repo of many packages. */
  readonly name?: string | undefined;
}

/**
 * Finds the section of a version in a whole changelog: `1.2.3 / 2024-01-01` underlined or not, `## [1.2.3] - 2024-01-01`,
 * `## :rocket: v1.2.3`, `### name@1.2.3 (2024-01-01)`, `**1.2.3**`, `Version 1.2.3`, `=== 1.2.3`, `<h2>1.2.3</h2>`. It
 * ends at the next heading of a version, or at a heading that stands higher. Fenced code and comments are no headings.
 * With a package's name, sections of other packages are not taken for its own. Links by reference keep their targets.
 */
export function findSection(changelog: string, version: string, packageName?: string): Section | undefined {
  const whole = readable(changelog);
  const lines = whole.split('\n');
  const wanted = cleaned(version);
  const headings = listHeadings(lines, wanted);
  const found = pickHeading(headings, wanted, packageName);
  if (!found) return undefined;
  const end = headings.find(
    ({ at, level, versions, isNamed }) =>
      at > found.at && (level < found.level || (versions.length > 0 && (!isNamed || level === found.level))),
  );
  return { heading: found.text, text: withDefinitions(lines.slice(found.at, end?.at).join('\n'), whole) };
}

/** The heading of that version alone before one that it shares, and one of the package before one without a name. */
function pickHeading(
  headings: readonly Heading[],
  wanted: string,
  packageName: string | undefined,
): Heading | undefined {
  const of = headings.filter(({ versions }) => versions.some((each) => isSameText(each, wanted)));
  const isOwn = ({ name }: Heading): boolean =>
    name !== undefined &&
    (name === packageName || (packageName !== undefined && name === withoutScope(packageName)));
  const fitting =
    packageName === undefined ? of : of.filter((each) => each.name === undefined || isOwn(each));
  const own = fitting.filter(isOwn);
  const best = own.length > 0 ? own : fitting;
  return best.find(({ versions }) => isSameText(versions[0] ?? '', wanted)) ?? best[0];
}

/** Whether a text tells of more than one version, so that only a part of it is about one. */
export const tellsOfSeveral = (text: string): boolean =>
  new Set(listHeadings(readable(text).split('\n'), '').flatMap(({ versions }) => versions)).size > 1;

/** The heading that still says "unreleased", where there is one. */
export function findUnreleased(changelog: string): string | undefined {
  return listHeadings(readable(changelog).split('\n'), '').find(({ text }) =>
    /^\W*(unreleased|next|upcoming)\b/i.test(text),
  )?.text;
}

/** Without comments, and headings of HTML on lines of their own. */
const readable = (text: string): string =>
  withoutComments(text).replace(
    /\n?<(h[1-6]|summary)\b[^>]*>\s*([\s\S]{0,300}?)\s*<\/\1>\n?/gi,
    (_, tag: string, said: string) => `\n<${tag}>${said.replace(/\s+/g, ' ')}</${tag}>\n`,
  );

function listHeadings(lines: readonly string[], wanted: string): readonly Heading[] {
  const headings: Heading[] = [];
  let fence: string | undefined;
  const first = lines.findIndex((line) => line.trim() !== '');
  for (const [at, line] of lines.entries()) {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const underlines = fence === undefined && /^~{4}/.test(line) && readUnderline(lines[at - 1] ?? '', line);
    if (underlines === 3) continue;
    if (marks !== undefined && (fence === undefined || marks.startsWith(fence))) {
      fence = fence === undefined ? marks : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const heading = readHeading(line, lines[at + 1] ?? '') ?? (at === first ? readTitle(line) : undefined);
    if (heading) headings.push({ at, ...heading, ...readVersions(heading.text, wanted) });
  }
  return headings;
}

function readHeading(line: string, next: string): Pick<Heading, 'level' | 'text'> | undefined {
  const marked = /^ {0,3}(#{1,6}|={1,6}(?= *\S.*\d))\s+(.*?)(?:\s+[#=]+)?\s*$/.exec(line);
  if (marked) return { level: marked[1]!.length, text: marked[2]! };
  const tagged = /^<(?:h([1-6])|summary)>(.*)<\/\w+>$/i.exec(line);
  if (tagged) return { level: Number(tagged[1] ?? 7), text: tagged[2]!.replace(/<[^>]*>/g, ' ').trim() };
  const level = readUnderline(line, next);
  if (level !== undefined) return { level, text: line.trim() };
  const bold = /^([-*+] )?(?:\*\*|__)(.+?)(?:\*\*|__)(.*)$/.exec(line);
  if (bold && readVersions(bold[2]!, '').versions.length > 0 && (!bold[1] || IS_DAY.test(bold[3]!)))
    return { level: 7, text: `${bold[2]}${bold[3]}`.trim() };
  // Without any mark-up only a line that is nothing but a version, and perhaps its day, or as some projects always write it.
  return IS_BARE.test(line) || IS_CUSTOM.test(line) ? { level: 8, text: line.trim() } : undefined;
}

/** What underlines a line, as its level: `=` and `-` as in Markdown, any other sign of RST as long as its title. */
function readUnderline(line: string, next: string): number | undefined {
  const [, sign] = /^ {0,3}([=\-~^*+"'#:.`_])\1+\s*$/.exec(next) ?? [];
  if (sign === undefined || line.trim() === '' || /^\s*(?:[-*+|>]|=+\s*$)/.test(line)) return undefined;
  if (sign === '=' || sign === '-') return sign === '=' ? 1 : 2;
  return next.trim().length >= line.trim().length ? 3 : undefined;
}

/** Notes of one release may begin with its name and no mark at all: `curl and libcurl 8.11.1`. */
function readTitle(line: string): Pick<Heading, 'level' | 'text'> | undefined {
  const isTitle =
    line.length < 80 && !/[.!?]$/.test(line.trim()) && readVersions(line, '').versions.length > 0;
  return isTitle && /^[\w ]/.test(line) ? { level: 1, text: line.trim() } : undefined;
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY = `\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\.? ${MONTH},? \\d{4}`;
const IS_DAY = new RegExp(`^[\\s/,()–—:-]*(?:(?:${DAY})\\)?)?\\s*:?$`, 'i');
const IS_BARE = new RegExp(
  `^(?:(?:version|release)\\s+|\\d{4}-\\d{2}-\\d{2}\\s+)?v?\\.?\\d+(?:\\.\\d+)+\\S*(?:[\\s/,()–—:-]+(?:${DAY})\\)?)?\\s*:?$`,
  'i',
);
/**
 * Debian's `name (1.2.3-1) unstable; urgency=high`, GNU's and Symfony's items with a day, nginx's and Apache's sentence,
 * PHP's day first, Perl's time of day, and the releases of Sphinx extensions.
 */
const IS_CUSTOM = new RegExp(
  [
    `^[a-z0-9][\\w.+-]* \\([^\\s()]+\\) [\\w.+ -]+;\\s*urgency=`,
    `^ {0,3}[*-] (?:noteworthy changes in )?(?:(?:version|release) )?v?\\d+(?:\\.\\d+)+\\S* \\((?:${DAY})\\)(?: \\[\\w+\\])?\\s*$`,
    `^changes with [\\w.+ -]{1,40}? v?\\d+(?:\\.\\d+)+\\S*(?:\\s+(?:${DAY}))?\\s*$`,
    `^(?:${DAY}), [\\w.+ -]{1,30}? v?\\d+(?:\\.\\d+)+\\S*\\s*$`,
    `^v?\\d+(?:\\.\\d+)+\\S*\\s+\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}\\S*(?: [\\w/+:-]+)?\\s*$`,
    `^(?:[*-] :release:.v?\\d|\\s{0,8}:version:\\s+\\d)[^\\s]*(?: <[^>]*>.)?\\s*$`,
  ].join('|'),
  'i',
);
const WORDY_DAY = new RegExp(
  `\\b(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\.? ${MONTH},? \\d{4})\\b`,
  'gi',
);

/** Words that may stand before a version and say nothing of their own. */
const FILLING = /^(?:and|changes?|changelog|in|new|notes?|for|hotfix|security|patch|what['’]?s)$/i;
/** A version behind one of these is where something begins or ends, or what somebody has to do. */
const BOUND =
  /^(?:after|before|below|from|since|than|to|until|with|requires?|drop|support|upgrad\w*|updat\w*|migrat\w*|bump\w*)$/i;
/** As many words as the name of a product may have. */
const LONGEST_NAME = 4;

/**
 * The versions that a heading begins with, but for pictures, days, "version" or "release", or a name: one word, or those
 * of a product (`Spring Boot 3.2.1`) where nothing else follows.
 */
function readVersions(heading: string, wanted: string): Pick<Heading, 'versions' | 'isNamed' | 'name'> {
  const words = heading
    .replace(/^changes with /i, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>|:[\w+-]+:/g, ' ')
    .replace(WORDY_DAY, ' ')
    .split(/[\s[\](),;*_`¶]+/)
    .flatMap((word) => splitAtSlashes(word, wanted))
    .filter((word) => /[a-z0-9]/i.test(word) && !/^(?:versions?|releases?d?|v)$/i.test(word));
  const telling = words.filter((word) => !FILLING.test(word));
  const isOne = (word: string | undefined): boolean => word !== undefined && isVersionWord(word, wanted);
  const at = telling.slice(0, LONGEST_NAME + 1).findIndex(isOne);
  if (at < 0 || telling.slice(0, at).some((word) => BOUND.test(word))) return NONE;
  const last = telling.findIndex((word, index) => index > at && !isOne(word));
  if (at > 1 && last >= 0 && !LIKE_A_DAY.test(telling[last]!)) return NONE;
  const named = telling.slice(at, last < 0 ? undefined : last);
  return {
    versions: named.map(bare),
    isNamed: words.indexOf(telling[at]!) > 0,
    name:
      NAME.exec(telling[at]!)?.[1] ?? (at > 0 && /^@[\w.-]+\//.test(telling[0]!) ? telling[0] : undefined),
  };
}

const NONE = { versions: [], isNamed: false } as const;

/** `v1.9.0/v0.102.0` are two versions; `@scope/name@1.2.3` and `folder/name` stay one word. */
function splitAtSlashes(word: string, wanted: string): readonly string[] {
  const parts = word.split('/');
  return parts.length > 1 && parts.every((part) => isVersionWord(part, wanted)) ? parts : [word];
}

const NAME = /^(@?[\w./-]+)@(?=[v\d])/i;
const bare = (word: string): string => cleaned(word.replace(NAME, '').replace(/:$/, ''));

const LIKE_A_DAY = /^\d{4}[-.]\d{2}[-.]\d{2}$/;

/** A day is no version, unless one is looked for; neither is a bare number. */
const isVersionWord = (word: string, wanted: string): boolean => {
  const version = bare(word);
  if (isSameText(version, wanted)) return true;
  if (LIKE_A_DAY.test(version)) return /^\d{4}[-.]\d{1,2}[-.]\d{1,2}$/.test(wanted);
  if (TRAIN.test(wanted) && TRAIN.test(version)) return true;
  return /^\d+\.\d/.test(version) && isVersion(version);
};

/** Trains are called by words: `Hoxton.SR3` (Spring Cloud). They are looked for only where one is wanted. */
const TRAIN = /^[a-z]+\.(?:(?:sr|m|rc)\d+|release|final)$/i;

const isSameText = (one: string, other: string): boolean => plainVersion(one) === plainVersion(other);

const cleaned = (text: string): string => text.trim().replace(/^v\.?(?=\d)/i, '');
