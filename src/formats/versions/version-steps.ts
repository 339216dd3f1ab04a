import type { Comparator } from './comparators.ts';

/** The numbers of a version and what follows them: `1.2.3-rc.1` is 1, 2, 3 and `-rc.1`. */
export interface Numbered {
  readonly text: string;
  readonly numbers: readonly string[];
  readonly rest: string;
}

/** Reads what begins with numbers, with or without a `v`; undefined for anything else. */
export function readNumbered(text: string): Numbered | undefined {
  const match = /^[vV]?((\d+(?:\.\d+)*)([0-9A-Za-z._+!~:-]*))$/.exec(text.trim());
  if (!match || /\.\.|[.+!:-]$|\.[xX*](?:\.|$)/.test(text)) return undefined;
  return { text: match[1]!, numbers: match[2]!.split('.'), rest: match[3]! };
}

/** The numbers up to `index` with the last of them one higher, filled up with zeros to `length`. */
export function stepUp(numbers: readonly string[], index: number, length = index + 1): string {
  const kept = Array.from({ length: index + 1 }, (_, place) => numbers[place] ?? '0');
  const zeros = Array.from({ length: Math.max(0, length - kept.length) }, () => '0');
  return [...kept.slice(0, -1), String(BigInt(kept[index]!) + 1n), ...zeros].join('.');
}

/** Everything from `lower` on, below the next version at `index`. */
export function fromTo(
  { text, numbers }: Numbered,
  index: number,
  length = Math.max(numbers.length, index + 1),
): Comparator[] {
  return [
    { op: '>=', version: text },
    { op: '<', version: stepUp(numbers, index, length) },
  ];
}

/** Which number may not grow under `^`: the first that is not zero, or the last one given (npm, Cargo, Composer). */
export function caretIndex({ numbers }: Numbered): number {
  const first = numbers.findIndex((each) => !/^0+$/.test(each));
  return Math.min(first < 0 ? numbers.length - 1 : first, 2);
}

/** RubyGems' `~> 1.2.3` and Python's `~= 1.2.3` end before 1.3: the last number may grow, no other. */
export function pessimistic(version: Numbered): Comparator[] {
  const index = Math.max(0, version.numbers.length - 2);
  return fromTo(version, index, index + 1);
}

/** `1.2.*` and `1.x`: the numbers before the sign; undefined for what is none of these. */
export function readWildcard(text: string): readonly string[] | undefined {
  return /^[vV]?(\d+(?:\.\d+)*)(?:\.[xX*])+$/.exec(text)?.[1]?.split('.');
}

/** `1.2.*` from its numbers: from 1.2 on, before 1.3; `length` numbers each. */
export function wildcard(numbers: readonly string[], length = numbers.length): Comparator[] {
  const zeros = Array.from({ length: Math.max(0, length - numbers.length) }, () => '0');
  return [
    { op: '>=', version: [...numbers, ...zeros].join('.') },
    { op: '<', version: stepUp(numbers, numbers.length - 1, length) },
  ];
}
