import { ecosystemFromPurlType, suggestEcosystem } from '../records/ecosystem-names.ts';
import type { Ecosystem } from '../records/facts.ts';
import { type Comparator, cleanVersion } from './comparators.ts';
import { compareVersions } from './version-order.ts';

/** A range as the VERS specification (ECMA-427) writes it, or why it is not read. */
export type VersResult =
  | { readonly kind: 'sets'; readonly sets: readonly (readonly Comparator[])[] }
  | { readonly kind: 'bad'; readonly reason: string };

/**
 * `vers:npm/>=1.0.0|<1.2.3|2.0.0`: conditions parted by `|`, in the order of their versions; a lower bound and the upper
 * one behind it are one range; a version that is taken out (`!=`) parts the range that it is in. Undefined for what does not
 * begin with `vers:`. Bounds that do not pair up, and versions out of their order, are refused.
 */
export function readVers(text: string, ecosystem: Ecosystem | undefined): VersResult | undefined {
  const match = /^\s*vers:([a-z0-9.+-]+)\/(.*)$/is.exec(text);
  if (!match) return undefined;
  const type = match[1]!.toLowerCase();
  if (ecosystem !== undefined && ecosystemFromPurlType(type) !== ecosystem) {
    const isKnown = ecosystemFromPurlType(type) !== 'other';
    return {
      kind: 'bad',
      reason:
        isKnown || suggestEcosystem(type) !== ecosystem
          ? `it is about ${type}, and the package is of ${ecosystem}`
          : `${type} is no type of vers (its types are those of package URLs: golang, pypi, gem, cargo, …)`,
    };
  }
  const body = match[2]!.replace(/\s+/g, '');
  if (body === '*') return { kind: 'sets', sets: [[{ op: '>=', version: '0' }]] };
  const constraints: Constraint[] = [];
  for (const part of body.split('|')) {
    const one = readConstraint(part, ecosystem);
    if (one === undefined) return { kind: 'bad', reason: `${JSON.stringify(part)} is no condition of vers` };
    constraints.push(one);
  }
  return checkOrder(constraints, ecosystem) ?? pairBounds(constraints);
}

/** A condition of vers; `!=` takes one version out. */
interface Constraint {
  readonly op: Comparator['op'] | '!=';
  readonly version: string;
}

/** Bounds pair up by their order, so that `<1.2.3|>=1.0.0` means neither what it seems to nor anything else. */
function checkOrder(
  constraints: readonly Constraint[],
  ecosystem: Ecosystem | undefined,
): VersResult | undefined {
  for (const [index, { version }] of constraints.entries()) {
    const before = constraints[index - 1]?.version;
    const order = before === undefined ? -1 : compareVersions(before, version, ecosystem ?? 'other');
    if (order !== undefined && order >= 0) {
      return {
        kind: 'bad',
        reason:
          order === 0
            ? `vers names each version once, and ${version} stands in it twice`
            : `vers orders versions from low to high, and ${version} stands behind ${before}`,
      };
    }
  }
  return undefined;
}

function pairBounds(constraints: readonly Constraint[]): VersResult {
  const sets: Comparator[][] = [];
  let lower: Comparator | undefined;
  for (const { op, version } of constraints) {
    if (op === '!=') {
      if (!lower && sets.length > 0)
        return { kind: 'bad', reason: `it takes out ${version}, which is in none of its ranges` };
      sets.push([...(lower ? [lower] : []), { op: '<', version }]);
      lower = { op: '>', version };
    } else if (op === '>' || op === '>=') {
      if (lower) return { kind: 'bad', reason: 'it has two lower bounds and no upper one between them' };
      lower = { op, version };
    } else if (op === '<' || op === '<=') {
      if (!lower && sets.length > 0)
        return { kind: 'bad', reason: 'it has an upper bound without its lower one' };
      sets.push([...(lower ? [lower] : []), { op, version }]);
      lower = undefined;
    } else if (lower) {
      return { kind: 'bad', reason: 'a single version stands between two bounds' };
    } else sets.push([{ op, version }]);
  }
  return { kind: 'sets', sets: lower ? [...sets, [lower]] : sets };
}

function readConstraint(part: string, ecosystem: Ecosystem | undefined): Constraint | undefined {
  const [, op = '', written = ''] = /^(>=|<=|!=|<|>|=)?([^<>=!*]+)$/.exec(part) ?? [];
  const version = cleanVersion(decode(written), ecosystem);
  return version === undefined ? undefined : { op: (op || '=') as Constraint['op'], version };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
