import { renderPostSeverity } from '../../../formats/cvss/severity.ts';
import type { AdvisoryFacts, AffectedRange, Ecosystem } from '../../../formats/records/facts.ts';
import { type AdvisoryProse, parseAdvisoryProse } from './advisory-prose.ts';
import { readWords } from './inline-text.ts';
import { type PatchedLine, planPatchedLines, splitPatched } from './patched-lines.ts';
import type { PostInput } from './post-input.ts';
import { renderPostRange, sortVersions } from './version-ranges.ts';
import { type Claim, findClass, parseClaim } from './vulnerability-class.ts';
import { chooseForm, rankSeverity, renderArticle, renderList, renderMonth, renderNumber } from './wording.ts';

/** A package that the post is about. */
export interface PostPackage {
  readonly name: string;
  readonly ecosystem: Ecosystem;
  /** Versions with the patch, lowest first; empty where there is none. */
  readonly versions: readonly string[];
}

/** One advisory's word on one package. */
export interface EntryPackage {
  readonly name: string;
  readonly ecosystem: Ecosystem;
  /** Ranges as shown. */
  readonly affected: readonly string[];
  /** In the order of the ranges; empty where there is none. */
  readonly patched: readonly PatchedLine[];
  /** Ranges that no release mends, as shown. */
  readonly unpatched: readonly string[];
}

/** One advisory as the post tells it. */
export interface PostEntry {
  /** CVE id, or the GHSA id where there is none. */
  readonly id: string;
  readonly ghsa: string;
  readonly url: string;
  /** `CVE-2024-45590 in body-parser middleware (High)`. */
  readonly heading: string;
  readonly severity: AdvisoryFacts['severity'];
  readonly packages: readonly EntryPackage[];
  readonly claim: Claim;
  readonly prose: AdvisoryProse;
}

/** What a post says, before it is put into a form. */
export interface PostContent {
  /** `September 2024 Security Releases`. */
  readonly title: string;
  readonly packages: readonly PostPackage[];
  /** Worst first, then by CVE. */
  readonly entries: readonly PostEntry[];
  /** `two high-severity security vulnerabilities`: what the releases address, or all where there is none. */
  readonly count: string;
}

/**
 * What the posts say about advisories: in the order of announcement, each once. The month in the title is the
 * advisories', not the file's: a post may come out in the month after.
 */
export function planPostContent(input: PostInput): PostContent {
  const advisories = orderAdvisories(input.advisories);
  const entries = advisories.map((advisory) => planEntry(advisory, input.kinds ?? {}));
  const addressed = advisories.filter((advisory) => advisory.ranges.some((range) => range.patched !== null));
  const published = advisories.flatMap((advisory) => advisory.publishedAt ?? []).sort();
  return {
    title: `${renderMonth(published.at(-1) ?? input.date)} Security Releases`,
    packages: planPackages(advisories, input.releases),
    entries,
    count: describeCount(addressed.length > 0 ? addressed : advisories),
  };
}

/** Each advisory once: severity descending, then by CVE year and number, those without a CVE last. */
export function orderAdvisories(advisories: readonly AdvisoryFacts[]): readonly AdvisoryFacts[] {
  const unique = [...new Map(advisories.map((advisory) => [advisory.ghsa, tidyRanges(advisory)])).values()];
  return unique.sort(
    (a, b) => rankSeverity(b.severity) - rankSeverity(a.severity) || compareText(sortKey(a), sortKey(b)),
  );
}

/** Names and versions on one line; a blank version is none, a package without a name is left out. */
function tidyRanges(advisory: AdvisoryFacts): AdvisoryFacts {
  const ranges = advisory.ranges.map((range) => ({
    ...range,
    name: readWords(range.name),
    affected: readWords(range.affected),
    patched: readWords(range.patched ?? '') || null,
  }));
  return { ...advisory, ranges: ranges.filter((range) => range.name !== '') };
}

/**
 * Every package once, in the order of the advisories, with the versions to upgrade to: those released, where the
 * advisories say that there is a patch at all.
 */
export function planPackages(
  advisories: readonly AdvisoryFacts[],
  releases: PostInput['releases'],
): readonly PostPackage[] {
  const ranges = advisories.flatMap((advisory) => advisory.ranges);
  return groupByPackage(ranges).map(({ name, ecosystem, entries }) => {
    const released = releases
      .filter((release) => release.package === name && readWords(release.version) !== '')
      .map((release) => readWords(release.version));
    const patched = entries.flatMap((entry) => splitPatched(entry.patched));
    return {
      name,
      ecosystem,
      versions: sortVersions(patched.length > 0 && released.length > 0 ? released : patched, ecosystem),
    };
  });
}

/** Packages that can be upgraded out of error. */
export function listPatched(packages: readonly PostPackage[]): readonly PostPackage[] {
  return packages.filter((each) => each.versions.length > 0);
}

/** `the latest version of A`, `the latest versions of A and B`. */
export function renderLatest(names: readonly string[]): string {
  return `the latest ${chooseForm(names.length, 'version', 'versions')} of ${renderList(names)}`;
}

/** Page of a package at npm, or null for other ecosystems and names that npm would not take. */
export function findNpmPage(name: string, ecosystem: Ecosystem): string | null {
  return isNpmName(name, ecosystem) ? `https://www.npmjs.com/package/${name}` : null;
}

/** Names that npm takes, legacy ones included; only these are put into a command line. */
export function isNpmName(name: string, ecosystem: Ecosystem): boolean {
  return (
    ecosystem === 'npm' && /^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*$/i.test(name) && name.length <= 214
  );
}

function planEntry(advisory: AdvisoryFacts, kinds: Readonly<Record<string, string>>): PostEntry {
  const packages = groupByPackage(advisory.ranges).map(planEntryPackage);
  const id = advisory.cve ?? advisory.ghsa;
  return {
    id,
    ghsa: advisory.ghsa,
    url: advisory.url,
    heading: renderHeading(id, packages, advisory.severity, kinds),
    severity: advisory.severity,
    packages,
    claim: parseClaim(
      advisory.summary,
      packages.map((each) => each.name),
      findClass(advisory),
    ),
    prose: parseAdvisoryProse(advisory.description),
  };
}

function planEntryPackage({ name, ecosystem, entries }: PackageGroup): EntryPackage {
  const shown = (ranges: readonly AffectedRange[]) =>
    [...new Set(ranges.map((range) => renderPostRange(range.affected)))].filter((range) => range !== '');
  return {
    name,
    ecosystem,
    affected: shown(entries),
    patched: planPatchedLines(entries),
    unpatched: shown(entries.filter((entry) => entry.patched === null)),
  };
}

function renderHeading(
  id: string,
  packages: readonly EntryPackage[],
  severity: AdvisoryFacts['severity'],
  kinds: Readonly<Record<string, string>>,
): string {
  const names = packages.map((each) => {
    const kind = Object.hasOwn(kinds, each.name) ? kinds[each.name] : undefined;
    return kind ? `${each.name} ${kind}` : each.name;
  });
  const where = names.length === 0 ? '' : ` in ${renderList(names)}`;
  return `${id}${where}${severity === null ? '' : ` (${renderPostSeverity(severity)})`}`;
}

/** By sort of flaw where it is one for all, else by severity where that is. */
function describeCount(advisories: readonly AdvisoryFacts[]): string {
  const classes = withoutKinds(new Set(advisories.map(findClass)));
  const severities = new Set(advisories.map((advisory) => advisory.severity));
  const [name] = classes;
  const [severity] = severities;
  const adjective =
    classes.size === 1 && name
      ? name
      : severities.size === 1 && severity
        ? `${severity}-severity security`
        : 'security';
  const noun = chooseForm(advisories.length, 'vulnerability', 'vulnerabilities');
  const number = advisories.length === 1 ? renderArticle(adjective) : renderNumber(advisories.length);
  return `${number} ${adjective} ${noun}`;
}

/** A regular expression is one way to deny service: beside others it is not named. */
function withoutKinds(classes: ReadonlySet<string | null>): ReadonlySet<string | null> {
  const general = 'denial of service';
  const isOneKind = classes.size > 1 && [...classes].every((name) => name?.endsWith(general));
  return isOneKind ? new Set([general]) : classes;
}

interface PackageGroup {
  readonly name: string;
  readonly ecosystem: Ecosystem;
  readonly entries: readonly AffectedRange[];
}

function groupByPackage(ranges: readonly AffectedRange[]): readonly PackageGroup[] {
  const groups = Map.groupBy(ranges, (range) => `${range.ecosystem} ${range.name}`);
  return [...groups.values()].flatMap((entries) => {
    const first = entries[0];
    return first ? [{ name: first.name, ecosystem: first.ecosystem, entries }] : [];
  });
}

/** CVE numbers have no fixed width: CVE-2026-12590 comes after CVE-2026-5038. */
function sortKey(advisory: AdvisoryFacts): string {
  const [, year, number] = /^CVE-(\d{4})-(\d+)$/.exec(advisory.cve ?? '') ?? [];
  return year && number ? `0 ${year} ${number.padStart(20, '0')}` : `1 ${advisory.ghsa}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
