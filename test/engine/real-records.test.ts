import { analysisFromOsv, renderAnalysis } from '../../src/features/assessment/analysis-from-osv.ts';
import { type CvssReader, loadCvss } from '../../src/formats/cvss/cvss.ts';
import type { AdvisoryFacts, AffectedRange } from '../../src/formats/records/facts.ts';
import { parseOsv } from '../../src/formats/records/osv.ts';
import { exportOsv } from '../../src/formats/records/osv-export.ts';
import { osvFacts } from '../../src/formats/records/osv-facts.ts';
import { isAffected } from '../../src/formats/versions/ranges.ts';
import { itForEachCase, readCase, readRows } from '../formats/real-cases.ts';
import { atState, label, play, say } from './situation.ts';
import { SOURCE, type World } from './world.ts';

let readCvss: CvssReader;
beforeAll(async () => {
  readCvss = await loadCvss();
});

const read = (text: string) => {
  const parsed = parseOsv(text);
  if (parsed.kind === 'bad') throw new Error(parsed.reason);
  return osvFacts(parsed.record, { owner: 'example', readCvss });
};

/** A repo of the organisation of the story, beside the one that the report came to. */
const REPO = 'example-org/gadget';

/** The advisory that the case made, as the database would write it. */
function exportOf(world: World, ghsa: string, cve: string | null): string {
  const made = Object.values(world.advisories).find((facts: AdvisoryFacts) => facts.ghsa !== SOURCE)!;
  const cvss = made.cvss.map(({ vector }) => {
    const scored = readCvss(vector);
    if (scored.kind === 'bad') throw new Error(scored.reason);
    return scored.score;
  });
  // The world of the stories scores nothing, GitHub does.
  const scored = cvss[0] ? { cvss, severity: cvss[0].severity as AdvisoryFacts['severity'] } : {};
  const published = {
    ...made,
    ...scored,
    ghsa,
    cve,
    state: 'published',
    publishedAt: '2026-03-05T12:00:00Z',
  } as const;
  return JSON.stringify(exportOsv(published, '2026-03-05T12:00:00Z'));
}

const affects = (ranges: readonly AffectedRange[], name: string, version: string): boolean =>
  ranges.some((range) => range.name === name && isAffected(range.affected, version, range.ecosystem));

describe('a published record, taken apart into an analysis and played', () => {
  itForEachCase(
    'advisories/osv',
    '.json',
    (file) => `${file} comes back the same`,
    async (file) => {
      const facts = { ...read(readCase(`advisories/osv/${file}`)), repo: REPO };
      const world = await play(
        await atState('assessing'),
        say(renderAnalysis(analysisFromOsv(facts))),
        label('member', 'case/valid'),
      );
      const again = read(exportOf(world, facts.ghsa, facts.cve));
      expect(again).toMatchObject({
        severity: facts.severity,
        cvssVector: facts.cvssVector,
        cwe: facts.cwe,
        cve: facts.cve,
        repo: facts.repo,
        description: facts.description,
        credits: facts.credits.filter((credit) => 'login' in credit),
      });
      expect(again.ranges.map(({ name, patched }) => [name, patched])).toEqual(
        facts.ranges.map(({ name, patched }) => [name, patched]),
      );
      for (const row of readRows('ranges/triples.tsv').filter(({ ghsa }) => ghsa === facts.ghsa)) {
        const [name, version] = [row.package!, row.version!];
        expect([name, version, affects(again.ranges, name, version)]).toEqual([
          name,
          version,
          row.affected_by_advisory === 'yes',
        ]);
      }
    },
  );
});
