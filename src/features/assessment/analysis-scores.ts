import type { CvssReader } from '../../formats/cvss/cvss.ts';
import { githubScore31 } from '../../formats/cvss/cvss-github-score.ts';
import { suggestCvss } from '../../formats/cvss/cvss-grammar.ts';
import { parseSeverity, SEVERITIES, suggestSeverity } from '../../formats/cvss/severity.ts';
import { type CweList, explainUsage, parseCwe } from '../../formats/records/cwe.ts';
import type { CvssScore, Severity } from '../../formats/records/facts.ts';
import type { YamlPath } from '../../text/yaml.ts';
import { type AnalysisReader, describeValue } from './analysis-reader.ts';

/** What an analysis says about how bad it is. */
export interface ReadScores {
  readonly cvss: readonly CvssScore[];
  readonly severity: Severity | null;
}

/**
 * Reads `cvss` and `severity`: one or the other. `severity: unknown` says on purpose that there is neither (published
 * records without both exist); leaving both out is a problem.
 */
export function readScores(reader: AnalysisReader, readCvss: CvssReader): ReadScores {
  const vectors = reader
    .items(['cvss'], 'a CVSS vector, or a list of them')
    .filter((path) => !isBlank(reader, path));
  const cvss = vectors.flatMap((path) => readVector(reader, path, readCvss));
  for (const [index, { version }] of cvss.entries()) {
    if (cvss.findIndex((other) => other.version === version) < index) {
      reader.problem(['cvss'], `two vectors of version ${version}`, 'one vector of each version');
    }
  }
  const stated = readSeverity(reader, ['severity']);
  if (vectors.length > 0 && reader.get(['severity']) !== undefined) {
    reader.problem(
      ['severity'],
      describeValue(reader.get(['severity'])),
      'no severity beside a vector, which has one of its own',
      'Take the line severity out.',
    );
  }
  if (vectors.length === 0 && reader.get(['severity']) === undefined) {
    reader.problem(
      ['cvss'],
      'nothing',
      'a CVSS vector, or severity where there is none',
      'severity: unknown, where nobody can tell yet',
    );
  }
  const leading = cvss[0];
  if (leading === undefined) return { cvss, severity: vectors.length > 0 ? null : stated };
  return { cvss, severity: leading.severity === 'none' ? null : leading.severity };
}

function isBlank(reader: AnalysisReader, path: YamlPath): boolean {
  return reader.get(path) === undefined || reader.text(path)?.trim() === '';
}

function readVector(reader: AnalysisReader, path: YamlPath, readCvss: CvssReader): CvssScore[] {
  const text = reader.text(path);
  const expected = 'a CVSS vector of version 3.0, 3.1 or 4.0';
  if (text === undefined) {
    reader.problem(path, describeValue(reader.get(path)), expected);
    return [];
  }
  const read = readCvss(text);
  if (read.kind === 'bad') {
    reader.problem(path, `${describeValue(text)}: ${read.reason}`, expected, suggestCvss(text));
    return [];
  }
  const { score, severity } = read.score;
  if (severity === 'none') reader.note(path, 'The vector scores 0.0: it says that nothing is lost.');
  const shown = githubScore31(text);
  if (shown !== undefined && shown.score !== score) {
    const flip = shown.severity === severity ? '' : `, and ${shown.severity} instead of ${severity}`;
    reader.note(
      path,
      `The score is ${score.toFixed(1)}; GitHub will show ${shown.score.toFixed(1)}${flip} (it rounds this vector by another formula).`,
    );
  }
  return [read.score];
}

function readSeverity(reader: AnalysisReader, path: YamlPath): Severity | null {
  const text = reader.text(path);
  if (text === undefined || /^unknown$/i.test(text.trim())) {
    if (text === undefined && reader.get(path) !== undefined) {
      reader.problem(path, describeValue(reader.get(path)), `one of ${SEVERITIES.join(', ')}`);
    }
    return null;
  }
  const severity = parseSeverity(text);
  if (severity !== undefined) {
    if (severity !== text) reader.note(path, `The severity ${describeValue(text)} was read as ${severity}.`);
    return severity;
  }
  const near = suggestSeverity(text);
  reader.problem(
    path,
    describeValue(text),
    `one of ${SEVERITIES.join(', ')}`,
    near && `Did you mean ${near}?`,
  );
  return null;
}

/** For so many names of weaknesses MITRE's list is searched. */
const MOST_LOOKED_FOR = 10;

/** Reads `cwe`: a list of ids, or one. Against MITRE's list where it is given. */
export function readCwes(reader: AnalysisReader, list?: CweList): string[] {
  let looked = 0;
  const ids = reader.items(['cwe'], 'a list of CWE ids such as CWE-79').flatMap((path) => {
    if (isBlank(reader, path)) return [];
    const text = reader.text(path) ?? '';
    const parsed = parseCwe(text);
    if (parsed.kind === 'bad') {
      // Every name of MITRE's is looked through for one: for a few that is help, for thousands a way to keep us busy.
      const isLookedFor = parsed.suggestion === undefined && looked++ < MOST_LOOKED_FOR;
      const suggestion = isLookedFor ? list?.suggest(text)?.id : parsed.suggestion;
      reader.problem(path, describeValue(reader.get(path)), 'an id such as CWE-79', suggestion);
      return [];
    }
    if (parsed.changed) reader.note(path, `The id ${describeValue(text)} was read as ${parsed.id}.`);
    const isUnknown = list !== undefined && list.find(parsed.id) === undefined;
    const usage = list && explainUsage(parsed.id, list, isUnknown && looked++ < MOST_LOOKED_FOR);
    if (usage !== undefined) reader.note(path, usage);
    return [parsed.id];
  });
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) < index))) {
    reader.note(['cwe'], `${id} is named twice; once counts.`);
  }
  if (ids.length === 0 && reader.get(['cwe']) === undefined) reader.note([], 'No CWE is named.');
  return [...new Set(ids)];
}
