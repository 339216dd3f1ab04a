import type { Analysis } from '../../formats/records/facts.ts';
import { linesOfArtifacts } from '../intake/artifacts/find-artifacts.ts';

/** Fields of an analysis that people outside of the team read: in the advisory, the posts, the CVE record. */
const PUBLISHED = ['summary', 'description', 'impact', 'rootCause', 'workarounds'] as const;

/** Shorter lines, such as a brace, are no proof of anything. */
const LEAST_CHARACTERS = 12;

/**
 * A note for every field that repeats a line of the reporter's proof of concept (code in a fence, or indented by four), of a
 * diff or a document for machines, or of the numbered steps: it would be published with the advisory.
 */
export function notePastedReport(report: string | null, facts: Analysis): readonly string[] {
  if (report === null) return [];
  const withheld = listWithheldLines(report);
  return PUBLISHED.flatMap((field) => {
    const lines = (facts[field] ?? '').split('\n').map((line) => line.trim());
    const found = lines.find((line) => withheld.has(line));
    return found === undefined
      ? []
      : [
          `${field} repeats the report: "${found.slice(0, 80)}". It will be public. Leave out the proof of concept and the steps.`,
        ];
  });
}

function listWithheldLines(report: string): ReadonlySet<string> {
  const lines = new Set(linesOfArtifacts(report).filter((line) => line.length >= LEAST_CHARACTERS));
  let fence: string | undefined;
  for (const line of report.split(/\r\n?|\n/)) {
    const text = line.trim();
    const marks = /^(`{3,}|~{3,})/.exec(text)?.[1];
    if (marks !== undefined && (fence === undefined || text === marks)) {
      fence = fence === undefined ? marks : undefined;
      continue;
    }
    const isStep = /^\d{1,2}[.)]\s/.test(text);
    const isCode = fence !== undefined || /^(?: {4}|\t)\S/.test(line);
    if ((isStep || isCode) && text.length >= LEAST_CHARACTERS) lines.add(text);
  }
  return lines;
}
