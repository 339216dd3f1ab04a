import { serverOf } from '../../text/server.ts';
import { renderGhsaSeverity, renderOsvCreditType } from '../cvss/severity.ts';
import { nextVersion } from '../versions/next-version.ts';
import { cleanVersion, parseRange, renderRange, type VersionRange } from '../versions/ranges.ts';
import { compareVersions } from '../versions/version-order.ts';
import { ecosystemToOsv, renderPackageUrl } from './ecosystem-names.ts';
import type { AdvisoryFacts, AffectedRange, Credit, CvssScore, Ecosystem } from './facts.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The newest version of the schema (2026-06); none of what is written here changed since 1.4. */
const SCHEMA_VERSION = '1.7.5';

/**
 * The OSV record of an advisory, in the form in which GitHub's advisory database writes them: one `affected` entry
 * per range. A range that ends elsewhere than at its patched version has the last known range beside its events.
 * `modified` is UTC, ISO 8601.
 */
export function exportOsv(facts: AdvisoryFacts, modified: string): { readonly [key: string]: Json } {
  return {
    schema_version: SCHEMA_VERSION,
    id: facts.ghsa,
    modified,
    ...(facts.publishedAt === null ? {} : { published: facts.publishedAt }),
    aliases: facts.cve === null ? [] : [facts.cve],
    summary: facts.summary,
    details: facts.description,
    severity: facts.cvss.map(exportScore),
    affected: facts.ranges.flatMap(exportRange),
    references: [
      { type: 'ADVISORY', url: facts.url },
      { type: 'PACKAGE', url: `${serverOf(facts.url)}/${facts.repo}` },
    ],
    ...(facts.credits.length === 0
      ? {}
      : { credits: facts.credits.map((each) => exportCredit(each, serverOf(facts.url))) }),
    database_specific: {
      cwe_ids: facts.cwe,
      severity: facts.severity === null ? null : renderGhsaSeverity(facts.severity),
    },
  };
}

/** The record of an advisory that was published, and is withdrawn: readers of records drop what they had of it. */
export const exportWithdrawn = (ghsa: string, at: string): { readonly [key: string]: Json } => ({
  schema_version: SCHEMA_VERSION,
  id: ghsa,
  modified: at,
  withdrawn: at,
});

function exportScore(score: CvssScore): Json {
  return { type: score.version === '4.0' ? 'CVSS_V4' : 'CVSS_V3', score: score.vector };
}

function exportCredit(credit: Credit, server: string): Json {
  const type = renderOsvCreditType(credit.type);
  return 'login' in credit
    ? { name: credit.login, contact: [`${server}/${credit.login}`], type }
    : { name: credit.name, type };
}

/** Nothing for a range that holds no version. */
function exportRange(range: AffectedRange): Json[] {
  const ecosystem = ecosystemToOsv(range.ecosystem);
  const purl = renderPackageUrl(range.ecosystem, range.name);
  const { lastKnown, ...versions } = exportVersions(range);
  if (versions.ranges === undefined && versions.versions === undefined) return [];
  const specific = {
    ...(ecosystem === null ? { package_name: range.name } : {}),
    ...(lastKnown === undefined ? {} : { last_known_affected_version_range: lastKnown }),
  };
  const entry = {
    ...(ecosystem === null ? {} : { package: { ecosystem, name: range.name, ...(purl ? { purl } : {}) } }),
    ...(range.functions.length === 0 ? {} : { ecosystem_specific: { affected_functions: range.functions } }),
    ...versions,
    ...(Object.keys(specific).length === 0 ? {} : { database_specific: specific }),
  };
  return [entry];
}

interface ExportedVersions {
  readonly versions?: readonly string[];
  readonly ranges?: Json;
  readonly lastKnown?: string;
}

interface OsvEvent {
  readonly kind: 'introduced' | 'fixed' | 'last_affected' | 'limit';
  readonly version: string;
}

/**
 * Events by which OSV's own algorithm names the versions that the range names. Where affected versions end before the
 * patched one, or nothing is patched, `limit` says where; readers that do not know it still see the last known range.
 */
function exportVersions({ affected, patched, ecosystem }: AffectedRange): ExportedVersions {
  const parsed = parseRange(affected, ecosystem);
  if (parsed.kind === 'bad')
    return {
      ranges: [renderEvents([{ kind: 'introduced', version: '0' }])],
      ...(affected.trim() === '' ? {} : { lastKnown: affected }),
    };
  const { range } = parsed;
  const listed = range.kind === 'exact' && patched === null ? { versions: [range.version] } : {};
  const events = listEvents(range, patched, ecosystem);
  const upper = range.kind === 'exact' ? { op: '<=' as const, version: range.version } : range.upper;
  const isPlain = events.every(({ kind }) => kind !== 'limit');
  const known: VersionRange = range.kind === 'exact' ? range : { kind: 'between', lower: null, upper };
  return {
    ...listed,
    ...(isNothing(events, ecosystem) ? {} : { ranges: [renderEvents(events)] }),
    ...(upper === null || isPlain ? {} : { lastKnown: renderRange(known) }),
  };
}

function listEvents(range: VersionRange, patched: string | null, ecosystem: Ecosystem): readonly OsvEvent[] {
  const clean = (version: string): string => cleanVersion(version, ecosystem) ?? version;
  const { lower, upper } =
    range.kind === 'exact'
      ? {
          lower: { op: '>=', version: range.version } as const,
          upper: { op: '<=', version: range.version } as const,
        }
      : range;
  const start = lower === null ? '0' : lower.op === '>=' ? lower.version : above(lower.version, ecosystem);
  const introduced: OsvEvent = { kind: 'introduced', version: start };
  if (upper === null) return [introduced];
  // The same version, in whatever way it is written: `v1.2.3`, `1.2` for `1.2.0`.
  if (upper.op === '<' && patched !== null && compareVersions(clean(patched), upper.version, ecosystem) === 0)
    return [introduced, { kind: 'fixed', version: upper.version }];
  const fix = patched !== null && isBeyond(clean(patched), upper, ecosystem) ? clean(patched) : null;
  if (upper.op === '<=' && fix === null)
    return [introduced, { kind: 'last_affected', version: upper.version }];
  const limit = upper.op === '<' ? upper.version : above(upper.version, ecosystem);
  return [
    introduced,
    { kind: 'limit', version: limit },
    ...(fix === null ? [] : [{ kind: 'fixed' as const, version: fix }]),
  ];
}

const above = (version: string, ecosystem: Ecosystem): string =>
  nextVersion(version, ecosystem)?.version ?? version;

/** A patched version inside of what is affected says nothing that an event could say: the release gate asks about it. */
function isBeyond(
  patched: string,
  upper: { readonly op: '<' | '<='; readonly version: string },
  ecosystem: Ecosystem,
): boolean {
  const order = compareVersions(patched, upper.version, ecosystem);
  return order !== undefined && (upper.op === '<' ? order >= 0 : order > 0);
}

/** A range that ends before it begins; OSV would sort its events and read them the other way round. */
function isNothing([introduced, end]: readonly OsvEvent[], ecosystem: Ecosystem): boolean {
  if (introduced === undefined || end === undefined || introduced.version === '0') return false;
  const order = compareVersions(introduced.version, end.version, ecosystem) ?? -1;
  return end.kind === 'last_affected' ? order > 0 : order >= 0;
}

const renderEvents = (events: readonly OsvEvent[]): Json => ({
  type: 'ECOSYSTEM',
  events: events.map(({ kind, version }) => ({ [kind]: version })),
});
