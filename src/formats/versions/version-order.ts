import type { Ecosystem } from '../records/facts.ts';
import { compareGemVersions } from './order-of-gems.ts';
import { compareMavenVersions } from './order-of-maven.ts';
import { comparePythonVersions } from './order-of-python.ts';

/** Ecosystems whose versions follow semantic versioning, pre-releases included. */
const SEMANTIC: ReadonlySet<Ecosystem> = new Set([
  'npm',
  'rust',
  'erlang',
  'pub',
  'go',
  'swift',
  'actions',
  'nuget',
]);

type Part =
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'word'; readonly word: string };

interface Version {
  readonly epoch: string;
  readonly release: readonly string[];
  /** What follows the numbers; empty for a release. */
  readonly suffix: readonly Part[];
  readonly build: string;
  /** The suffix follows the last number without a sign between. */
  readonly isGlued: boolean;
}

/**
 * Which of two versions comes first: negative where `left` does, 0 for equals, undefined where one is no version
 * (it does not begin with a number).
 *
 * Semantic ecosystems compare by semver precedence, but take any number of numbers (missing ones are 0, so
 * `6.0` is `6.0.0`, and `5.2.6.2` comes after `5.2.6`) and a pre-release without its hyphen (`1.0.0rc1`).
 *
 * NuGet's are semantic with four numbers, whatever the case of letters. In Pub build parts count, elsewhere they do
 * not. Maven, RubyGems and PyPI follow their own documents (what does not follow PEP 440 is compared as the others).
 *
 * Other ecosystems (Packagist, other) compare leniently by what their schemes share: numbers by value, then words in
 * the order dev, alpha (a), beta (b), milestone (m), rc (c, cr, pre, preview), snapshot, unknown words, the release
 * itself (also final, ga, release, stable), sp and post (patch, rev, p). An epoch counts (`1:2.0`, `1!2.0`), and one
 * letter right behind the last number of `other` comes after it (`1.1.1a`, as OpenSSL numbered).
 */
export function compareVersions(left: string, right: string, ecosystem: Ecosystem): number | undefined {
  // To Maven every text is a version.
  if (ecosystem === 'maven') return compareMaven(left.trim(), right.trim());
  const semantic = SEMANTIC.has(ecosystem);
  const a = parseVersion(unifyCase(left, ecosystem), semantic);
  const b = parseVersion(unifyCase(right, ecosystem), semantic);
  if (a === undefined || b === undefined) return undefined;
  const own = compareByScheme(left, right, ecosystem);
  if (own !== undefined) return own;
  const order = compareDigits(a.epoch, b.epoch) || compareReleases(a.release, b.release);
  if (order !== 0) return order;
  if (!semantic) return compareLenientSuffix(lettersLast(a, ecosystem), lettersLast(b, ecosystem));
  const bySuffix = compareSemanticSuffix(a.suffix, b.suffix);
  return bySuffix !== 0 || ecosystem !== 'pub' ? bySuffix : compareBuilds(a.build, b.build);
}

/** By the scheme's own document, or undefined where there is none or one of the two does not follow it. */
function compareByScheme(left: string, right: string, ecosystem: Ecosystem): number | undefined {
  if (ecosystem === 'rubygems') return compareGemVersions(left, right);
  if (ecosystem === 'pip') return comparePythonVersions(left, right);
  return undefined;
}

function compareMaven(left: string, right: string): number | undefined {
  const isVersionOf = (text: string) => /^[\w.+!~:-]{1,256}$/.test(text);
  return isVersionOf(left) && isVersionOf(right) ? compareMavenVersions(left, right) : undefined;
}

const unifyCase = (text: string, ecosystem: Ecosystem): string =>
  ecosystem === 'nuget' ? text.toLowerCase() : text;

/** `1.1.1a` of a project that counts its fixes by letters; `1.1.1a1` stays an alpha. */
function lettersLast({ suffix, isGlued }: Version, ecosystem: Ecosystem): readonly Part[] {
  const [first, second] = suffix;
  const isLetter = first?.kind === 'word' && first.word.length === 1 && second === undefined && isGlued;
  return ecosystem === 'other' && isLetter ? [number(String(first.word.charCodeAt(0)))] : suffix;
}

function compareBuilds(left: string, right: string): number {
  if (left === '' || right === '') return left.length - right.length;
  return compareSemanticSuffix(splitSemantic(left), splitSemantic(right));
}

/** True for what {@link compareVersions} can place. */
export function isVersion(text: string): boolean {
  return parseVersion(text, true) !== undefined;
}

/**
 * Whether a version comes before the release that its numbers name, by its own ecosystem's rules: `1.0.0rc1`,
 * `2.0.0.pre`, `1.0-M1`; not `4.1.118.Final`, `32.0-jre`, `2.4.7-p10`, `8.0.0.1`.
 */
export function isPrereleaseIn(version: string, ecosystem: Ecosystem): boolean {
  const numbers = /^[vV]?\.?((?:\d+[!:])?\d+(?:\.\d+)*)/.exec(version.trim())?.[1];
  return numbers !== undefined && (compareVersions(version, numbers, ecosystem) ?? 0) < 0;
}

function parseVersion(text: string, semantic: boolean): Version | undefined {
  if (text.length > 256) return undefined;
  const match = /^[vV]?\.?(?:(\d+)[!:])?(\d+(?:\.\d+)*)([^+\s]*)(?:\+(\S*))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, epoch = '0', numbers = '', rest = '', build = ''] = match;
  const release = numbers.split('.');
  const suffix = semantic ? splitSemantic(rest) : splitLenient(rest);
  return { epoch, release, suffix, build, isGlued: /^[a-z]/i.test(rest) };
}

function splitSemantic(rest: string): Part[] {
  const text = rest.replace(/^[-._]/, '');
  if (text === '') return [];
  return text.split('.').map((part) => (/^\d+$/.test(part) ? number(part) : { kind: 'word', word: part }));
}

function splitLenient(rest: string): Part[] {
  const parts = rest.toLowerCase().match(/\d+|[a-z]+/g) ?? [];
  return parts.map((part) => (/^\d/.test(part) ? number(part) : { kind: 'word', word: part }));
}

function number(digits: string): Part {
  return { kind: 'number', digits };
}

/** By value, however long: leading zeros go, then the longer one is greater. */
function compareDigits(left: string, right: string): number {
  const a = left.replace(/^0+(?=\d)/, '');
  const b = right.replace(/^0+(?=\d)/, '');
  return a.length - b.length || compareText(a, b);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareReleases(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = compareDigits(left[index] ?? '0', right[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

/** Semver, rule 11: a pre-release before its release, numbers before words, fewer parts before more. */
function compareSemanticSuffix(left: readonly Part[], right: readonly Part[]): number {
  if (left.length === 0 || right.length === 0) return right.length - left.length;
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const a = left[index]!;
    const b = right[index]!;
    if (a.kind !== b.kind) return a.kind === 'number' ? -1 : 1;
    const order =
      a.kind === 'number' && b.kind === 'number'
        ? compareDigits(a.digits, b.digits)
        : compareText((a as { word: string }).word, (b as { word: string }).word);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const RELEASE_RANK = 7;
const RANKS: Readonly<Record<string, number>> = {
  dev: 0,
  alpha: 1,
  a: 1,
  beta: 2,
  b: 2,
  milestone: 3,
  m: 3,
  rc: 4,
  c: 4,
  cr: 4,
  pre: 4,
  preview: 4,
  snapshot: 5,
  final: RELEASE_RANK,
  ga: RELEASE_RANK,
  release: RELEASE_RANK,
  stable: RELEASE_RANK,
  sp: 8,
  post: 9,
  patch: 9,
  rev: 9,
  r: 9,
  p: 9,
  pl: 9,
};
const UNKNOWN_RANK = 6;

function rankOf(part: Part | undefined): number {
  if (part === undefined) return RELEASE_RANK;
  if (part.kind === 'number') return 10;
  return Object.hasOwn(RANKS, part.word) ? RANKS[part.word]! : UNKNOWN_RANK;
}

function compareLenientSuffix(left: readonly Part[], right: readonly Part[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const a = left[index];
    const b = right[index];
    const byRank = rankOf(a) - rankOf(b);
    if (byRank !== 0) return byRank;
    if (a?.kind === 'number' && b?.kind === 'number') {
      const order = compareDigits(a.digits, b.digits);
      if (order !== 0) return order;
    } else if (a?.kind === 'word' && b?.kind === 'word' && rankOf(a) === UNKNOWN_RANK) {
      const order = compareText(a.word, b.word);
      if (order !== 0) return order;
    }
  }
  return 0;
}
