import type { AdvisoryFacts, AffectedRange } from '../../../formats/records/facts.ts';
import { compareVersions } from '../../../formats/versions/version-order.ts';
import { renderCode } from './markdown-writer.ts';
import { orderAdvisories } from './post-content.ts';
import { findClass } from './vulnerability-class.ts';
import { renderList } from './wording.ts';

/** What became of the page: the whole text with its new lines, as it was, or why it was left alone. */
export type UpdatedPage =
  | { readonly kind: 'changed'; readonly text: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly why: string };

/** One line under one version of the page. */
export interface UpdateLine {
  /** Patched version, without `v`. */
  readonly version: string;
  readonly ghsa: string;
  /** Markdown of the line, without indent and bullet. */
  readonly text: string;
}

/**
 * What a page of security updates says of these advisories: one line for every patched version of the page's own
 * package. Advisories of other packages have no line.
 */
export function planUpdateLines(
  advisories: readonly AdvisoryFacts[],
  packageName: string,
): readonly UpdateLine[] {
  return orderAdvisories(advisories).flatMap((advisory) => {
    const own = advisory.ranges.filter((range) => range.name === packageName);
    const versions = new Set(own.flatMap((range) => readVersion(range) ?? []));
    const text = renderLine(advisory, own);
    return [...versions].map((version) => ({ version, ghsa: advisory.ghsa, text }));
  });
}

/**
 * Lines for releases of the page's package that take the patched version of a dependency: one for every package of the
 * advisories that is another one. `versions` are those that a member recorded as such releases.
 */
export function planDependencyLines(
  advisories: readonly AdvisoryFacts[],
  packageName: string,
  versions: readonly string[],
): readonly UpdateLine[] {
  return orderAdvisories(advisories).flatMap((advisory) => {
    const names = [...new Set(advisory.ranges.map(({ name }) => name))];
    if (names.length === 0 || names.includes(packageName)) return [];
    const [noun, verb] = names.length === 1 ? ['dependency', 'has'] : ['dependencies', 'have'];
    const text = `The ${noun} ${renderList(names.map(renderCode))} ${verb} been updated to address a [vulnerability](${advisory.url}).`;
    return [...new Set(versions)].map((version) => ({ version, ghsa: advisory.ghsa, text }));
  });
}

/** Any version of its ecosystem, as the page writes versions: without a `v`. What is none is kept, and refused as such. */
const readVersion = ({ patched }: AffectedRange): string | undefined =>
  patched
    ?.trim()
    .replace(/^>?=\s*/, '')
    .replace(/^v(?=\d)/, '') || undefined;

function renderLine(advisory: AdvisoryFacts, own: readonly AffectedRange[]): string {
  const kind = findClass(advisory)?.replace('cross-site scripting', 'XSS') ?? 'security';
  const named = own.flatMap((range) => range.functions);
  const told = advisory.summary.match(/\b[a-z_$][\w$]*(?:\.[\w$]+)*(?=\(\))/gi) ?? [];
  const places = [...new Set(named.length > 0 ? named : told)].map(renderCode);
  const where = places.length === 0 ? '' : ` in ${renderList(places)}`;
  const cve =
    advisory.cve !== null && /^CVE-\d{4}-\d{4,}$/.test(advisory.cve)
      ? `, [${advisory.cve}](https://www.cve.org/CVERecord?id=${advisory.cve})`
      : '';
  return `Fixed ${kind} vulnerability${where} ([advisory](${advisory.url})${cve}).`;
}

/**
 * Puts lines into a page of security updates, each under its version, in a section for every major version; newest
 * first, as the page has it. Doing it again changes nothing. A page of another shape is refused, never guessed at.
 */
export function addUpdateLines(page: string, lines: readonly UpdateLine[]): UpdatedPage {
  if (page.includes('\r')) return refuse('its lines do not end in LF');
  let rows: readonly string[] = page.split('\n');
  if (!rows.some((row) => SECTION.test(row))) return refuse('it has no section like "## 4.x"');
  for (const line of lines) {
    const own = lines.filter(({ ghsa }) => ghsa === line.ghsa).map(({ version }) => version);
    const next = addLine(rows, line, own);
    if (typeof next === 'string') return refuse(next);
    rows = next;
  }
  const text = rows.join('\n');
  return text === page ? { kind: 'unchanged' } : { kind: 'changed', text };
}

const refuse = (why: string): UpdatedPage => ({ kind: 'refused', why });

const SECTION = /^## (\d+)\.x\s*$/;
const VERSIONS = /^- (v?\d+\.\w[^\s,]*(?:, v?\d+\.\w[^\s,]*)*)\s*$/;

/** The rows with the line in its place, or why there is none. `own` are all versions that this advisory has a line for. */
function addLine(
  rows: readonly string[],
  { version, ghsa, text }: UpdateLine,
  own: readonly string[],
): readonly string[] | string {
  if (!/^\d+\.\w[^\s,]*$/.test(version)) return `${version} is no version that its sections are made for`;
  const major = Number(version.split('.')[0]);
  const start = rows.findIndex((row) => Number(SECTION.exec(row)?.[1] ?? NaN) === major);
  if (start < 0) return addSection(rows, major, version, text);
  const end = endOfSection(rows, start);
  const items = listItems(rows, start, end);
  if (typeof items === 'string') return items;
  if (items.length === 0) return `its section "## ${major}.x" has no list of versions`;
  const telling = items.filter((item) =>
    rows.slice(item.start, item.end).some((row) => row.toLowerCase().includes(ghsa.toLowerCase())),
  );
  // Told already, perhaps by a person under a version that is none of ours: theirs stays.
  const isTold = ({ versions }: Item): boolean =>
    versions.includes(version) || !versions.some((each) => own.includes(each));
  if (telling.some(isTold)) return rows;
  const same = items.find((item) => item.versions.includes(version));
  if (same) return rows.toSpliced(same.end, 0, `  - ${text}`);
  const older = items.find((item) => isOlder(item.versions[0]!, version));
  const place = older?.start ?? items.at(-1)!.end;
  return rows.toSpliced(place, 0, `- ${version}`, `  - ${text}`);
}

const isOlder = (one: string, other: string): boolean => (compareVersions(one, other, 'npm') ?? 0) < 0;

/** A line of releases that the page has not told of yet: newest major version first. */
function addSection(
  rows: readonly string[],
  major: number,
  version: string,
  text: string,
): readonly string[] {
  const section = [`## ${major}.x`, '', `- ${version}`, `  - ${text}`];
  const older = rows.findIndex((row) => Number(SECTION.exec(row)?.[1] ?? NaN) < major);
  if (older >= 0) return rows.toSpliced(older, 0, ...section, '');
  const last = rows.findLastIndex((row) => SECTION.test(row));
  const end = trimEnd(rows, last, endOfSection(rows, last));
  return rows.toSpliced(end, 0, '', ...section);
}

function endOfSection(rows: readonly string[], start: number): number {
  const next = rows.findIndex((row, index) => index > start && /^##? /.test(row));
  return next < 0 ? rows.length : next;
}

const trimEnd = (rows: readonly string[], start: number, end: number): number =>
  rows.slice(start, end).findLastIndex((row) => row.trim() !== '') + start + 1;

interface Item {
  readonly versions: readonly string[];
  /** Row of the version; the row after the last of its lines. */
  readonly start: number;
  readonly end: number;
}

/** The versions of a section with the rows that belong to each, or what is not as it should be. */
function listItems(rows: readonly string[], start: number, end: number): readonly Item[] | string {
  const first = rows.findIndex((row, index) => index > start && index < end && VERSIONS.test(row));
  if (first < 0) return [];
  const items: Item[] = [];
  for (let index = first; index < end; index++) {
    const row = rows[index]!;
    const versions = VERSIONS.exec(row)?.[1];
    if (versions !== undefined)
      items.push({
        versions: versions.split(', ').map((each) => each.replace(/^v/, '')),
        start: index,
        end: index + 1,
      });
    else if (/^ {2,}\S/.test(row)) items[items.length - 1] = { ...items.at(-1)!, end: index + 1 };
    else if (row.trim() !== '') return `line ${index + 1} is neither a version nor a line of one`;
  }
  const sorted = items.every(
    (item, index) => index === 0 || isOlder(item.versions[0]!, items[index - 1]!.versions[0]!),
  );
  return sorted ? items : 'its versions do not go from new to old';
}
