/** Reasons for a dismissal (flowchart node X). */
export const DISMISSALS = {
  'not-a-vulnerability': 'it describes behaviour that is not a vulnerability',
  'not-reproducible': 'it could not be reproduced',
  'insufficient-information': 'it has too little information to assess',
  'ordinary-bug': 'it describes a bug that we want to fix, and no vulnerability',
  hardening: 'it would make the project more robust, and describes no vulnerability',
  'out-of-scope': 'it is outside our threat model',
  'known-issue': 'it is already known and public',
  'duplicate-of': 'we know of it already',
  upstream: 'the flaw is in a package that is not ours',
  unsupported: 'it is about a release line that is no longer supported',
  withdrawn: 'the reporter withdrew it',
  spam: 'it is not a security report',
} as const;
export type Dismissal = keyof typeof DISMISSALS;
