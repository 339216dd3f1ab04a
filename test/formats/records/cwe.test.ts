import { parseAnalysisYaml } from '../../../src/features/assessment/analysis.ts';
import { type CvssReader, loadCvss } from '../../../src/formats/cvss/cvss.ts';
import { type CweList, explainUsage, loadCweList, parseCwe } from '../../../src/formats/records/cwe.ts';
import { parseOsv } from '../../../src/formats/records/osv.ts';
import { osvFacts } from '../../../src/formats/records/osv-facts.ts';
import { itWithCases, listCases, readCase } from '../real-cases.ts';

let cwes: CweList;
let readCvss: CvssReader;
beforeAll(async () => {
  cwes = await loadCweList();
  readCvss = await loadCvss();
});

describe("MITRE's list", () => {
  it('knows names and use by id', () => {
    expect(cwes.version).toMatch(/^4\.\d+$/);
    expect(cwes.find('CWE-1333')).toEqual({
      id: 'CWE-1333',
      name: 'Inefficient Regular Expression Complexity',
      usage: 'allowed',
    });
    expect(cwes.find('CWE-2')?.usage).toBe('prohibited');
    expect(cwes.find('CWE-constructor')).toBeUndefined();
  });

  it.each([
    ['CWE-79', undefined],
    ['CWE-400', 'discourages'],
    ['CWE-2', 'does not want'],
    ['CWE-1000', 'does not want'],
    ['CWE-365', 'has deprecated'],
    ['CWE-99999', "is not in MITRE's list"],
  ])('says of %s: %s', (id, words) => {
    const said = explainUsage(id, cwes);
    if (words === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(words);
  });

  it.each([
    ['path traversal', 'CWE-22'],
    ['cross-site scripting', 'CWE-79'],
    ['ReDoS', 'CWE-1333'],
    ['open redirect', 'CWE-601'],
    ['inefficient regular expression complexity', 'CWE-1333'],
  ])('finds %s', (words, id) => {
    expect(cwes.suggest(words)?.id).toBe(id);
  });

  it.each(['', 'of the', 'zzzz', 'x'.repeat(100_000)])('finds nothing for %s', (words) => {
    expect(cwes.suggest(words)).toBeUndefined();
  });
});

describe('several ids in one text', () => {
  it('are suggested as a list, none of them dropped', () => {
    const suggestion = 'a list: [CWE-79, CWE-800001]';
    expect(parseCwe('cwe-79, CWE-800001')).toEqual({ kind: 'bad', suggestion });
  });
});

describe('an id that does not exist', () => {
  it.each([
    ['CWE-4000', 'CWE-400'],
    ['CWE-13333', 'CWE-1333'],
    ['CWE-200000', 'CWE-200'],
  ])('%s is told with %s among the nearest', (id, near) => {
    expect(cwes.find(id)).toBeUndefined();
    expect(cwes.nearest(id)).toHaveLength(3);
    expect(explainUsage(id, cwes)).toContain(`${near} (`);
  });
});

describe('an analysis against the list', () => {
  const read = (cwe: string) =>
    parseAnalysisYaml(
      `analysis:\n  packages: [{ ecosystem: npm, name: p, repo: a/b, affected: ["< 2"], patched: ["2.0.0"] }]\n  severity: low\n  cwe: [${cwe}]\n  summary: s\n  description: d\n`,
      { readCvss, cwes },
    );

  it('warns, and goes on', () => {
    expect(read('CWE-400, CWE-99999')).toMatchObject({
      kind: 'ok',
      analysis: { cwe: ['CWE-400', 'CWE-99999'] },
      notes: [expect.stringContaining('discourages CWE-400'), expect.stringContaining('CWE-99999 is not in')],
    });
  });

  it('suggests an id for a name', () => {
    expect(read('path traversal')).toMatchObject({ kind: 'bad', problems: [{ suggestion: 'CWE-22' }] });
  });
});

itWithCases('has every weakness of the real records', () => {
  const ids = listCases('advisories/osv').flatMap((file) => {
    const parsed = parseOsv(readCase(`advisories/osv/${file}`));
    return parsed.kind === 'ok' ? osvFacts(parsed.record, { owner: 'example', readCvss }).cwe : [];
  });
  expect(ids.length).toBeGreaterThan(5);
  expect(ids.filter((id) => cwes.find(id) === undefined)).toEqual([]);
});
