import fc from 'fast-check';
import { type SetBase, setFields } from '../../../src/features/assessment/analysis-set.ts';
import { SET } from '../../../src/features/assessment/commands.ts';
import { findSetKey, SET_KEYS, type SetKey } from '../../../src/features/assessment/set-keys.ts';
import { type CvssReader, loadCvss } from '../../../src/formats/cvss/cvss.ts';

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
  return setFields(base, SET.valuesIn(lines), { readCvss });
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
      problems: [{ path: 'package', found: expect.stringContaining('say which one') }],
    });
  });

  const TWO = `${GOOD}\n/set patched 1.2.3\n/set package 2: pip:gadget\n/set repo gadget: example-org/gadget\n/set affected 2: <= 4`;
  it.each<[string, object[]]>([
    [
      '',
      [
        { name: 'widget', patched: ['1.2.3'] },
        { ecosystem: 'pip', name: 'gadget', affected: ['<= 4'] },
      ],
    ],
    ['/set patched gadget: 4.1', [{ patched: ['1.2.3'] }, { patched: ['4.1'] }]],
    ['/set affected widget: < 1; >= 2, < 3', [{ affected: ['< 1', '>= 2, < 3'] }, { affected: ['<= 4'] }]],
    ['/set package 1: none', [{ name: 'gadget' }]],
    ['/set package 2: maven:org.example:gadget', [{}, { ecosystem: 'maven', name: 'org.example:gadget' }]],
  ])('writes one of several packages by its number or name: %s', (line, packages) => {
    expect(set(`${TWO}\n${line}`)).toMatchObject({ kind: 'ok', analysis: { packages } });
  });

  it('keeps a range without a fix beside those with one', () => {
    const first = set('/set severity low\n/set affected < 1; >= 2, < 3\n/set patched none 3');
    if (first.kind !== 'ok') throw new Error('the start is no analysis');
    expect(first.analysis.packages).toHaveLength(2);
    const base: SetBase = { kind: 'analysis', analysis: first.analysis };
    const both = [
      { affected: ['< 1'], patched: [] },
      { affected: ['>= 2, < 3'], patched: ['3'] },
    ];
    const changed = [
      { affected: ['< 1.1'], patched: [] },
      { affected: ['>= 2, < 3'], patched: ['3'] },
    ];
    expect(set('/set functions parse', base)).toMatchObject({ analysis: { packages: both } });
    expect(set('/set affected < 1.1; >= 2, < 3', base)).toMatchObject({ analysis: { packages: changed } });
  });

  it('says of which package something is missing', () => {
    const result = set(`${GOOD}\n/set package 2: gadget\n/set patched 7: 1.0.0`);
    const result2 = set(`${GOOD}\n/set package 2: gadget`);
    expect(result).toMatchObject({
      problems: expect.arrayContaining([
        {
          path: 'package',
          line: 0,
          found: expect.stringContaining('package 7 of 2'),
          expected: expect.any(String),
        },
      ]),
    });
    expect(result2.kind === 'bad' && result2.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['repo 2:', 'affected 2:']),
    );
  });

  it('every key can be set, in any case, and others cannot', () => {
    for (const key of Object.keys(SET_KEYS)) expect(findSetKey(key.toUpperCase())).toBe(key);
    for (const key of ['constructor', '__proto__', 'packages', '']) expect(findSetKey(key)).toBeUndefined();
    expect(SET.valuesIn('/set __proto__ x')).toEqual([]);
    expect(SET.valuesIn('/set summary')).toEqual([]);
    expect(SET.valuesIn('> /set summary x\n```\n/set summary y\n```')).toEqual([]);
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
