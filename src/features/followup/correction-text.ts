import type { StoredCase } from '../../case/stored-case.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { addressAll } from '../../text/mention.ts';
import { renderAdvisoryUrl } from '../../text/shown-values.ts';
import { chooseForm, renderList } from '../disclosure/posts/wording.ts';

/** Sentences about published advisories that are corrected. Team surface; the notes in them are drafts for the public. */

type Corrected = NonNullable<StoredCase['corrections']>[number];
export type CorrectedField = Pick<Corrected['changes'][number], 'field' | 'was' | 'now'>;

/** Fields of an advisory as readers know them. */
const NAMES: Readonly<Record<string, string>> = {
  summary: 'title',
  description: 'description',
  cwe_ids: 'weakness',
  credits: 'credits',
  severity: 'severity',
  cvss_vector_string: 'severity',
  vulnerabilities: 'affected and patched versions',
  cve_id: 'CVE id',
};

/** Fields whose text is shown in a block of its own. */
const LONG = ['summary', 'description'];

const nameOf = (field: string): string => NAMES[field] ?? field;

/** What would be changed in public, field by field. */
export function renderCorrectionRequest(
  { advisories }: Pick<StoredCase, 'advisories'>,
  ghsa: string,
  fields: readonly CorrectedField[],
  server: string,
): readonly string[] {
  const repo = advisories.find((each) => each.ghsa === ghsa)?.repo ?? '';
  return [
    `**Correction of a published advisory.** If you confirm, the bot changes [${ghsa}](${renderAdvisoryUrl(server, repo, ghsa)}) as the newest analysis says. It is public: databases and scanners copy it.`,
    ...fields.flatMap(renderField),
    '',
    'To leave it as it is, write `/keep advisory`.',
  ];
}

function renderField({ field, was, now }: CorrectedField): readonly string[] {
  if (!LONG.includes(field))
    return ['', `- ${nameOf(field)}: ${renderCodeSpan(was)} becomes ${renderCodeSpan(now)}`];
  const [before, after] = [was, now].map((text) => renderFenced(text.slice(0, 8_000).toWellFormed()));
  return ['', `- ${nameOf(field)}, now:`, '', before!, '', '  afterwards:', '', after!];
}

/** A repository that the corrected analysis names and this case has no advisory for. */
export const renderForeignCorrection = (
  repos: readonly string[],
  people: StoredCase['coordinators'],
): string =>
  `${addressAll(people)}The newest analysis names ${renderList(repos.map(renderPlain))}, where this case has no advisory. So the bot corrects nothing. Please remove it from the analysis now. For a flaw in another repo, or one that the fix did not cover, open a new case: \`/incomplete-fix because …\`.`;

/** What is to be done once a correction was read back: the notes that go with it. */
export function renderCorrected(
  entry: Corrected,
  { advisories, cve, number }: Pick<StoredCase, 'advisories' | 'cve' | 'number'>,
  server: string,
): string {
  const touched = advisories.filter(({ ghsa }) => entry.changes.some((change) => change.ghsa === ghsa));
  const day = entry.at.slice(0, 10);
  return [
    [
      `Corrected: ${touched.map(({ ghsa }) => ghsa).join(', ')}. A member of the team: please tell people now.`,
      '',
      ...(cve.id === null
        ? []
        : [`- Send \`cases/${number}/cve-cna.json\` from the store to the CNA of ${cve.id} again.`]),
      '- Add this note to the post, above what it corrects, and post the short one to the channels.',
    ].join('\n'),
    'For the post:',
    renderFenced(renderNote(day, entry, touched, server), 'markdown'),
    'For the channels:',
    renderFenced(renderShortNote(entry, touched, cve.id, server)),
  ].join('\n\n');
}

type Touched = StoredCase['advisories'];

function renderNote(day: string, { changes }: Corrected, touched: Touched, server: string): string {
  const lines = touched.flatMap(({ repo, ghsa }) => [
    '',
    `In [${ghsa}](${renderAdvisoryUrl(server, repo, ghsa)}):`,
    '',
    ...changes.filter((change) => change.ghsa === ghsa).map((change) => `- ${renderChange(change)}`),
  ]);
  return [`**Correction (${day}):** what we published first was wrong.`, ...lines].join('\n');
}

/** Who was named and is named no more is not named once more. */
function renderChange({ field, was, now }: CorrectedField): string {
  const name = nameOf(field).replace(/^./, (letter) => letter.toUpperCase());
  if (LONG.includes(field)) return `${name}: corrected.`;
  if (field === 'credits') return `${name}: now ${renderCodeSpan(now)}.`;
  return `${name}: now ${renderCodeSpan(now)}; first published as ${renderCodeSpan(was)}.`;
}

function renderShortNote(
  { changes }: Corrected,
  touched: Touched,
  cve: string | null,
  server: string,
): string {
  const what = [...new Set(changes.map(({ field }) => nameOf(field)))];
  const [first] = touched;
  const ids =
    touched.length === 1
      ? `${first!.ghsa}${cve === null ? '' : ` (${cve})`}`
      : `${touched.length} advisories`;
  const verb = chooseForm(what.length === 1 && !/s$/.test(what[0]!) ? 1 : 2, 'was', 'were');
  return `Correction to ${ids}: ${renderList(what)} ${verb} corrected. Please check again whether you are affected.\n\n${first ? renderAdvisoryUrl(server, first.repo, first.ghsa) : ''}`;
}

/** Lines of the case record. */
export const renderCorrections = (corrections: readonly Corrected[]): readonly string[] =>
  corrections.map(
    ({ at, changes, by, confirmedBy }) =>
      `- Corrected ${at.slice(0, 10)}: ${[...new Set(changes.map(({ field }) => nameOf(field)))].join(', ')}, by ${renderPlain(by.login)}${confirmedBy.map(({ login }) => ` and ${renderPlain(login)}`).join('')}`,
  );
