import type { Analysis } from '../../formats/records/facts.ts';
import type { OsvFacts } from '../../formats/records/osv-facts.ts';
import { writeInFull } from '../../formats/versions/ranges.ts';
import { groupAffected } from './analysis-packages.ts';

export { renderAnalysis } from './analysis-render.ts';

/** The analysis that an analyst would write who found what a published record says. */
export function analysisFromOsv(facts: OsvFacts): Analysis {
  return {
    packages: groupAffected(
      facts.ranges.map((range) => ({
        ...range,
        affected: writeInFull(range.affected, range.ecosystem),
        repo: facts.repo,
      })),
    ),
    cvss: facts.cvss,
    severity: facts.severity,
    cwe: facts.cwe,
    summary: facts.summary,
    description: facts.description,
    impact: null,
    rootCause: null,
    workarounds: null,
    references: [],
    confirmed: { yes: true, how: 'Repeated with the proof of concept of the report.' },
    inThreatModel: true,
    credits: facts.credits,
    patchNeeded: true,
  };
}
