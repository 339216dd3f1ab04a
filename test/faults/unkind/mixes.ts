/** Several unkindnesses at once, and a fault or two besides, drawn by a seed. */
import type { Fault, Unkind } from '../../../dev/embedded-github/index.ts';
import { unkindnessNames } from '../../../dev/embedded-github/unkindness/table.ts';
import { createRandom } from '../../../dev/rehearsal/random.ts';
import type { Wish } from './play.ts';
import { TRIALS } from './trials.ts';

export interface Mix extends Wish {
  readonly seed: number;
}

const TYPES = ['UNPROCESSABLE', 'FORBIDDEN', 'REPOSITORY_RULE_VIOLATION', ''];
const TYPED = ['push-protection', 'ruleset-refuses-commits', 'branch-protection', 'ruleset-refuses-refs'];
const LIMITED = ['graphql-resource-limits', 'graphql-bad-gateway'];
/** What a request may meet besides; deaths of runs are for `npm run torture` without a mix. */
const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 502 },
  { kind: 'status', status: 500 },
  { kind: 'reset' },
  { kind: 'malformed' },
  { kind: 'unauthorized' },
  { kind: 'secondary-limit', retryAfter: 3 },
];

/** The mix of this seed, the same every time. `without` leaves out unkindnesses that are known not to be survived. */
export function drawMix(seed: number, without: readonly string[] = []): Mix {
  const random = createRandom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const left = unkindnessNames.filter((name) => !without.includes(name));
  const names = new Set(Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(left)));
  const unkind = [...names].map((name): Unkind => {
    if (TYPED.includes(name)) return { name, type: pick(TYPES) };
    return LIMITED.includes(name) ? { name, most: 12 + Math.floor(random() * 70) } : name;
  });
  const faults = Array.from({ length: Math.floor(random() * 3) }, () => ({
    ...pick(FAULTS),
    at: 1 + Math.floor(random() * 120),
  }));
  return { seed, unkind, faults, atFirst: random() < 0.2, forged: names.has('editor-gone') };
}

/** One line by which people play it again. */
export const describeMix = ({ seed, unkind, faults = [], atFirst }: Mix): string =>
  [
    `seed ${seed}:`,
    ...unkind.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))),
    ...faults.map(({ kind, at }) => `${kind} at ${at}`),
    ...(atFirst ? ['from before the first sweep'] : []),
  ].join(' ');

/** Unkindnesses of trials that are not survived alone: in a mix they would hide what the others do. */
export const namesOfTrials = (trials: readonly string[]): readonly string[] =>
  trials.flatMap((trial) =>
    (TRIALS[trial]?.unkind ?? []).map((one) => (typeof one === 'string' ? one.split('@')[0]! : one.name)),
  );
