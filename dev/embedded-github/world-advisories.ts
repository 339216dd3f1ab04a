/** State of repository security advisories (part of `world.ts`). */

const creditTypes = [
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
export type CreditType = (typeof creditTypes)[number];

export type AdvisoryState = 'triage' | 'draft' | 'published' | 'closed' | 'withdrawn';
export type Severity = 'critical' | 'high' | 'medium' | 'low';

export interface Vulnerability {
  ecosystem: string;
  name: string | null;
  vulnerableVersionRange: string | null;
  patchedVersions: string | null;
  vulnerableFunctions: string[];
}

interface AdvisoryCredit {
  userId: number;
  type: CreditType;
  state: 'pending' | 'accepted' | 'declined';
}

export interface AdvisoryComment {
  id: number;
  authorId: number;
  body: string;
  createdAt: number;
  updatedAt: number;
  lastEditorId: number | null;
  /** Between the maintainers only: not shown by the API at all. */
  confidential: boolean;
}

/** A repository security advisory. */
export interface Advisory {
  id: number;
  ghsa: string;
  repoId: number;
  state: AdvisoryState;
  summary: string;
  description: string;
  severity: Severity | null;
  cvssV3: string | null;
  cvssV4: string | null;
  cweIds: string[];
  vulnerabilities: Vulnerability[];
  credits: AdvisoryCredit[];
  cveId: string | null;
  /** Set by POST /cve; the id is assigned later (`assignCve`), or refused. */
  cveRequestedAt: number | null;
  authorId: number;
  publisherId: number | null;
  /** Non-null for what came in through private vulnerability reporting. */
  submission: { accepted: boolean } | null;
  collaboratingUserIds: number[];
  collaboratingTeamIds: number[];
  privateForkId: number | null;
  comments: AdvisoryComment[];
  createdAt: number;
  updatedAt: number;
  publishedAt: number | null;
  closedAt: number | null;
  withdrawnAt: number | null;
}
