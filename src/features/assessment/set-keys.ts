/**
 * Fields that `/set KEY VALUE` writes, with the form of their value. Of several packages, `2: VALUE` or
 * `NAME: VALUE` says which one is meant.
 */
export const SET_KEYS = {
  package: 'NAME, or ECOSYSTEM:NAME; 2: NAME for a second one, 2: none to leave it out',
  repo: 'OWNER/NAME',
  affected: 'RANGE; RANGE',
  patched: 'VERSION VERSION',
  functions: 'NAME NAME',
  cvss: 'VECTOR',
  severity: 'low, medium, high, critical or unknown',
  cwe: 'CWE-N CWE-N',
  summary: 'one sentence',
  description: 'text',
  impact: 'text',
  rootCause: 'text',
  workarounds: 'text',
  references: 'LINK LINK',
  confirmed: 'yes HOW, or no',
  inThreatModel: 'yes or no',
  credits: 'LOGIN TYPE, LOGIN TYPE',
  patchNeeded: 'yes or no',
} as const;
export type SetKey = keyof typeof SET_KEYS;

export interface SetField {
  readonly key: SetKey;
  readonly value: string;
}

/** What a confirmation (`confirmed`) confirms: who changes one of these afterwards is asked to confirm again. */
export const CONFIRMED_KEYS: readonly SetKey[] = ['package', 'affected', 'cvss', 'severity'];

/** The key that was meant, in whatever case it was written. */
export function findSetKey(word: string): SetKey | undefined {
  return (Object.keys(SET_KEYS) as SetKey[]).find((key) => key.toLowerCase() === word.toLowerCase());
}
