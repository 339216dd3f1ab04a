import type { AdvisoryFacts, CreditType, CvssScore, Ecosystem, Severity } from '../../advisory/facts.ts';
import type { Actor } from '../../case/observed.ts';
import type { FoundAdvisory } from '../../case/ports.ts';

/** A repository advisory as GitHub's REST API answers it, as far as it is used here. */
export interface RawAdvisory {
  readonly ghsa_id: string;
  readonly cve_id: string | null;
  readonly html_url: string;
  readonly url: string;
  readonly state: AdvisoryFacts['state'];
  readonly summary: string;
  readonly description: string | null;
  readonly severity: Severity | null;
  readonly author: RawUser | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly published_at: string | null;
  readonly submission: { readonly accepted: boolean } | null;
  readonly vulnerabilities:
    | readonly {
        readonly package: { readonly ecosystem: string; readonly name: string | null } | null;
        readonly vulnerable_version_range: string | null;
        readonly patched_versions: string | null;
        readonly vulnerable_functions: readonly string[] | null;
      }[]
    | null;
  readonly cvss_severities?: {
    readonly cvss_v3?: RawCvss | null;
    readonly cvss_v4?: RawCvss | null;
  } | null;
  readonly cwe_ids: readonly string[] | null;
  readonly credits: readonly { readonly login?: string; readonly type?: string }[] | null;
}

interface RawCvss {
  readonly vector_string: string | null;
  readonly score: number | null;
}

interface RawUser {
  readonly id: number;
  readonly login: string;
  readonly type?: string;
}

/** Name of the repo in the address of an advisory, REST or page. */
export function repoOfAdvisory(raw: RawAdvisory): string {
  const name = /\/repos\/([^/]+\/[^/]+)\/security-advisories\//.exec(raw.url)?.[1];
  const ofPage = /^[a-z]+:\/\/[^/]+\/([^/]+\/[^/]+)\/security\/advisories\//.exec(raw.html_url)?.[1];
  const found = name ?? ofPage;
  if (found === undefined) throw new Error('The answer does not say which repo the advisory is of.');
  return found;
}

/** The facts of an advisory as REST answers it. `repo` is the one that was asked, where one was. */
export function observeAdvisory(raw: RawAdvisory, repo: string = repoOfAdvisory(raw)): AdvisoryFacts {
  return {
    ghsa: raw.ghsa_id,
    cve: raw.cve_id,
    repo,
    url: raw.html_url,
    state: raw.state,
    summary: raw.summary,
    description: raw.description ?? '',
    severity: raw.severity,
    cvss: [raw.cvss_severities?.cvss_v3, raw.cvss_severities?.cvss_v4].flatMap(observeCvss),
    cwe: raw.cwe_ids ?? [],
    ranges: (raw.vulnerabilities ?? []).map((one) => ({
      ecosystem: (one.package?.ecosystem ?? 'other') as Ecosystem,
      name: one.package?.name ?? '',
      affected: one.vulnerable_version_range ?? '',
      patched: one.patched_versions === '' ? null : one.patched_versions,
      functions: one.vulnerable_functions ?? [],
    })),
    credits: (raw.credits ?? []).flatMap(({ login, type }) =>
      login === undefined ? [] : [{ login, type: (type ?? 'other') as CreditType }],
    ),
    publishedAt: raw.published_at,
  };
}

function observeCvss(raw: RawCvss | null | undefined): CvssScore[] {
  const version = /^CVSS:(3\.0|3\.1|4\.0)\//.exec(raw?.vector_string ?? '')?.[1] as
    | CvssScore['version']
    | undefined;
  if (!raw?.vector_string || version === undefined) return [];
  const score = raw.score ?? 0;
  return [{ version, vector: raw.vector_string, score, severity: severityOf(score) }];
}

/** FIRST's qualitative scale, the same for 3.x and 4.0. */
function severityOf(score: number): CvssScore['severity'] {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}

/** With who reported it: for a privately reported one, GitHub's author is the reporter. */
export function observeFound(raw: RawAdvisory): FoundAdvisory {
  return {
    facts: observeAdvisory(raw),
    reporter: raw.submission === null ? null : observeUser(raw.author),
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
  };
}

/** A user as REST answers one. */
export function observeUser(raw: RawUser | null | undefined): Actor | null {
  if (!raw) return null;
  return {
    id: raw.id,
    login: raw.login,
    kind: raw.type === 'Bot' || raw.login.endsWith('[bot]') ? 'bot' : 'user',
  };
}
