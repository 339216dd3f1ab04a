import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { type CvssReader, loadCvss } from '../../../src/formats/cvss/cvss.ts';
import type { AdvisoryFacts } from '../../../src/formats/records/facts.ts';
import { parseOsv } from '../../../src/formats/records/osv.ts';
import { exportOsv } from '../../../src/formats/records/osv-export.ts';
import { type OsvFacts, osvFacts } from '../../../src/formats/records/osv-facts.ts';
import { isAffected } from '../../../src/formats/versions/ranges.ts';
import { itWithCases, listCases, readCase, readRows } from '../real-cases.ts';

let readCvss: CvssReader;
beforeAll(async () => {
  readCvss = await loadCvss();
});

const RECORD = {
  id: 'GHSA-2345-6789-cfgh',
  modified: '2024-09-10T15:52:39Z',
  aliases: ['CVE-2024-10001'],
  summary: 'Something is wrong',
  details: 'Text \u201cas it is\u201d\r\n',
  severity: [] as { type: string; score: string }[],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'pkg' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.3' }] as object[] }],
    },
  ] as object[],
  references: [] as { type: string; url: string }[],
  database_specific: { severity: 'MODERATE', cwe_ids: ['CWE-79'] } as object,
};

function read(changes: object): OsvFacts {
  const parsed = parseOsv(JSON.stringify({ ...RECORD, ...changes }));
  if (parsed.kind === 'bad') throw new Error(parsed.reason);
  return osvFacts(parsed.record, { owner: 'example', readCvss });
}

describe('a record that cannot be used is refused with one sentence', () => {
  const record = (changes: object) => JSON.stringify({ ...RECORD, ...changes });
  it.each([
    ['no JSON', '{', 'not JSON'],
    ['a list', '[]', 'JSON object'],
    ['another object', '{"a":1}', 'no id'],
    ['nothing', '', 'not JSON'],
    ['a CVE record', '{"dataType":"CVE_RECORD"}', 'no id'],
    ['an id of another database', record({ id: 'PYSEC-2024-1' }), 'no GHSA id'],
    ['no package', record({ affected: [] }), 'no affected package'],
    ['null for packages', record({ affected: null }), 'no affected package'],
    [
      'a package without name',
      record({ affected: [{ package: { ecosystem: 'npm', name: ' ' } }] }),
      'no affected',
    ],
    ['withdrawn', record({ withdrawn: '2024-10-01T00:00:00Z' }), 'withdrawn on'],
    ['a wrong type', record({ details: 7 }), 'details is 7'],
    ['a wrong type deep inside', record({ affected: [{ ranges: 'x' }] }), 'affected.0.ranges'],
    ['details that fit no advisory', record({ details: 'x'.repeat(65_536) }), '65,535'],
    ['no text', record({ summary: '', details: null }), 'neither'],
    [
      'a range that never begins',
      record({
        affected: [{ ...RECORD.affected[0], ranges: [{ type: 'SEMVER', events: [{ fixed: '1.0.0' }] }] }],
      }),
      'no introduced version',
    ],
    [
      'a bound that is no version',
      record({
        affected: [{ ...RECORD.affected[0], ranges: [{ type: 'SEMVER', events: [{ introduced: 'x, y' }] }] }],
      }),
      'no version',
    ],
  ])('%s', (_, source, reason) => {
    expect(parseOsv(source)).toEqual({ kind: 'bad', reason: expect.stringContaining(reason) });
  });

  it('whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (source) => {
        expect(parseOsv(source)).toEqual({ kind: 'bad', reason: expect.stringMatching(/^[^\n]+\.$/) });
      }),
    );
  });

  it('and one with odd parts never breaks the translation', () => {
    const oddRecord = fc.record(
      {
        aliases: fc.option(fc.array(fc.string())),
        affected: fc.constant(RECORD.affected),
        summary: fc.option(fc.string({ unit: 'binary' })),
        severity: fc.option(
          fc.array(fc.record({ type: fc.constantFrom('CVSS_V3', 'x'), score: fc.string() })),
        ),
        references: fc.option(fc.array(fc.record({ type: fc.constant('PACKAGE'), url: fc.string() }))),
        credits: fc.array(fc.record({ name: fc.string(), contact: fc.array(fc.string()) })),
        database_specific: fc.option(
          fc.dictionary(fc.constantFrom('severity', 'cwe_ids', 'x'), fc.jsonValue()),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(oddRecord, (changes) => {
        const facts = read(changes);
        expect(facts.repo).toMatch(/^[\w.-]+\/[\w.-]+$/);
        expect(facts.summary).toMatch(/^\S/);
      }),
    );
  });
});

describe('the ranges of a record', () => {
  const ranges = (affected: object) =>
    read({ affected: [{ package: { ecosystem: 'npm', name: 'pkg' }, ...affected }] }).ranges.map(
      ({ affected: range, patched }) => `${range} → ${patched}`,
    );
  const events = (...list: object[]) => ({ ranges: [{ type: 'SEMVER', events: list }] });
  const lastKnown = (range: string) => ({ database_specific: { last_known_affected_version_range: range } });

  it.each<[string, object, string[]]>([
    ['fixed', events({ introduced: '0' }, { fixed: '1.2.3' }), ['< 1.2.3 → 1.2.3']],
    ['no end', events({ introduced: '0' }), ['>= 0 → null']],
    ['from a version, no end', events({ introduced: '3.4.5' }), ['>= 3.4.5 → null']],
    ['from and fixed', events({ introduced: '1.0.0' }, { fixed: '1.2.3' }), ['>= 1.0.0, < 1.2.3 → 1.2.3']],
    ['last affected', events({ introduced: '0' }, { last_affected: '1.2.3' }), ['<= 1.2.3 → null']],
    [
      'from and last affected',
      events({ introduced: '1.0.0' }, { last_affected: '1.2.3' }),
      ['>= 1.0.0, <= 1.2.3 → null'],
    ],
    ['one version', events({ introduced: '1.0.0' }, { last_affected: '1.0.0' }), ['= 1.0.0 → null']],
    [
      'last known range',
      { ...events({ introduced: '3.4.5' }), ...lastKnown('< 4.0.0') },
      ['>= 3.4.5, < 4.0.0 → null'],
    ],
    [
      'last known range from the start',
      { ...events({ introduced: '0' }), ...lastKnown('<= 7.1') },
      ['<= 7.1 → null'],
    ],
    [
      'a last known range does not count beside a fix',
      { ...events({ introduced: '0' }, { fixed: '2.5.1' }), ...lastKnown('< 2.5.0') },
      ['< 2.5.1 → 2.5.1'],
    ],
    [
      'a last known range that is none',
      { ...events({ introduced: '0' }), ...lastKnown('whatever') },
      ['>= 0 → null'],
    ],
    [
      'several pairs, out of order',
      events({ introduced: '0' }, { introduced: '2.0.0' }, { fixed: '1.2.3' }, { fixed: '2.1.0' }),
      ['< 1.2.3 → 1.2.3', '>= 2.0.0, < 2.1.0 → 2.1.0'],
    ],
    [
      'a line that begins where another ends',
      events({ introduced: '0' }, { fixed: '2.0.0' }, { introduced: '2.0.0' }, { fixed: '2.1.0' }),
      ['< 2.0.0 → 2.0.0', '>= 2.0.0, < 2.1.0 → 2.1.0'],
    ],
    ['a limit', events({ introduced: '1.0.0' }, { limit: '2.0.0' }), ['>= 1.0.0, < 2.0.0 → null']],
    ['listed versions', { versions: ['1.0.0', '1.0.1'] }, ['= 1.0.0 → null', '= 1.0.1 → null']],
    [
      'listed versions beside a range',
      { versions: ['1.0.0'], ...events({ introduced: '0' }, { fixed: '1.2.3' }) },
      ['< 1.2.3 → 1.2.3'],
    ],
    [
      'commits',
      { versions: ['1.0.0'], ranges: [{ type: 'GIT', repo: 'x', events: [{ introduced: '0' }] }] },
      ['= 1.0.0 → null'],
    ],
    ['nothing', {}, ['>= 0 → null']],
  ])('%s', (_, affected, expected) => {
    expect(ranges(affected)).toEqual(expected);
  });
});

it('takes the first paragraph of the text for a summary where the record has none', () => {
  const details = '### Impact\nLong input\nstops it.\n\n### Patches\n\nUpgrade.';
  expect(read({ summary: null, details }).summary).toBe('Long input stops it.');
  expect(read({ summary: null, details: '### Impact' }).summary).toBe('### Impact');
});

describe('the severity of a record', () => {
  const V3_HIGH = { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' };
  const V4_HIGH = {
    type: 'CVSS_V4',
    score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N',
  };
  const V4_MEDIUM = {
    type: 'CVSS_V4',
    score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N',
  };
  it.each([
    ['the vector of the same severity', [V3_HIGH], 'HIGH', V3_HIGH.score, 'high'],
    ['version 3 before 4', [V4_HIGH, V3_HIGH], 'HIGH', V3_HIGH.score, 'high'],
    ['version 4 where 3 says otherwise', [V3_HIGH, V4_MEDIUM], 'MODERATE', V4_MEDIUM.score, 'medium'],
    ['no vector of that severity', [V3_HIGH], 'LOW', null, 'low'],
    ['no severity stated', [V3_HIGH], undefined, V3_HIGH.score, 'high'],
    ['no vector', [], 'CRITICAL', null, 'critical'],
    ['neither', [], undefined, null, null],
    ['a broken vector', [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }], 'HIGH', null, 'high'],
  ])('%s', (_, severity, stated, vector, expected) => {
    const facts = read({ severity, database_specific: { severity: stated } });
    expect([facts.cvssVector, facts.severity]).toEqual([vector, expected]);
  });
});

describe('the repo of a record', () => {
  const repo = (urls: [string, string][], affected: object[] = RECORD.affected) =>
    read({ affected, references: urls.map(([type, url]) => ({ type, url })) }).repo;
  const named = (ecosystem: string, name: string) => [{ package: { ecosystem, name }, versions: ['1.0.0'] }];

  it('is that of its own advisory, before the package link and other advisories', () => {
    expect(
      repo([
        ['PACKAGE', 'https://github.com/one/package'],
        ['WEB', 'https://github.com/two/other/security/advisories/GHSA-cccc-cccc-cccc'],
        ['WEB', `https://github.com/three/own/security/advisories/${RECORD.id}`],
      ]),
    ).toBe('three/own');
  });

  it.each([
    ['https://github.com/one/package', 'one/package'],
    ['https://github.com/one/package.git', 'one/package'],
    ['https://github.com/one/package/tree/main/a', 'one/package'],
    ['https://gitlab.example/one/package', 'example/pkg'],
    ['https://github.com/advisories', 'example/pkg'],
  ])('is that of its package link %s: %s', (url, expected) => {
    expect(repo([['PACKAGE', url]])).toBe(expected);
  });

  it.each([
    ['npm', '@scope/name', 'example/name'],
    ['Maven', 'org.example:artifact', 'example/artifact'],
    ['Go', 'example.org/a/module', 'example/module'],
    ['npm', '../../x', 'example/x'],
    ['npm', '..', 'example/package'],
  ])('is named after the first package otherwise: %s %s', (ecosystem, name, expected) => {
    expect(repo([], named(ecosystem, name))).toBe(expected);
  });
});

it('takes text byte for byte, ecosystems by GitHub names, credits by profile', () => {
  const facts = read({
    affected: ['PyPI', 'Debian:12', ['crates', 'io'].join('.'), 'GitHub Actions'].map((ecosystem) => ({
      package: { ecosystem, name: 'p' },
      versions: ['1'],
    })),
    credits: [
      {
        name: 'Ada',
        contact: ['mailto:ada@example.org', 'https://github.com/ada-example'],
        type: 'REMEDIATION_DEVELOPER',
      },
      { name: 'Grace' },
    ],
  });
  expect(facts.description).toBe(RECORD.details);
  expect(facts.ranges.map(({ ecosystem }) => ecosystem)).toEqual(['pip', 'other', 'rust', 'actions']);
  expect(facts.credits).toEqual([
    { login: 'ada-example', type: 'remediation_developer' },
    { name: 'Grace', type: 'other' },
  ]);
  expect([facts.cve, facts.cwe]).toEqual(['CVE-2024-10001', ['CWE-79']]);
});

const advisoryOf = (facts: OsvFacts): AdvisoryFacts => ({
  ghsa: facts.ghsa,
  cve: facts.cve,
  repo: facts.repo,
  url: `https://github.com/${facts.repo}/security/advisories/${facts.ghsa}`,
  state: 'published',
  summary: facts.summary,
  description: facts.description,
  severity: facts.severity,
  cvss: facts.cvss,
  cwe: facts.cwe,
  ranges: facts.ranges,
  credits: facts.credits,
  publishedAt: facts.published,
});

describe('published records', () => {
  const files = listCases('advisories/osv').filter((file) => file.endsWith('.json'));

  for (const file of files) {
    itWithCases(`${file} is translated, exported by the OSV schema, and read back the same`, () => {
      const parsed = parseOsv(readCase(`advisories/osv/${file}`));
      if (parsed.kind === 'bad') throw new Error(parsed.reason);
      const facts = osvFacts(parsed.record, { owner: 'example', readCvss });
      expect(facts.description).toBe(parsed.record.details);
      expect(facts.severity).not.toBeNull();
      expect(facts.ranges.length).toBeGreaterThanOrEqual(parsed.record.affected!.length);

      const record = exportOsv(advisoryOf(facts), '2024-01-01T00:00:00Z');
      const ajv = new Ajv2020({ strict: false });
      addFormats.default(ajv);
      const validate = ajv.compile(JSON.parse(readCase('schemas/osv-schema.json')));
      expect(validate(record) ? [] : validate.errors).toEqual([]);
      const again = parseOsv(JSON.stringify(record));
      if (again.kind === 'bad') throw new Error(again.reason);
      expect(osvFacts(again.record, { owner: 'example', readCvss })).toEqual({
        ...facts,
        aliases: facts.cve === null ? [] : [facts.cve],
      });
    });
  }

  itWithCases('give the ranges of the published triples', () => {
    for (const row of readRows('ranges/triples.tsv')) {
      const parsed = parseOsv(readCase(`advisories/osv/${row.ghsa}.json`));
      if (parsed.kind === 'bad') throw new Error(parsed.reason);
      const own = osvFacts(parsed.record, { owner: 'example', readCvss }).ranges.filter(
        ({ name }) => name === row.package,
      );
      expect([row.ghsa, own.map(({ affected }) => affected)]).toEqual([
        row.ghsa,
        expect.arrayContaining([row.vulnerable_version_range]),
      ]);
      const affected = own.some((range) => isAffected(range.affected, row.version!, 'npm'));
      expect([row.ghsa, row.version, affected]).toEqual([
        row.ghsa,
        row.version,
        row.affected_by_advisory === 'yes',
      ]);
    }
  });
});

it('exports an excluded lower bound as the next version', () => {
  const facts = read({});
  const ranges = [
    { ecosystem: 'npm', name: 'p', affected: '> 5.13.15, < 6.4.6', patched: '6.4.6', functions: [] },
  ] as const;
  expect(exportOsv({ ...advisoryOf(facts), ranges }, '2024-01-01T00:00:00Z').affected).toMatchObject([
    { ranges: [{ events: [{ introduced: '5.13.16-0' }, { fixed: '6.4.6' }] }] },
  ]);
});

it.each([
  ['v1.5.0.2', '>= v1.0, < v1.5.0.2', [{ introduced: '1.0' }, { fixed: '1.5.0.2' }]],
  ['1.5', '< 1.5.0', [{ introduced: '0' }, { fixed: '1.5.0' }]],
  ['v1.6', '< 1.5.0', [{ introduced: '0' }, { limit: '1.5.0' }, { fixed: '1.6' }]],
])(
  'exports the fix in %s of %s as one event, however its version is written',
  (patched, affected, events) => {
    const range = { ecosystem: 'composer' as const, name: 'a/b', affected, patched, functions: [] };
    const facts = { ...advisoryOf(read({})), ranges: [range] };
    expect(exportOsv(facts, '2026-01-02T00:00:00Z')).toMatchObject({ affected: [{ ranges: [{ events }] }] });
  },
);
