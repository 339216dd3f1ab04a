import type {
  AdvisoryFacts,
  AffectedRange,
  Ecosystem,
  Severity,
} from '../../../../src/formats/records/facts.ts';
import { readCase } from '../../../formats/real-cases.ts';

interface OsvRecord {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly details: string;
  readonly published: string;
  readonly affected: readonly {
    readonly package: { readonly ecosystem: string; readonly name: string };
    readonly ranges: readonly { readonly events: readonly Record<string, string>[] }[];
    readonly database_specific?: { readonly last_known_affected_version_range?: string };
  }[];
  readonly references: readonly { readonly type: string; readonly url: string }[];
  readonly database_specific: { readonly cwe_ids: readonly string[]; readonly severity: string };
}

/** An OSV record of the advisory database as the facts that posts read. */
export function readOsvFacts(path: string): AdvisoryFacts {
  const record = JSON.parse(readCase(path)) as OsvRecord;
  const urls = [
    ...record.references.filter(({ url }) => url.includes('/security/advisories/')),
    ...record.references.filter(({ type }) => type === 'PACKAGE'),
  ].map(({ url }) => url);
  const repo = urls
    .map((url) => /^https:\/\/github\.com\/([^/]+\/[^/]+)/.exec(url)?.[1])
    .find((found) => found);
  const severity = record.database_specific.severity.toLowerCase();
  return {
    ghsa: record.id,
    cve: record.aliases.find((alias) => alias.startsWith('CVE-')) ?? null,
    repo: repo ?? 'octo-org/unknown',
    url: `https://github.com/${repo ?? 'octo-org/unknown'}/security/advisories/${record.id}`,
    state: 'published',
    summary: record.summary,
    description: record.details,
    severity: (severity === 'moderate' ? 'medium' : severity) as Severity,
    cvss: [],
    cwe: record.database_specific.cwe_ids,
    ranges: record.affected.flatMap(toRanges),
    credits: [],
    publishedAt: record.published,
  };
}

function toRanges(affected: OsvRecord['affected'][number]): readonly AffectedRange[] {
  return affected.ranges.map((range) => {
    const event = (key: string) => range.events.find((each) => each[key] !== undefined)?.[key];
    const introduced = event('introduced') ?? '0';
    const fixed = event('fixed');
    const end =
      fixed === undefined ? affected.database_specific?.last_known_affected_version_range : `< ${fixed}`;
    const start = introduced === '0' && end !== undefined ? [] : [`>= ${introduced}`];
    return {
      ecosystem: affected.package.ecosystem as Ecosystem,
      name: affected.package.name,
      affected: [...start, ...(end === undefined ? [] : [end])].join(', '),
      patched: fixed ?? null,
      functions: [],
    };
  });
}

/** One row of a tab-separated table. */
export function readTable(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...rows] = readCase(path).trimEnd().split('\n');
  const keys = head.split('\t');
  return rows.map((row) =>
    Object.fromEntries(row.split('\t').map((cell, index) => [keys[index] ?? '', cell])),
  );
}
