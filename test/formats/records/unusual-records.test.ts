import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseAnalysis } from '../../../src/features/assessment/analysis.ts';
import { analysisFromOsv, renderAnalysis } from '../../../src/features/assessment/analysis-from-osv.ts';
import { type CvssReader, loadCvss } from '../../../src/formats/cvss/cvss.ts';
import { exportCve } from '../../../src/formats/records/cve-record.ts';
import type { AdvisoryFacts } from '../../../src/formats/records/facts.ts';
import { parseOsv } from '../../../src/formats/records/osv.ts';
import { exportOsv } from '../../../src/formats/records/osv-export.ts';
import { type OsvFacts, osvFacts } from '../../../src/formats/records/osv-facts.ts';
import { isAffected } from '../../../src/formats/versions/ranges.ts';
import { itWithCases, readCase } from '../real-cases.ts';

let readCvss: CvssReader;
beforeAll(async () => {
  readCvss = await loadCvss();
});

const events = (...list: readonly object[]) => [{ type: 'ECOSYSTEM', events: list }];
const affected = (ecosystem: string, name: string, ranges: readonly object[], more: object = {}) => ({
  package: { ecosystem, name },
  ranges,
  ...more,
});
const fixed = (version: string) => events({ introduced: '0' }, { fixed: version });
const V3 = { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' };
const V4 = {
  type: 'CVSS_V4',
  score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N',
};
const RECORD = {
  id: 'GHSA-2345-6789-cfgh',
  modified: '2026-01-02T00:00:00Z',
  published: '2026-01-01T00:00:00Z',
  aliases: ['CVE-2026-41234'],
  summary: 'Long strings stall the widget',
  details: 'A long string keeps the parser busy.',
  severity: [V3],
  affected: [affected('npm', 'widget', fixed('1.2.3'))],
  references: [{ type: 'PACKAGE', url: 'https://github.com/example-org/widget' }],
  database_specific: { severity: 'HIGH', cwe_ids: ['CWE-400'] },
};
const GIT = { type: 'GIT', repo: 'https://github.com/example-org/widget', events: [{ introduced: '0' }] };

/** What is special, the record, and `ecosystem version affected?` of every package. */
const UNUSUAL: readonly (readonly [string, object, readonly string[]])[] = [
  [
    'packages of three ecosystems',
    {
      affected: [
        affected('npm', 'widget', fixed('1.2.3')),
        affected('PyPI', 'widget', events({ introduced: '1.0' }, { fixed: '2.0' })),
        affected('Maven', 'org.example:widget', fixed('32.0-jre')),
      ],
    },
    ['npm 1.2.3-rc.1 yes', 'pip 2.0rc1 yes', 'pip 2.0.post1 no', 'maven 31.1-jre yes', 'maven 32.0-jre no'],
  ],
  [
    'the same package and range twice',
    { affected: [affected('npm', 'widget', fixed('1.2.3')), affected('npm', 'widget', fixed('1.2.3'))] },
    ['npm 1.2.2 yes', 'npm 1.2.3 no'],
  ],
  ['no severity at all', { severity: [], database_specific: {} }, ['npm 1.0.0 yes']],
  ['a vector of CVSS 4.0 alone', { severity: [V4] }, ['npm 1.0.0 yes']],
  ['a vector of CVSS 2', { severity: [{ type: 'CVSS_V2', score: 'AV:N/AC:L/Au:N/C:N/I:N/A:C' }] }, []],
  ['a vector that is none', { severity: [{ type: 'CVSS_V3', score: '7.5' }] }, []],
  ['no database_specific', { database_specific: undefined }, ['npm 1.0.0 yes']],
  ['null wherever a list may be', { aliases: null, references: null, credits: null, severity: null }, []],
  [
    'commits beside versions',
    { affected: [affected('npm', 'widget', [GIT, ...fixed('1.2.3')])] },
    ['npm 1.2.3 no'],
  ],
  ['commits alone', { affected: [affected('npm', 'widget', [GIT])] }, ['npm 9.9.9 yes']],
  [
    'a limit',
    { affected: [affected('npm', 'widget', events({ introduced: '1.0.0' }, { limit: '2.0.0' }))] },
    ['npm 1.9.9 yes', 'npm 2.0.0 no'],
  ],
  [
    'a limit that is none',
    { affected: [affected('npm', 'widget', events({ introduced: '1.0.0' }, { limit: '*' }))] },
    ['npm 99.0.0 yes', 'npm 0.9.0 no'],
  ],
  [
    'events in any order',
    {
      affected: [
        affected(
          'npm',
          'widget',
          events({ fixed: '2.1.0' }, { introduced: '2.0.0' }, { fixed: '1.2.3' }, { introduced: '0' }),
        ),
      ],
    },
    ['npm 1.2.2 yes', 'npm 1.2.3 no', 'npm 2.0.5 yes', 'npm 2.1.0 no'],
  ],
  ['no alias', { aliases: [] }, ['npm 1.0.0 yes']],
  [
    'a Go pseudo-version',
    { affected: [affected('Go', 'example.org/widget', fixed('0.0.0-20201216223049-8b5274cf687f'))] },
    ['go v0.0.0-20200622213623-75b288015ac9 yes', 'go v0.1.0 no'],
  ],
  [
    'listed versions',
    { affected: [affected('RubyGems', 'widget', [], { versions: ['1.0.0', '1.0.1.pre'] })] },
    ['rubygems 1.0.1.pre yes', 'rubygems 1.0.1 no'],
  ],
  [
    'an ecosystem that GitHub does not have, with an epoch',
    { affected: [affected('Debian:11', 'widget', fixed('1:2.3-1+deb11u1'))] },
    ['other 2.4 yes', 'other 1:2.4 no'],
  ],
  [
    'four numbers',
    { affected: [affected('NuGet', 'Example.Widget', fixed('1.0.0.10'))] },
    ['nuget 1.0.0.9 yes', 'nuget 1.0.0.10-rc yes', 'nuget 1.0.0.11 no'],
  ],
  [
    'patch releases of Composer',
    {
      affected: [
        affected('Packagist', 'example/widget', events({ introduced: '2.4.7' }, { fixed: '2.4.7-p10' })),
      ],
    },
    ['composer 2.4.7-p2 yes', 'composer 2.4.7-beta1 no', 'composer 2.4.8 no'],
  ],
  [
    'an epoch of Python',
    { affected: [affected('PyPI', 'widget', fixed('1!0.5.post1'))] },
    ['pip 99.0 yes', 'pip 1!0.5 yes', 'pip 1!0.6 no'],
  ],
];

function read(text: string): OsvFacts {
  const parsed = parseOsv(text);
  if (parsed.kind === 'bad') throw new Error(parsed.reason);
  return osvFacts(parsed.record, { owner: 'example-org', readCvss });
}

const publish = (facts: OsvFacts): AdvisoryFacts => ({
  ...facts,
  url: `https://github.com/${facts.repo}/security/advisories/${facts.ghsa}`,
  publishedAt: facts.published,
  state: 'published',
});

describe('an unusual record comes back the same, by way of an analysis', () => {
  it.each(UNUSUAL)('%s', (_, changes, versions) => {
    const facts = read(JSON.stringify({ ...RECORD, ...changes }));
    const analysis = parseAnalysis(renderAnalysis(analysisFromOsv(facts)), { readCvss });
    expect(analysis.kind).toBe('ok');
    // OSV has no name for what GitHub calls other: such a package stands beside, and is not read back.
    const isNamed = facts.ranges.every(({ ecosystem }) => ecosystem !== 'other');
    const again = isNamed ? read(JSON.stringify(exportOsv(publish(facts), '2026-01-02T00:00:00Z'))) : facts;
    for (const line of versions) {
      const [ecosystem, version = '', answer] = line.split(' ');
      const own = again.ranges.filter((range) => range.ecosystem === ecosystem);
      expect([line, own.some((range) => isAffected(range.affected, version, range.ecosystem))]).toEqual([
        line,
        answer === 'yes',
      ]);
    }
    expect([again.severity, again.cvssVector, again.cwe, again.cve]).toEqual([
      facts.severity,
      facts.cvssVector,
      facts.cwe,
      facts.cve,
    ]);
  });

  itWithCases.each(UNUSUAL)('and its records are valid: %s', (_, changes) => {
    const advisory = publish(read(JSON.stringify({ ...RECORD, ...changes })));
    const cve = exportCve({ cve: 'CVE-2026-41234', advisories: [advisory], analysis: null });
    for (const [schema, record] of [
      ['schemas/CVE_JSON_bundled_5.1.1.json', cve],
      ['schemas/osv-schema.json', exportOsv(advisory, '2026-01-02T00:00:00Z')],
    ] as const) {
      const validate = compile(schema);
      expect([schema, validate(record) ? [] : validate.errors]).toEqual([schema, []]);
    }
  });
});

const compiled = new Map<string, ReturnType<Ajv['compile']>>();
function compile(schema: string): ReturnType<Ajv['compile']> {
  const known = compiled.get(schema);
  if (known) return known;
  const ajv = schema.includes('osv') ? new Ajv2020({ strict: false }) : new Ajv({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readCase(schema)));
  compiled.set(schema, validate);
  return validate;
}
