import { renderPostSeverity } from '../../../formats/cvss/severity.ts';
import type { AdvisoryFacts } from '../../../formats/records/facts.ts';
import { serverOf } from '../../../text/server.ts';
import { renderFolder, renderYamlText } from './blog-express.ts';
import { renderPersonMarkdown } from './blog-plain.ts';
import { planThanks, type Thanks } from './credits.ts';
import { parseTitle, readWords } from './inline-text.ts';
import { renderLineStart, renderProse, renderWords } from './markdown-writer.ts';
import { linkPackage, renderPerPackage, renderWithoutPatch } from './post-blocks.ts';
import {
  listPatched,
  orderAdvisories,
  type PostEntry,
  planPackages,
  planPostContent,
} from './post-content.ts';
import type { BlogPost, PostInput } from './post-input.ts';
import { chooseForm, endSentence, rankSeverity, renderList, renderMonth } from './wording.ts';

/**
 * The post in the form of Node.js's site: a file for the month, the whole of it in GitHub Markdown. The title names the
 * day; the file keeps its name when the day moves.
 */
export function renderNodePost(input: PostInput): BlogPost {
  const content = planPostContent(input);
  const advisories = orderAdvisories(input.advisories);
  const title = `${renderDay(input.date)} Security Releases`;
  const lines = renderLines(findLines(advisories));
  const patched = listPatched(content.packages);
  const available =
    lines.length === 0
      ? 'There are no patched versions at this time for:'
      : `Updates are available for the ${lines.join(', ')} release ${chooseForm(lines.length, 'line', 'lines')} of ${renderWords(input.project, 'github')}, for:`;
  const blocks = [
    renderHead(input, title),
    '## Security releases available',
    available,
    renderCounts(advisories),
    ...content.entries.map((entry) => renderNodeEntry(entry, input)),
    ...(patched.length === 0
      ? []
      : ['## Downloads and release details', patched.map(renderDownload).join('\n')]),
  ];
  return { path: renderNodePath(input), title, body: `${blocks.join('\n\n')}\n` };
}

/** One file a month: `december-2025-security-releases.md`. */
export function renderNodePath(input: Pick<PostInput, 'folder' | 'date'>): string {
  return `${renderFolder(input)}${slugOf(input.date)}.md`;
}

function renderHead(input: PostInput, title: string): string {
  const [author] = input.authors;
  return [
    '---',
    `date: ${input.date}T00:00:00.000Z`,
    'category: vulnerability',
    `title: ${renderYamlText(title)}`,
    `slug: ${slugOf(input.date)}`,
    'layout: blog-post',
    `author: ${renderYamlText(author?.name ?? `The ${readWords(input.project)} project`)}`,
    '---',
  ].join('\n');
}

const slugOf = (date: string): string =>
  `${renderMonth(date).toLowerCase().replace(' ', '-')}-security-releases`;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** `Tuesday, January 13, 2026`. */
function renderDay(date: string): string {
  const [month = '', year = ''] = renderMonth(date).split(' ');
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday}, ${month} ${Number(date.slice(8, 10))}, ${year}`;
}

interface ReleaseLine {
  readonly name: string;
  readonly major: string;
}

/** Major versions with a patch, newest first, package by package. */
function findLines(advisories: readonly AdvisoryFacts[]): readonly ReleaseLine[] {
  return listPatched(planPackages(advisories, [])).flatMap(({ name, versions }) => {
    const majors = versions.flatMap((version) => /^\D{0,3}(\d+)/.exec(version)?.[1] ?? []);
    return [...new Set(majors)].toReversed().map((major) => ({ name, major }));
  });
}

/** `24.x`; where there are several packages, with the name before it. */
function renderLines(lines: readonly ReleaseLine[]): readonly string[] {
  const isOne = new Set(lines.map(({ name }) => name)).size === 1;
  return lines.map(({ name, major }) => `${isOne ? '' : `${renderWords(name, 'github')} `}${major}.x`);
}

/** `3 high severity issues`, worst first. */
function listCounts(advisories: readonly AdvisoryFacts[]): readonly string[] {
  const groups = Map.groupBy(advisories, ({ severity }) => severity);
  return [...groups]
    .toSorted(([one], [other]) => rankSeverity(other) - rankSeverity(one))
    .map(([severity, { length }]) => {
      const issues = chooseForm(length, 'issue', 'issues');
      return severity === null ? `${length} ${issues}` : `${length} ${severity} severity ${issues}`;
    });
}

const renderCounts = (advisories: readonly AdvisoryFacts[]): string =>
  listCounts(advisories)
    .map((count) => `- ${count}.`)
    .join('\n');

function renderNodeEntry(entry: PostEntry, input: PostInput): string {
  const advisory = input.advisories.find(({ ghsa }) => ghsa === entry.ghsa);
  const severity = entry.severity === null ? '' : ` - (${renderPostSeverity(entry.severity)})`;
  const summary = renderLineStart(parseTitle(advisory?.summary ?? ''), 'github');
  const thanks = renderNodeThanks(planThanks(advisory?.credits ?? [], input.wishes), serverOf(advisory?.url));
  const affected = renderPerPackage(entry.packages, 'affected', 'github');
  const patched = renderPerPackage(entry.packages, 'patched', 'github');
  return [
    `## ${summary === '' ? '' : `${summary} `}(${entry.id})${severity}`,
    renderProse(entry.prose.description, 'github'),
    ...(entry.packages.length === 0
      ? []
      : [`Impact:\n\n- Affected versions: ${affected}\n- Patched: ${patched}`]),
    ...renderWithoutPatch(entry, 'github'),
    ...(thanks === null ? [] : [thanks]),
    `For more details, see [${entry.ghsa}](${entry.url}).`,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** `Thank you to A for reporting this vulnerability, and to B for fixing it.` */
function renderNodeThanks(thanks: readonly Thanks[], server: string): string | null {
  const parts = thanks
    .filter(({ contribution }) => contribution === 'report' || contribution === 'fix')
    .map(({ contribution, people }) => {
      const named = people.flatMap((person) =>
        person.kind === 'anonymous' ? [] : renderPersonMarkdown(person, server),
      );
      const who = named.length < people.length ? [...named, 'those who stay anonymous'] : named;
      return `to ${renderList(who)} for ${contribution === 'report' ? 'reporting this vulnerability' : 'fixing it'}`;
    });
  return parts.length === 0 ? null : endSentence(`Thank you ${parts.join(', and ')}`);
}

function renderDownload(
  each: Parameters<typeof linkPackage>[0] & { readonly versions: readonly string[] },
): string {
  const versions = each.versions.map((version) => renderWords(version, 'github'));
  return `- ${linkPackage(each, 'github')} ${renderList(versions)}`;
}
