import { addVersions } from '../../dev/analysis/add-versions.ts';
import { readDocuments } from '../../dev/analysis/check-documents.ts';
import type { NpmPort } from '../../src/case/ports.ts';
import { loadCvss } from '../../src/formats/cvss/cvss.ts';

const analysisOf = (ecosystem: string, name: string, affected: string): string =>
  `analysis:\n  packages: [{ ecosystem: ${ecosystem}, name: ${name}, repo: a/b, affected: ["${affected}"], patched: ["1.2.0"] }]\n  severity: low\n  summary: s\n  description: d\n`;

const asked: string[] = [];
const NPM: NpmPort = {
  readPublished: async (name) => {
    asked.push(name);
    if (name === 'gone') return { kind: 'absent' };
    if (name === 'far') return { kind: 'unreachable', reason: 'npm gave no answer' };
    return { kind: 'published', versions: ['1.0.0', '1.1.0', '1.2.0'] };
  },
};

describe('the published versions of documents', () => {
  it('stand beside what was derived, and make a contradiction no longer ok', async () => {
    const readCvss = await loadCvss();
    const documents = [
      analysisOf('npm', 'widget', '< 1.2.0'),
      analysisOf('npm', 'widget', '< 0.5.0'),
      analysisOf('npm', 'gone', '< 1.2.0'),
      analysisOf('npm', 'far', '< 1.2.0'),
      analysisOf('pip', 'tool', '< 1.2.0'),
      'x: [',
    ];
    const answers = await addVersions(readDocuments(documents.join('---\n'), { readCvss }), NPM);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true, true, true, false]);
    expect(answers.map(({ derived }) => derived.versions)).toMatchObject([
      [{ name: 'widget', published: 3, affected: ['1.0.0', '1.1.0'] }],
      [{ findings: expect.arrayContaining([expect.objectContaining({ kind: 'nothing-affected' })]) }],
      [{ unknown: 'npm has no package of that name' }],
      [{ unknown: 'npm gave no answer' }],
      [{ unknown: 'only npm is asked for versions' }],
      [],
    ]);
    expect(asked).toEqual(['widget', 'gone', 'far']);
    expect(Object.keys(answers[0]!)).toEqual(['ok', 'problems', 'derived']);
  });
});
