import { readMarker } from '../case/marker.ts';
import type { Observed, ObservedComment } from '../case/observed.ts';
import { editorOf, eventOfComment, isOwnWord } from '../case/observed.ts';
import { isOurs } from '../case/our-repos.ts';
import type { NpmPort } from '../case/ports.ts';
import { isDisclosed, type StoredCase, type StoredVersions, stateOf } from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';
import { type AnalysisReading, roleOf } from '../engine/context.ts';
import { type AnalysisContext, type AnalysisResult, parseAnalysis } from '../features/assessment/analysis.ts';
import { type SetBase, setFields } from '../features/assessment/analysis-set.ts';
import { SET } from '../features/assessment/commands.ts';
import { judgePublished } from '../features/assessment/published-versions.ts';
import { CONFIRMED_KEYS, type SetField } from '../features/assessment/set-keys.ts';
import { disclosedAt } from '../features/disclosure/posting.ts';
import { BEFORE_ADOPTION } from '../features/intake/intake.ts';
import { loadCvss } from '../formats/cvss/cvss.ts';
import { loadCweList } from '../formats/records/cwe.ts';
import type { Analysis } from '../formats/records/facts.ts';
import { isTeam } from '../process/may-move.ts';

/**
 * Reads the newest analysis by the case's people: a block, or fields that were set line by line since. Libraries and
 * lists are loaded, and npm is asked (where it is given), only where there is one to read.
 */
export async function readNewestAnalysis(
  observed: Observed,
  stored: StoredCase,
  config: Pick<Config, 'owners'>,
  npm?: NpmPort,
): Promise<AnalysisReading> {
  const isOut = isDisclosed(stored);
  // After the disclosure it is a correction of one that was there; a dismissed case has none.
  if (isOut ? stored.analysis === null : stateOf(stored) === 'closed') return { kind: 'none' };
  const comments = listCandidates(observed, stored);
  if (comments.length === 0) return { kind: 'none' };
  const repo = stored.source.repo ?? stored.packages[0]?.repo ?? undefined;
  const context: AnalysisContext = {
    readCvss: await loadCvss(),
    cwes: await loadCweList(),
    ...(repo === undefined ? {} : { repo }),
  };
  const reading = refuseStrangers(readComments(comments, context, observed, stored), config);
  if (reading.kind !== 'ok' || npm === undefined) return reading;
  const versions = await readVersions(reading.analysis, npm);
  return versions.length === 0 ? reading : { ...reading, versions };
}

/** An advisory is made where the package lives: never in a repo of somebody else, who would read it. */
function refuseStrangers(reading: AnalysisReading, config: Pick<Config, 'owners'>): AnalysisReading {
  if (reading.kind !== 'ok') return reading;
  const owners = config.owners.map(({ login }) => login).join(', ');
  const problems = reading.analysis.packages.flatMap(({ repo }, index) =>
    isOurs(config, repo)
      ? []
      : [
          {
            path: `packages[${index}].repo`,
            line: 1,
            found: repo,
            expected: `a project repository of ${owners}; for a flaw in a package of others: /dismiss upstream because …`,
          },
        ],
  );
  return problems.length === 0
    ? reading
    : { kind: 'bad', comment: reading.comment, problems, notes: reading.notes };
}

/** What was said on an issue before it came here by transfer. */
const isVoid = (stored: StoredCase, event: string): boolean =>
  stored.judged.some((each) => each.event === event && each.verdict === BEFORE_ADOPTION);

/** The analysis that counts; after the disclosure a correction that waits. */
const countedIn = ({ analysis, correction }: StoredCase) => correction ?? analysis;

/** A correction is what was said after the disclosure: whatever came before it was no word on what is public. */
function startOf(stored: StoredCase): number {
  const counted = countedIn(stored);
  const since = counted === null ? Number.NEGATIVE_INFINITY : Date.parse(counted.at);
  const out = isDisclosed(stored) ? disclosedAt(stored) : undefined;
  return out === undefined ? since : Math.max(since, Date.parse(out) + 1);
}

/** Comments of the team that may hold an analysis newer than the one that counts; newest first. */
function listCandidates(observed: Observed, stored: StoredCase): readonly ObservedComment[] {
  const since = startOf(stored);
  const known = countedIn(stored)?.comment;
  const newest = (observed.issue?.comments ?? [])
    .filter(
      (comment) =>
        timeOf(comment) >= since &&
        !isVoid(stored, eventOfComment(comment)) &&
        (comment.body.includes('analysis') || /^\s*\/set\s/im.test(comment.body)) &&
        readMarker(comment, observed.self) === null &&
        isTeam(roleOf({ observed, stored }, comment.author)) &&
        isTeam(roleOf({ observed, stored }, editorOf(comment))),
    )
    .toReversed()
    .toSorted((a, b) => timeOf(b) - timeOf(a));
  const counted = newest.findIndex((comment) => known === eventOfComment(comment));
  return counted < 0 ? newest : newest.slice(0, counted);
}

/** Of the newest comments, those with fields count up to the first with a block, or up to the analysis that counts. */
function readComments(
  newest: readonly ObservedComment[],
  context: AnalysisContext,
  observed: Observed,
  stored: StoredCase,
): AnalysisReading {
  const said: { readonly comment: ObservedComment; readonly fields: readonly SetField[] }[] = [];
  let block: { comment: ObservedComment; result: Exclude<AnalysisResult, { kind: 'none' }> } | undefined;
  for (const comment of newest) {
    const result = parseAnalysis(comment.body, context);
    const isCommanding = isOwnWord(comment) && !comment.viaEmail;
    const fields = isCommanding ? SET.valuesIn(comment.body) : [];
    if (fields.length > 0) said.unshift({ comment, fields });
    if (result.kind === 'none') continue;
    block = { comment, result };
    break;
  }
  if (block?.result.kind === 'bad') {
    const { problems, notes } = block.result;
    return { kind: 'bad', comment: block.comment, problems, notes };
  }
  const last = said.at(-1);
  if (!last) {
    if (block?.result.kind !== 'ok') return { kind: 'none' };
    return { kind: 'ok', comment: block.comment, analysis: block.result.analysis, notes: block.result.notes };
  }
  const fields = said.flatMap((each) => each.fields);
  const base: SetBase =
    block?.result.kind === 'ok'
      ? { kind: 'analysis', analysis: block.result.analysis }
      : startFrom(observed, stored);
  const result = setFields(base, fields, context);
  const { comment } = last;
  if (result.kind === 'bad')
    return { kind: 'bad', comment, problems: result.problems, notes: result.notes, isSet: true };
  const { analysis, notes } = result;
  return { kind: 'ok', comment, analysis, notes, isConfirmedAnew: isConfirmedLast(fields) };
}

/** What fields are set on where no block is newer: the analysis that counts, or what the report says. */
function startFrom(observed: Observed, stored: StoredCase): SetBase {
  const counted = countedIn(stored);
  if (counted !== null) return { kind: 'analysis', analysis: counted.facts };
  const reported = stored.source.ghsa === null ? null : (observed.advisories[stored.source.ghsa] ?? null);
  const range = reported?.ranges[0];
  const one = stored.packages[0] ?? (range ? { ...range, repo: reported!.repo } : null);
  return {
    kind: 'report',
    package: one && { ecosystem: one.ecosystem, name: one.name, repo: one.repo },
    summary: reported?.summary ?? null,
    description: reported?.description ?? null,
  };
}

/** `/set confirmed` came after every change of what it confirms. */
function isConfirmedLast(fields: readonly SetField[]): boolean {
  const confirmed = fields.findLastIndex(({ key }) => key === 'confirmed');
  return confirmed > fields.findLastIndex(({ key }) => CONFIRMED_KEYS.includes(key));
}

/** What npm has of the packages, asked after the disclosure only. One that cannot be read is left out. */
async function readVersions(analysis: Analysis, npm: NpmPort): Promise<readonly StoredVersions[]> {
  const names = new Set(
    analysis.packages.filter(({ ecosystem }) => ecosystem === 'npm').map(({ name }) => name),
  );
  const read = [...names].map(async (name): Promise<StoredVersions[]> => {
    const published = await npm.readPublished(name);
    if (published.kind !== 'published') return [];
    const judged = judgePublished('npm', name, analysis.packages, published.versions, published.removed);
    const findings = judged.findings.map(({ weight, text }) => ({ weight, text }));
    return [
      {
        ecosystem: 'npm',
        name,
        published: judged.published,
        affected: judged.affected.length,
        findings,
      },
    ];
  });
  return (await Promise.all(read)).flat();
}

const timeOf = (comment: { readonly createdAt: string; readonly lastEditedAt: string | null }): number =>
  Date.parse(comment.lastEditedAt ?? comment.createdAt);
