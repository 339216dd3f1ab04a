import type { NpmComparator } from './npm-range.ts';

const INTERVAL = /\s*([[(])\s*([^\s,[\]()]*)\s*(,?)\s*([^\s,[\]()]*)\s*([\])])\s*(?:,|$)/y;
const VERSION = /^[vV]?\d[0-9A-Za-z._+!~:-]*$/;

/**
 * The intervals of Maven and NuGet as comparators, one list for each: `[1.0,2.0)`, `(,1.0]`, `[1.0]`, several joined by
 * commas. Undefined for anything else.
 */
export function convertIntervals(text: string): NpmComparator[][] | undefined {
  const sets: NpmComparator[][] = [];
  INTERVAL.lastIndex = 0;
  while (INTERVAL.lastIndex < text.length) {
    const match = INTERVAL.exec(text);
    const set = match && readInterval(match);
    if (!set) return undefined;
    sets.push(set);
  }
  return sets.length === 0 ? undefined : sets;
}

function readInterval([, open, low = '', comma, high = '', close]: readonly string[]):
  | NpmComparator[]
  | undefined {
  const bounds = [low, high].filter((bound) => bound !== '');
  if (!bounds.every((bound) => VERSION.test(bound))) return undefined;
  const versions = [low, high].map((bound) => bound.replace(/^[vV]/, '')) as [string, string];
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
