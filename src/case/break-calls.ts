import type { StoredCase } from './stored-case.ts';

export type BreakCall = NonNullable<StoredCase['called']>[number];

/** Who was called to a case in the break that begins on that day, in this order. */
export const callsOf = (
  { called = [] }: Pick<StoredCase, 'called'>,
  { from }: { readonly from: string },
): readonly BreakCall[] => called.filter(({ of }) => of === from);
