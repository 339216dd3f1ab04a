/** Readers of the team's own forms, of files that people of a project or a site may change, and of the store. */

import { parseClosedIndex } from '../../src/case/closed-index.ts';
import { parseEvidenceBlocks, readPatches } from '../../src/case/evidence.ts';
import { readMarker } from '../../src/case/marker.ts';
import { parseStoredCase } from '../../src/case/stored-case.ts';
import { parseSweepMemory } from '../../src/case/sweep-memory.ts';
import { readWorkflow } from '../../src/doctor/read-workflow.ts';
import { readReason } from '../../src/engine/command-words.ts';
import { parseAnalysis, parseAnalysisYaml } from '../../src/features/assessment/analysis.ts';
import { findCitedSection } from '../../src/features/assessment/cite-heading.ts';
import { findAnalysisBlocks } from '../../src/features/assessment/find-analysis.ts';
import { notePastedReport } from '../../src/features/assessment/pasted-report.ts';
import { findTelling } from '../../src/features/assessment/public-issue-words.ts';
import { repairYaml } from '../../src/features/assessment/repair.ts';
import { readRecordMemory } from '../../src/features/case-issue/record.ts';
import { readBoardOrders } from '../../src/features/coordination/board-orders.ts';
import { withBreakNotice, withoutBreakNotice } from '../../src/features/coordination/break-notice.ts';
import { parseInline } from '../../src/features/disclosure/posts/inline-text.ts';
import { findTemplateProblems } from '../../src/features/disclosure/posts/own-template.ts';
import { listOddWords, parseWordList } from '../../src/features/disclosure/posts/spelling.ts';
import { lowerClasses, parseClaim } from '../../src/features/disclosure/posts/vulnerability-class.ts';
import { isIgnored } from '../../src/features/intake/named/places.ts';
import { readOrders } from '../../src/features/intake/queue.ts';
import { readAiStatement, readFields, readTickedScope } from '../../src/features/intake/report-fields.ts';
import { saysUrgent } from '../../src/features/intake/says-urgent.ts';
import { parseProof } from '../../src/features/remediation/proof.ts';
import { findFilesElsewhere } from '../../src/features/takedown/files-elsewhere.ts';
import { findAttachments, parseCopyFile } from '../../src/features/takedown/thread-copy.ts';
import { readManifest } from '../../src/formats/notes/parse-tag.ts';
import { parseCwe } from '../../src/formats/records/cwe.ts';
import { parseOsv } from '../../src/formats/records/osv.ts';
import { readOwnGrammar } from '../../src/formats/versions/range-grammars.ts';
import { suggestRange, suggestSpan } from '../../src/formats/versions/suggest-range.ts';
import { readVers } from '../../src/formats/versions/vers-range.ts';
import { parseDay } from '../../src/process/release-day.ts';
import { cutToFit } from '../../src/text/cut-to-fit.ts';
import { withMentionsOnly, withReachableMentions } from '../../src/text/mention.ts';
import { GITHUB_COM, parseAddress } from '../../src/text/server.ts';
import { readUnreadSlashLines } from '../../src/text/text-lines.ts';

const ME = { id: 1, login: 'p1', kind: 'user' } as const;
const TIME = '2026-03-02T10:00:00Z';
const NO_SCORES = { readCvss: () => ({ kind: 'bad' }) } as never;

const saidBy = (body: string) => ({
  id: 'c1',
  author: ME,
  body,
  createdAt: TIME,
  lastEditedAt: null,
  lastEditor: null,
  url: '',
});

export const MORE_READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'commands behind what is read': readUnreadSlashLines,
  'a reason of a command': (text) => [readReason(text), parseDay(text)],
  'orders on the board': (text) =>
    readBoardOrders([saidBy(`/break ${text}`)], { kind: 'known', members: [ME] }, TIME),
  'orders in a list': (text) =>
    readOrders([saidBy(`/dismiss all ${text}`)], { key: 'list/x', judged: [] }, { waiting: [] }, [ME]),
  'the hidden line of a comment': (text) => readMarker({ author: ME, body: text, lastEditor: null }, ME),
  'a case record': readRecordMemory,
  'an analysis': (text) => parseAnalysis(`\`\`\`yaml\nanalysis:\n  summary: ${text}`, NO_SCORES),
  'the text of an analysis': (text) => parseAnalysisYaml(`analysis:\n  summary: ${text}`, NO_SCORES),
  'the analyses of a comment': findAnalysisBlocks,
  'an analysis with slips': repairYaml,
  'what of a report is in an analysis': (text) =>
    notePastedReport(text, { summary: text, description: text } as never),
  'the text of a public issue': (text) => findTelling(text, text.slice(0, 200), text),
  'evidence in fences': (text) => [parseEvidenceBlocks(text), readPatches(text)],
  'the proof of a run': parseProof,
  'the fields of a report': (text) => [readFields(text), readAiStatement(text), readTickedScope(text)],
  'what cannot wait': (text) => saysUrgent(text, 'critical'),
  'files of a thread': (text) => [
    findAttachments([text], GITHUB_COM),
    findFilesElsewhere([text], GITHUB_COM),
  ],
  'the copy of a thread': parseCopyFile,
  'a section of a public file': (text) => [
    findCitedSection(text, 'x'),
    findCitedSection(`# ${text.replaceAll('\n', '\n# ')}`, 'x'),
  ],
  'a policy that tells of a break': (text) => [
    withBreakNotice(text, { from: '2026-03-02', until: '2026-03-09' }),
    withoutBreakNotice(text),
  ],
  'a .gitignore': (text) => isIgnored(text, 'dist/index.js'),
  'a manifest': readManifest,
  'a workflow': readWorkflow,
  'a list of words': parseWordList,
  'words in code': (text) => listOddWords(text, []),
  'a title as a claim': (text) => [parseClaim(text, ['widget']), lowerClasses(text)],
  'running text': parseInline,
  'a template of posts': findTemplateProblems,
  'a text with mentions': (text) => [
    withReachableMentions(text, new Set()),
    withMentionsOnly(text, new Set()),
  ],
  'a text that is cut': (text) => cutToFit(text, 60_000),
  'a range of other notations': (text) => [
    suggestRange(text, 'npm'),
    suggestSpan(text, 'npm'),
    readVers(`vers:npm/${text}`, 'npm'),
    readOwnGrammar(text, 'maven'),
  ],
  'an OSV record': parseOsv,
  'a weakness': parseCwe,
  'an address': parseAddress,
  'a file of the store': (text) => [parseStoredCase(text), parseSweepMemory(text), parseClosedIndex(text)],
};
