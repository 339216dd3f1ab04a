import { createPartReader, isJsonObject, type PartReader } from '../../text/lenient-json.ts';
import { type CvssReader, cvssVersionOf, severityOfScore } from '../cvss/cvss.ts';
import { parseSeverity } from '../cvss/severity.ts';
import {
  type AdvisoryFacts,
  type AffectedRange,
  CREDIT_TYPES,
  type Credit,
  type CvssScore,
  ECOSYSTEMS,
  type Severity,
} from './facts.ts';

const STATES = [
  'triage',
  'draft',
  'published',
  'closed',
  'withdrawn',
] as const satisfies readonly AdvisoryFacts['state'][];

type Json = Readonly<Record<string, unknown>>;

export type RestFactsResult =
  | { readonly kind: 'ok'; readonly facts: AdvisoryFacts }
  | { readonly kind: 'bad'; readonly reason: string };

/**
 * What a repository advisory says, from GitHub's REST answer: everything of it that can be read, with the names of the
 * parts that cannot. It is bad only where not even its id and repo can be told. With a reader of vectors scores are
 * FIRST's; without one they are those that GitHub states, which for some 3.1 vectors differ by 0.1.
 *
 * @param repo `owner/name` that was asked, for an answer that does not name it
 */
export function factsFromRest(json: unknown, readCvss?: CvssReader, repo?: string): RestFactsResult {
  if (!isJsonObject(json)) return bad('it is no JSON object');
  const read = createPartReader();
  const [page, api] = [read.text(json.html_url, 'html_url'), read.text(json.url, 'url')];
  const place = placeOf(page) ?? placeOf(api);
  const ghsa = read.text(json.ghsa_id, 'ghsa_id') ?? place?.ghsa;
  const home = place?.repo ?? repo;
  if (ghsa === undefined) return bad('it has no id');
  if (home === undefined) return bad(`${ghsa} does not tell its repository`);
  const facts: AdvisoryFacts = {
    ghsa,
    cve: read.text(json.cve_id, 'cve_id'),
    repo: home,
    url: page ?? pageOf(home, ghsa, api),
    state: readState(json, read),
    summary: readSummary(json, read),
    description: read.text(json.description, 'description') ?? '',
    severity: readSeverity(json, read),
    cvss: readScores(json, read, readCvss),
    cwe: read.texts(json.cwe_ids, 'cwe_ids'),
    ranges: read
      .list(json.vulnerabilities, 'vulnerabilities')
      .flatMap((each, index) => readRange(each, `vulnerabilities[${index}]`, read)),
    credits: read
      .list(json.credits, 'credits')
      .flatMap((each, index) => readCredit(each, `credits[${index}]`, read)),
    publishedAt: read.text(json.published_at, 'published_at'),
  };
  return { kind: 'ok', facts: read.unread.length === 0 ? facts : { ...facts, unread: read.unread } };
}

const bad = (why: string): RestFactsResult => ({
  kind: 'bad',
  reason: `GitHub's answer is not the advisory that was expected: ${why}.`,
});

/** Repo and id as an address has them, of the page or of the API. */
function placeOf(url: string | null): { readonly repo: string; readonly ghsa: string } | undefined {
  const [, repo, ghsa] =
    /\/([^/\s]+\/[^/\s]+)\/(?:security\/advisories|security-advisories)\/(GHSA(?:-\w{4}){3})/.exec(
      url ?? '',
    ) ?? [];
  return repo === undefined || ghsa === undefined ? undefined : { repo, ghsa };
}

/** Where the page of an advisory must be: on the host of the API's address, of GitHub.com without one. */
function pageOf(repo: string, ghsa: string, api: string | null): string {
  const host = /^https?:\/\/(?:api\.)?([^/\s]+)\//.exec(api ?? '')?.[1] ?? 'github.com';
  return `https://${host}/${repo}/security/advisories/${ghsa}`;
}

const isOneOf = <T extends string>(words: readonly T[], value: unknown): value is T =>
  (words as readonly unknown[]).includes(value);

/** Of an unknown state, what was submitted and never accepted is a report that waits, and anything else a draft. */
function readState({ state, submission }: Json, read: PartReader): AdvisoryFacts['state'] {
  if (isOneOf(STATES, state)) return state;
  read.note('state', state);
  return isJsonObject(submission) && submission.accepted !== true ? 'triage' : 'draft';
}

function readSummary({ summary }: Json, read: PartReader): string {
  if (typeof summary !== 'string') read.note('summary');
  return typeof summary === 'string' ? summary : '';
}

function readSeverity(json: Json, read: PartReader): Severity | null {
  const word = read.text(json.severity, 'severity') ?? '';
  const severity = parseSeverity(word);
  if (severity === undefined && !['', 'unknown', 'none'].includes(word.toLowerCase()))
    read.note('severity', word);
  return severity ?? null;
}

/** An entry of another ecosystem than those that can be written is one of `other`; the name of it is noted. */
function readRange(entry: unknown, path: string, read: PartReader): readonly AffectedRange[] {
  const json = read.object(entry, path);
  if (!json) return noNothing(entry, path, read);
  const affected = read.text(json.vulnerable_version_range, `${path}.vulnerable_version_range`) ?? '';
  const patched = read.text(json.patched_versions, `${path}.patched_versions`);
  const named = read.object(json.package, `${path}.package`);
  if (!named && affected === '' && !patched) return [];
  const name = read.text(named?.name, `${path}.package.name`) ?? '';
  const ecosystem = named?.ecosystem;
  if (!isOneOf(ECOSYSTEMS, ecosystem)) read.note(`${path}.package.ecosystem`, ecosystem);
  return [
    {
      ecosystem: isOneOf(ECOSYSTEMS, ecosystem) ? ecosystem : 'other',
      name,
      affected,
      patched: patched === '' ? null : patched,
      functions: read.texts(json.vulnerable_functions, `${path}.vulnerable_functions`),
    },
  ];
}

/** A credit without an account thanks nobody that could be named; one of an unknown type is one of `other`. */
function readCredit(entry: unknown, path: string, read: PartReader): readonly Credit[] {
  const json = read.object(entry, path);
  if (!json) return noNothing(entry, path, read);
  const login = read.text(json.login, `${path}.login`);
  if (login === null || login === '') {
    read.note(`${path}.login`);
    return [];
  }
  const { type } = json;
  if (isOneOf(CREDIT_TYPES, type)) return [{ login, type }];
  read.note(`${path}.type`, type);
  return [{ login, type: 'other' }];
}

/** An entry that is null is noted, too: something was there. */
function noNothing(entry: unknown, path: string, read: PartReader): readonly never[] {
  if (entry === null || entry === undefined) read.note(path);
  return [];
}

/** From API version 2026-03-10 on `cvss` is gone; before, `cvss_severities` could be missing. */
function readScores(json: Json, read: PartReader, readCvss: CvssReader | undefined): CvssScore[] {
  const both = read.object(json.cvss_severities, 'cvss_severities');
  const given = (['cvss_v3', 'cvss_v4'] as const).flatMap((key) =>
    readScore(both?.[key], `cvss_severities.${key}`, read, readCvss),
  );
  return given.length > 0 ? given : readScore(json.cvss, 'cvss', read, readCvss);
}

function readScore(
  value: unknown,
  path: string,
  read: PartReader,
  readCvss: CvssReader | undefined,
): CvssScore[] {
  const json = read.object(value, path);
  const vector = read.text(json?.vector_string, `${path}.vector_string`);
  if (!vector) return [];
  const scored = readCvss?.(vector);
  if (scored?.kind === 'ok') return [scored.score];
  const version = cvssVersionOf(vector);
  const score = json?.score;
  if (version !== undefined && typeof score === 'number')
    return [{ version, vector, score, severity: severityOfScore(score) }];
  read.note(version === undefined ? `${path}.vector_string` : `${path}.score`);
  return [];
}
