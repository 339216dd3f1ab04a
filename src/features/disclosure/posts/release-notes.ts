import { renderPostSeverity } from '../../../formats/cvss/severity.ts';
import type { AdvisoryFacts } from '../../../formats/records/facts.ts';
import { isAffected } from '../../../formats/versions/ranges.ts';
import { compareVersions } from '../../../formats/versions/version-order.ts';
import { serverOf } from '../../../text/server.ts';
import { renderPersonMarkdown } from './blog-plain.ts';
import { collectCredits, planThanks, renderThanks } from './credits.ts';
import { parseInline } from './inline-text.ts';
import { renderCode, renderInline, renderWords } from './markdown-writer.ts';
import { orderAdvisories, planPackages } from './post-content.ts';
import type { PostInput } from './post-input.ts';
import { renderPostRange } from './version-ranges.ts';
import { chooseForm, endSentence, renderList } from './wording.ts';

/** Suggested text for the notes of one release. */
export interface ReleaseNote {
  /** `owner/name` of the repository whose release it is: that of the first advisory of the package. */
  readonly repo: string;
  readonly package: string;
  readonly version: string;
  readonly title: string;
  /** GitHub Markdown; goes under whatever the release's notes say already. */
  readonly body: string;
}

/** One text for every released version of every package, with CVE, GHSA and thanks. */
export function renderReleaseNotes(input: PostInput): readonly ReleaseNote[] {
  const advisories = orderAdvisories(input.advisories);
  return planPackages(advisories, input.releases).flatMap(({ name, versions }) =>
    versions.flatMap((version) => {
      const fixed = advisories.filter((advisory) => isFixedBy(advisory, name, version));
      const repo = fixed[0]?.repo;
      if (repo === undefined) return [];
      const title = `${name} ${version}`;
      return [{ repo, package: name, version, title, body: renderBody(fixed, name, input) }];
    }),
  );
}

/** Patched by this very version; or, where the version is a later one, on a line that has a patch. */
function isFixedBy(advisory: AdvisoryFacts, name: string, version: string): boolean {
  const own = advisory.ranges.filter((range) => range.name === name && range.patched !== null);
  if (own.some((range) => range.patched === version)) return true;
  const sameLine = own.some(
    (range) =>
      major(range.patched ?? '') === major(version) &&
      (compareVersions(version, range.patched ?? '', range.ecosystem) ?? 0) > 0,
  );
  return sameLine && !own.some((range) => isAffected(range.affected, version, range.ecosystem) === true);
}

function major(version: string): string {
  return version.replace(/^v/, '').split('.')[0] ?? '';
}

function renderBody(fixed: readonly AdvisoryFacts[], name: string, input: PostInput): string {
  const lead = chooseForm(
    fixed.length,
    'a security vulnerability',
    `${fixed.length} security vulnerabilities`,
  );
  const items = fixed.map((advisory) => renderItem(advisory, name));
  const thanks = renderThanks(planThanks(collectCredits(fixed), input.wishes), (person) =>
    renderPersonMarkdown(person, serverOf(fixed[0]?.url)),
  );
  return [
    '## Security',
    `This release fixes ${lead}. All users should upgrade.`,
    items.join('\n'),
    ...(thanks === null ? [] : [thanks]),
  ].join('\n\n');
}

function renderItem(advisory: AdvisoryFacts, name: string): string {
  const link = `[${advisory.ghsa}](${advisory.url})`;
  const id = advisory.cve === null ? link : `**${renderWords(advisory.cve, 'github')}** (${link})`;
  const severity = advisory.severity === null ? '' : `, ${renderPostSeverity(advisory.severity)}`;
  const summary = renderInline(parseInline(advisory.summary), 'github');
  const ranges = advisory.ranges
    .filter((range) => range.name === name)
    .map((range) => renderCode(renderPostRange(range.affected)));
  return `- ${id}${severity}: ${endSentence(summary)} Affected: ${renderList([...new Set(ranges)])}.`;
}
