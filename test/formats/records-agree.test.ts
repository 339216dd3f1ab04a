/**
 * Advisory, OSV and CVE record of the same facts name the same versions as affected: each is judged by the algorithm of its
 * own documents, written down here once more, so that none is judged by what made it.
 */
import fc from 'fast-check';
import { type CvssReader, loadCvss } from '../../src/formats/cvss/cvss.ts';
import { exportCna } from '../../src/formats/records/cve-record.ts';
import {
  type AdvisoryFacts,
  type AffectedRange,
  ECOSYSTEMS,
  type Ecosystem,
} from '../../src/formats/records/facts.ts';
import { parseOsv } from '../../src/formats/records/osv.ts';
import { exportOsv } from '../../src/formats/records/osv-export.ts';
import { osvFacts } from '../../src/formats/records/osv-facts.ts';
import { isInRange, parseRange } from '../../src/formats/versions/ranges.ts';
import { compareVersions } from '../../src/formats/versions/version-order.ts';
import { itWithCases, listCases, readCase, readRows } from './real-cases.ts';

let readCvss: CvssReader;
beforeAll(async () => {
  readCvss = await loadCvss();
});

const advisoryOf = (ranges: readonly AffectedRange[]): AdvisoryFacts => ({
  ghsa: 'GHSA-2222-3333-4444',
  cve: 'CVE-2026-12345',
  repo: 'example-org/widget',
  url: 'https://github.com/example-org/widget/security/advisories/GHSA-2222-3333-4444',
  state: 'published',
  summary: 'Long strings stall the widget',
  description: 'A long string keeps the parser busy.',
  severity: 'high',
  cvss: [],
  cwe: [],
  ranges,
  credits: [],
  publishedAt: '2026-01-02T00:00:00Z',
});

/** The facts first, since one record is asked about many versions. */
type Judge = (facts: AdvisoryFacts) => (ecosystem: Ecosystem, name: string, version: string) => boolean;

const byAdvisory: Judge = ({ ranges }) => {
  const read = ranges.map((entry) => ({ entry, parsed: parseRange(entry.affected, entry.ecosystem) }));
  return (ecosystem, name, version) =>
    read.some(
      ({ entry, parsed }) =>
        entry.name === name && parsed.kind === 'ok' && isInRange(parsed.range, version, ecosystem) === true,
    );
};

interface OsvEntry {
  readonly package?: { readonly name: string };
  readonly database_specific?: { readonly package_name?: string };
  readonly versions?: readonly string[];
  readonly ranges?: readonly { readonly events: readonly Readonly<Record<string, string>>[] }[];
}

/** "Evaluation" in the description of the OSV schema. `0` comes before every version, `*` after. */
const byOsv: Judge = (facts) => {
  const { affected } = exportOsv(facts, '2026-01-02T00:00:00Z') as unknown as {
    affected: readonly OsvEntry[];
  };
  return (ecosystem, name, version) => isInOsv(affected, ecosystem, name, version);
};

function isInOsv(
  affected: readonly OsvEntry[],
  ecosystem: Ecosystem,
  name: string,
  version: string,
): boolean {
  const order = (a: string, b: string): number =>
    a === b ? 0 : a === '0' ? -1 : b === '0' ? 1 : (compareVersions(a, b, ecosystem) ?? Number.NaN);
  const isOfPackage = (each: OsvEntry): boolean =>
    (each.package?.name ?? each.database_specific?.package_name) === name;
  return affected.filter(isOfPackage).some(
    ({ versions = [], ranges = [] }) =>
      versions.includes(version) ||
      ranges.some(({ events }) => {
        const limits = events.flatMap(({ limit }) => limit ?? []);
        if (limits.length > 0 && !limits.some((limit) => limit === '*' || order(version, limit) < 0))
          return false;
        let isVulnerable = false;
        for (const event of events.toSorted((a, b) => order(Object.values(a)[0]!, Object.values(b)[0]!))) {
          if (event.introduced !== undefined && order(version, event.introduced) >= 0) isVulnerable = true;
          if (event.fixed !== undefined && order(version, event.fixed) >= 0) isVulnerable = false;
          if (event.last_affected !== undefined && order(version, event.last_affected) > 0)
            isVulnerable = false;
        }
        return isVulnerable;
      }),
  );
}

interface CveProduct {
  readonly packageURL?: string;
  readonly product: string;
  readonly defaultStatus: string;
  readonly versions?: readonly {
    readonly version: string;
    readonly lessThan?: string;
    readonly lessThanOrEqual?: string;
    readonly status: string;
  }[];
}

/** The algorithm in the description of `versions` in the CVE schema; by convention `0` is the earliest version. */
const byCve: Judge = (facts) => {
  const cna = exportCna({ cve: 'CVE-2026-12345', advisories: [facts], analysis: null });
  const affected = cna.affected as unknown as readonly CveProduct[];
  return (ecosystem, name, version) => isInCve(affected, ecosystem, name, version);
};

function isInCve(
  affected: readonly CveProduct[],
  ecosystem: Ecosystem,
  name: string,
  version: string,
): boolean {
  const order = (other: string): number =>
    other === '0' ? 1 : other === '*' ? -1 : (compareVersions(version, other, ecosystem) ?? Number.NaN);
  const products = affected.filter(({ product }) => product === name);
  return products.some(({ versions = [], defaultStatus }) => {
    const entry = versions.find((each) => {
      if (each.lessThan !== undefined) return order(each.version) >= 0 && order(each.lessThan) < 0;
      if (each.lessThanOrEqual !== undefined)
        return order(each.version) >= 0 && order(each.lessThanOrEqual) <= 0;
      return order(each.version) === 0;
    });
    return (entry?.status ?? defaultStatus) === 'affected';
  });
}

/** What comes to the records later comes to this list. */
const FORMATS: Readonly<Record<string, Judge>> = { osv: byOsv, cve: byCve };

/** What may follow the numbers, as each ecosystem writes it. */
const SEMVER = ['-alpha', '-beta.2', '-rc.1', '-rc.1.0', '-0', '+build.5'];
const TAILS: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: SEMVER,
  rust: SEMVER,
  erlang: SEMVER,
  pub: [...SEMVER, '+0', '+1'],
  go: [...SEMVER, '-0.20201216223049-8b5274cf687f', '+incompatible'],
  swift: SEMVER,
  actions: SEMVER,
  nuget: [...SEMVER, '.1', '.10', '.1-rc'],
  pip: ['a1', 'b2', 'rc1', 'rc10', '.post0', '.post1', '.dev3', 'rc1.dev2', '.post1.dev1', '.1'],
  maven: ['-alpha-1', '-M1', '-rc1', '-SNAPSHOT', '.Final', '-jre', '-sp1', '-1', '.1', '.v20230217', '-sp'],
  rubygems: ['.pre', '.rc1', '.beta.2', '.1', '.0.1', '.a'],
  composer: ['-dev', '-alpha1', '-beta2', '-RC1', '-p1', '-patch2', '.1'],
  other: ['-rc1', 'a', 'b', '-p1', '.1', '-dev'],
};

const versionOf = (ecosystem: Ecosystem) =>
  fc
    .record({
      numbers: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)),
      tail: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, fc.constantFrom(...TAILS[ecosystem])),
    })
    .map(({ numbers, tail }) => `${numbers.join('.')}${tail}`);

function rangeOf(ecosystem: Ecosystem): fc.Arbitrary<AffectedRange> {
  const version = versionOf(ecosystem);
  const lower = fc.tuple(fc.constantFrom('>=', '>'), version).map((parts) => parts.join(' '));
  const upper = fc.tuple(fc.constantFrom('<=', '<'), version).map((parts) => parts.join(' '));
  return fc
    .record({
      affected: fc.oneof(
        version.map((each) => `= ${each}`),
        lower,
        upper,
        fc.constant('>= 0'),
        fc.tuple(lower, upper).map((bounds) => bounds.join(', ')),
      ),
      patched: fc.oneof(fc.constant(null), fc.constant('end'), version),
      name: fc.constantFrom('widget', 'gadget'),
    })
    .map(({ affected, patched, name }) => ({
      ecosystem,
      name,
      affected,
      patched: patched === 'end' ? (/< (\S+)$/.exec(affected)?.[1] ?? null) : patched,
      functions: [],
    }));
}

const published = fc.constantFrom(...ECOSYSTEMS).chain((ecosystem) =>
  fc.record({
    ecosystem: fc.constant(ecosystem),
    ranges: fc.array(rangeOf(ecosystem), { minLength: 1, maxLength: 4 }),
    versions: fc.array(versionOf(ecosystem), { minLength: 4, maxLength: 12 }),
  }),
);

/** Every bound and patched version is published too: that is where records part. */
const allVersions = (ranges: readonly AffectedRange[], versions: readonly string[]): readonly string[] => [
  ...versions,
  ...ranges
    .flatMap(({ affected, patched }) => [
      ...(affected.match(/[^\s<>=,]+/g) ?? []),
      ...(patched ? [patched] : []),
    ])
    .filter((each) => each !== '0'),
];

/** Where one judge says something else than another, one line each. */
function contradictions(
  one: ReturnType<Judge>,
  others: Readonly<Record<string, ReturnType<Judge>>>,
  ecosystem: Ecosystem,
  names: readonly string[],
  versions: readonly string[],
): readonly string[] {
  return names.flatMap((name) =>
    versions.flatMap((version) => {
      const expected = one(ecosystem, name, version);
      return Object.entries(others)
        .filter(([, judge]) => judge(ecosystem, name, version) !== expected)
        .map(([format]) => `${format}: ${name} ${version} is ${expected ? 'affected' : 'not affected'}`);
    }),
  );
}

const allOf = (facts: AdvisoryFacts) =>
  Object.fromEntries(Object.entries(FORMATS).map(([format, judge]) => [format, judge(facts)]));
const NAMES = ['widget', 'gadget'];

describe('records of the same facts', () => {
  it('name the same versions as affected, whatever the ecosystem, ranges and patched versions', () => {
    let judged = 0;
    fc.assert(
      fc.property(published, ({ ecosystem, ranges, versions }) => {
        const facts = advisoryOf(ranges);
        const all = allVersions(ranges, versions);
        expect(contradictions(byAdvisory(facts), allOf(facts), ecosystem, NAMES, all)).toEqual([]);
        judged += 1;
      }),
      { numRuns: 6000 },
    );
    expect(judged).toBe(6000);
  });

  it('come back with ranges that mean the same', () => {
    fc.assert(
      fc.property(published, ({ ecosystem, ranges, versions }) => {
        fc.pre(ecosystem !== 'other');
        const facts = advisoryOf(ranges);
        const parsed = parseOsv(JSON.stringify(exportOsv(facts, '2026-01-02T00:00:00Z')));
        // A record of nothing but empty ranges names no package.
        if (parsed.kind === 'bad') return;
        const again = advisoryOf(osvFacts(parsed.record, { owner: 'example-org', readCvss }).ranges);
        const all = allVersions(ranges, versions);
        expect(
          contradictions(byAdvisory(facts), { again: byAdvisory(again) }, ecosystem, NAMES, all),
        ).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  for (const file of listCases('advisories/osv').filter((name) => name.endsWith('.json')))
    itWithCases(`${file}: every version published`, () => {
      const parsed = parseOsv(readCase(`advisories/osv/${file}`));
      if (parsed.kind === 'bad') throw new Error(parsed.reason);
      const facts = { ...advisoryOf([]), ...osvFacts(parsed.record, { owner: 'example-org', readCvss }) };
      for (const { package: name = '', version = '' } of readRows('ranges/triples.tsv').filter(
        ({ ghsa }) => ghsa === facts.ghsa,
      ))
        expect(contradictions(byAdvisory(facts), allOf(facts), 'npm', [name], [version])).toEqual([]);
    });

  it.each<[string, Ecosystem, string, string | null, readonly string[]]>([
    [
      'no patch below a version',
      'npm',
      '< 3.0.0',
      null,
      ['2.9.9 yes', '3.0.0-rc.1 yes', '3.0.0 no', '4.0.0 no'],
    ],
    [
      'above a version of Python',
      'pip',
      '> 1.2.0',
      null,
      ['1.2.0 no', '1.2.0.post1 yes', '1.2.1.dev0 yes', '1.2.1 yes'],
    ],
    [
      'above a version of Maven',
      'maven',
      '> 1.2.0',
      null,
      ['1.2.0.Final no', '1.2.0-jre yes', '1.2.0.1 yes', '1.2.1 yes'],
    ],
    ['fixed later than its end', 'npm', '< 2.0.0', '2.0.1', ['1.9.9 yes', '2.0.0 no', '2.0.1 no']],
    [
      'a last version before the fix',
      'npm',
      '<= 1.9.9',
      '2.0.0',
      ['1.9.9 yes', '1.9.10 no', '2.0.0-rc.1 no'],
    ],
    ['one version', 'rubygems', '= 1.2.3', '1.2.4', ['1.2.3 yes', '1.2.3.1 no', '1.2.4 no']],
  ])('%s', (_, ecosystem, affected, patched, lines) => {
    const facts = advisoryOf([{ ecosystem, name: 'widget', affected, patched, functions: [] }]);
    for (const line of lines) {
      const [version = '', answer] = line.split(' ');
      for (const judge of [byAdvisory, byOsv, byCve])
        expect([line, judge(facts)(ecosystem, 'widget', version)]).toEqual([line, answer === 'yes']);
    }
  });
});
