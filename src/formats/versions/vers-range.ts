import { ecosystemFromPurlType } from '../records/ecosystem-names.ts';
import type { Ecosystem } from '../records/facts.ts';
import { type Comparator, cleanVersion } from './comparators.ts';

/** A range as the VERS specification (ECMA-427) writes it, or why it is not read. */
export type VersResult =
  | { readonly kind: 'sets'; readonly sets: readonly (readonly Comparator[])[] }
  | { readonly kind: 'bad'; readonly reason: string };

/**
 * `vers:npm/>=1.0.0|<1.2.3|2.0.0`: conditions parted by `|`, in the order of their versions; a lower bound and the upper
 * one behind it are one range. Undefined for what does not begin with `vers:`. A version that is taken out (`!=`) and
 * bounds that do not pair up are refused.
 */
export function readVers(text: string, ecosystem: Ecosystem | undefined): VersResult | undefined {
  const match = /^\s*vers:([a-z0-9.+-]+)\/(.*)$/is.exec(text);
  if (!match) return undefined;
  const type = match[1]!.toLowerCase();
  if (ecosystem !== undefined && ecosystemFromPurlType(type) !== ecosystem) {
    return { kind: 'bad', reason: `it is about ${type}, and the package is of ${ecosystem}` };
  }
  const body = match[2]!.replace(/\s+/g, '');
  if (body === '*') return { kind: 'sets', sets: [[{ op: '>=', version: '0' }]] };
  const sets: Comparator[][] = [];
  let lower: Comparator | undefined;
  for (const part of body.split('|')) {
    const one = readConstraint(part, ecosystem);
    if (one === undefined) return { kind: 'bad', reason: `${JSON.stringify(part)} is no condition of vers` };
    if (one.op.startsWith('>')) {
      if (lower) return { kind: 'bad', reason: 'it has two lower bounds and no upper one between them' };
      lower = one;
    } else if (one.op.startsWith('<')) {
      if (!lower && sets.length > 0)
        return { kind: 'bad', reason: 'it has an upper bound without its lower one' };
      sets.push(lower ? [lower, one] : [one]);
      lower = undefined;
    } else if (lower) {
      return { kind: 'bad', reason: 'a single version stands between two bounds' };
    } else sets.push([one]);
  }
  return { kind: 'sets', sets: lower ? [...sets, [lower]] : sets };
}

function readConstraint(part: string, ecosystem: Ecosystem | undefined): Comparator | undefined {
  const [, op = '', written = ''] = /^(>=|<=|<|>|=)?([^<>=!*]+)$/.exec(part) ?? [];
  const version = cleanVersion(decode(written), ecosystem);
  return version === undefined ? undefined : { op: (op || '=') as Comparator['op'], version };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
