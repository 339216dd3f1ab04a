/** Plays somebody who has every version of the public figures, and everything else that is public, and subtracts. */
import fc from 'fast-check';
import type { PublicQuarter } from '../../../src/case/public-quarter.ts';
import type { CaseFacts } from '../../../src/features/figures/case-facts.ts';
import { renderPublicFiles } from '../../../src/features/figures/figure-files.ts';
import {
  PUBLIC_CELLS,
  PUBLIC_RULES,
  type PublicCell,
  publicQuarters,
  quarterOf,
  roundCount,
} from '../../../src/features/figures/public-figures.ts';
import { DAY_MS } from '../../../src/process/durations.ts';
import { FIRST_DAY } from './any-case.ts';

const CELLS = Object.keys(PUBLIC_CELLS) as readonly PublicCell[];
const isoAfter = (days: number): string => new Date(FIRST_DAY + days * DAY_MS).toISOString();

interface Wish {
  readonly cell: PublicCell;
  readonly from: number;
  readonly lasts: number;
  readonly isOpen: boolean;
}

const factsOf = ({ cell, from, lasts, isOpen }: Wish, number: number): CaseFacts => {
  const isValid = cell.startsWith('valid');
  const until = isOpen ? null : isoAfter(from + lasts);
  const half = isoAfter(from + lasts / 2);
  return {
    number,
    receivedAt: isoAfter(from),
    answeredAt: isoAfter(from + lasts / 4),
    decidedAt: half,
    fixedAt: isValid ? half : null,
    disclosedAt: isValid ? until : null,
    outcome: isValid ? 'valid' : (cell as 'invalid' | 'duplicate'),
    severity: cell === 'valid-severe' ? 'critical' : isValid ? 'low' : null,
    spells: [{ from: isoAfter(from), until }],
    promises: [],
    people: [],
  };
};

const wish = fc.record({
  cell: fc.constantFrom(...CELLS),
  from: fc.double({ min: 0, max: 500, noNaN: true }),
  lasts: fc.double({ min: 0.5, max: 200, noNaN: true }),
  isOpen: fc.boolean(),
});
const anyFacts = fc.array(wish, { maxLength: 120 }).map((wishes) => wishes.map(factsOf));

/** What the sweeps of a time leave: every week, each on what the one before has published. */
function publishEvery(days: number, until: number, factsAt: (now: string) => readonly CaseFacts[]) {
  const versions: (readonly PublicQuarter[])[] = [];
  for (let day = 0; day <= until; day += days)
    versions.push(publicQuarters(factsAt(isoAfter(day)), versions.at(-1) ?? [], isoAfter(day)));
  return versions;
}

/** The case as it was then. */
const atTime = (facts: CaseFacts, now: string): CaseFacts => {
  const until = facts.spells[0]!.until;
  return until !== null && until <= now
    ? facts
    : { ...facts, spells: [{ ...facts.spells[0]!, until: null }] };
};
const worldAt = (facts: readonly CaseFacts[]) => (now: string) =>
  facts.filter(({ receivedAt }) => receivedAt <= now).map((each) => atTime(each, now));

const LAST = 1000;
const textOf = (quarters: readonly PublicQuarter[]): string =>
  Object.values(renderPublicFiles(quarters)).join('\n');

describe('anyone who compares two versions of the public figures', () => {
  it('finds whole new quarters, and nothing that changed in an old one', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const versions = publishEvery(30, LAST, worldAt(facts));
        versions.reduce((before, after) => {
          expect(after.slice(0, before.length)).toEqual(before);
          return after;
        });
      }),
      { numRuns: 40 },
    );
  });

  it('finds nothing of a case that was opened again, or is corrected later', () => {
    const facts = Array.from({ length: 12 }, (_, index) =>
      factsOf({ cell: 'invalid', from: index, lasts: 10, isOpen: false }, index),
    );
    const before = publicQuarters(facts, [], isoAfter(300));
    expect(before[0]?.closed.invalid).toBe(10);
    const [first, ...others] = facts;
    const reopened = {
      ...first!,
      outcome: 'valid' as const,
      spells: [...first!.spells, { from: isoAfter(290), until: null }],
    };
    expect(publicQuarters([reopened, ...others], before, isoAfter(300))).toEqual(before);
    expect(publicQuarters(others, before, isoAfter(300))).toEqual(before);
    const late = factsOf({ cell: 'invalid', from: -400, lasts: 10, isOpen: false }, 99);
    expect(publicQuarters([late, ...facts], before, isoAfter(300))).toEqual(before);
  });

  it('cannot tell whether anything is open, undisclosed, undecided, or was closed in the last 90 days', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (facts, more) => {
        const now = isoAfter(LAST);
        const secret = more.map((each, index): CaseFacts => {
          const { spells } = each;
          const open = { ...each, spells: [{ ...spells[0]!, until: null }] };
          const late = {
            ...each,
            spells: [{ ...spells[0]!, until: isoAfter(LAST - PUBLIC_RULES.delayDays + (index % 90)) }],
          };
          const undisclosed = { ...each, outcome: 'valid' as const, disclosedAt: null };
          return [open, late, undisclosed, { ...each, outcome: 'undecided' as const }][index % 4]!;
        });
        const closedBefore = facts.filter(({ spells }) => spells[0]!.until !== null);
        expect(publicQuarters([...closedBefore, ...secret], [], now)).toEqual(
          publicQuarters(closedBefore, [], now),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('anyone who subtracts', () => {
  it('cannot tell 0, 1, 2, 3 or 4 cases in a cell apart, in any text of any version', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom(...CELLS),
        fc.integer({ min: 0, max: 6 }),
        (facts, cell, index) => {
          const now = isoAfter(LAST);

          const quarter = quarterOf(isoAfter(45 + index * 91));
          const others = facts.filter(
            (each) =>
              each.outcome !== factsOf({ cell, from: 0, lasts: 1, isOpen: false }, 0).outcome ||
              quarterOf(each.spells[0]!.until ?? now) !== quarter,
          );
          const start = 45 + index * 91 - 20;
          const few = [3, 9, 15, 20].map((lasts, number) =>
            factsOf({ cell, from: start, lasts, isOpen: false }, number),
          );
          const texts = [0, 1, 2, 3, 4].map((count) =>
            textOf(publicQuarters([...others, ...few.slice(0, count)], [], now)),
          );
          expect(new Set(texts).size).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds no sum: every number shown is about one cell, and of at least five cases', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const now = isoAfter(LAST);
        for (const { quarter, closed, times } of publicQuarters(facts, [], now)) {
          const shown = CELLS.filter((cell) => closed[cell] !== null);
          const own = facts.filter(
            ({ spells: [spell] }) => spell?.until && quarterOf(spell.until) === quarter,
          );
          const sizes = shown.map((cell) => own.filter((each) => cellIn(each) === cell).length);
          expect(sizes.every((size) => size >= PUBLIC_RULES.least)).toBe(true);
          const whole = sizes.reduce((a, b) => a + b, 0);
          for (const { median, p90 } of times) {
            if (median !== null) expect(whole).toBeGreaterThanOrEqual(PUBLIC_RULES.leastForMedian);
            if (p90 !== null) expect(whole).toBeGreaterThanOrEqual(PUBLIC_RULES.leastForP90);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is left with at least three possible numbers wherever one is shown', () => {
    const possible = new Map<number | null, number>();
    for (let count = 0; count < 198; count++) {
      const shown = roundCount(count);
      possible.set(shown, (possible.get(shown) ?? 0) + 1);
    }
    expect([...possible.values()].every((numbers) => numbers >= 3)).toBe(true);
    expect(possible.get(null)).toBe(5);
  });
});

const cellIn = ({ outcome, severity }: CaseFacts): PublicCell =>
  outcome === 'valid' ? (severity === 'critical' ? 'valid-severe' : 'valid-other') : (outcome as PublicCell);

describe('the public page', () => {
  it('says what is not shown, and has no name, number or state of a case', () => {
    const facts = Array.from({ length: 60 }, (_, index) =>
      factsOf(
        { cell: index < 55 ? 'invalid' : 'valid-other', from: index / 10, lasts: 12, isOpen: false },
        1000 + index,
      ),
    );
    const text = textOf(publicQuarters(facts, [], isoAfter(300)));
    expect(text).toContain('| 2024-Q1 | under 5 | about 5 | about 55 | under 5 |');
    expect(text).toContain('| 2024-Q1 | 3 / 3 | 7 / 7 | – / – | – / – |');
    expect(text).not.toMatch(/10\d\d|@|case\//);
  });
});
