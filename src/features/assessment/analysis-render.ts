import type { Analysis } from '../../formats/records/facts.ts';
import { renderFenced } from '../../text/defuse.ts';
import { renderYaml } from '../../text/yaml.ts';

/** The analysis as a fenced block that {@link parseAnalysis} reads back as the same. */
export function renderAnalysis(analysis: Analysis): string {
  return renderFenced(renderAnalysisYaml(analysis), 'yaml');
}

/** The same without a fence, as a file for the checker on the command line. */
function renderAnalysisYaml(analysis: Analysis): string {
  return renderYaml({ analysis: toPlain(analysis) });
}

/** An analysis as its keys and values, in the order in which they are offered. */
export function toPlain(analysis: Analysis): Readonly<Record<string, unknown>> {
  const { cvss, severity, ...rest } = analysis;
  const vectors = cvss.map(({ vector }) => vector);
  const { packages, cwe, summary, description, impact, rootCause, workarounds, ...last } = rest;
  return {
    packages,
    ...(vectors.length === 0
      ? { severity: severity ?? 'unknown' }
      : { cvss: vectors.length === 1 ? vectors[0] : vectors }),
    cwe,
    summary,
    description,
    ...(impact === null ? {} : { impact }),
    ...(rootCause === null ? {} : { rootCause }),
    ...(workarounds === null ? {} : { workarounds }),
    references: last.references,
    confirmed: last.confirmed.how === null ? { yes: last.confirmed.yes } : last.confirmed,
    ...(last.inThreatModel === null ? {} : { inThreatModel: last.inThreatModel }),
    credits: last.credits,
    patchNeeded: last.patchNeeded,
  };
}
