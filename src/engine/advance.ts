import type { StoredCase } from '../case/stored-case.ts';
import { type Context, type Feature, type MemoryRule, STEPS } from './feature.ts';
import { noteResults } from './note-results.ts';

/** More changes in one planning than any case can need: a sign of two rules that undo each other. */
const MOST_CHANGES = 500;

/** The memory as it has to be after everything that was observed. Pure; the same again gives the same. */
export function advance(context: Context): StoredCase {
  const rules = rulesOf(context.features);
  let stored = noteResults(context) ?? context.stored;
  for (let change = 0; change < MOST_CHANGES; change++) {
    const next = firstChange(rules, { ...context, stored });
    if (!next) return stored;
    stored = next;
  }
  throw new Error('The rules of the process do not come to rest on this case.');
}

/** The rules of all features in the order of the steps. */
function rulesOf(features: readonly Feature[]): readonly MemoryRule[] {
  const all = features.flatMap(({ rules }) => rules ?? []);
  return STEPS.flatMap((step) => all.filter((each) => each.step === step).map(({ rule }) => rule));
}

function firstChange(rules: readonly MemoryRule[], context: Context): StoredCase | undefined {
  for (const rule of rules) {
    const next = rule(context);
    if (next) return next;
  }
  return undefined;
}
