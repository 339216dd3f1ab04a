import type { Ecosystem } from '../records/facts.ts';
import { type Comparator, cleanBound } from './comparators.ts';

const INTERVAL = /\s*([[(])\s*([^\s,[\]()]*)\s*(,?)\s*([^\s,[\]()]*)\s*([\])])\s*(?:,|$)/y;

/** Longer than any that a person writes. */
const MAX_LENGTH = 1000;

/**
 * The intervals of Maven and NuGet as comparators, one list for each: `[1.0,2.0)`, `(,1.0]`, `[1.0]`, several joined by
 * commas. Undefined for anything else.
 */
export function convertIntervals(text: string, ecosystem: Ecosystem | undefined): Comparator[][] | undefined {
  if (text.length > MAX_LENGTH || text.trimEnd().endsWith(',')) return undefined;
  const sets: Comparator[][] = [];
  INTERVAL.lastIndex = 0;
  while (INTERVAL.lastIndex < text.length) {
    const match = INTERVAL.exec(text);
    const set = match && readInterval(match, ecosystem);
    if (!set) return undefined;
    sets.push(set);
  }
  return sets.length === 0 ? undefined : sets;
}

function readInterval(
  [, open, low = '', comma, high = '', close]: readonly string[],
  ecosystem: Ecosystem | undefined,
): Comparator[] | undefined {
  const bounds = [low, high].filter((bound) => bound !== '');
  const versions = [low, high].map((bound) => cleanBound(bound, ecosystem) ?? '') as [string, string];
  if (versions.filter((version) => version !== '').length < bounds.length) return undefined;
  if (comma === '') {
    return open === '[' && close === ']' && high === '' && low !== ''
      ? [{ op: '=', version: versions[0] }]
      : undefined;
  }
  if (bounds.length === 0) return [{ op: '>=', version: '0' }];
  return [
    ...(low === '' ? [] : [{ op: open === '[' ? ('>=' as const) : ('>' as const), version: versions[0] }]),
    ...(high === '' ? [] : [{ op: close === ']' ? ('<=' as const) : ('<' as const), version: versions[1] }]),
  ];
}

/** `1.0.0 <= x < 1.2.3`, as in a textbook: both bounds around a word for the version. Undefined for other text. */
export function convertChain(
  text: string,
  ecosystem: Ecosystem | undefined,
): readonly (readonly Comparator[])[] | undefined {
  const chain = /^\s*v?(\d[^\s<>=]*)\s*([<>]=?)\s*(?:x|v|versions?)\s*([<>]=?)\s*v?(\d[^\s<>=]*)\s*$/i.exec(
    text,
  );
  const [, first = '', left = '', right = '', last = ''] = chain ?? [];
  const versions = [first, last].map((each) => cleanBound(each, ecosystem));
  if (left.charAt(0) !== right.charAt(0) || versions.includes(undefined)) return undefined;
  const turned = left.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<'));
  const bounds = [
    { op: turned as Comparator['op'], version: versions[0]! },
    { op: right as Comparator['op'], version: versions[1]! },
  ];
  return [bounds];
}
