import type { Ecosystem } from '../records/facts.ts';
import {
  type Comparator,
  cleanBound,
  combine,
  type RangeResult,
  renderRange,
  type VersionRange,
} from './comparators.ts';
import { convertChain, convertIntervals } from './interval-range.ts';
import { convertNpmRange } from './npm-range.ts';
import { type OwnMeaning, readOwnGrammar } from './range-grammars.ts';
import { suggestRange, suggestSpan } from './suggest-range.ts';
import { readVers } from './vers-range.ts';
import { stepUp } from './version-steps.ts';

/** What a text turns into when other syntax is accepted beside GitHub's. */
export type RangesResult =
  | {
      readonly kind: 'ok';
      readonly ranges: readonly VersionRange[];
      /** True where the ranges are written in another way than the text was. */
      readonly converted: boolean;
      /** Ends that the ecosystem draws below their pre-releases, which count as affected here. */
      readonly plainEnds: readonly string[];
    }
  | { readonly kind: 'bad'; readonly reason: string; readonly suggestion?: string };

const COMPARATOR = /^(>=|<=|>|<|=)\s*([^\s=]\S*)$/;
/** Longer than any range that a person writes. */
const MAX_LENGTH = 1000;

/**
 * Reads GitHub's range syntax: comparators `=`, `>`, `>=`, `<`, `<=` joined by a comma, which means AND.
 * One comparator, or one lower and one upper bound. A leading `v` of a version is dropped. Where the ecosystem is not
 * known, a version may begin with a letter, as Maven's may.
 */
export function parseRange(text: string, ecosystem?: Ecosystem): RangeResult {
  if (text.length > MAX_LENGTH) return { kind: 'bad', reason: 'it is longer than any range' };
  const parts = text.trim().split(/\s*,\s*/);
  if (parts.length > 20) return { kind: 'bad', reason: 'it has more than two conditions' };
  const read: Comparator[] = [];
  for (const part of parts) {
    const match = COMPARATOR.exec(part);
    if (!match) return { kind: 'bad', reason: explainPart(part), ...suggestRange(text, ecosystem) };
    const version = cleanBound(match[2]!, ecosystem);
    if (version === undefined) {
      return {
        kind: 'bad',
        reason: `${shorten(match[2]!)} is no version`,
        ...suggestRange(text, ecosystem),
      };
    }
    read.push({ op: match[1]! as Comparator['op'], version });
  }
  return combine(read, ecosystem);
}

/**
 * Reads what people write for affected versions: GitHub's syntax, or else the ecosystem's own grammar (npm's where none
 * is given), intervals (`[1.0,2.0)`) and `vers:`. What can mean two things is refused, with both of them: design,
 * section 10, asks for every range as it was written or not at all. An upper bound that an ecosystem would draw below
 * the pre-releases (`^1.2.3` stops before `2.0.0-0`) becomes the plain `< 2.0.0` of advisories, and is told.
 */
export function parseRanges(text: string, ecosystem?: Ecosystem): RangesResult {
  if (text.length > MAX_LENGTH) return { kind: 'bad', reason: 'it is longer than any range' };
  const written = readEntities(text);
  const parsed = parseRange(written, ecosystem);
  if (parsed.kind === 'ok') {
    return explainPartial(parsed.range, ecosystem) ?? accept([parsed.range], [], text);
  }
  const spans = suggestSpan(written, ecosystem);
  if (spans)
    return { kind: 'bad', reason: `${shorten(text.trim())} can be one version or a range`, ...spans };
  const vers = readVers(written, ecosystem);
  if (vers?.kind === 'bad') return vers;

  const sets = vers?.sets ?? convertIntervals(written, ecosystem) ?? convertChain(written, ecosystem);
  const meanings =
    sets?.map((comparators) => ({ comparators, plainEnds: [] })) ?? readAlternatives(written, ecosystem);
  if (meanings === undefined || meanings.length === 0) return parsed;
  const ranges: VersionRange[] = [];
  for (const { comparators } of meanings) {
    const combined = combine(comparators, ecosystem);
    if (combined.kind === 'bad') return combined;
    const open = sets === undefined ? explainPartial(combined.range, ecosystem) : undefined;
    if (open) return open;
    ranges.push(combined.range);
  }
  return accept(
    ranges,
    meanings.flatMap(({ plainEnds }) => plainEnds),
    text,
  );
}

function accept(ranges: readonly VersionRange[], plainEnds: readonly string[], text: string): RangesResult {
  const squash = (one: string) => one.replace(/\s+/g, '');
  const converted = ranges.length !== 1 || squash(renderRange(ranges[0]!)) !== squash(text);
  return { kind: 'ok', ranges, converted, plainEnds: [...new Set(plainEnds)] };
}

/** Signs that come from a web page as its source has them. */
function readEntities(text: string): string {
  return text
    .replace(/&(?:amp|#38|#x26);/gi, '&')
    .replace(/&(?:lt|#60|#x3c);/gi, '<')
    .replace(/&(?:gt|#62|#x3e);/gi, '>')
    .replace(/&(?:le|leq|#8804|#x2264);/gi, '≤')
    .replace(/&(?:ge|geq|#8805|#x2265);/gi, '≥')
    .replace(/&(?:nbsp|#160);/gi, ' ');
}

const AND = /\s+and\s+|\s*&&?\s*/i;
const OR = /\s*\|\|?\s*|\s+or\s+(?=[<>=^~v\d])/i;

/** The alternatives of a text, each by the ecosystem's own grammar; undefined where one of them is not read. */
function readAlternatives(text: string, ecosystem: Ecosystem | undefined): OwnMeaning[] | undefined {
  const meanings: OwnMeaning[] = [];
  for (const line of text.split(OR).flatMap((each) => splitAnd(each, ecosystem))) {
    if (/^\s*[*xX]\s*$/.test(line)) {
      meanings.push({ comparators: [{ op: '>=', version: '0' }], plainEnds: [] });
      continue;
    }
    const own = ecosystem ?? 'npm';
    const read = own === 'npm' ? convertNpmRange(line) : wrap(readOwnGrammar(line, own));
    if (read === undefined) return undefined;
    meanings.push(...read);
  }
  return meanings;
}

const wrap = <Value>(value: Value | undefined): Value[] | undefined =>
  value === undefined ? undefined : [value];

/** `>= 1.0 and < 2.0` is one range; `< 1.2 and >= 2.0, < 2.1` is two, since the second has both of its ends. */
function splitAnd(text: string, ecosystem: Ecosystem | undefined): string[] {
  const parts = text.split(AND);
  const isList = parts.some((part) => {
    const parsed = parseRange(part, ecosystem);
    if (parsed.kind === 'bad') return false;
    return parsed.range.kind === 'exact' || (parsed.range.lower !== null && parsed.range.upper !== null);
  });
  return isList ? parts : [parts.join(', ')];
}

/** Ecosystems that read a version with numbers left out as all versions that begin so, with the name of the reader. */
const PARTIAL: Readonly<Partial<Record<Ecosystem, string>>> = { npm: 'npm', rust: 'Cargo' };

/**
 * `> 1.2` is `> 1.2.0` in GitHub's syntax and `>= 1.3.0` in npm's and Cargo's; the same holds for `<=` and `=`. Undefined
 * where there is nothing to ask about.
 */
function explainPartial(
  range: VersionRange,
  ecosystem: Ecosystem | undefined,
): (RangesResult & { readonly kind: 'bad' }) | undefined {
  const reader = ecosystem && PARTIAL[ecosystem];
  if (!reader) return undefined;
  const bounds: readonly Comparator[] =
    range.kind === 'exact'
      ? [{ op: '=', version: range.version }]
      : [range.lower, range.upper].filter((bound) => bound !== null);
  if (!bounds.some(isOpen)) return undefined;
  const write = (comparators: readonly Comparator[]) =>
    JSON.stringify(comparators.map(({ op, version }) => `${op} ${version}`).join(', '));
  const exact = bounds.map((bound) => (isOpen(bound) ? { ...bound, version: fill(bound.version) } : bound));
  return {
    kind: 'bad',
    reason: `${reader} reads a version with numbers left out as all that begin so, and GitHub does not`,
    suggestion: `${write(exact)}; or ${write(bounds.flatMap(readAsAll))}, as ${reader} reads it`,
  };
}

/**
 * A range of a published record as a person has to write it: `<= 1.2` of npm's with all three numbers, since by itself it
 * can mean two things. Anything else stays as it is.
 */
export function writeInFull(text: string, ecosystem: Ecosystem): string {
  const parsed = parseRange(text, ecosystem);
  if (parsed.kind === 'bad' || explainPartial(parsed.range, ecosystem) === undefined) return text;
  const close = <Bound extends Comparator>(bound: Bound | null) =>
    bound && isOpen(bound) ? { ...bound, version: fill(bound.version) } : bound;
  const { range } = parsed;
  return renderRange(
    range.kind === 'exact'
      ? { kind: 'exact', version: fill(range.version) }
      : { kind: 'between', lower: close(range.lower), upper: close(range.upper) },
  );
}

const isOpen = ({ op, version }: Comparator): boolean =>
  ['>', '<=', '='].includes(op) && /^\d+(?:\.\d+)?$/.test(version);

const fill = (version: string): string => [...version.split('.'), '0', '0'].slice(0, 3).join('.');

function readAsAll(bound: Comparator): Comparator[] {
  if (!isOpen(bound)) return [bound];
  const numbers = bound.version.split('.');
  const next = stepUp(numbers, numbers.length - 1, 3);
  if (bound.op === '>') return [{ op: '>=', version: next }];
  if (bound.op === '<=') return [{ op: '<', version: next }];
  return [
    { op: '>=', version: fill(bound.version) },
    { op: '<', version: next },
  ];
}

function explainPart(part: string): string {
  if (part === '') return 'a condition is empty';
  if (/^[\d.]+[^\s<>=]*$/.test(part)) return `${shorten(part)} has no comparison`;
  return `${shorten(part)} is not a comparison such as "< 1.20.3"`;
}

function shorten(text: string): string {
  const shown = text.replace(
    /\p{Cf}/gu,
    (sign) => `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  return JSON.stringify(shown.length > 40 ? `${shown.slice(0, 40)}…` : shown);
}
