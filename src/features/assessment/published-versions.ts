import type { AffectedRange, AnalysisPackage, Ecosystem } from '../../formats/records/facts.ts';
import { isInRange, parseRange, type VersionRange } from '../../formats/versions/ranges.ts';
import { compareVersions, isPrereleaseIn } from '../../formats/versions/version-order.ts';
import { listRanges } from './analysis-packages.ts';

/** Something that the published versions show about one package of an analysis. */
interface VersionFinding {
  readonly kind:
    | 'nothing-affected'
    | 'empty-range'
    | 'line-without-fix'
    | 'hole'
    | 'overlap'
    | 'no-upper-bound'
    | 'neither-nor'
    | 'patched-is-affected'
    | 'patched-is-public'
    | 'patched-not-published'
    | 'unknown-version'
    | 'removed-version'
    | 'cannot-tell';
  /** `problem`: the ranges and what is published contradict each other; `note`: worth a look, and often right. */
  readonly weight: 'problem' | 'note';
  /** One sentence. */
  readonly text: string;
}

/** One package of an analysis, evaluated over everything that is published of it. */
export interface JudgedPackage {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly published: number;
  /** In the order of precedence, pre-releases included. */
  readonly affected: readonly string[];
  readonly findings: readonly VersionFinding[];
}

/**
 * Evaluates every published version of a package over the ranges of the analysis, pre-releases as advisories mean
 * them: by precedence. `published` is in any order; what is no version by the ecosystem's rules counts for nothing and is
 * told. Ranges that cannot be read count for nothing. `removed` are versions that were published once and cannot be had any more.
 */
export function judgePublished(
  ecosystem: Ecosystem,
  name: string,
  packages: readonly AnalysisPackage[],
  published: readonly string[],
  removed: readonly string[] = [],
): JudgedPackage {
  const entries = listRanges(packages).filter((each) => each.ecosystem === ecosystem && each.name === name);
  const ranges = entries.flatMap((entry) => {
    const parsed = parseRange(entry.affected, entry.ecosystem);
    return parsed.kind === 'ok' ? [{ entry, range: parsed.range }] : [];
  });
  const order = (a: string, b: string) => compareVersions(a, b, ecosystem) ?? 0;
  const isKnown = (each: string): boolean => compareVersions(each, each, ecosystem) !== undefined;
  const versions = [...new Set(published)].filter(isKnown).sort(order);
  const subject: Subject = {
    ecosystem,
    ranges,
    versions,
    removed,
    order,
    affected: versions.filter((version) =>
      ranges.some(({ range }) => isInRange(range, version, ecosystem) === true),
    ),
    patched: [...new Set(entries.flatMap(({ patched }) => patched ?? []))],
  };
  const findings = [
    ...findEmpty(subject),
    ...findUnpatchedLines(subject),
    ...findHoles(subject),
    ...findNeitherNor(subject),
    ...findOverlaps(subject),
    ...findOpenEnds(subject),
    ...findPatched(subject),
    ...findUnknown(subject),
    ...findUntold(
      subject,
      published.filter((each) => each.trim() !== '' && !isKnown(each)),
    ),
  ];
  return { ecosystem, name, published: versions.length, affected: subject.affected, findings };
}

interface Subject {
  readonly ecosystem: Ecosystem;
  readonly ranges: readonly { readonly entry: AffectedRange; readonly range: VersionRange }[];
  readonly versions: readonly string[];
  readonly removed: readonly string[];
  readonly affected: readonly string[];
  readonly patched: readonly string[];
  readonly order: (a: string, b: string) => number;
}

/** `1.x`, or `0.4.x` below 1.0: what a project keeps up as one line. */
export function lineOf(version: string): string {
  const [major = '', minor = '0'] = version.replace(/^v/, '').split(/[.+-]/);
  return major === '0' ? `0.${minor}.x` : `${major}.x`;
}

const note = (kind: VersionFinding['kind'], text: string): VersionFinding => ({ kind, weight: 'note', text });

const problem = (kind: VersionFinding['kind'], text: string): VersionFinding => ({
  kind,
  weight: 'problem',
  text,
});

function findEmpty({ ranges, affected, versions, ecosystem }: Subject): VersionFinding[] {
  if (versions.length === 0) return [];
  if (affected.length === 0) {
    return [problem('nothing-affected', 'None of the published versions lies in the affected ranges.')];
  }
  return ranges
    .filter(({ range }) => !versions.some((version) => isInRange(range, version, ecosystem) === true))
    .map(({ entry }) => problem('empty-range', `No published version lies in ${entry.affected}.`));
}

/** Lines whose newest version is affected, and that no patched version of the analysis belongs to. */
function findUnpatchedLines({ versions, affected, patched, order, ecosystem }: Subject): VersionFinding[] {
  const newest = new Map<string, string>();
  for (const version of versions)
    if (!isPrereleaseIn(version, ecosystem)) newest.set(lineOf(version), version);
  return [...newest].flatMap(([line, version]) => {
    const isOpen = affected.includes(version) && !patched.some((fix) => lineOf(fix) === line);
    if (!isOpen) return [];
    const later = patched.filter((fix) => order(fix, version) > 0).sort(order)[0];
    const way = later ? `; its users have to go to ${later}` : '';
    return [note('line-without-fix', `The line ${line} has no fix: ${version} is its newest version${way}.`)];
  });
}

/** Versions that are not affected though older and newer ones of their line are, and no fix explains it. */
function findHoles(subject: Subject): VersionFinding[] {
  const { versions, affected, patched, order } = subject;
  const lines = Map.groupBy(versions, lineOf);
  return [...lines].flatMap(([line, own]) => {
    const hit = own.filter((version) => affected.includes(version));
    const [first, last] = [hit[0], hit.at(-1)];
    if (first === undefined || last === undefined) return [];
    const holes = own.filter(
      (version) =>
        !affected.includes(version) &&
        order(version, first) > 0 &&
        order(version, last) < 0 &&
        !patched.some((fix) => lineOf(fix) === line && order(fix, version) <= 0),
    );
    if (holes.length === 0) return [];
    return [
      note(
        'hole',
        `${list(holes)} ${holes.length === 1 ? 'is' : 'are'} not affected, in the middle of the affected ${line}.`,
      ),
    ];
  });
}

/** Versions between the last affected one and the fix: nobody said whether they are safe. */
function findNeitherNor({ ranges, versions, affected, ecosystem, order }: Subject): VersionFinding[] {
  return ranges.flatMap(({ entry, range }) => {
    const fix = entry.patched;
    if (fix === null) return [];
    const last = versions.findLast((version) => isInRange(range, version, ecosystem) === true);
    if (last === undefined) return [];
    const between = versions.filter(
      (version) =>
        order(version, last) > 0 &&
        order(version, fix) < 0 &&
        !affected.includes(version) &&
        !isPrereleaseOf(version, fix, ecosystem),
    );
    if (between.length === 0) return [];
    return [
      note(
        'neither-nor',
        `${list(between)} ${between.length === 1 ? 'lies' : 'lie'} between ${entry.affected} and its fix ${fix}: neither affected nor fixed.`,
      ),
    ];
  });
}

/** `2.0.0-rc.1`, or `2.0.0rc1`, on the way to `2.0.0`. */
const isPrereleaseOf = (version: string, release: string, ecosystem: Ecosystem): boolean =>
  version.startsWith(release) && isPrereleaseIn(version, ecosystem);

function findOverlaps({ ranges, versions, ecosystem }: Subject): VersionFinding[] {
  const twice = versions.filter(
    (version) => ranges.filter(({ range }) => isInRange(range, version, ecosystem) === true).length > 1,
  );
  return twice.length === 0 ? [] : [note('overlap', `${list(twice)} lie in more than one range.`)];
}

function findOpenEnds({ ranges, versions, patched, ecosystem }: Subject): VersionFinding[] {
  const newest = versions.findLast((version) => !isPrereleaseIn(version, ecosystem)) ?? versions.at(-1);
  return ranges
    .filter(({ entry, range }) => range.kind === 'between' && range.upper === null && entry.patched === null)
    .map(({ entry }) =>
      note(
        'no-upper-bound',
        `${entry.affected} has no upper bound: it takes in ${newest ?? 'everything'} and whatever comes after${
          patched.length > 0 ? ', the fixes included' : ''
        }.`,
      ),
    );
}

function findPatched({ ranges, versions, patched, ecosystem, order }: Subject): VersionFinding[] {
  return patched.flatMap((fix) => {
    const hit = ranges.find(({ range }) => isInRange(range, fix, ecosystem) === true);
    if (hit) return [problem('patched-is-affected', `The patched ${fix} lies in ${hit.entry.affected}.`)];
    const isPublic = versions.some((version) => order(version, fix) === 0);
    return [
      isPublic
        ? note(
            'patched-is-public',
            `The patched ${fix} is public already: who compares it with the version before sees the flaw.`,
          )
        : note('patched-not-published', `The patched ${fix} is not published yet.`),
    ];
  });
}

/** Single versions and included bounds that never were: most often a slip of the pen. One that was removed is told apart. */
function findUnknown({ ranges, versions, removed, order }: Subject): VersionFinding[] {
  if (versions.length === 0) return [];
  const named = ranges.flatMap(({ range }) => {
    if (range.kind === 'exact') return [range.version];
    return [range.lower, range.upper].flatMap((bound) =>
      bound !== null && bound.version !== '0' && bound.op !== '<' ? [bound.version] : [],
    );
  });
  const isAmong = (version: string, all: readonly string[]): boolean =>
    all.some((each) => order(each, version) === 0);
  const absent = [...new Set(named)].filter(
    (version) => !/^0(\.0)*$/.test(version) && !isAmong(version, versions),
  );
  const [gone, unknown] = [true, false].map((was) =>
    absent.filter((version) => isAmong(version, removed) === was),
  ) as [string[], string[]];
  return [
    ...(gone.length === 0
      ? []
      : [
          note(
            'removed-version',
            `${list(gone)} named in the ranges: published once, and removed since. Anyone who has it is affected all the same.`,
          ),
        ]),
    ...(unknown.length === 0
      ? []
      : [note('unknown-version', `${list(unknown)} named in the ranges, but never published.`)]),
  ];
}

/** Versions of which nobody can tell whether they are affected: neither yes nor no. */
function findUntold({ ranges, versions, ecosystem }: Subject, odd: readonly string[]): VersionFinding[] {
  const untold = versions.filter((version) => {
    const answers = ranges.map(({ range }) => isInRange(range, version, ecosystem));
    return !answers.includes(true) && answers.includes(undefined);
  });
  const all = [...new Set([...odd, ...untold])];
  return all.length === 0
    ? []
    : [
        note(
          'cannot-tell',
          `${list(all)} cannot be compared with the ranges: nobody can tell whether affected.`,
        ),
      ];
}

/** A few by name, many by their ends: a comment is read on a phone. */
function list(versions: readonly string[]): string {
  if (versions.length <= 4) return versions.join(', ');
  return `${versions[0]}, ${versions[1]} … ${versions.at(-1)} (${versions.length})`;
}
