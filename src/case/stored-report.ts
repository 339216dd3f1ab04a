import * as v from 'valibot';

/** Why a reporter is trusted not to flood us. It decides nothing else. */
export const STANDINGS = ['team', 'listed', 'valid-before'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What is kept of how a report came: shown to people, deciding nothing. */
export const reportFields = {
  /** What the reporter says of AI's help, in the words of the report. */
  aiStatement: v.optional(v.string()),
  /** What was known of the reporter when the report was taken in. */
  standing: v.optional(v.picklist(STANDINGS)),
};
