import {
  type ClaimFacts,
  cvesIn,
  findReverts,
  findWrongIds,
  ghsasIn,
} from '../../formats/notes/find-claims.ts';
import { showNotes } from '../../formats/notes/notes-as-shown.ts';
import { namesVersion, prefixOfTag, versionOfTag } from '../../formats/notes/parse-tag.ts';
import { ECOSYSTEMS, type Ecosystem } from '../../formats/records/facts.ts';
import { compareVersions } from '../../formats/versions/version-order.ts';
import { type NoteRule, type RuleLevel, type RuleLevels, TRUTH_RULES } from '../../process/gate-rules.ts';
import { isDependencyOnly, isTestFile } from './changed-files.ts';

/**
 * What is known of a release, made or about to be. Null means "was not looked at", and is judged by no rule; an empty list
 * means that there is none.
 */
export interface ReleaseFacts {
  /** `owner/name`. */
  readonly repo: string;
  readonly version: string;
  /** By whose rules versions are compared; where it is not known, what the rules of all agree on counts. */
  readonly ecosystem?: Ecosystem | undefined;
  readonly tag: string | null;
  readonly previousTag: string | null;
  /** Version that the manifest at the tag states. */
  readonly manifestVersion: string | null;
  /** Section of the changelog for this version, or the release notes; `absent` where both were looked for in vain. */
  readonly notes: { readonly kind: 'found'; readonly text: string } | { readonly kind: 'absent' } | null;
  /** Text of the release where the changelog has the section: it need not name anything, but what it says has to be true. */
  readonly releaseText?: string | null;
  /** Heading of a section that still waits for its version. */
  readonly unreleased?: string | undefined;
  readonly cves: readonly string[];
  readonly advisories: readonly { readonly ghsa: string; readonly repo: string | null }[];
  /** Ids of other vulnerabilities that the same release fixes: named or not, both is right. */
  readonly alsoFixed?: readonly string[];
  /** First lines of the commits since the release before. */
  readonly subjects: readonly string[] | null;
  readonly changedFiles: readonly string[] | null;
  /** Files of tests among them where somebody else has sorted them; otherwise their names tell. */
  readonly testFiles: readonly string[] | null;
  readonly fixes: readonly {
    readonly commit: string;
    readonly subject: string;
    readonly contained: boolean;
  }[];
}

interface NoteFinding {
  readonly rule: NoteRule;
  readonly level: Exclude<RuleLevel, 'off'>;
  readonly ok: boolean;
  /** What is seen, and why it is not right. Holds ids and lines of the notes. */
  readonly text: string;
}

export interface NoteVerdict {
  /**
   * The one answer. `pass`: what the rules require is there, and nothing looks untrue. `held`: it is there, and a sentence
   * looks untrue, which a person has to read. `fail`: something that is required is not there.
   */
  readonly verdict: 'pass' | 'held' | 'fail';
  /** The same for programs: true exactly where the verdict is `pass`. */
  readonly ok: boolean;
  /** Everything that is required is there, whatever the sentences say. */
  readonly complete: boolean;
  readonly findings: readonly NoteFinding[];
}

type Answer = { readonly ok: boolean; readonly text: string } | undefined;

/** Judges notes and content of one release. Pure; an unknown fact is no finding. */
export function judgeNotes(given: ReleaseFacts, levels: RuleLevels): NoteVerdict {
  const facts: ReleaseFacts =
    given.notes?.kind === 'found'
      ? {
          ...given,
          notes: { kind: 'found', text: showNotes(given.notes.text) },
          releaseText: showNotes(given.releaseText ?? ''),
        }
      : given;
  const findings = (Object.keys(JUDGES) as NoteRule[]).flatMap((rule): NoteFinding[] => {
    const level = levels[rule];
    const answer = level === 'off' ? undefined : JUDGES[rule](facts);
    return answer && level !== 'off' ? [{ rule, level, ...answer }] : [];
  });
  const failed = findings.filter(({ ok, level }) => !ok && level === 'required');
  const complete = failed.every(({ rule }) => TRUTH_RULES.includes(rule));
  const verdict = failed.length === 0 ? 'pass' : complete ? 'held' : 'fail';
  return { verdict, ok: verdict === 'pass', complete, findings };
}

const JUDGES: Readonly<Record<NoteRule, (facts: ReleaseFacts) => Answer>> = {
  tag: judgeTag,
  'manifest-version': judgeManifest,
  'changelog-section': judgeSection,
  'names-cve': judgeCves,
  'names-advisory': judgeAdvisories,
  'no-revert': (facts) => judgeClaims(facts, findReverts, 'Nothing in it reverts a fix.'),
  'true-ids': (facts) => judgeClaims(facts, findWrongIds, 'No id in it belongs elsewhere.'),
  tests: judgeTests,
  'contains-fix': judgeFix,
};

function judgeTag({ tag, previousTag, version, ecosystem }: ReleaseFacts): Answer {
  if (tag === null) return undefined;
  if (!namesVersion(tag, version)) return no(`the tag ${tag} does not name ${version}`);
  const named = versionOfTag(tag) ?? version;
  if (prefixOfTag(tag) === 'v.') return no(`odd tag ${tag}: tools look for v${named} or ${named}`);
  if (previousTag === null) return yes(`The tag is ${tag}.`);
  const before = versionOfTag(previousTag);
  if (before !== null && (orderOf(before, named, ecosystem) ?? -1) >= 0)
    return no(`${named} does not come after ${previousTag}`);
  return (prefixOfTag(tag) === '') === (prefixOfTag(previousTag) === '')
    ? yes(`The tag is ${tag}.`)
    : no(`odd tag ${tag}: the one before is ${previousTag}, one of them with a v and one without`);
}

/** By the ecosystem's rules; where that is not known, only what is the same by all of them. */
function orderOf(one: string, other: string, ecosystem: Ecosystem | undefined): number | undefined {
  if (ecosystem !== undefined) return compareVersions(one, other, ecosystem);
  const orders = ECOSYSTEMS.flatMap((each) => compareVersions(one, other, each) ?? []);
  const [first] = orders.map(Math.sign);
  return orders.every((order) => Math.sign(order) === first) ? first : undefined;
}

function judgeManifest({ manifestVersion, version }: ReleaseFacts): Answer {
  if (manifestVersion === null) return undefined;
  return withoutV(manifestVersion) === withoutV(version)
    ? yes('The manifest states the same version.')
    : no(`the manifest states ${manifestVersion}, not ${version}`);
}

const withoutV = (version: string): string => version.replace(/^v\.?(?=\d)/i, '');

function judgeSection({ notes, unreleased, version }: ReleaseFacts): Answer {
  if (notes === null) return undefined;
  if (notes.kind === 'found') return yes(`There is a section for ${version}.`);
  const hint = unreleased === undefined ? '' : `; its text still stands under "${unreleased}"`;
  return no(`no changelog section for ${version}, and no release notes${hint}`);
}

/** Where there will be no CVE id, the notes have to name the advisory instead. */
function judgeCves(facts: ReleaseFacts): Answer {
  const { notes, cves } = facts;
  if (cves.length === 0) return judgeAdvisories(facts);
  if (notes === null) return undefined;
  const named = notes.kind === 'found' ? cvesIn(notes.text) : [];
  const missing = cves.filter((cve) => !named.includes(cve.toUpperCase()));
  return missing.length === 0
    ? yes('Every CVE id is named.')
    : no(`CVE id missing from the notes: ${missing.join(', ')}`);
}

/** Where a case has an advisory in each of several repos, the notes of one repo owe that of their own. */
function judgeAdvisories({ notes, advisories, repo }: ReleaseFacts): Answer {
  if (notes === null || advisories.length === 0) return undefined;
  const named = notes.kind === 'found' ? ghsasIn(notes.text) : [];
  const own = advisories.filter((each) => (each.repo ?? repo).toLowerCase() === repo.toLowerCase());
  const missing = (own.length > 0 ? own : advisories).filter(
    ({ ghsa }) => !named.includes(`GHSA${ghsa.slice(4).toLowerCase()}`),
  );
  return missing.length === 0
    ? yes('Every advisory is named.')
    : no(`GHSA id missing from the notes: ${missing.map(({ ghsa }) => ghsa).join(', ')}`);
}

function judgeClaims(
  facts: ReleaseFacts,
  find: (facts: ClaimFacts) => readonly string[],
  fine: string,
): Answer {
  if (facts.notes?.kind !== 'found' && !facts.subjects?.length) return undefined;
  const claims: ClaimFacts = {
    repo: facts.repo,
    version: facts.version,
    alsoFixed: facts.alsoFixed ?? [],
    notes: facts.notes?.kind === 'found' ? facts.notes.text : null,
    subjects: facts.subjects ?? [],
    fixes: facts.fixes.map(({ subject }) => subject),
    cves: facts.cves,
    advisories: facts.advisories,
    dependencyOnly: isDependencyOnly(facts.changedFiles ?? []),
  };
  const beside = facts.releaseText ? find({ ...claims, notes: facts.releaseText, subjects: [] }) : [];
  const found = [...new Set([...find(claims), ...beside])];
  return found.length === 0 ? yes(fine) : no(found.join('; '));
}

function judgeTests({ changedFiles, testFiles }: ReleaseFacts): Answer {
  const tests = testFiles ?? changedFiles?.filter(isTestFile);
  if (tests === undefined) return undefined;
  if (tests.length > 0) return yes(`Tests changed: ${tests.slice(0, 5).join(', ')}.`);
  return isDependencyOnly(changedFiles ?? [])
    ? no('no test changed (dependency-only release)')
    : no('no test changed');
}

/** Listed fixes that are not among the commits may be there under another hash: that is for the patch comparison. */
function judgeFix({ fixes }: ReleaseFacts): Answer {
  if (fixes.length === 0) return undefined;
  const missing = fixes.filter(({ contained }) => !contained);
  return missing.length === 0
    ? yes('The commits of the fix are contained.')
    : no(`not contained under this hash: ${missing.map(({ commit }) => commit.slice(0, 12)).join(', ')}`);
}

const yes = (text: string) => ({ ok: true, text });
const no = (text: string) => ({ ok: false, text });
