import * as v from 'valibot';
import { by, person, time } from './stored-values.ts';

/** Why a reporter is trusted not to flood us. It decides nothing else. */
export const STANDINGS = ['team', 'listed', 'valid-before'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What is kept of how a report came: shown to people, deciding nothing. */
export const reportFields = {
  /** What the reporter says of AI's help, in the words of the report. */
  aiStatement: v.optional(v.string()),
  /** What was known of the reporter when the report was taken in. */
  standing: v.optional(v.picklist(STANDINGS)),
  /** Whether the reporter agrees to a public issue, and how to be named there: `@login`, a name, null for not at all. */
  consent: v.optional(v.object({ given: v.boolean(), credit: v.nullable(v.string()), by, at: time })),
  /** The public issue in which a bug goes on that is no vulnerability; `body` null for a sentence of ours. */
  publicIssue: v.optional(
    v.object({
      repo: v.string(),
      title: v.string(),
      body: v.nullable(v.string()),
      askedBy: person,
      at: time,
      url: v.nullable(v.string()),
    }),
  ),
};
