import type { PublicAdvisory } from '../../../case/sweep-reads.ts';
import { exportOsv, exportWithdrawn } from '../../../formats/records/osv-export.ts';
import { flatten, renderCodeSpan, renderPlain } from '../../../text/defuse.ts';
import { type PublicText, publicListing } from '../../../text/embargo.ts';
import { renderFeed } from './atom-feed.ts';

/** The file that holds all that the others say, too. */
export const LIST_FILE = 'advisories.json';

/** Where the list is, and whose it is. */
export interface ListPlace {
  /** The address of the GitHub that the site's repo is on. */
  readonly server: string;
  /** `owner/name` of the site's repo. */
  readonly repo: string;
  readonly folder: string;
  /** The project's name in prose. */
  readonly project: string;
}

/**
 * Every file of the list of all advisories, by its path: a page, JSON, an Atom feed, and an OSV record for each. The same
 * advisories make the same files. Public surface: made of what was read without credentials, and of nothing else.
 *
 * @param gone what was on the list once and is published no more, with the time at which that was seen
 */
export function renderAdvisoryList(
  advisories: readonly PublicAdvisory[],
  place: ListPlace,
  gone: readonly { readonly ghsa: string; readonly at: string }[] = [],
): Readonly<Record<string, PublicText>> {
  const sorted = advisories.toSorted(newestFirst);
  const texts = {
    'advisories.md': renderPage(sorted, place),
    [LIST_FILE]: renderJson({ advisories: sorted.map(entryOf) }),
    'advisories.atom': renderFeed(sorted, place),
    ...Object.fromEntries(
      gone.map(({ ghsa, at }) => [`osv/${ghsa}.json`, renderJson(exportWithdrawn(ghsa, at))]),
    ),
    ...Object.fromEntries(
      sorted.map(({ facts, updatedAt }) => [
        `osv/${facts.ghsa}.json`,
        renderJson(exportOsv(facts, updatedAt)),
      ]),
    ),
  };
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [`${place.folder}/${name}`, publicListing(text, advisories)]),
  );
}

const renderJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** By the day of publication; of one day by id, so that the order is always the same. */
function newestFirst({ facts: a }: PublicAdvisory, { facts: b }: PublicAdvisory): number {
  return Date.parse(b.publishedAt ?? '') - Date.parse(a.publishedAt ?? '') || (a.ghsa < b.ghsa ? -1 : 1);
}

function entryOf({ facts, updatedAt }: PublicAdvisory) {
  const { ghsa, cve, url, repo, summary, severity, cvss, cwe, ranges, publishedAt } = facts;
  return {
    ghsa,
    cve,
    url,
    repo,
    summary,
    severity,
    cvss: cvss.map(({ version, vector, score }) => ({ version, vector, score })),
    cwe,
    packages: ranges.map(({ ecosystem, name, affected, patched }) => ({
      ecosystem,
      name,
      affected,
      patched,
    })),
    published: publishedAt,
    updated: updatedAt,
  };
}

/** A table for every year. */
function renderPage(advisories: readonly PublicAdvisory[], { project }: ListPlace): string {
  const years = [...Map.groupBy(advisories, ({ facts }) => facts.publishedAt?.slice(0, 4) ?? '')];
  return [
    `# Security advisories of ${renderPlain(project)}`,
    '',
    `All ${advisories.length} published advisories, the newest first. Also as [JSON](advisories.json), as an [Atom feed](advisories.atom), and as OSV records in \`osv/\`. This page is generated; changes are overwritten.`,
    ...years.flatMap(([year, own]) => [
      '',
      `## ${year}`,
      '',
      '| Published | Advisory | Severity | Package | Affected | Fixed in |',
      '| --- | --- | --- | --- | --- | --- |',
      ...own.map(renderRow),
    ]),
    '',
  ].join('\n');
}

/** A code span in a table: even there a bar would end the cell. */
const renderCell = (text: string): string => renderCodeSpan(text).replaceAll('|', '\\|');

function renderRow({ facts }: PublicAdvisory): string {
  const { ghsa, cve, url, summary, severity, ranges, publishedAt } = facts;
  const lines = (texts: readonly (string | null)[]): string =>
    texts.map((text) => (text ? renderCell(text) : '–')).join('<br>');
  const ids = [ghsa, ...(cve === null ? [] : [cve])].join(', ');
  return `| ${[
    publishedAt?.slice(0, 10) ?? '',
    `[${renderPlain(flatten(summary))}](${url})<br>${ids}`,
    severity ?? 'not rated',
    lines(ranges.map(({ name }) => name)),
    lines(ranges.map(({ affected }) => affected)),
    lines(ranges.map(({ patched }) => patched)),
  ].join(' | ')} |`;
}
