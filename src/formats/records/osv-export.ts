import { renderGhsaSeverity, renderOsvCreditType } from '../cvss/severity.ts';
import { parseRange, renderRange } from '../versions/ranges.ts';
import { isPrerelease } from '../versions/version-order.ts';
import { ecosystemToOsv, renderPackageUrl } from './ecosystem-names.ts';
import type { AdvisoryFacts, AffectedRange, Credit, CvssScore } from './facts.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The OSV record of an advisory, in the form in which GitHub's advisory database writes them: one `affected` entry
 * per range; a range without a patched version has no `fixed` event but the last known range beside it.
 * `modified` is UTC, ISO 8601.
 */
export function exportOsv(facts: AdvisoryFacts, modified: string): { readonly [key: string]: Json } {
  return {
    schema_version: '1.4.0',
    id: facts.ghsa,
    modified,
    ...(facts.publishedAt === null ? {} : { published: facts.publishedAt }),
    aliases: facts.cve === null ? [] : [facts.cve],
    summary: facts.summary,
    details: facts.description,
    severity: facts.cvss.map(exportScore),
    affected: facts.ranges.map(exportRange),
    references: [
      { type: 'ADVISORY', url: facts.url },
      { type: 'PACKAGE', url: `https://github.com/${facts.repo}` },
    ],
    ...(facts.credits.length === 0 ? {} : { credits: facts.credits.map(exportCredit) }),
    database_specific: {
      cwe_ids: facts.cwe,
      severity: facts.severity === null ? null : renderGhsaSeverity(facts.severity),
    },
  };
}

function exportScore(score: CvssScore): Json {
  return { type: score.version === '4.0' ? 'CVSS_V4' : 'CVSS_V3', score: score.vector };
}

function exportCredit(credit: Credit): Json {
  const type = renderOsvCreditType(credit.type);
  return 'login' in credit
    ? { name: credit.login, contact: [`https://github.com/${credit.login}`], type }
    : { name: credit.name, type };
}

function exportRange(range: AffectedRange): Json {
  const ecosystem = ecosystemToOsv(range.ecosystem);
  const purl = renderPackageUrl(range.ecosystem, range.name);
  const { lastKnown, ...versions } = exportVersions(range);
  const specific = {
    ...(ecosystem === null ? { package_name: range.name } : {}),
    ...(lastKnown === undefined ? {} : { last_known_affected_version_range: lastKnown }),
  };
  return {
    ...(ecosystem === null ? {} : { package: { ecosystem, name: range.name, ...(purl ? { purl } : {}) } }),
    ...(range.functions.length === 0 ? {} : { ecosystem_specific: { affected_functions: range.functions } }),
    ...versions,
    ...(Object.keys(specific).length === 0 ? {} : { database_specific: specific }),
  };
}

interface ExportedVersions {
  readonly versions?: readonly string[];
  readonly ranges?: Json;
  readonly lastKnown?: string;
}

function exportVersions({ affected, patched }: AffectedRange): ExportedVersions {
  const parsed = parseRange(affected);
  if (parsed.kind === 'bad') return { ranges: [events({ introduced: '0' })], lastKnown: affected };
  const { range } = parsed;
  if (range.kind === 'exact') {
    if (patched === null) return { versions: [range.version] };
    const end = { fixed: patched };
    return { ranges: [events({ introduced: range.version }, end)], lastKnown: `= ${range.version}` };
  }
  const { lower, upper } = range;
  const introduced = lower === null ? '0' : lower.op === '>=' ? lower.version : nextVersion(lower.version);
  const lastKnown = upper === null ? undefined : renderRange({ kind: 'between', lower: null, upper });
  if (patched !== null) {
    const same = upper?.op === '<' && upper.version === patched;
    return {
      ranges: [events({ introduced }, { fixed: patched })],
      ...(lastKnown === undefined || same ? {} : { lastKnown }),
    };
  }
  if (upper?.op === '<=') return { ranges: [events({ introduced }, { last_affected: upper.version })] };
  return { ranges: [events({ introduced })], ...(lastKnown === undefined ? {} : { lastKnown }) };
}

function events(...list: readonly { readonly [kind: string]: string }[]): Json {
  return { type: 'ECOSYSTEM', events: list };
}

/** OSV's `introduced` includes its version: the lowest one above an excluded bound, as semver orders them. */
export function nextVersion(version: string): string {
  if (isPrerelease(version)) return `${version}.0`;
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  return match ? `${match[1]}.${match[2]}.${Number(match[3]) + 1}-0` : version;
}
