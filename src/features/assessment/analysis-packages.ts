import { suggestEcosystem } from '../../formats/records/ecosystem-names.ts';
import {
  type AffectedRange,
  type AnalysisPackage,
  ECOSYSTEMS,
  type Ecosystem,
} from '../../formats/records/facts.ts';
import { isPlainName } from '../../text/plain-name.ts';
import type { YamlPath } from '../../text/yaml.ts';
import type { AnalysisReader } from './analysis-reader.ts';
import { describeValue } from './analysis-reader.ts';
import { readAffected, readPatched } from './analysis-versions.ts';
import { findRangeProblems } from './range-problems.ts';

const KEYS = ['ecosystem', 'name', 'repo', 'affected', 'patched', 'functions'] as const;
const SYNONYMS: Readonly<Record<string, string>> = {
  package: 'name',
  repository: 'repo',
  versions: 'affected',
  vulnerable: 'affected',
  range: 'affected',
  ranges: 'affected',
  fixed: 'patched',
  fix: 'patched',
  patches: 'patched',
};

/** One range with where it was written. */
interface Placed {
  readonly range: AffectedRange;
  readonly repo: string;
  readonly affectedPath: YamlPath;
  readonly patchedPath: YamlPath;
}

/** Reads `packages`; `repo` is used where an entry names none (a case about a single repo). */
export function readPackages(reader: AnalysisReader, repo: string | undefined): AnalysisPackage[] {
  const path = ['packages'];
  const value = reader.get(path);
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    reader.problem(
      path,
      'nothing',
      'at least one package',
      '{ ecosystem: npm, name: …, repo: owner/name, affected: ["< …"] }',
    );
    return [];
  }
  if (!Array.isArray(value)) {
    reader.problem(path, describeValue(value), 'a list of packages', 'Begin the first package with "- ".');
    return [];
  }
  const placed = value.flatMap((_, index) => readPackage(reader, [...path, index], repo));
  if (isTooMuch(placed)) {
    reader.problem(
      path,
      `${placed.length} ranges`,
      `at most ${MAX_RANGES} ranges, and ${MAX_SINGLE} single versions`,
    );
    return [];
  }
  for (const finding of findRangeProblems(placed.map(({ range }) => range))) {
    const { range, affectedPath, patchedPath } = placed[finding.index]!;
    const text = `${range.name} ${range.affected}: ${finding.found}.`;
    if (finding.weight === 'note') reader.note(affectedPath, text);
    else {
      const where = finding.kind.startsWith('patched') ? patchedPath : affectedPath;
      reader.problem(where, text, 'ranges and patched versions that agree', finding.suggestion);
    }
  }
  return groupRanges(placed);
}

/** Every range is compared with every other; published advisories have a dozen at most. */
const MAX_RANGES = 200;
const MAX_SINGLE = 1000;

function isTooMuch(placed: readonly Placed[]): boolean {
  const single = placed.filter(({ range }) => range.affected.startsWith('=')).length;
  return single > MAX_SINGLE || placed.length - single > MAX_RANGES;
}

function readPackage(reader: AnalysisReader, path: YamlPath, defaultRepo: string | undefined): Placed[] {
  const expected = 'a package: { ecosystem, name, repo, affected, patched }';
  if (reader.get(path) === undefined) reader.problem(path, 'nothing', expected);
  if (!reader.isMapping(path, KEYS, expected, SYNONYMS)) return [];
  const ecosystem = readEcosystem(reader, [...path, 'ecosystem']);
  const name = readName(reader, [...path, 'name'], ecosystem);
  const repo = readRepo(reader, [...path, 'repo']) ?? defaultRepo;
  if (repo === undefined && isBlank(reader, [...path, 'repo'])) {
    reader.problem([...path, 'repo'], 'nothing', 'owner/name of the affected public repository');
  }
  const functions = readFunctions(reader, [...path, 'functions']);
  const affected = readAffected(reader, [...path, 'affected'], ecosystem);
  const patched = readPatched(reader, [...path, 'patched'], affected.length, ecosystem);
  return affected.map(({ text, path: affectedPath }, index) => ({
    range: {
      ecosystem: ecosystem ?? 'other',
      name: name ?? '',
      affected: text,
      patched: patched[index]?.version ?? null,
      functions,
    },
    repo: repo ?? '',
    affectedPath,
    patchedPath: patched[index]?.path ?? [...path, 'patched'],
  }));
}

function readEcosystem(reader: AnalysisReader, path: YamlPath): Ecosystem | undefined {
  const text = reader.text(path);
  const known = ECOSYSTEMS.find((one) => one === text?.trim());
  if (known !== undefined) return known;
  const suggestion = text === undefined ? 'npm' : suggestEcosystem(text);
  reader.problem(
    path,
    describeValue(reader.get(path)),
    `one of ${ECOSYSTEMS.join(', ')}`,
    suggestion && `Did you mean ${suggestion}?`,
  );
  return undefined;
}

function readName(
  reader: AnalysisReader,
  path: YamlPath,
  ecosystem: Ecosystem | undefined,
): string | undefined {
  const text = reader.text(path);
  if (text === undefined || text.trim() === '') {
    reader.problem(path, describeValue(reader.get(path)), "the package's name");
    return undefined;
  }
  const fits = ecosystem === 'npm' ? /^(?:@[^\s@/]+\/)?[^\s@/]+$/.test(text) : /^\S(?:.*\S)?$/.test(text);
  if (fits && text.length <= 214 && isPlainName(text)) return text;
  const suggestion = /^[\w.@/-]+$/.test(text.trim()) && text !== text.trim() ? text.trim() : undefined;
  reader.problem(
    path,
    describeValue(text),
    `the name of a package${ecosystem ? ` as ${ecosystem} knows it` : ''}`,
    suggestion,
  );
  return undefined;
}

function readRepo(reader: AnalysisReader, path: YamlPath): string | undefined {
  const value = reader.get(path);
  if (isBlank(reader, path)) return undefined;
  const text = reader.text(path)?.trim() ?? '';
  if (/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/.test(text) && !/\/\.{1,2}$/.test(text))
    return text;
  const link =
    /^(?:https?:\/\/[\w.:-]+|(?:www\.)?github\.com)\/([\w-]+\/[\w.-]+?)(?:\.git)?(?:[/?#].*)?$/.exec(
      text,
    )?.[1];
  reader.problem(path, describeValue(value), 'owner/name of the affected public repository', link);
  return undefined;
}

/** True where nothing stands, or an empty text: a place of the form that was not filled in. */
function isBlank(reader: AnalysisReader, path: YamlPath): boolean {
  return reader.get(path) === undefined || reader.text(path)?.trim() === '';
}

function readFunctions(reader: AnalysisReader, path: YamlPath): string[] {
  return reader.items(path, 'a list of names of functions').flatMap((item) => {
    const text = reader.text(item);
    if (text !== undefined && isPlainName(text)) return [text];
    reader.problem(item, describeValue(reader.get(item)), 'the name of a function');
    return [];
  });
}

/**
 * Ranges of one package under one entry. A range without a patched version can only be the last of an entry, since
 * the i-th patched version belongs to the i-th range; where one with a patched version follows, a new entry begins.
 */
function groupRanges(placed: readonly Placed[]): AnalysisPackage[] {
  const ranges = placed.map(({ range, repo }) => ({ ...range, repo }));
  return groupAffected(ranges);
}

/** {@link AffectedRange}s with their repo as packages of an analysis, in the same order; one given twice counts once. */
export function groupAffected(
  ranges: readonly (AffectedRange & { readonly repo: string })[],
): AnalysisPackage[] {
  const packages: AnalysisPackage[] = [];
  const seen = new Set<string>();
  for (const { ecosystem, name, repo, affected, patched, functions } of ranges) {
    const key = JSON.stringify([ecosystem, name, repo, affected, patched, functions]);
    if (seen.has(key)) continue;
    seen.add(key);
    const last = packages.at(-1);
    const fits =
      last !== undefined &&
      last.ecosystem === ecosystem &&
      last.name === name &&
      last.repo === repo &&
      JSON.stringify(last.functions) === JSON.stringify(functions) &&
      (patched === null || last.patched.length === last.affected.length);
    const versions = patched === null ? [] : [patched];
    if (fits) {
      packages[packages.length - 1] = {
        ...last,
        affected: [...last.affected, affected],
        patched: [...last.patched, ...versions],
      };
    } else packages.push({ ecosystem, name, repo, affected: [affected], patched: versions, functions });
  }
  return packages;
}

/** The ranges of an analysis one by one, each with its patched version or null. */
export function listRanges(
  packages: readonly AnalysisPackage[],
): (AffectedRange & { readonly repo: string })[] {
  return packages.flatMap(({ ecosystem, name, repo, affected, patched, functions }) =>
    affected.map((range, index) => ({
      ecosystem,
      name,
      repo,
      affected: range,
      patched: patched[index] ?? null,
      functions,
    })),
  );
}
