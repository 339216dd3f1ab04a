import type { CvssScore, Severity } from '../records/facts.ts';
import { type CvssVersion, parseCvssMetrics } from './cvss-grammar.ts';

export type CvssResult =
  | { readonly kind: 'ok'; readonly score: CvssScore }
  | { readonly kind: 'bad'; readonly reason: string };

/** Reads one vector, or says in a clause why it is none. Pure; made by {@link loadCvss}. */
export type CvssReader = (vector: string) => CvssResult;

/** What the calculator answers, as far as it is used: `base` of version 3, `overall` of version 4. */
type Calculate = (version: CvssVersion, vector: string) => number;

/**
 * Loads the calculator (a file of its own in the bundle, so that only those pay who score something) and gives
 * a reader of vectors. The score is the base score for 3.0 and 3.1, as CVE records and GitHub state it, and for
 * 4.0 the score of all metrics given (threat metrics such as `E:P` included).
 */
export async function loadCvss(): Promise<CvssReader> {
  const { default: calculator } = await import('ae-cvss-calculator');
  const calculate: Calculate = (version, vector) => {
    switch (version) {
      case '3.0':
        return new calculator.Cvss3P0(vector).calculateScores().base ?? Number.NaN;
      case '3.1':
        return new calculator.Cvss3P1(vector).calculateScores().base ?? Number.NaN;
      case '4.0':
        return new calculator.Cvss4P0(vector).calculateScores().overall;
    }
  };
  return (vector) => parseCvss(vector, calculate);
}

/** Grammar first, since the calculator accepts malformed vectors; then the score. */
function parseCvss(vector: string, calculate: Calculate): CvssResult {
  const parsed = parseCvssMetrics(vector);
  if (parsed.kind === 'bad') return parsed;
  const score = calculate(parsed.version, vector);
  if (!Number.isFinite(score)) return { kind: 'bad', reason: 'no score can be computed from it' };
  return { kind: 'ok', score: { version: parsed.version, vector, score, severity: severityOfScore(score) } };
}

/** FIRST's qualitative scale, the same for 3.0, 3.1 and 4.0. */
export function severityOfScore(score: number): Severity | 'none' {
  if (score <= 0) return 'none';
  if (score < 4) return 'low';
  if (score < 7) return 'medium';
  if (score < 9) return 'high';
  return 'critical';
}

/** The version a vector claims by its prefix, or undefined. */
export function cvssVersionOf(vector: string): CvssVersion | undefined {
  return /^CVSS:(3\.0|3\.1|4\.0)\//.exec(vector)?.[1] as CvssVersion | undefined;
}
