import {
  type Fingerprint,
  findSimilar,
  fingerprintOf,
} from '../../../src/features/intake/likely-duplicates.ts';
import { knownCase, withResembling } from '../../../src/features/intake/resembling.ts';
import { storedOf } from '../../engine/run-world.ts';
import { takeIn } from '../../engine/situation.ts';
import { LABELLED } from './duplicates-set.ts';
import { LABELLED_PRECEDENTS } from './labelled-precedents.ts';

interface Asking {
  readonly kind: string;
  readonly package: string;
  readonly text: string;
}

const printOf = ({ text, package: name }: Asking): Fingerprint => fingerprintOf(text, [name], null);
const isFound = (one: Asking, other: Asking): boolean =>
  findSimilar(one.text, printOf(one), [{ what: '1', print: printOf(other), note: null }]).length > 0;

/** Reports of other flaws are near misses of all the others. */
const ALL: readonly Asking[] = [
  ...LABELLED_PRECEDENTS,
  ...LABELLED.map(({ flaw, package: name, text }) => ({ kind: flaw, package: name, text })),
];

it('finds reports that ask the same of the team, whichever package they are about', () => {
  const pairs = ALL.flatMap((one) => ALL.filter((other) => other !== one).map((other) => ({ one, other })));
  const found = pairs.filter(({ one, other }) => isFound(one, other));
  const wrong = found.filter(({ one, other }) => one.kind !== other.kind);
  const asked = pairs.filter(({ one, other }) => one.kind === other.kind && one.package !== other.package);
  const recall = asked.filter(({ one, other }) => isFound(one, other)).length / asked.length;
  expect(wrong.map(({ one, other }) => `${one.kind} ~ ${other.kind}`)).toEqual([]);
  expect(recall).toBeGreaterThanOrEqual(0.85);
});

const TEXT = LABELLED_PRECEDENTS[0]!.text;
const earlier = (number: number, change: Partial<ReturnType<typeof storedOf>>) => {
  const stored = storedOf(takeIn());
  return knownCase({
    ...stored,
    number,
    issue: number + 100,
    fingerprint: fingerprintOf(TEXT, ['gadget'], null),
    ...change,
  })!;
};
const moves = storedOf(takeIn()).moves;
const closed = [...moves, { ...moves[0]!, to: 'closed' as const }];
const decisions = [{ kind: 'dismiss' as const, reason: 'out-of-scope', because: 'x', by: [] }];

it.each([
  ['one that is open, and may be dismissed yet', {}, [3]],
  ['one that was dismissed', { moves: closed, decisions }, [3]],
  ['one that ended as a vulnerability', { moves: closed }, []],
] as const)('keeps by its number %s', (_what, change, numbers) => {
  const stored = { ...storedOf(takeIn()), fingerprint: fingerprintOf(TEXT, ['widget'], null) };
  const kept = withResembling(stored, TEXT, [
    earlier(3, change),
    earlier(stored.number, { issue: stored.issue }),
  ]);
  expect(kept.similar?.map((each) => each.case) ?? []).toEqual(numbers);
});
