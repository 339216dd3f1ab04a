import fc from 'fast-check';
import { type SetBase, setFields } from '../../src/advisory/analysis-set.ts';
import { type CvssReader, loadCvss } from '../../src/advisory/cvss.ts';
import { findSetKey, SET_KEYS, type SetField, type SetKey } from '../../src/advisory/set-keys.ts';
import { parseCommands } from '../../src/case/commands.ts';

let readCvss: CvssReader;
beforeAll(async () => {
  readCvss = await loadCvss();
});

const REPORT: SetBase = {
  kind: 'report',
  package: { ecosystem: 'npm', name: 'widget', repo: 'example-org/widget' },
  summary: 'It stalls',
  description: 'Long strings.',
};
const set = (lines: string, base: SetBase = REPORT) => {
  const fields = parseCommands(lines).flatMap((command): SetField[] =>
    command.kind === 'set' ? [{ key: command.key, value: command.value }] : [],
  );
  return setFields(base, fields, { readCvss });
};
const GOOD = '/set affected < 1.2.3\n/set severity high';

describe('/set', () => {
  it.each<[string, object]>([
    ['/set patched 1.2.3', { packages: [{ patched: ['1.2.3'] }] }],
    ['/set Patched v1.2.3', { packages: [{ patched: ['1.2.3'] }] }],
    ['/set package pip:tool', { packages: [{ ecosystem: 'pip', name: 'tool' }] }],
    ['/set package @example/tool', { packages: [{ ecosystem: 'npm', name: '@example/tool' }] }],
    ['/set repo example-org/other', { packages: [{ repo: 'example-org/other' }] }],
    [
      '/set affected >= 1.0.0, < 1.2.3; >= 2, < 2.5',
      { packages: [{ affected: ['>= 1.0.0, < 1.2.3', '>= 2, < 2.5'] }] },
    ],
    ['/set affected \u201c< 2.0.0\u201d', { packages: [{ affected: ['< 2.0.0'] }] }],
    ['/set affected ^1.0.0', { packages: [{ affected: ['>= 1.0.0, < 2.0.0'] }] }],
    ['/set cvss CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', { severity: 'high', cvss: [{ score: 7.5 }] }],
    ['/set cwe CWE-79, cwe-80', { cwe: ['CWE-79', 'CWE-80'] }],
    ['/set summary A: "quoted" # title', { summary: 'A: "quoted" # title' }],
    ['/set workarounds yes', { workarounds: 'yes' }],
    ['/set confirmed yes ran it twice', { confirmed: { yes: true, how: 'ran it twice' } }],
    ['/set confirmed no', { confirmed: { yes: false, how: null } }],
    ['/set inthreatmodel no', { inThreatModel: false }],
    [
      '/set credits @rita, tom (finder)',
      {
        credits: [
          { login: 'rita', type: 'reporter' },
          { login: 'tom', type: 'finder' },
        ],
      },
    ],
    [
      '/set references https://example.org/a https://example.org/b',
      { references: ['https://example.org/a', 'https://example.org/b'] },
    ],
    ['/set patchNeeded: no', { patchNeeded: false }],
  ])('%s', (line, expected) => {
    expect(set(`${GOOD}\n${line}`)).toMatchObject({ kind: 'ok', analysis: expected });
  });

  it('answers everything that is missing or wrong at once, by key and without a line', () => {
    const result = set('/set cvss CVSS:3.1/AV:N');
    expect(result.kind).toBe('bad');
    if (result.kind !== 'bad') return;
    expect(result.problems.map(({ path, line }) => [path, line])).toEqual(
      expect.arrayContaining([
        ['affected', 0],
        ['cvss', 0],
      ]),
    );
  });

  it('a vector takes the place of a severity and the other way round', () => {
    expect(
      set(`${GOOD}\n/set cvss CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H\n/set severity low`),
    ).toMatchObject({
      kind: 'ok',
      analysis: { severity: 'low', cvss: [] },
    });
  });

  it('guesses nothing where there are several packages', () => {
    const first = set(`${GOOD}\n/set patched 1.2.3`);
    if (first.kind !== 'ok') throw new Error('the start is no analysis');
    const one = first.analysis.packages[0]!;
    const analysis = { ...first.analysis, packages: [one, { ...one, name: 'gadget' }] };
    const result = set('/set patched 2.0.0', { kind: 'analysis', analysis });
    expect(result).toMatchObject({
      kind: 'bad',
      problems: [{ path: 'package', found: expect.stringContaining('post the whole block') }],
    });
  });

  it('every key can be set, in any case, and others cannot', () => {
    for (const key of Object.keys(SET_KEYS)) expect(findSetKey(key.toUpperCase())).toBe(key);
    for (const key of ['constructor', '__proto__', 'packages', '']) expect(findSetKey(key)).toBeUndefined();
    expect(parseCommands('/set __proto__ x')).toEqual([
      { kind: 'bad', name: 'set', expected: '/set KEY VALUE' },
    ]);
    expect(parseCommands('/set summary')).toMatchObject([{ kind: 'bad' }]);
    expect(parseCommands('> /set summary x\n```\n/set summary y\n```')).toEqual([]);
  });

  it('takes any text as text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((value) => value.trim() !== '');
    const keys = fc.constantFrom(...(Object.keys(SET_KEYS) as SetKey[]));
    fc.assert(
      fc.property(fc.array(fc.record({ key: keys, value: text }), { maxLength: 6 }), (fields) => {
        const result = setFields(REPORT, fields, { readCvss });
        expect(['ok', 'bad']).toContain(result.kind);
        const last = fields.findLast(({ key }) => key === 'impact');
        if (last && result.kind === 'ok') expect(result.analysis.impact).toBe(last.value);
      }),
      { numRuns: 200 },
    );
  });
});
