/** Reasons for a dismissal (flowchart node X). */
export const DISMISSALS = {
  'not-a-vulnerability': 'it describes behaviour that is not a vulnerability',
  'not-reproducible': 'it could not be reproduced',
  'insufficient-information': 'it does not hold enough to be assessed',
  'out-of-scope': 'it lies outside our threat model',
  'known-issue': 'it is known and public already',
  'duplicate-of': 'we know of it already',
  upstream: 'the flaw is in a package that is not ours',
  unsupported: 'it concerns a release line that is no longer supported',
  withdrawn: 'the reporter withdrew it',
  spam: 'it is no report',
} as const;
export type Dismissal = keyof typeof DISMISSALS;
