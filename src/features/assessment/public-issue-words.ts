import { linesOfArtifacts } from '../intake/artifacts/find-artifacts.ts';
import { readFields } from '../intake/report-fields.ts';

/** What in words for the public comes from the report, or tells of a flaw: they are refused for it. */
export type Telling =
  | { readonly kind: 'copied'; readonly what: string }
  | { readonly kind: 'word'; readonly what: string };

/** Words that make people look for a flaw, and ids of one. Constant: no words of a report are in it. */
const WORD =
  /\b(?:vulnerab\w*|exploit\w*|attack\w*|payloads?|proofs?[- ]of[- ]concept|poc|security (?:flaw|issue|bug|hole|report)|malicious|rce|xss|ssrf|csrf|redos|0-?day|CVE-\d|GHSA-|CWE-\d|CVSS\w*)/i;

/** As many words in a row are a sentence of the reporter's, and no chance. */
const WORDS_IN_A_ROW = 8;
/** Every report has code as short as this of its kind: `null`, `req.body`. */
const LEAST_CODE = 12;

/**
 * The first thing in title and text that may not be public: code or a sentence of the report, or a word of the field.
 * It finds what was taken over, not what was said anew in other words: two people read it for that.
 */
export function findTelling(report: string | null, title: string, body: string): Telling | undefined {
  const words = flat(`${title}\n${body}`);
  const code = codeIn(report ?? '').find((line) => words.includes(line));
  if (code !== undefined) return { kind: 'copied', what: code };
  const own = new Set(runsIn(words));
  const sentence = runsIn(report ?? '').find((run) => own.has(run));
  if (sentence !== undefined) return { kind: 'copied', what: sentence };
  const word = WORD.exec(`${title}\n${body}`)?.[0];
  return word === undefined ? undefined : { kind: 'word', what: word };
}

/** Lines of code of a report, of its diffs and of documents for machines, and code within its lines. */
function codeIn(report: string): readonly string[] {
  const fields = readFields(report);
  const fenced = fields.flatMap(({ fences }) => fences.flatMap((fence) => fence.split('\n')));
  const spans = fields.flatMap(({ lines }) => lines.flatMap((line) => line.match(/(?<=`)[^`]+(?=`)/g) ?? []));
  return [...fenced, ...spans, ...linesOfArtifacts(report)]
    .map(flat)
    .filter((line) => line.length >= LEAST_CODE);
}

/** Every run of so many words of the report. */
function runsIn(report: string): readonly string[] {
  const words = onlyWords(flat(report)).split(' ');
  return words.slice(WORDS_IN_A_ROW - 1).map((_word, at) => words.slice(at, at + WORDS_IN_A_ROW).join(' '));
}

const flat = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
const onlyWords = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
