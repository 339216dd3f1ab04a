import type { StoredCase, StoredVersions } from '../../case/stored-case.ts';
import { githubScore31 } from '../../formats/cvss/cvss-github-score.ts';
import { renderCvssInWords } from '../../formats/cvss/cvss-words.ts';
import type { CvssScore } from '../../formats/records/facts.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import { renderTime } from '../../text/shown-values.ts';
import type { Drift } from '../advisory/advisory-input.ts';

/** Sentences about the analysis that counts. All of them: team surface. */

type StoredAnalysis = NonNullable<StoredCase['analysis']>;

const HOW_TO_CONFIRM = 'write `/set confirmed yes HOW`, or edit `how:` in the analysis';

/** First line of the case record while a confirmation is void. */
export const CONFIRM_AGAIN = `Analyst: severity or ranges were changed after they were confirmed. Check them, then ${HOW_TO_CONFIRM}. The advisory waits for it.`;

/** Told once to the person who changed it. */
export const renderConfirmAgain = (login: string): string =>
  `${renderMention(login)} You changed the severity, a package or a range after it was confirmed. Please check the analysis again, then ${HOW_TO_CONFIRM}. Until then the advisory stays as it is.`;

/** Lines of the case record: how bad, in words too, and what is published. */
export function renderAnalysisFacts({ by, at, facts, versions = [] }: StoredAnalysis): readonly string[] {
  const scores = facts.cvss.map(({ version, score }) => `, CVSS ${version} ${score}`).join('');
  return [
    `- Analysis: by ${renderPlain(by.login)}, ${facts.severity ?? 'no severity'}${scores}`,
    ...facts.cvss.flatMap(renderScore),
    ...versions.map(
      (one) =>
        `- When analysed (${at.slice(0, 10)}): ${one.affected} of ${one.published} published versions of ${renderPlain(one.name)} were affected`,
    ),
  ];
}

function renderScore({ version, vector, score }: CvssScore): readonly string[] {
  const words = renderCvssInWords(vector);
  if (words === undefined) return [];
  const shown = githubScore31(vector);
  const other =
    shown === undefined || shown.score === score
      ? ''
      : ` (GitHub computes ${shown.score.toFixed(1)}, ${shown.severity})`;
  return [`- CVSS ${version} in words: ${words}${other}`];
}

/** What the reader repaired or wonders about, and what the published versions show. */
export function renderAnalysisNotes(notes: readonly string[], versions: readonly StoredVersions[]): string {
  const findings = versions.flatMap(({ name, findings }) =>
    findings.map(({ weight, text }) => ({ name, weight, text })),
  );
  if (notes.length + findings.length === 0) return 'The newest analysis needs no second look.';
  return [
    'Analysis accepted. Please double-check:',
    '',
    ...notes.map((note) => `- ${renderPlain(note)}`),
    ...findings.map(
      ({ name, weight, text }) =>
        `- ${weight === 'problem' ? 'Contradiction: ' : ''}${renderPlain(name)}: ${renderPlain(text)}`,
    ),
  ].join('\n');
}

export interface DriftFacts {
  readonly ghsa: string;
  readonly fields: readonly Drift[];
}

const FIELDS: Readonly<Record<Drift['field'], string>> = {
  summary: 'title',
  description: 'description',
  cwe_ids: 'CWE',
  credits: 'credits',
  vulnerabilities: 'affected and patched versions',
  severity: 'severity',
  cvss_vector_string: 'CVSS vector',
};

/** Where an advisory was changed by hand: field by field, and how to say which is right. */
export function renderDrift(people: StoredCase['coordinators'], drifts: readonly DriftFacts[]): string {
  const to = people.map(({ login }) => `${renderMention(login)} `).join('');
  return [
    `${to}Somebody changed the draft advisory by hand. Please say which is right before the release:`,
    '',
    '- `/keep advisory`: the analysis takes over what is in the advisory',
    '- `/keep analysis`: the bot writes the advisory again',
    '',
    'Until then the bot changes nothing there.',
    ...drifts.flatMap(({ ghsa, fields }) => [
      '',
      `${renderPlain(ghsa)}:`,
      '',
      ...fields.map((drift) => {
        const [ours, theirs] = showDifference(drift);
        return `- ${FIELDS[drift.field]}: analysis ${renderCodeSpan(ours)}, advisory ${renderCodeSpan(theirs)}`;
      }),
    ]),
  ].join('\n');
}

/** The two values; of long ones the first line that differs. */
function showDifference({ ours, theirs }: Drift): readonly [string, string] {
  if (Math.max(ours.length, theirs.length) <= 200 && !/\n/.test(ours + theirs)) return [ours, theirs];
  const [left, right] = [ours.split('\n'), theirs.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  const line = at < 0 ? left.length : at;
  const show = (lines: readonly string[]) =>
    `line ${line + 1}: ${(lines[line] ?? '(ends before)').slice(0, 200)}`;
  return [show(left), show(right)];
}

/** Everything else waits for the CVE id at the gate, so somebody asks again. */
export function renderLateCve(
  people: StoredCase['coordinators'],
  since: string,
  contact: string | null,
): string {
  const to = people.map(({ login }) => `${renderMention(login)} `).join('');
  const whom = contact ? ` (${renderPlain(contact)})` : '';
  return `${to}The CVE id is late: it was requested on ${renderTime(since)}. Please ask again now${whom}, then write \`/cve CVE-YYYY-NNNN\`. If there will be none, write \`/no-cve because …\`. The release waits for one of the two.`;
}
