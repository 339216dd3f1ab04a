import type { ObservedNotes } from '../../case/observed.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { findSection, findUnreleased } from '../../formats/notes/find-section.ts';
import type { AdvisoryFacts, Analysis } from '../../formats/records/facts.ts';
import type { RuleLevels } from '../../process/gate-rules.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { judgePatch } from '../../text/patch-lines.ts';
import type { GateFinding } from './judge-gate.ts';
import { judgeNotes, type ReleaseFacts } from './judge-notes.ts';
import { pickNotes } from './parse-release.ts';

export interface CaseNotes {
  readonly analysis: Analysis;
  readonly cve: string | null;
  readonly advisories: readonly (AdvisoryFacts | null)[];
  readonly evidence: StoredCase['evidence'];
  readonly patches: NonNullable<StoredCase['patches']>;
  /** What stands at the tags of the planned versions. */
  readonly notes: readonly ObservedNotes[];
  /** Ids of other cases by the release that fixes them too, `repo@version`. */
  readonly alsoFixed?: Readonly<Record<string, readonly string[]>>;
  readonly levels: RuleLevels;
}

/** What the tags of a case's releases say, by the same rules as before tagging. Nothing where there is no tag yet. */
export function judgeCaseNotes(facts: CaseNotes): readonly GateFinding[] {
  return facts.notes.flatMap((notes) => [...judgeWords(facts, notes), ...judgeContent(facts, notes)]);
}

/** A member who read the notes and found them right has the last word over a pattern. */
const isRead = ({ evidence }: CaseNotes): boolean => evidence.some(({ kind }) => kind === 'notes');

function judgeWords(facts: CaseNotes, notes: ObservedNotes): readonly GateFinding[] {
  const { findings } = judgeNotes(releaseFacts(facts, notes), facts.levels);
  return findings.map(({ rule, level, ok, text }) => ({
    rule,
    ok,
    subject: subjectOf(notes),
    text: ok
      ? renderPlain(text)
      : `${renderCodeSpan(text)}. If that is right, say so: \`/evidence notes WHAT WAS READ\`.`,
    ...(level === 'advised' || isRead(facts) ? { advised: true } : {}),
    after: true,
  }));
}

const subjectOf = (notes: ObservedNotes): string => `${notes.package} ${notes.version}`;

function releaseFacts(
  { cve, advisories, alsoFixed, analysis }: CaseNotes,
  notes: ObservedNotes,
): ReleaseFacts {
  const section =
    notes.changelog === null ? undefined : findSection(notes.changelog, notes.version, notes.package);
  const releaseText = pickNotes(notes.releaseNotes, notes.version);
  const text = section?.text ?? releaseText;
  return {
    repo: notes.repo,
    version: notes.version,
    ecosystem: analysis.packages.find(({ name }) => name === notes.package)?.ecosystem,
    alsoFixed: alsoFixed?.[`${notes.repo}@${notes.version}`] ?? [],
    tag: notes.tag,
    previousTag: null,
    manifestVersion: notes.manifestVersion,
    notes: text === null ? { kind: 'absent' } : { kind: 'found', text },
    releaseText: section ? releaseText : null,
    unreleased: notes.changelog === null ? undefined : findUnreleased(notes.changelog),
    cves: cve === null ? [] : [cve],
    advisories: advisories.flatMap((each) => (each ? [{ ghsa: each.ghsa, repo: each.repo }] : [])),
    subjects: notes.subject === null ? null : [notes.subject],
    changedFiles: null,
    testFiles: null,
    fixes: [],
  };
}

/** The patch of this line, or the one that is for all lines, compared line by line with the files at the tag. */
function judgeContent(facts: CaseNotes, notes: ObservedNotes): readonly GateFinding[] {
  if (facts.levels['contains-fix'] === 'off') return [];
  const patches = patchesOf(facts, notes);
  if (patches.length === 0) return [];
  const verdict = judgePatch(
    patches.flatMap(({ files }) => files),
    notes.files,
  );
  const subject = subjectOf(notes);
  const make = (ok: boolean, text: string, change: Partial<GateFinding> = {}): GateFinding[] => [
    { rule: 'contains-fix', ok, subject, text, after: true, ...change },
  ];
  switch (verdict.kind) {
    case 'contained':
      return make(true, 'Every line of the patch is at the tag.');
    case 'unknown':
      return make(
        false,
        'Some files of the patch could not be read at the tag. Please compare them by hand.',
        {
          advised: true,
        },
      );
    case 'missing': {
      const where = verdict.paths.slice(0, 5).map(renderCodeSpan).join(', ');
      return make(
        false,
        `The fix is not in it: ${where} at the tag differs from the recorded patch. Check it before the disclosure. If the patch has changed, record it again.`,
      );
    }
  }
}

export function patchesOf(
  { patches, analysis }: Pick<CaseNotes, 'patches' | 'analysis'>,
  { repo, version }: Pick<ObservedNotes, 'repo' | 'version'>,
): CaseNotes['patches'] {
  const repos = new Set(analysis.packages.map((each) => each.repo));
  const ofRepo = patches.filter((patch) =>
    patch.repo === null ? repos.size === 1 : patch.repo.toLowerCase() === repo.toLowerCase(),
  );
  const ofLine = ofRepo.filter((patch) => patch.line !== null && isLine(patch.line, version));
  return ofLine.length > 0 ? ofLine : ofRepo.filter((patch) => patch.line === null);
}

/** `1.x`, `v1`, `1.2` are lines of 1.2.3. */
export function isLine(line: string, version: string): boolean {
  const start = line.replace(/^v/i, '').replace(/(?:\.[x*])+$/i, '');
  return version === start || version.startsWith(`${start}.`);
}
