import { findNearestWord } from '../../text/nearest-word.ts';
import { CREDIT_TYPES, type CreditType, type Severity } from '../records/facts.ts';

/** Severities from the least to the worst. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const satisfies readonly Severity[];

const SYNONYMS: Readonly<Record<string, Severity>> = {
  low: 'low',
  moderate: 'medium',
  medium: 'medium',
  high: 'high',
  important: 'high',
  critical: 'critical',
};

/**
 * The severity that a word of any source means: GitHub's advisory database (`MODERATE`), CVE records (`MEDIUM`),
 * CVSS (`Medium`), posts (`Moderate`). Undefined for none, unknown, or another word.
 */
export function parseSeverity(word: string): Severity | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(SYNONYMS, key) ? SYNONYMS[key] : undefined;
}

/** The severity that was probably meant, for a suggestion. */
export function suggestSeverity(word: string): Severity | undefined {
  const near = findNearestWord(word.trim(), Object.keys(SYNONYMS));
  return near === undefined ? undefined : parseSeverity(near);
}

/** `MODERATE`: GitHub's advisory database and its OSV records. */
export function renderGhsaSeverity(severity: Severity): string {
  return severity === 'medium' ? 'MODERATE' : severity.toUpperCase();
}

/** `MEDIUM`: `baseSeverity` of a CVE record. */
export function renderCveSeverity(severity: Severity | 'none'): string {
  return severity.toUpperCase();
}

/** `Medium`: how posts write it (Express wrote Moderate until 2025, Medium since 2026). */
export function renderPostSeverity(severity: Severity): string {
  return severity.charAt(0).toUpperCase() + severity.slice(1);
}

/** The credit type that words of GitHub, OSV (`REMEDIATION_DEVELOPER`) or CVE (`remediation developer`) mean. */
export function parseCreditType(word: string): CreditType | undefined {
  const key = word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
  return CREDIT_TYPES.find((type) => type === key);
}

/** `remediation developer`: a credit type as CVE records write it. */
export function renderCveCreditType(type: CreditType): string {
  return type.replaceAll('_', ' ');
}

/** `REMEDIATION_DEVELOPER`: a credit type as OSV records write it. */
export function renderOsvCreditType(type: CreditType): string {
  return type.toUpperCase();
}
