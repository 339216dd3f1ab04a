import type { Ecosystem } from '../../formats/records/facts.ts';
import { cleanVersion, parseRanges, renderRange, type VersionRange } from '../../formats/versions/ranges.ts';
import type { YamlPath } from '../../text/yaml.ts';
import { type AnalysisReader, describeValue } from './analysis-reader.ts';

/** The ranges of one package, each as GitHub writes it and with where it was written. */
export function readAffected(
  reader: AnalysisReader,
  path: YamlPath,
  ecosystem: Ecosystem | undefined,
): { text: string; path: YamlPath }[] {
  const expected = 'a range such as "< 1.20.3" or ">= 2.0.0, < 2.1.0"';
  const items = reader.items(path, `a list of ranges, each ${expected}`);
  const value = reader.get(path);
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    reader.problem(
      path,
      'nothing',
      `a list of ranges, each ${expected}`,
      'If every version is affected, write [">= 0"].',
    );
  }
  return items.flatMap((item) => {
    const written = reader.text(item);
    if (written === undefined) {
      reader.problem(item, describeValue(reader.get(item)), expected);
      return [];
    }
    const parsed = parseRanges(written, ecosystem);
    if (parsed.kind === 'bad') {
      reader.problem(item, `${describeValue(written)}: ${parsed.reason}`, expected, parsed.suggestion);
      return [];
    }
    const texts = parsed.ranges.map(renderRange);
    if (parsed.converted) {
      reader.note(
        item,
        `${describeValue(written)} is not GitHub's way to write it; read as ${texts.map(describeValue).join(' and ')}.${explainEnds(parsed.plainEnds)}`,
      );
    }
    if (ecosystem === 'pip') notePostReleases(reader, item, parsed.ranges);
    return texts.map((text) => ({ text, path: item }));
  });
}

/** In advisories a bound takes in the pre-releases below it, also where the ecosystem's own sign would not. */
function explainEnds(ends: readonly string[]): string {
  if (ends.length === 0) return '';
  return ` Pre-releases of ${ends.join(' and ')} count as affected, as they do in published advisories.`;
}

/** PEP 440's `>` leaves out the post-releases of its version; by precedence, as advisories are read, they lie above. */
function notePostReleases(reader: AnalysisReader, path: YamlPath, ranges: readonly VersionRange[]): void {
  for (const range of ranges) {
    if (range.kind === 'exact' || range.lower?.op !== '>') continue;
    const { version } = range.lower;
    reader.note(path, `${version}.post1 and other post-releases of ${version} count as affected here.`);
  }
}

/** One patched version, and where it was written. */
interface Patched {
  /** Null where the range of this place has no patched version. */
  readonly version: string | null;
  readonly path: YamlPath;
}

/** The patched versions of one package: the i-th belongs to the i-th of so many ranges. */
export function readPatched(
  reader: AnalysisReader,
  path: YamlPath,
  ranges: number,
  ecosystem: Ecosystem | undefined,
): Patched[] {
  const expected = 'a version such as "1.20.3", or none where nothing is fixed';
  const items = reader.items(path, `a list of versions, one for each range: ${expected}`);
  const patched = items.map((item): Patched => {
    const written = reader.text(item)?.trim() ?? '';
    if (written === '' || /^(none|null|~|-)$/i.test(written)) {
      if (typeof reader.get(item) === 'object')
        reader.problem(item, describeValue(reader.get(item)), expected);
      return { version: null, path: item };
    }
    const bare = written.replace(/^(?:>=|=)\s*/, '');
    const version = cleanVersion(bare, ecosystem);
    if (version === undefined) {
      const several = bare.split(/[\s,|]+/).filter((part) => cleanVersion(part, ecosystem) !== undefined);
      const list = several.length > 1 ? `[${several.map((part) => `"${part}"`).join(', ')}]` : undefined;
      reader.problem(item, describeValue(written), expected, list);
    } else if (version !== written) {
      reader.note(
        item,
        `The patched version ${describeValue(written)} was read as ${describeValue(version)}.`,
      );
    }
    return { version: version ?? null, path: item };
  });
  if (ranges > 0 && patched.length > ranges) {
    reader.problem(
      path,
      `${patched.length} patched versions for ${ranges} ${ranges === 1 ? 'range' : 'ranges'}`,
      'one for each range, in the same order',
    );
  }
  return patched;
}
