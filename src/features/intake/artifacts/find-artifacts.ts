import { parseOnce } from '../../../text/parse-once.ts';
import { type FindingMarker, findMarkers } from './finding-markers.ts';
import { guessDocument, type MachineDocument, readMachineDocuments } from './machine-json.ts';
import { type ReportBlock, readReportBlocks } from './report-blocks.ts';
import { type Reproducer, readReproducer } from './reproducers.ts';
import { type DiffPlace, readUnifiedDiff, startsDiff, type UnifiedDiff } from './unified-diff.ts';

/** What a diff in a report is for: its fix, the change that the report blames, or a way to show the flaw. */
export type DiffRole = 'proposed' | 'introduced' | 'reproduces';

/** Something in a report that was made for machines, or by one. `text` is the reporter's, byte for byte but for its indent. */
export type Artifact = { readonly text: string; readonly firstLine: number } & (
  | { readonly kind: 'documents'; readonly documents: readonly MachineDocument[] }
  | { readonly kind: 'diff'; readonly diff: UnifiedDiff; readonly role: DiffRole }
  | { readonly kind: 'reproducer'; readonly reproducer: Reproducer }
);

/** What a report brings along beside its words. */
export interface ReportArtifacts {
  readonly artifacts: readonly Artifact[];
  readonly markers: readonly FindingMarker[];
  /** JSON that does not parse: what it looks like, or null, and its first line in the report. */
  readonly unread: readonly { readonly looksLike: string | null; readonly firstLine: number }[];
}

/**
 * Recognises finding markers, SARIF, OSV and CSAF documents, unified diffs and reproducers in a report. Nothing is
 * believed or run: what is found is shown as text, and people judge it. Time grows with the length of the report, and
 * is taken once for several questions about it.
 */
export const findArtifacts = parseOnce((report): ReportArtifacts => {
  const blocks = readReportBlocks(report).flatMap(openMarkdown);
  const read = blocks.flatMap((block) => (block.kind === 'code' ? [readBlock(block)] : []));
  const artifacts = read.flatMap(({ artifact }) => artifact ?? []);
  const documents = artifacts.flatMap((each) => (each.kind === 'documents' ? each.documents : []));
  return {
    artifacts,
    markers: findMarkers(blocks, documents),
    unread: [
      ...read.flatMap(({ unread }) => unread ?? []),
      ...blocks.filter(({ kind }) => kind === 'prose').flatMap(readBroken),
    ].toSorted((one, other) => one.firstLine - other.firstLine),
  };
});

/** A whole report in one fence is the report. */
function openMarkdown(block: ReportBlock): readonly ReportBlock[] {
  if (block.kind !== 'code' || !/^(?:md|markdown)\b/i.test(block.info)) return [block];
  return readReportBlocks(block.lines.join('\n')).map((each) => ({
    ...each,
    firstLine: each.firstLine + block.firstLine - 1,
  }));
}

interface ReadBlock {
  readonly artifact?: Artifact;
  readonly unread?: ReportArtifacts['unread'][number];
}

const OPENS_JSON = /^(?:[ \t]*(?:\/\/|#)[^\n]{0,300}\n){0,3}\s*[[{]/;
const JSON_INFO = /^(?:json[c5l]?|sarif|osv|csaf|vex)\b/i;

function readBlock(block: ReportBlock): ReadBlock {
  const { info, firstLine } = block;
  const text = block.lines.join('\n');
  const isJson = JSON_INFO.test(info);
  if (isJson || (/^(?:text|txt|plain|)$/i.test(info) && OPENS_JSON.test(text))) {
    const value = parseJson(text);
    const documents = value === undefined ? [] : readMachineDocuments(value);
    if (documents.length > 0) return { artifact: { kind: 'documents', documents, text, firstLine } };
    const looksLike = guessDocument(text) ?? null;
    if (value === undefined && (isJson || looksLike !== null)) return { unread: { looksLike, firstLine } };
  }
  const diff = readDiff(block);
  if (diff) return { artifact: { kind: 'diff', diff, role: roleOf(block), text, firstLine } };
  const reproducer = readReproducer(block);
  return reproducer ? { artifact: { kind: 'reproducer', reproducer, text, firstLine } } : {};
}

/** The value of a text, below remarks that name its file; undefined where it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^(?:[ \t]*(?:\/\/|#)[^\n]{0,300}\n){0,3}\s*/, ''));
  } catch {
    return undefined;
  }
}

/** JSON without a fence whose brackets do not match stays among the words: it is told of where its words are telling. */
function readBroken({ lines, firstLine }: ReportBlock): ReportArtifacts['unread'] {
  const at = lines.findIndex((line) => /^\s{0,12}[[{]/.test(line));
  if (at < 0) return [];
  const looksLike = guessDocument(lines.slice(at).join('\n'));
  return looksLike === undefined ? [] : [{ looksLike, firstLine: firstLine + at }];
}

/** Languages of fences in which a diff may stand below the command that made it. */
const PLAIN = /^(?:text|txt|plain|plaintext|console|git|udiff|email|mbox|)$/i;

function readDiff({ info, lines, isFenced }: ReportBlock): UnifiedDiff | undefined {
  const [language = ''] = info.split(/[\s{:,]/, 1);
  const isDiff = isFenced && /^(?:diff|patch)$/i.test(language);
  const place: DiffPlace = isDiff ? 'diff-fence' : isFenced ? 'code' : 'words';
  if (isDiff || !isFenced) return readUnifiedDiff(lines, place);
  const first = PLAIN.test(language)
    ? lines.findIndex((_line, at) => startsDiff(lines, at))
    : lines.findIndex((line) => line.trim() !== '');
  if (first < 0 || !startsDiff(lines, first)) return undefined;
  return readUnifiedDiff(lines.slice(first), place);
}

const FIXES =
  /\b(?:fix(?:es|ed)?|mitigat\w*|remediat\w*|suggest\w*|propos\w*|solution|resolv\w*|recommend\w*)\b/i;
const INTRODUCES =
  /\b(?:introduc\w*|regress(?:ion|ed)|caused|broke|bisect\w*|(?:vulnerable|bad|offending) (?:commit|change|patch))\b/i;
const REPRODUCES =
  /\b(?:reproduc\w*|repro|pocs?|proof[- ]of[- ]concept|failing test|test[- ]case|(?:to|that) (?:trigger|show)\w*|exploit\w*|instrument\w*)\b/i;

/** By the words right above it, then by the nearest heading. Without any it is a proposal. */
function roleOf({ lead, headings }: ReportBlock): DiffRole {
  for (const words of [lead, ...headings.toReversed()]) {
    if (FIXES.test(words)) return 'proposed';
    if (INTRODUCES.test(words)) return 'introduced';
    if (REPRODUCES.test(words)) return 'reproduces';
    if (/\bpatch\b/i.test(words)) return 'proposed';
  }
  return 'proposed';
}

/** Diffs that a report proposes as its fix. */
export const proposedPatches = (report: string): readonly Extract<Artifact, { kind: 'diff' }>[] =>
  findArtifacts(report).artifacts.flatMap((each) =>
    each.kind === 'diff' && each.role === 'proposed' ? [each] : [],
  );

/** What of a report shows the flaw to a machine: scripts, and diffs that are applied for it. */
export const reproducersOf = (report: string): readonly Artifact[] =>
  findArtifacts(report).artifacts.filter(
    (each) => each.kind === 'reproducer' || (each.kind === 'diff' && each.role === 'reproduces'),
  );

/** The report with what its documents for machines say in the place of their JSON, whose keys are those of any other one. */
export function withoutJson(report: string, { artifacts }: ReportArtifacts): string {
  const lines = report.split(/\r\n|\n|\r/);
  for (const each of artifacts.toReversed()) {
    if (each.kind !== 'documents') continue;
    const told = each.documents.flatMap((document) => [
      ...document.words,
      ...(document.kind === 'sarif' ? document.places : []),
    ]);
    lines.splice(each.firstLine - 1, each.text.split('\n').length, ...told);
  }
  return lines.join('\n');
}

/** Every line of what a report brings along, without blanks around it and without the signs of a diff. */
export const linesOfArtifacts = (report: string): readonly string[] =>
  findArtifacts(report).artifacts.flatMap(({ kind, text }) =>
    text.split('\n').map((line) => (kind === 'diff' ? line.replace(/^[+-]/, '') : line).trim()),
  );
