import type { Severity } from '../records/facts.ts';
import { severityOfScore } from './cvss.ts';
import { parseCvssMetrics } from './cvss-grammar.ts';

const WEIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};
const PRIVILEGES = {
  unchanged: { N: 0.85, L: 0.62, H: 0.27 },
  changed: { N: 0.85, L: 0.68, H: 0.5 },
} as const;

/**
 * The base score that GitHub shows for a CVSS 3.1 vector. Where the scope changes, GitHub puts the environmental
 * formula for the impact into the base score; 80 of the 2,592 base vectors come out 0.1 higher or lower than by
 * FIRST's base formula, and five of them under another severity. Undefined for anything but a 3.1 vector.
 */
export function githubScore31(
  vector: string,
): { readonly score: number; readonly severity: Severity | 'none' } | undefined {
  const parsed = parseCvssMetrics(vector);
  if (parsed.kind === 'bad' || parsed.version !== '3.1') return undefined;
  const weigh = (metric: string) => WEIGHTS[metric]![parsed.metrics.get(metric)!]!;
  const changed = parsed.metrics.get('S') === 'C';
  const privileges =
    PRIVILEGES[changed ? 'changed' : 'unchanged'][parsed.metrics.get('PR') as 'N' | 'L' | 'H'];
  const subscore = Math.min(1 - (1 - weigh('C')) * (1 - weigh('I')) * (1 - weigh('A')), 0.915);
  const impact = changed
    ? 7.52 * (subscore - 0.029) - 3.25 * (subscore * 0.9731 - 0.02) ** 13
    : 6.42 * subscore;
  const exploitability = 8.22 * weigh('AV') * weigh('AC') * privileges * weigh('UI');
  const score = impact <= 0 ? 0 : roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
  return { score, severity: severityOfScore(score) };
}

/** FIRST's `Roundup` of version 3.1: to the next tenth, by integers, so that 4.02 becomes 4.1 and 4.00 stays. */
function roundUp(value: number): number {
  const whole = Math.round(value * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}
