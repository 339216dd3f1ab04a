/** Score and severity that GitHub shows for a vector; null for what it refuses. */
import calculator from 'ae-cvss-calculator';
import { severityOfScore } from '../../../src/formats/cvss/cvss.ts';
import { githubScore31 } from '../../../src/formats/cvss/cvss-github-score.ts';
import { parseCvssMetrics } from '../../../src/formats/cvss/cvss-grammar.ts';
import type { Severity } from '../world.ts';

export function scoreOf(vector: string): number | null {
  const parsed = parseCvssMetrics(vector);
  if (parsed.kind === 'bad') return null;
  switch (parsed.version) {
    case '3.0':
      return new calculator.Cvss3P0(vector).calculateScores().base ?? null;
    case '3.1':
      // GitHub's own formula where the scope changes; see the file imported.
      return githubScore31(vector)?.score ?? null;
    case '4.0':
      return new calculator.Cvss4P0(vector).calculateScores().overall;
  }
}

/** A score of 0 has no severity that an advisory could carry: shown as low. */
export function severityOf(vector: string): Severity | null {
  const score = scoreOf(vector);
  if (score === null) return null;
  const severity = severityOfScore(score);
  return severity === 'none' ? 'low' : severity;
}
