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

const CHAIN =
  /^\s*(?:v?(\d[^\s<>=]*)\s*([<>]=?)\s*)?(?:x|v|versions?)(?:\s*([<>]=?)\s*v?(\d[^\s<>=]*))?\s*$/i;

/** `1.0.0 <= x < 1.2.3`, as in a textbook: bounds around a word for the version, or one of them. Undefined for other text. */
export function convertChain(
  text: string,
  ecosystem: Ecosystem | undefined,
): readonly (readonly Comparator[])[] | undefined {
  const [, first = '', left = '', right = '', last = ''] = CHAIN.exec(text) ?? [];
  const turned = left.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<'));
  if (turned.charAt(0) === right.charAt(0)) return undefined;
  const bounds = [
    { op: turned, version: first },
    { op: right, version: last },
  ].filter(({ op }) => op !== '');
  const read = bounds.flatMap(({ op, version }) => {
    const clean = cleanBound(version, ecosystem);
    return clean === undefined ? [] : [{ op: op as Comparator['op'], version: clean }];
  });
  return read.length < bounds.length ? undefined : [read];
}
