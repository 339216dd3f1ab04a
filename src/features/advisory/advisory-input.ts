import { isAnonymous } from '../../formats/records/credit-wishes.ts';
import type {
  AdvisoryFacts,
  AffectedRange,
  Analysis,
  CreditType,
  Ecosystem,
  Severity,
} from '../../formats/records/facts.ts';
import { cleanVersion, parseRange, renderRange } from '../../formats/versions/ranges.ts';
import { listRanges } from '../assessment/analysis-packages.ts';

/** What is written of an advisory: the body of its creation, and (every list being replaced as a whole) of a change. */
export interface AdvisoryInput {
  readonly summary: string;
  readonly description: string;
  readonly cwe_ids: readonly string[];
  /** People with a login; those known by name alone are thanked in the posts. */
  readonly credits: readonly { readonly login: string; readonly type: CreditType }[];
  readonly vulnerabilities: readonly {
    readonly package: { readonly ecosystem: Ecosystem; readonly name: string };
    readonly vulnerable_version_range: string;
    readonly patched_versions: string | null;
    readonly vulnerable_functions: readonly string[];
  }[];
  /** GitHub takes the severity or a vector, never both. */
  readonly severity?: Severity;
  readonly cvss_vector_string?: string;
}

/**
 * What the advisory of one repo has to say by the analysis: that repo's packages, one entry per range, and the leading
 * (first) vector, or else the severity. Empty `vulnerabilities` mean that no package of the analysis is of that repo.
 */
export function planAdvisoryInput(analysis: Analysis, repo: string): AdvisoryInput {
  const vector = analysis.cvss[0]?.vector;
  const own = listRanges(analysis.packages).filter(
    (range) => range.repo.toLowerCase() === repo.toLowerCase(),
  );
  return {
    summary: analysis.summary,
    description: analysis.description,
    cwe_ids: analysis.cwe,
    // GitHub shows credits by login: who wishes to stay anonymous is not among them.
    credits: analysis.credits.flatMap((credit) =>
      'login' in credit && !isAnonymous(credit) ? [{ login: credit.login, type: credit.type }] : [],
    ),
    vulnerabilities: own.map(toVulnerability),
    ...(vector !== undefined
      ? { cvss_vector_string: vector }
      : analysis.severity === null
        ? {}
        : { severity: analysis.severity }),
  };
}

/** A range of a package as GitHub's API takes it. */
export const toVulnerability = ({
  ecosystem,
  name,
  affected,
  patched,
  functions,
}: AffectedRange): AdvisoryInput['vulnerabilities'][number] => ({
  package: { ecosystem, name },
  vulnerable_version_range: affected,
  patched_versions: patched,
  vulnerable_functions: functions,
});

/** One field in which the advisory on GitHub is not what the analysis says; for people, one line each. */
export interface Drift {
  readonly field: keyof AdvisoryInput;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Where an advisory, as read back, differs from what was to be written. Order does not count, nor does the way in
 * which ranges, versions and logins are written; line ends neither, since GitHub's editor changes them.
 */
export function findDrift(input: AdvisoryInput, facts: AdvisoryFacts): Drift[] {
  const drifts: Drift[] = [];
  const compare = (field: keyof AdvisoryInput, ours: string, theirs: string) => {
    if (ours !== theirs) drifts.push({ field, ours, theirs });
  };
  compare('summary', input.summary.trim(), facts.summary.trim());
  compare('description', unifyLines(input.description), unifyLines(facts.description));
  compare('cwe_ids', listSorted(input.cwe_ids), listSorted(facts.cwe));
  if (input.cvss_vector_string !== undefined) {
    const vectors = facts.cvss.map(({ vector }) => vector);
    if (!vectors.includes(input.cvss_vector_string)) {
      compare('cvss_vector_string', input.cvss_vector_string, vectors.join(', ') || 'none');
    }
  } else if (input.severity !== undefined) compare('severity', input.severity, facts.severity ?? 'none');
  compare(
    'credits',
    listSorted(input.credits.map(({ login, type }) => `${login.toLowerCase()} (${type})`)),
    listSorted(
      facts.credits.flatMap((one) => ('login' in one ? [`${one.login.toLowerCase()} (${one.type})`] : [])),
    ),
  );
  const ours = input.vulnerabilities.map((one) =>
    renderEntry({
      ...one.package,
      affected: one.vulnerable_version_range,
      patched: one.patched_versions,
      functions: one.vulnerable_functions,
    }),
  );
  compare('vulnerabilities', listSorted(ours), listSorted(facts.ranges.map(renderEntry)));
  return drifts;
}

/** Every field of an advisory as one text, written the same however GitHub's editor put it: to tell whether it changed. */
export function describeFields(facts: AdvisoryFacts): Readonly<Record<Drift['field'], string>> {
  return {
    summary: facts.summary.trim(),
    description: unifyLines(facts.description),
    cwe_ids: listSorted(facts.cwe),
    cvss_vector_string: listSorted(facts.cvss.map(({ vector }) => vector)),
    severity: facts.severity ?? 'none',
    credits: listSorted(
      facts.credits.flatMap((one) => ('login' in one ? [`${one.login.toLowerCase()} (${one.type})`] : [])),
    ),
    vulnerabilities: listSorted(facts.ranges.map(renderEntry)),
  };
}

function renderEntry({ ecosystem, name, affected, patched, functions }: AffectedRange): string {
  const parsed = parseRange(affected);
  const range = parsed.kind === 'ok' ? renderRange(parsed.range) : affected;
  const bare = patched?.replace(/^(?:>=|=)\s*/, '') ?? '';
  const fix = bare === '' ? 'no patched version' : `patched ${cleanVersion(bare) ?? bare}`;
  const where = functions.length === 0 ? '' : `, in ${functions.join(', ')}`;
  return `${ecosystem} ${name} ${range}, ${fix}${where}`;
}

function listSorted(items: readonly string[]): string {
  return items.length === 0 ? 'none' : [...items].sort().join('; ');
}

function unifyLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
