import type { AdvisoryFacts, Credit, CreditType, Severity } from '../../../../src/formats/records/facts.ts';
import { listCases, readCase } from '../../../formats/real-cases.ts';
import { readOsvFacts, readTable } from './shared-records.ts';

interface CveRecord {
  readonly containers: {
    readonly cna: {
      readonly title?: string;
      readonly descriptions: readonly { readonly value: string }[];
      readonly credits?: readonly { readonly value: string; readonly type?: string }[];
      readonly problemTypes?: readonly { readonly descriptions: readonly { readonly cweId?: string }[] }[];
    };
  };
}

export interface PostFacts {
  readonly advisories: readonly AdvisoryFacts[];
  /** CVE ids whose own record is here; what others say in prose was made up from the tables and is not compared. */
  readonly told: ReadonlySet<string>;
}

/** What a real post covers: from the advisory database's record, else the CVE's, else what the tables say of it. */
export function readPostFacts(date: string): PostFacts {
  const name = `${date}-security-releases.mdx`;
  const coverage = readTable('blog/expressjs/coverage.tsv').filter((row) => row.post === name);
  const records = readTable('blog/expressjs/post-vs-record.tsv').filter((row) => row.post === name);
  const osv = new Set(listCases('advisories/osv/'));
  const cves = new Set(listCases('advisories/cve/'));
  const told = coverage.filter((row) => osv.has(`${row.ghsa}.json`) || cves.has(`${row.cve}.json`));
  const advisories = coverage.map((row): AdvisoryFacts => {
    const record = records.find((each) => each.cve === row.cve) ?? {};
    const published = `${record.cve_published}T12:00:00Z`;
    if (osv.has(`${row.ghsa}.json`)) {
      return { ...readOsvFacts(`advisories/osv/${row.ghsa}.json`), publishedAt: published };
    }
    const facts = factsOfTables(row, record, published);
    return cves.has(`${row.cve}.json`) ? { ...facts, ...wordsOfCve(`${row.cve}.json`, facts) } : facts;
  });
  return { advisories, told: new Set(told.map((row) => row.cve ?? '')) };
}

type Row = Readonly<Record<string, string>>;

function factsOfTables(row: Row, record: Row, publishedAt: string): AdvisoryFacts {
  const pkg = row.package?.toLowerCase() ?? '';
  const patched = (row.patched ?? '').split(' | ').map((each) => each.replace(/^>=\s*/, ''));
  return {
    ghsa: row.ghsa ?? '',
    cve: row.cve ?? null,
    repo: /github\.com\/([^/]+\/[^/]+)/.exec(row.ghsa_url ?? '')?.[1] ?? '',
    url: row.ghsa_url ?? '',
    state: 'published',
    summary: `${pkg} vulnerable to denial of service`,
    description: `${pkg} can be made to stop answering.`,
    severity: (record.cve_severity ?? '').split(' ')[0]?.toLowerCase() as Severity,
    cvss: [],
    cwe: [],
    ranges: (record.cve_affected ?? '').split(' | ').map((affected, index) => ({
      ecosystem: 'npm',
      name: pkg,
      affected,
      patched: patched[index] ?? null,
      functions: [],
    })),
    credits: [],
    publishedAt,
  };
}

function wordsOfCve(
  file: string,
  { summary }: AdvisoryFacts,
): Pick<AdvisoryFacts, 'summary' | 'description' | 'credits' | 'cwe'> {
  const { cna } = (JSON.parse(readCase(`advisories/cve/${file}`)) as CveRecord).containers;
  return {
    summary: cna.title ?? summary,
    description: cna.descriptions[0]?.value ?? '',
    cwe: (cna.problemTypes ?? []).flatMap((type) => type.descriptions.flatMap((each) => each.cweId ?? [])),
    credits: (cna.credits ?? []).map(
      ({ value, type }): Credit => ({
        name: value,
        type: (type ?? 'other').replaceAll(' ', '_') as CreditType,
      }),
    ),
  };
}
