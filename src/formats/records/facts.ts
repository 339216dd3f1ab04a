/** Severity as GitHub's advisories name it. */
export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** Ecosystems that GitHub's repository advisories know (REST, `vulnerabilities[].package.ecosystem`). */
export const ECOSYSTEMS = [
  'rubygems',
  'npm',
  'pip',
  'maven',
  'nuget',
  'composer',
  'go',
  'rust',
  'erlang',
  'actions',
  'pub',
  'other',
  'swift',
] as const;
export type Ecosystem = (typeof ECOSYSTEMS)[number];

/** Credit types of GitHub's repository advisories. */
export const CREDIT_TYPES = [
  'analyst',
  'finder',
  'reporter',
  'coordinator',
  'remediation_developer',
  'remediation_reviewer',
  'remediation_verifier',
  'tool',
  'sponsor',
  'other',
] as const;
export type CreditType = (typeof CREDIT_TYPES)[number];

/** One `vulnerabilities[]` entry of a repository advisory: one range of one package. */
export interface AffectedRange {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** GitHub's range syntax: `>= 1.0.0, < 2.0.0`. */
  readonly affected: string;
  /** The patched version as GitHub keeps it (`1.20.3`), or null where there is none. */
  readonly patched: string | null;
  readonly functions: readonly string[];
}

export interface CvssScore {
  readonly version: '3.0' | '3.1' | '4.0';
  readonly vector: string;
  readonly score: number;
  readonly severity: Severity | 'none';
}

/**
 * A person to thank. A name stands for somebody without a GitHub login; `as` is how somebody with one wishes to be named,
 * `anonymous` for not at all.
 */
export type Credit =
  | { readonly login: string; readonly type: CreditType; readonly as?: string }
  | { readonly name: string; readonly type: CreditType };

/** What one repository advisory says, in the shape that posts, records and checks read. */
export interface AdvisoryFacts {
  readonly ghsa: string;
  readonly cve: string | null;
  /** `owner/name` of the repository that holds the advisory. */
  readonly repo: string;
  readonly url: string;
  readonly state: 'triage' | 'draft' | 'published' | 'closed' | 'withdrawn';
  readonly summary: string;
  readonly description: string;
  readonly severity: Severity | null;
  readonly cvss: readonly CvssScore[];
  /** `CWE-405`. */
  readonly cwe: readonly string[];
  readonly ranges: readonly AffectedRange[];
  readonly credits: readonly Credit[];
  /** UTC, ISO 8601, or null while undisclosed. */
  readonly publishedAt: string | null;
  /** Somebody reported it in private; it may have been accepted, closed or published since. */
  readonly isReport?: true;
  /** Who was invited beside owners and teams, where the answer says it. */
  readonly collaborators?: readonly { readonly id: number; readonly login: string }[];
  /** Names of the parts of GitHub's answer that could not be read: `credits[0].login`. Absent where all could. */
  readonly unread?: readonly string[];
}

/** One package of an analysis (design, section 10). */
export interface AnalysisPackage {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** `owner/name` of the affected public repository. */
  readonly repo: string;
  /** GitHub range strings; the i-th patched version belongs to the i-th range. */
  readonly affected: readonly string[];
  readonly patched: readonly string[];
  readonly functions: readonly string[];
}

/** The analyst's report, checked (design, section 10). */
export interface Analysis {
  readonly packages: readonly AnalysisPackage[];
  readonly cvss: readonly CvssScore[];
  /** Stated where there is no vector, else that of the leading vector. */
  readonly severity: Severity | null;
  readonly cwe: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly impact: string | null;
  readonly rootCause: string | null;
  readonly workarounds: string | null;
  readonly references: readonly string[];
  readonly confirmed: { readonly yes: boolean; readonly how: string | null };
  readonly inThreatModel: boolean | null;
  readonly credits: readonly Credit[];
  readonly patchNeeded: boolean;
}
