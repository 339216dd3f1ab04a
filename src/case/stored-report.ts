import * as v from 'valibot';
import { STATE_IDS } from '../process/table.ts';
import { NAMED_KINDS, NAMED_RESULTS, UNCHECKED_REASONS } from './named.ts';
import { by, person, time } from './stored-values.ts';

/** Why a reporter is trusted not to flood us. It decides nothing else. */
const STANDINGS = ['team', 'listed', 'valid-before'] as const;
export type Standing = (typeof STANDINGS)[number];

const state = v.picklist(STATE_IDS);
const reporter = v.nullable(
  v.object({ id: v.nullable(v.number()), login: v.nullable(v.string()), name: v.nullable(v.string()) }),
);

/** Another report of the same flaw, that was merged into this case. */
const mergedReportSchema = v.object({
  case: v.number(),
  reporter,
  receivedAt: time,
  by: person,
  at: time,
  /** The state of this case that the other one knows of. */
  told: v.nullable(state),
});
export type MergedReport = v.InferOutput<typeof mergedReportSchema>;

/** Something that the report names, and whether it was found in the repo. */
const checkedSchema = v.object({
  kind: v.picklist(NAMED_KINDS),
  /** As the report names it. */
  what: v.string(),
  result: v.picklist(NAMED_RESULTS),
  /** Where it is, or where it was looked for: places and versions, in the order of the look-ups. */
  where: v.array(v.string()),
  /** Why it could not be checked. */
  why: v.nullable(v.picklist(UNCHECKED_REASONS)),
});
export type CheckedName = v.InferOutput<typeof checkedSchema>;

const namedSchema = v.object({
  repo: v.string(),
  checked: v.array(checkedSchema),
  /** Further things that were not looked up. */
  left: v.number(),
});
export type StoredNamed = v.InferOutput<typeof namedSchema>;

/** What is kept of how a report came: shown to people, deciding nothing. */
export const reportFields = {
  /** What the reporter says of AI's help, in the words of the report. */
  aiStatement: v.optional(v.string()),
  /** What was known of the reporter when the report was taken in. */
  standing: v.optional(v.picklist(STANDINGS)),
  /** It says that the flaw is exploited or critical, and comes with a proof. */
  saysUrgent: v.optional(v.literal(true)),
  /** What the report names of the repo's code, looked up once. */
  named: v.optional(namedSchema),
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
  /** The case that works on the flaw of this report, and how far it is. */
  mergedInto: v.optional(
    v.object({
      case: v.number(),
      by: person,
      at: time,
      state,
      /** Addresses of its advisories, once all are published. */
      published: v.array(v.string()),
      /** The state that this case took note of, and the steps since the merge. */
      seen: state,
      progress: v.array(v.object({ state, at: time })),
    }),
  ),
  mergedReports: v.optional(v.array(mergedReportSchema)),
};

/** What a likely duplicate is recognised by. */
export const fingerprintSchema = v.object({
  packages: v.array(v.string()),
  /** Hashes in hexadecimal, apart by a space: of identifiers in code, of links, of words. */
  codes: v.string(),
  links: v.string(),
  words: v.string(),
  weaknesses: v.array(v.string()),
  /** Hashes of the markers that a tool gave its findings. */
  markers: v.optional(v.string()),
});
