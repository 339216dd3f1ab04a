import * as v from 'valibot';
import { type CvssReader, cvssVersionOf, severityOfScore } from '../cvss/cvss.ts';
import { parseSeverity } from '../cvss/severity.ts';
import { type AdvisoryFacts, CREDIT_TYPES, type CvssScore, ECOSYSTEMS } from './facts.ts';

const text = v.string();
const textOrNull = v.optional(v.nullable(text), null);
const list = <T extends v.GenericSchema>(item: T) => v.optional(v.nullable(v.array(item)), []);
const scoreSchema = v.nullable(
  v.object({ vector_string: v.nullable(text), score: v.optional(v.nullable(v.number()), null) }),
);

/** The parts of GitHub's REST answer that are read; the rest of it may be anything. */
const advisorySchema = v.object({
  ghsa_id: text,
  cve_id: textOrNull,
  url: v.optional(text, ''),
  html_url: text,
  state: v.picklist(['triage', 'draft', 'published', 'closed', 'withdrawn']),
  summary: text,
  description: textOrNull,
  severity: textOrNull,
  // From API version 2026-03-10 on `cvss` is gone; before, `cvss_severities` could be missing.
  cvss: v.optional(v.nullable(scoreSchema)),
  cvss_severities: v.optional(
    v.nullable(v.object({ cvss_v3: v.optional(scoreSchema), cvss_v4: v.optional(scoreSchema) })),
  ),
  cwe_ids: list(text),
  vulnerabilities: list(
    v.object({
      package: v.nullable(v.object({ ecosystem: v.picklist(ECOSYSTEMS), name: v.nullable(text) })),
      vulnerable_version_range: textOrNull,
      patched_versions: textOrNull,
      vulnerable_functions: list(text),
    }),
  ),
  credits: list(v.object({ login: text, type: v.picklist(CREDIT_TYPES) })),
  published_at: textOrNull,
});

type RestAdvisory = v.InferOutput<typeof advisorySchema>;

export type RestFactsResult =
  | { readonly kind: 'ok'; readonly facts: AdvisoryFacts }
  | { readonly kind: 'bad'; readonly reason: string };

/**
 * What a repository advisory says, from GitHub's REST answer. With a reader of vectors scores are FIRST's; without
 * one they are those that GitHub states, which for some 3.1 vectors differ by 0.1.
 */
export function factsFromRest(json: unknown, readCvss?: CvssReader): RestFactsResult {
  const parsed = v.safeParse(advisorySchema, json, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const path = v.getDotPath(issue) ?? 'the whole';
    return {
      kind: 'bad',
      reason: `GitHub's answer is not the advisory that was expected: ${path} is ${issue.received}, expected ${issue.expected ?? 'something else'}.`,
    };
  }
  const advisory = parsed.output;
  const repo = findRepo(advisory);
  if (repo === undefined)
    return { kind: 'bad', reason: `GitHub's answer for ${advisory.ghsa_id} does not tell its repository.` };
  return { kind: 'ok', facts: translate(advisory, repo, readCvss) };
}

function translate(advisory: RestAdvisory, repo: string, readCvss: CvssReader | undefined): AdvisoryFacts {
  return {
    ghsa: advisory.ghsa_id,
    cve: advisory.cve_id,
    repo,
    url: advisory.html_url,
    state: advisory.state,
    summary: advisory.summary,
    description: advisory.description ?? '',
    severity: parseSeverity(advisory.severity ?? '') ?? null,
    cvss: readScores(advisory, readCvss),
    cwe: advisory.cwe_ids ?? [],
    ranges: (advisory.vulnerabilities ?? []).flatMap((entry) =>
      entry.package === null
        ? []
        : [
            {
              ecosystem: entry.package.ecosystem,
              name: entry.package.name ?? '',
              affected: entry.vulnerable_version_range ?? '',
              patched: entry.patched_versions === '' ? null : entry.patched_versions,
              functions: entry.vulnerable_functions ?? [],
            },
          ],
    ),
    credits: advisory.credits ?? [],
    publishedAt: advisory.published_at,
  };
}

function findRepo({ html_url, url }: RestAdvisory): string | undefined {
  return (
    /\/([^/]+\/[^/]+)\/security\/advisories\//.exec(html_url)?.[1] ??
    /\/repos\/([^/]+\/[^/]+)\/security-advisories\//.exec(url)?.[1]
  );
}

function readScores(advisory: RestAdvisory, readCvss: CvssReader | undefined): CvssScore[] {
  const { cvss_v3, cvss_v4 } = advisory.cvss_severities ?? {};
  const given = [cvss_v3 ?? null, cvss_v4 ?? null].filter((one) => one?.vector_string);
  const stated = given.length > 0 ? given : [advisory.cvss ?? null];
  return stated.flatMap((one) => {
    const vector = one?.vector_string;
    if (!vector) return [];
    const read = readCvss?.(vector);
    if (read?.kind === 'ok') return [read.score];
    const version = cvssVersionOf(vector);
    const score = one.score;
    if (version === undefined || score === null) return [];
    return [{ version, vector, score, severity: severityOfScore(score) }];
  });
}
