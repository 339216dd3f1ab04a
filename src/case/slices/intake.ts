import * as v from 'valibot';
import { NAMED_KINDS, NAMED_RESULTS, UNCHECKED_REASONS } from '../named.ts';
import { by, reporter, time } from '../stored-values.ts';

/** Why a reporter is trusted not to flood us. It decides nothing else. */
const STANDINGS = ['team', 'listed', 'valid-before'] as const;
export type Standing = (typeof STANDINGS)[number];

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

/** What a likely duplicate is recognised by. */
const fingerprintSchema = v.object({
  packages: v.array(v.string()),
  /** Hashes in hexadecimal, apart by a space: of identifiers in code, of links, of words. */
  codes: v.string(),
  links: v.string(),
  words: v.string(),
  weaknesses: v.array(v.string()),
  /** Hashes of the markers that a tool gave its findings. */
  markers: v.optional(v.string()),
});

/** How a report came, and what it brought along. */
export const INTAKE_SLICE = {
  source: v.object({
    kind: v.picklist(['advisory', 'form', 'transfer']),
    repo: v.nullable(v.string()),
    ghsa: v.nullable(v.string()),
    url: v.nullable(v.string()),
    /** Parts of the advisory that could not be read when the case was opened. */
    unread: v.optional(v.array(v.string())),
  }),
  receivedAt: time,
  /** Earlier receipts that members recorded; the earliest counts. */
  receipts: v.array(v.object({ at: time, by, recordedAt: time })),
  reporter: v.nullable(reporter),
  /** What the reporter says of AI's help, in the words of the report. */
  aiStatement: v.optional(v.string()),
  /** What was known of the reporter when the report was taken in. */
  standing: v.optional(v.picklist(STANDINGS)),
  /** It says that the flaw is exploited or critical, and comes with a proof. */
  saysUrgent: v.optional(v.literal(true)),
  /** What the report names of the repo's code, looked up once. */
  named: v.optional(namedSchema),
  /** What a likely duplicate is recognised by; see likely-duplicates.ts. */
  fingerprint: v.optional(fingerprintSchema),
  /** Reports and advisories that this one resembles, and why; found when it was taken in. */
  resembles: v.optional(v.array(v.object({ what: v.string(), same: v.boolean(), why: v.array(v.string()) }))),
};
