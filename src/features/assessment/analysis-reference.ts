import type { ANALYSIS_KEYS } from './analysis-fields.ts';
import { SET_KEYS } from './set-keys.ts';

/** One key of an analysis for its documentation. */
export interface AnalysisKey {
  /** `packages[].affected`, `confirmed.how`. */
  readonly key: string;
  /** `yes`, `no`, or under which condition. */
  readonly required: string;
  readonly meaning: string;
  /** What to write behind `/set`, where that can write it. */
  readonly set: string | null;
}

type Top = (typeof ANALYSIS_KEYS)[number];

const TOP: Readonly<Record<Exclude<Top, 'packages' | 'confirmed'>, readonly [string, string]>> = {
  cvss: [
    'this or `severity`',
    'A CVSS vector of version 3.0, 3.1 or 4.0, or a list with one of each version. The first leads.',
  ],
  severity: [
    'this or `cvss`',
    '`low`, `medium`, `high` or `critical`; `unknown` says on purpose that nobody can tell yet.',
  ],
  cwe: [
    'no',
    "Ids of MITRE's weaknesses. Unknown (with the nearest), deprecated, prohibited and discouraged ones are told.",
  ],
  summary: ['yes', 'One sentence: the title of the advisory.'],
  description: ['yes', 'Text of the advisory, in Markdown.'],
  impact: ['no', 'What an attacker gains; for the team and the posts.'],
  rootCause: ['no', 'Why it is so; for the team and the posts.'],
  workarounds: ['to disclose without a patch', 'What users can do meanwhile.'],
  references: ['no', 'Links that go into the CVE record.'],
  inThreatModel: ['no', 'Does it break a promise that the project makes?'],
  credits: [
    'no',
    'People by `login`, or by `name`, each with a `type` of GitHub; beside a login, `as` is how they wish to be named, or `anonymous`.',
  ],
  patchNeeded: ['no', 'True where it is not said.'],
};

const INSIDE: readonly (readonly [string, string, string, string | null])[] = [
  [
    'packages',
    'yes',
    'Every affected package. An entry for each; several of one repository share its advisory.',
    null,
  ],
  ['packages[].ecosystem', 'yes', "GitHub's name of the ecosystem: `npm`, `pip`, `maven`, …", 'package'],
  ['packages[].name', 'yes', "The package's name.", 'package'],
  ['packages[].repo', 'where the report names none', 'The affected public repository.', 'repo'],
  [
    'packages[].affected',
    'yes',
    "Ranges in GitHub's syntax or the ecosystem's own (`^1.2.3`, `~=1.4`, `[1.0,2.0)`). What can mean two things is refused, with both.",
    'affected',
  ],
  [
    'packages[].patched',
    'no',
    'One version for each range, in the same order; `none` where there is none.',
    'patched',
  ],
  ['packages[].functions', 'no', 'Names of the affected functions.', 'functions'],
];

const CONFIRMED: readonly (readonly [string, string, string, string | null])[] = [
  [
    'confirmed.yes',
    'for the advisory',
    'The analyst has seen it happen. Bound to packages, ranges and severity: a later change of these asks again.',
    'confirmed',
  ],
  ['confirmed.how', 'no', 'How it was seen.', 'confirmed'],
];

/** Every key of an analysis, in the order of the form. */
export const ANALYSIS_REFERENCE: readonly AnalysisKey[] = [
  ...INSIDE,
  ...Object.entries(TOP).map(([key, [required, meaning]]) => [key, required, meaning, key] as const),
  ...CONFIRMED,
].map(([key, required, meaning, set]) => ({
  key,
  required,
  meaning,
  set: set === null ? null : `/set ${set} ${SET_KEYS[set as keyof typeof SET_KEYS]}`,
}));
