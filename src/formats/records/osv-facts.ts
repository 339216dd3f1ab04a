import { flatten } from '../../text/defuse.ts';
import type { CvssReader } from '../cvss/cvss.ts';
import { parseCreditType, parseSeverity } from '../cvss/severity.ts';
import { parseCwe } from './cwe.ts';
import type { AffectedRange, Credit, CvssScore, Severity } from './facts.ts';
import type { OsvRecord } from './osv.ts';
import { readOsvRanges } from './osv-ranges.ts';

/** What a repository advisory says that an OSV record was made of. */
export interface OsvFacts {
  readonly ghsa: string;
  readonly cve: string | null;
  /** `owner/name`. */
  readonly repo: string;
  readonly summary: string;
  /** The record's details, byte for byte; its summary where it has none. */
  readonly description: string;
  readonly severity: Severity | null;
  /** The vector in use, or null: then `severity` stands alone. */
  readonly cvssVector: string | null;
  /** The same vector, scored. */
  readonly cvss: readonly CvssScore[];
  readonly cwe: readonly string[];
  readonly ranges: readonly AffectedRange[];
  readonly credits: readonly Credit[];
  readonly published: string | null;
  readonly aliases: readonly string[];
}

/** `owner` names the owner of a repo that no link of the record tells. */
export interface OsvContext {
  readonly owner: string;
  readonly readCvss: CvssReader;
}

/** Translates a record by the rules of design, section 9. Never fails on what `parseOsv` accepted. */
export function osvFacts(record: OsvRecord, { owner, readCvss }: OsvContext): OsvFacts {
  const stated = parseSeverity(String(record.database_specific?.severity ?? ''));
  const vector = chooseVector(record, stated, readCvss);
  const details = record.details ?? '';
  const summary = (flatten(record.summary ?? '') || firstWords(details)).slice(0, 1024).trim();
  return {
    ghsa: record.id,
    cve: findCve(record),
    repo: findRepo(record, owner),
    summary: summary || `Vulnerability ${record.id}`,
    description: details.trim() === '' ? summary : details,
    severity: vector && vector.severity !== 'none' ? vector.severity : (stated ?? null),
    cvssVector: vector?.vector ?? null,
    cvss: vector ? [vector] : [],
    cwe: readCwes(record),
    ranges: (record.affected ?? []).flatMap(readOsvRanges),
    credits: (record.credits ?? []).map(readCredit),
    published: record.published ?? null,
    aliases: record.aliases ?? [],
  };
}

/** The first paragraph of a text, headings left out; all of it on one line where there is nothing else. */
function firstWords(details: string): string {
  const paragraphs = details
    .replace(/^ {0,3}#{1,6} .*$/gm, '')
    .trim()
    .split(/\n[ \t]*\r?\n/);
  return flatten(paragraphs[0] ?? '') || flatten(details);
}

/** A vector counts only if its severity is the record's, or the record states none; version 3 before 4. */
function chooseVector(
  record: OsvRecord,
  stated: Severity | undefined,
  readCvss: CvssReader,
): CvssScore | undefined {
  for (const type of ['CVSS_V3', 'CVSS_V4']) {
    for (const entry of record.severity ?? []) {
      if (entry.type !== type) continue;
      const read = readCvss(entry.score);
      if (read.kind === 'ok' && (stated === undefined || read.score.severity === stated)) return read.score;
    }
  }
  return undefined;
}

function findCve(record: OsvRecord): string | null {
  return (record.aliases ?? []).find((alias) => /^CVE-\d{4}-\d{4,}$/.test(alias)) ?? null;
}

const OWNER_AND_NAME = '([A-Za-z0-9][A-Za-z0-9-]*)/([A-Za-z0-9._-]+)';

function findRepo(record: OsvRecord, owner: string): string {
  const references = record.references ?? [];
  const advisory = new RegExp(
    `^https?://github\\.com/${OWNER_AND_NAME}/security/advisories/(GHSA-[a-z0-9-]+)`,
    'i',
  );
  const advisories = references.flatMap(({ url }) => {
    const match = advisory.exec(url);
    return match ? [{ repo: `${match[1]}/${match[2]}`, ghsa: match[3]! }] : [];
  });
  const own = advisories.find(({ ghsa }) => ghsa.toLowerCase() === record.id.toLowerCase());
  if (own) return own.repo;
  const link = new RegExp(`^(?:git\\+)?https?://(?:www\\.)?github\\.com/${OWNER_AND_NAME}(?:[/?#]|$)`, 'i');
  for (const { type, url } of references) {
    const match = type === 'PACKAGE' ? link.exec(url) : null;
    if (match) return `${match[1]}/${match[2]!.replace(/\.git$/, '')}`;
  }
  return `${owner}/${nameRepoAfter(record)}`;
}

/** `@scope/name` is a repo called `name`, `group:artifact` one called `artifact`. */
function nameRepoAfter(record: OsvRecord): string {
  const first =
    (record.affected ?? []).find((one) => (one.package?.name ?? '').trim() !== '')?.package?.name ?? '';
  const last = first.trim().split(/[/:]/).filter(Boolean).at(-1) ?? '';
  const name = last
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 100);
  return name === '' ? 'package' : name;
}

function readCwes(record: OsvRecord): string[] {
  const value = record.database_specific?.cwe_ids;
  if (!Array.isArray(value)) return [];
  const ids = value.flatMap((one) => {
    const parsed = parseCwe(String(one));
    return parsed.kind === 'ok' ? [parsed.id] : [];
  });
  return [...new Set(ids)];
}

/** A contact that is a GitHub profile gives the login; a name alone stays a name. */
function readCredit(credit: NonNullable<OsvRecord['credits']>[number]): Credit {
  const type = parseCreditType(credit.type ?? '') ?? 'other';
  for (const contact of credit.contact ?? []) {
    const login = /^https?:\/\/(?:www\.)?github\.com\/([A-Za-z0-9][A-Za-z0-9-]{0,38})\/?$/.exec(contact)?.[1];
    if (login !== undefined) return { login, type };
  }
  return { name: flatten(credit.name) || 'unnamed', type };
}
