import * as v from 'valibot';

/** Upper bound of a time in days, as it is published; null: not published. */
const bound = v.nullable(v.number());

/** Rounded to fives; null: fewer than five, none at all included. */
const rounded = v.nullable(v.number());

/**
 * Figures of one quarter as they may be published. What was computed once is kept and never computed again: a second
 * version of it would tell what has changed in between.
 */
export const publicQuarterSchema = v.object({
  /** `2026-Q1`. */
  quarter: v.string(),
  /** Reports that were closed in the quarter; each is in one of these only, and nowhere is their sum. */
  closed: v.object({
    'valid-severe': rounded,
    'valid-other': rounded,
    invalid: rounded,
    duplicate: rounded,
  }),
  /** Days from the receipt, of the reports of the cells that are published. */
  times: v.array(v.object({ measure: v.string(), median: bound, p90: bound })),
});
export type PublicQuarter = v.InferOutput<typeof publicQuarterSchema>;
