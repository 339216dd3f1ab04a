import { readDocuments } from '../../dev/analysis/check-documents.ts';
import { type AnalysisContext, parseAnalysis } from '../../src/features/assessment/analysis.ts';
import { analysisFromOsv, renderAnalysis } from '../../src/features/assessment/analysis-from-osv.ts';
import { loadCvss } from '../../src/formats/cvss/cvss.ts';
import { parseOsv } from '../../src/formats/records/osv.ts';
import { osvFacts } from '../../src/formats/records/osv-facts.ts';
import { isAffected } from '../../src/formats/versions/ranges.ts';
import { itWithCases, readCase } from './real-cases.ts';

const FIELD = 'field-2026-11-30';

let context: AnalysisContext;
beforeAll(async () => {
  context = { readCvss: await loadCvss() };
});

const readOne = (path: string) => readDocuments(readCase(`${FIELD}/${path}`), context)[0]!;

function readRecord(path: string) {
  const parsed = parseOsv(readCase(`${FIELD}/${path}`));
  if (parsed.kind === 'bad') throw new Error(parsed.reason);
  return osvFacts(parsed.record, { owner: 'example-org', readCvss: context.readCvss });
}

describe('range strings of the field', () => {
  itWithCases.each([
    ['x-two-upper', '"< 3.11.0" and ">= …, < 4.5.0" as two ranges'],
    ['x-two-lines-one-string', '">= 1.0.0, < 1.2.3" and ">= 2.0.0, < 2.1.0" as two ranges'],
    ['x-gt-short', '"> 1.2.0"; or ">= 1.3.0", as npm reads it'],
    ['x-swapped', '>= 1.0.0, < 1.2.3'],
  ])('%s is refused with all that it can mean', (name, suggestion) => {
    const { checked } = readOne(`30-range-strings/${name}.yaml`);
    expect(checked.ok).toBe(false);
    expect(checked.problems[0]?.suggestion).toContain(suggestion);
  });

  itWithCases("Composer's ~1.2 ends before 2.0, and the reading is told", () => {
    const { checked, notes } = readOne('30-range-strings/x-composer-tilde.yaml');
    const [range = ''] = checked.derived.packages[0]!.affected;
    const answers = ['1.1.9', '1.2', '1.9.9', '2.0'].map((version) => isAffected(range, version, 'composer'));
    expect(answers).toEqual([false, true, true, false]);
    expect(notes.join('\n')).toContain('"~1.2" is not GitHub\'s way to write it; read as ">= 1.2, < 2.0"');
  });
});

describe('YAML of the field', () => {
  itWithCases('a fence indented in a list is read, by the command line too', () => {
    const { checked } = readOne('31-yaml-paste/fence-indented-list.md');
    expect(checked).toMatchObject({ ok: true, derived: { packages: [{ name: 'widget' }] } });
  });

  itWithCases('texts that end before " #1234" are refused, with what would be lost', () => {
    const { checked } = readOne('33-yaml-hash/analysis.yaml');
    expect(checked.ok).toBe(false);
    expect(checked.problems.map(({ path, found }) => [path, found])).toEqual([
      ['summary', expect.stringContaining('"#1234 in the merge helper"')],
      ['description', expect.stringContaining('"#1234; an attacker may set any property."')],
    ]);
  });
});

describe('records of the field', () => {
  itWithCases('ranges of Maven stay as they are, trains that begin with a letter too', () => {
    const facts = readRecord('05-maven-qualifiers/osv.json');
    expect(facts.ranges.map(({ affected, patched }) => [affected, patched])).toEqual([
      ['>= 1.0, < 32.0.0-android', '32.0.0-android'],
      ['>= 9.3.0, < 9.4.51.v20230217', '9.4.51.v20230217'],
      ['< 408.vd726a_1130320', '408.vd726a_1130320'],
      ['>= Finchley.M1, < Hoxton.SR3', 'Hoxton.SR3'],
    ]);
    const trains = ['Edgware.SR6', 'Finchley.RELEASE', 'Hoxton.SR2', 'Hoxton.SR3', '2020.0.1'];
    expect(trains.map((train) => isAffected('>= Finchley.M1, < Hoxton.SR3', train, 'maven'))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  itWithCases('canary ranges end where the record last knew them to', () => {
    const facts = readRecord('02-next-canary-open-ends/osv.json');
    expect(facts.ranges.map(({ affected }) => affected)).toEqual([
      '>= 15.0.0-canary.0, < 15.0.8',
      '>= 15.3.0-canary.0, < 15.3.0',
      '>= 15.5.1-canary.0, < 15.5.1',
      '>= 15.6.0-canary.0, < 15.6.0-canary.61',
    ]);
    const isHit = (version: string) =>
      facts.ranges.some(({ affected }) => isAffected(affected, version, 'npm'));
    expect(['15.0.0-canary.5', '15.5.1-canary.2', '15.5.1', '16.2.1'].map(isHit)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  itWithCases.each(['05-maven-qualifiers', '02-next-canary-open-ends'])(
    'the analysis of %s is read back as it was written',
    (folder) => {
      const analysis = analysisFromOsv(readRecord(`${folder}/osv.json`));
      const read = parseAnalysis(renderAnalysis(analysis), context);
      expect(read).toMatchObject({ kind: 'ok', analysis: { packages: analysis.packages } });
    },
  );
});
