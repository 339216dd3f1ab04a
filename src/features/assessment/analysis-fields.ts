import type { CvssReader } from '../../formats/cvss/cvss.ts';
import type { CweList } from '../../formats/records/cwe.ts';
import type { Analysis } from '../../formats/records/facts.ts';
import { findNearestWord } from '../../text/nearest-word.ts';
import type { YamlDocument, YamlPath } from '../../text/yaml.ts';
import { readPackages } from './analysis-packages.ts';
import { readCredits } from './analysis-people.ts';
import { type AnalysisReader, describeValue } from './analysis-reader.ts';
import { readCwes, readScores } from './analysis-scores.ts';

/** What an analysis is read against. */
export interface AnalysisContext {
  readonly readCvss: CvssReader;
  /** MITRE's list of weaknesses; without it ids are checked for their form alone. */
  readonly cwes?: CweList;
  /** `owner/name` for packages that name no repo, where the case is about a single one. */
  readonly repo?: string;
}

/** Keys right below `analysis`, in the order in which they are offered (design, section 10). */
export const ANALYSIS_KEYS = [
  'packages',
  'cvss',
  'severity',
  'cwe',
  'summary',
  'description',
  'impact',
  'rootCause',
  'workarounds',
  'references',
  'confirmed',
  'inThreatModel',
  'credits',
  'patchNeeded',
] as const;

const SYNONYMS: Readonly<Record<string, string>> = {
  package: 'packages',
  vector: 'cvss',
  cvssVector: 'cvss',
  cwes: 'cwe',
  title: 'summary',
  details: 'description',
  root_cause: 'rootCause',
  workaround: 'workarounds',
  mitigation: 'workarounds',
  credit: 'credits',
  patch: 'patchNeeded',
};

/** Limits of GitHub's advisories. */
const MAX_SUMMARY = 1024;
const MAX_TEXT = 65_535;

/** Reads every field; what is wrong is with the reader afterwards, and what is returned holds defaults there. */
export function readAnalysis(
  reader: AnalysisReader,
  document: YamlDocument,
  context: AnalysisContext,
): Analysis {
  const expected = 'the keys of an analysis';
  checkRoot(reader, document);
  if (!reader.isMapping([], ANALYSIS_KEYS, expected, SYNONYMS)) {
    if (reader.get([]) === undefined) reader.problem([], 'nothing', expected);
    return { ...EMPTY };
  }
  return {
    packages: readPackages(reader, context.repo),
    ...readScores(reader, context.readCvss),
    cwe: readCwes(reader, context.cwes),
    summary: readSummary(reader),
    description: readDescription(reader),
    impact: readText(reader, ['impact']),
    rootCause: readText(reader, ['rootCause']),
    workarounds: readText(reader, ['workarounds']),
    references: readReferences(reader),
    confirmed: readConfirmed(reader),
    inThreatModel: readBoolean(reader, ['inThreatModel']),
    credits: readCredits(reader),
    patchNeeded: readBoolean(reader, ['patchNeeded']) ?? true,
  };
}

const EMPTY: Analysis = {
  packages: [],
  cvss: [],
  severity: null,
  cwe: [],
  summary: '',
  description: '',
  impact: null,
  rootCause: null,
  workarounds: null,
  references: [],
  confirmed: { yes: false, how: null },
  inThreatModel: null,
  credits: [],
  patchNeeded: true,
};

/** Nothing may stand beside `analysis`: most often it is a key that lost its indentation. */
function checkRoot(reader: AnalysisReader, { value, lineOf }: YamlDocument): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const key of Object.keys(value)) {
    if (key === 'analysis') continue;
    const known = ANALYSIS_KEYS.find((one) => one === key);
    const suggestion = known ? `Indent ${key} below analysis.` : findNearestWord(key, ['analysis']);
    const line = lineOf([key]);
    reader.problemAt(
      line,
      key,
      `the key ${describeValue(key)} beside analysis`,
      'the key analysis alone',
      suggestion,
    );
  }
}

function readSummary(reader: AnalysisReader): string {
  const path = ['summary'];
  const text = readText(reader, path);
  if (text === null || text.trim() === '') {
    if (reader.get(path) === undefined || text !== null)
      reader.problem(path, describeValue(text), 'one sentence: the title of the advisory');
    return '';
  }
  if (/[\r\n]/.test(text.trim())) reader.problem(path, 'several lines', 'one line');
  if (text.length > MAX_SUMMARY)
    reader.problem(path, `${text.length} characters`, `at most ${MAX_SUMMARY} characters`);
  if (/^[\u201c\u2018].*[\u201d\u2019]$/.test(text)) {
    reader.note(path, 'The curly quotes around the summary were kept as a part of it.');
  }
  return text;
}

function readDescription(reader: AnalysisReader): string {
  const path = ['description'];
  const text = readText(reader, path);
  if (text !== null && text.trim() !== '') return text;
  if (reader.get(path) === undefined || text !== null)
    reader.problem(path, describeValue(text), 'the text of the advisory');
  return '';
}

/** A text, or null where there is none. */
function readText(reader: AnalysisReader, path: YamlPath): string | null {
  const value = reader.get(path);
  if (value === undefined) return null;
  const text = reader.text(path);
  if (text === undefined) {
    const suggestion = Array.isArray(value)
      ? undefined
      : 'Put the text in straight quotes, or below "|", if it holds a colon.';
    reader.problem(path, describeValue(value), 'text', suggestion);
    return null;
  }
  if (text.length > MAX_TEXT)
    reader.problem(path, `${text.length} characters`, `at most ${MAX_TEXT} characters`);
  return text;
}

function readReferences(reader: AnalysisReader): string[] {
  return reader.items(['references'], 'a list of links').flatMap((path) => {
    const text = reader.text(path)?.trim();
    if (text !== undefined && /^https?:\/\/\S+$/.test(text) && URL.canParse(text)) return [text];
    const suggestion =
      text !== undefined && /^[\w-]+(\.[\w-]+)+\/\S*$/.test(text) ? `https://${text}` : undefined;
    reader.problem(path, describeValue(reader.get(path)), 'a link that begins with https://', suggestion);
    return [];
  });
}

function readConfirmed(reader: AnalysisReader): Analysis['confirmed'] {
  const path = ['confirmed'];
  if (reader.text(path) !== undefined) return { yes: readBoolean(reader, path) ?? false, how: null };
  if (!reader.isMapping(path, ['yes', 'how'], '{ yes: true, how: … }')) return { yes: false, how: null };
  return { yes: readBoolean(reader, [...path, 'yes']) ?? false, how: readText(reader, [...path, 'how']) };
}

/** `true` and `false`, and the words that people write for them; null where there is nothing. */
function readBoolean(reader: AnalysisReader, path: YamlPath): boolean | null {
  const value = reader.get(path);
  if (value === undefined) return null;
  const word = reader.text(path)?.trim().toLowerCase() ?? '';
  if (['true', 'yes', 'on', 'y'].includes(word)) return true;
  if (['false', 'no', 'off', 'n'].includes(word)) return false;
  reader.problem(path, describeValue(value), 'true or false');
  return null;
}
