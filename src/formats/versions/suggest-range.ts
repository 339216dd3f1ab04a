import type { Ecosystem } from '../records/facts.ts';
import { type Comparator, cleanVersion, combine, joinAnd, renderRange } from './comparators.ts';
import { compareVersions } from './version-order.ts';
import {
  caretIndex,
  fromTo,
  type Numbered,
  pessimistic,
  readNumbered,
  readWildcard,
  wildcard,
} from './version-steps.ts';

/** One way to read a condition, with who reads it so where others do not. */
interface Reading {
  readonly comparators: readonly Comparator[];
  readonly by: string;
}

/** One condition in words or signs of anywhere, with all that it can mean. `excluded`: a version that is taken out. */
interface Condition {
  readonly readings: readonly Reading[];
  readonly excluded?: string;
}

const VERSION = '[vV]?(\\d[0-9A-Za-z.+!_-]*[0-9A-Za-z*_]|\\d)';
const OR_BEFORE = '(?:and|or) (?:earlier|below|before|older|lower|prior|under)';
const OR_AFTER = '(?:and|or) (?:later|above|newer|higher|up|upwards?|over)';

const one = (op: Comparator['op'], version: string): Reading[] => [
  { comparators: [{ op, version }], by: '' },
];

const SIGNS: Readonly<Record<string, Comparator['op']>> = {
  '=': '=',
  '==': '=',
  '===': '=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  '⩽': '<=',
  '≦': '<=',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
  '⩾': '>=',
  '≧': '>=',
  '＜': '<',
  '＞': '>',
};

type Meant = readonly [
  sign: RegExp,
  read: (groups: readonly string[], ecosystem: Ecosystem | undefined) => Condition | undefined,
];

const sign = (source: string): RegExp => new RegExp(source, 'iy');
const words =
  (op: Comparator['op']) =>
  ([version = '']: readonly string[]): Condition => ({ readings: one(op, version) });

/** The longest come first: `1.2.3 and earlier` is no single version. */
const MEANT: readonly Meant[] = [
  [sign('(?:all|any|every)(?: versions?)?(?=$)'), () => ({ readings: one('>=', '0') })],
  [sign(`${VERSION} ?${OR_BEFORE}`), words('<=')],
  [sign(`${VERSION} ?${OR_AFTER}`), words('>=')],
  [sign(`${VERSION}\\+(?=$|[ ,])`), words('>=')],
  [
    sign(
      `(?:from |between )?${VERSION}(?: - | ?[–—] ?| (?:to|through|thru|up to|up to and including) )${VERSION}`,
    ),
    ([low = '', high = '']) => ({
      readings: [{ comparators: [...comparators('>=', low), ...comparators('<=', high)], by: '' }],
    }),
  ],
  [sign(`(?:before|below|prior to|earlier than|older than|lower than|less than) ${VERSION}`), words('<')],
  [sign(`(?:after|above|later than|newer than|higher than|greater than) ${VERSION}`), words('>')],
  [sign(`(?:from|since|starting with|starting from|as of) ${VERSION}`), words('>=')],
  [sign(`(?:up to(?: and including| including)?|through|until|to) ${VERSION}`), words('<=')],
  [sign(`(?:!=|<>) ?${VERSION}`), ([version = '']) => ({ readings: [], excluded: version })],
  [sign(`(~>|~=|[\\^~]) ?${VERSION}`), readSugar],
  [
    sign(`(={1,3}|[<>]=|=[<>]|[<>≤⩽≦≥⩾≧＜＞]) ?${VERSION}`),
    ([op = '', version = '']) => (readWildcard(version) ? undefined : { readings: one(SIGNS[op]!, version) }),
  ],
  [sign('[vV]?(\\d+(?:\\.\\d+)*(?:\\.[xX*])+)'), ([text = '']) => meaning(wildcard(readWildcard(text)!))],
  [sign(VERSION), readBare],
];

const comparators = (op: Comparator['op'], version: string): Comparator[] => [{ op, version }];

const meaning = (read: readonly Comparator[], by = ''): Condition => ({
  readings: [{ comparators: read, by }],
});

/** `^`, `~`, `~>` and `~=` of ecosystems that may not be the one that is written about. */
function readSugar(
  [op, text = '']: readonly string[],
  ecosystem: Ecosystem | undefined,
): Condition | undefined {
  const version = readNumbered(text);
  if (version === undefined) return undefined;
  const semverTilde = fromTo(version, Math.min(version.numbers.length, 2) - 1);
  switch (op) {
    case '^':
      return meaning(fromTo(version, caretIndex(version)));
    case '~=':
      return version.numbers.length < 2 ? undefined : meaning(pessimistic(version));
    case '~>':
      return version.numbers.length < 3 && (ecosystem === 'npm' || ecosystem === 'rust')
        ? both(semverTilde, 'npm', pessimistic(version), 'RubyGems')
        : meaning(pessimistic(version));
    default: {
      const index = Math.max(0, version.numbers.length - 2);
      return both(semverTilde, 'npm', fromTo(version, index), 'Composer');
    }
  }
}

function both(
  first: readonly Comparator[],
  by: string,
  second: readonly Comparator[],
  other: string,
): Condition {
  if (JSON.stringify(first) === JSON.stringify(second)) return meaning(first);
  return {
    readings: [
      { comparators: first, by },
      { comparators: second, by: other },
    ],
  };
}

/** A version alone: most often itself, though some ecosystems mean more by it. */
function readBare([text = '']: readonly string[], ecosystem: Ecosystem | undefined): Condition {
  const exact: Reading = { comparators: comparators('=', text), by: '' };
  const version = readNumbered(text);
  const more = version && bareMeaning(version, ecosystem);
  return { readings: more ? [{ ...exact, by: 'this version alone' }, more] : [exact] };
}

function bareMeaning(version: Numbered, ecosystem: Ecosystem | undefined): Reading | undefined {
  switch (ecosystem) {
    case 'rust':
      return { comparators: fromTo(version, caretIndex(version), 3), by: 'Cargo' };
    case 'nuget':
      return { comparators: comparators('>=', version.text), by: 'NuGet' };
    case 'maven':
      return { comparators: comparators('>=', '0'), by: 'Maven, which takes it for a wish' };
    case 'go':
      return { comparators: comparators('>=', version.text), by: 'a go.mod file' };
    case 'rubygems':
    case 'npm':
    case 'pip':
    case 'composer':
    case 'erlang':
    case 'actions':
    case 'pub':
    case 'swift':
    case 'other':
    case undefined:
      return undefined;
  }
}

/**
 * What was probably meant by a range in signs or words of anywhere, as GitHub would write it; two meanings where there
 * are two. Nothing where a part of the text is not understood: a suggestion never drops what was written.
 */
export function suggestRange(text: string, ecosystem?: Ecosystem): { suggestion?: string } {
  const plain = unwrap(text.normalize('NFKC').trim().replace(/\s+/g, ' '));
  if (plain.length > 200) return {};
  const lines = plain.split(/ ?(?:\|\|?|;(?=.)) ?/).map((line) => readConditions(line, ecosystem));
  if (!lines.every((line) => line !== undefined)) return {};
  const meanings = lines.map((line) => listed(line) ?? meaningsOf(line, ecosystem));
  if (meanings.some((each) => each.length === 0)) return {};
  const open = meanings.filter((each) => each.length > 1);
  if (open.length > 1) return {};
  const choices = open[0] ?? [undefined];
  const said = choices.map((choice) => {
    const ranges = meanings.flatMap((each) => (each.length > 1 ? choice!.ranges : each[0]!.ranges));
    return { written: writeRanges(ranges), by: choice?.by ?? '' };
  });
  if (said.length === 1) return { suggestion: said[0]!.written };
  return { suggestion: said.map(({ written, by }) => `${quoted(written)} (${by})`).join(', or ') };
}

interface Meaning {
  readonly ranges: readonly string[];
  readonly by: string;
}

/** `1.2.3, 1.2.4`: versions one by one, each a range. */
function listed(line: readonly Condition[]): readonly Meaning[] | undefined {
  const versions = line.map(({ readings }) => readings[0]?.comparators ?? []);
  const isList = line.length > 1 && versions.every(([first, second]) => first?.op === '=' && !second);
  return isList ? [{ ranges: versions.map(([first]) => `= ${first!.version}`), by: '' }] : undefined;
}

/** All that the conditions of one line can mean; nothing where more than one of them is open, or they are no range. */
function meaningsOf(line: readonly Condition[], ecosystem: Ecosystem | undefined): readonly Meaning[] {
  const open = line.filter(({ readings }) => readings.length > 1);
  const excluded = line.flatMap((condition) => condition.excluded ?? []);
  if (open.length > 1 || excluded.length > 1) return [];
  const choices: readonly (Reading | undefined)[] = open[0]?.readings ?? [undefined];
  return choices.flatMap((choice) => {
    const read = line.flatMap(({ readings }) =>
      readings.length > 1 ? choice!.comparators : (readings[0]?.comparators ?? []),
    );
    const ranges = excluded[0] === undefined ? [read] : takeOut(read, excluded[0], ecosystem ?? 'other');
    if (ranges === undefined) return [];
    const combined = ranges.map((each) => combine(each, ecosystem));
    if (!combined.every((each) => each.kind === 'ok')) return [];
    return [{ ranges: combined.map(({ range }) => renderRange(range)), by: choice?.by ?? '' }];
  });
}

/** A range without one version in its middle: what lies below it and what lies above. Undefined where it is outside. */
function takeOut(
  read: readonly Comparator[],
  version: string,
  ecosystem: Ecosystem,
): Comparator[][] | undefined {
  const isInside = read.every((bound) => {
    const order = compareVersions(version, bound.version, ecosystem);
    return order !== undefined && bound.op !== '=' && (bound.op.startsWith('>') ? order > 0 : order < 0);
  });
  if (!isInside) return undefined;
  return [
    [...read.filter(({ op }) => op.startsWith('>')), { op: '<', version }],
    [{ op: '>', version }, ...read.filter(({ op }) => op.startsWith('<'))],
  ];
}

function writeRanges(ranges: readonly string[]): string {
  if (ranges.length === 1) return ranges[0]!;
  return `${ranges.length === 2 ? 'two' : ranges.length} ranges, ${joinAnd(ranges.map((range) => `"${range}"`))}`;
}

const quoted = (written: string): string => (written.includes('"') ? written : `"${written}"`);

/** Every condition of one AND, or undefined where something between them is not understood. */
function readConditions(line: string, ecosystem: Ecosystem | undefined): Condition[] | undefined {
  const text = line.trim();
  const read: Condition[] = [];
  let index = /^versions? (?=[^,])/i.exec(text)?.[0].length ?? 0;
  while (index < text.length) {
    const found = readCondition(text, index, ecosystem);
    if (found === undefined) return undefined;
    read.push(found.condition);
    index = found.end;
    if (/^[;.]?$/.test(text.slice(index))) return read;
    const joint = /^(?: ?, ?(?:and )?| and | ?&&? ?| )(?:versions? )?/i.exec(text.slice(index));
    if (!joint) return undefined;
    index += joint[0].length;
  }
  return undefined;
}

function readCondition(
  text: string,
  start: number,
  ecosystem: Ecosystem | undefined,
): { condition: Condition; end: number } | undefined {
  for (const [pattern, read] of MEANT) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const condition = match ? read(match.slice(1), ecosystem) : undefined;
    if (condition && isComplete(condition)) return { condition, end: start + match![0].length };
  }
  return undefined;
}

/** Every version in it is one: `1.0..2.0` is a slip. */
const isComplete = ({ readings, excluded }: Condition): boolean =>
  [
    ...readings.flatMap((each) => each.comparators.map(({ version }) => version)),
    ...(excluded === undefined ? [] : [excluded]),
  ].every((version) => cleanVersion(version) === version);

/** Without the quotes that were copied along. */
function unwrap(text: string): string {
  return /^["'`\u2018-\u201f]([^"'`\u2018-\u201f]+)["'`\u2018-\u201f]$/.exec(text)?.[1]?.trim() ?? text;
}

/** `1.0.0-1.2.3`: a pre-release by its form, and most often meant from the one to the other. Undefined for other text. */
export function suggestSpan(text: string, ecosystem?: Ecosystem): { suggestion: string } | undefined {
  const [, low = '', high = ''] = /^\s*v?(\d+(?:\.\d+)+)-v?(\d+(?:\.\d+)+)\s*$/i.exec(text) ?? [];
  if (low === '' || compareVersions(low, high, ecosystem ?? 'other') !== -1) return undefined;
  return {
    suggestion: `"= ${low}-${high}" (this version alone), or ">= ${low}, <= ${high}" (from one to the other)`,
  };
}
