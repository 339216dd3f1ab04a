import { findSection, findUnreleased, tellsOfSeveral } from '../../formats/notes/find-section.ts';
import { ECOSYSTEMS, type Ecosystem } from '../../formats/records/facts.ts';
import { findNearestWord } from '../../text/nearest-word.ts';
import type { ReleaseFacts } from './judge-notes.ts';

export type ReleaseParse =
  | {
      readonly kind: 'ok';
      readonly facts: ReleaseFacts;
      /** Keys that mean nothing here, as they stand: anyone who misspelt one has to hear of it. */
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'bad'; readonly reason: string };

type Fields = Readonly<Record<string, unknown>>;

/** Every key that is read, and what it holds. The documentation lists the same (docs/releases.md). */
export const RELEASE_KEYS = {
  repo: 'owner/name; must be there',
  version: 'what is released; must be there',
  ecosystem: `by whose rules versions are compared: ${ECOSYSTEMS.join(', ')}`,
  tag: 'its tag',
  previous_tag: 'the tag of the release before',
  package_json_version: 'the version that the manifest states',
  changelog: 'the whole changelog as text',
  changelog_section: 'its section alone; null: looked for in vain',
  release_notes: 'the text of the release; null: looked for in vain',
  cves: 'CVE ids that it fixes',
  ghsas: 'GHSA ids that it fixes, or { ghsa, repo }',
  commits: 'since the release before, each HASH DATE SUBJECT, HASH SUBJECT or SUBJECT',
  changed_files: 'paths since the release before',
  test_files_changed: 'those of them that are tests, where somebody sorted them',
  fix_commits:
    'commits of the fix: hashes, which are looked for in commits, or { commit, subject, in_release }',
} as const;

class BadRelease extends Error {}

/**
 * Reads the facts of a release from JSON with the keys of {@link RELEASE_KEYS}. A key that is left out, or null, was not
 * looked at; a value of another kind than it has to be is refused. A changelog given beside it counts before the ones inside.
 */
export function parseRelease(text: string, changelog: string | null): ReleaseParse {
  const value = parseJson(text);
  if (value === undefined) return { kind: 'bad', reason: 'It is no JSON object.' };
  const ignored = Object.keys(value).filter((key) => !Object.hasOwn(RELEASE_KEYS, key));
  // What a slip of the pen leaves out would not be checked, and the release would pass.
  for (const key of ignored) {
    const meant = findNearestWord(key, Object.keys(RELEASE_KEYS));
    if (meant !== undefined && !Object.hasOwn(value, meant))
      return { kind: 'bad', reason: `${key}: no such key. Did you mean ${meant}?` };
  }
  try {
    return { kind: 'ok', facts: readFacts(value, changelog), ignored };
  } catch (error) {
    if (error instanceof BadRelease) return { kind: 'bad', reason: error.message };
    throw error;
  }
}

function readFacts(value: Fields, changelog: string | null): ReleaseFacts {
  const repo = textAt(value, 'repo');
  if (repo === null || !/^[\w.-]+\/[\w.-]+$/.test(repo)) throw new BadRelease('repo: expected owner/name.');
  const version = textAt(value, 'version');
  if (version === null) throw new BadRelease('version: expected a version.');
  const commits = textsAt(value, 'commits');
  return {
    repo,
    version,
    ecosystem: readEcosystem(value),
    tag: textAt(value, 'tag'),
    previousTag: textAt(value, 'previous_tag'),
    manifestVersion: textAt(value, 'package_json_version'),
    ...readNotes(value, version, changelog),
    cves: readCves(value),
    advisories: (listAt(value, 'ghsas') ?? []).map(readAdvisory),
    subjects: commits?.map(subjectOf) ?? null,
    changedFiles: textsAt(value, 'changed_files'),
    testFiles: textsAt(value, 'test_files_changed'),
    fixes: (listAt(value, 'fix_commits') ?? []).map((each, index) => readFix(each, index, commits)),
  };
}

function readEcosystem(value: Fields): Ecosystem | undefined {
  const said = textAt(value, 'ecosystem');
  const known = ECOSYSTEMS.find((each) => each === said);
  if (said !== null && !known)
    throw new BadRelease(`ecosystem: expected one of ${ECOSYSTEMS.join(', ')}, not ${said}.`);
  return known;
}

function readNotes(
  value: Fields,
  version: string,
  changelog: string | null,
): Pick<ReleaseFacts, 'notes' | 'releaseText' | 'unreleased'> {
  const whole = changelog ?? textAt(value, 'changelog');
  const section = whole === null ? null : (findSection(whole, version)?.text ?? null);
  // A changelog that was handed over is newer than what the file says of it.
  const kept = changelog === null ? textAt(value, 'changelog_section') : null;
  const releaseText = pickNotes(textAt(value, 'release_notes'), version);
  const inChangelog = section ?? kept;
  if (inChangelog !== null) return { notes: { kind: 'found', text: inChangelog }, releaseText };
  if (releaseText !== null) return { notes: { kind: 'found', text: releaseText } };
  const wasLooked = whole !== null || 'changelog_section' in value || 'release_notes' in value;
  const unreleased = whole === null ? undefined : findUnreleased(whole);
  return { notes: wasLooked ? { kind: 'absent' } : null, unreleased };
}

/** Release notes as they are; of one text for several versions, the part about this one. */
export const pickNotes = (notes: string | null, version: string): string | null =>
  notes !== null && tellsOfSeveral(notes) ? (findSection(notes, version)?.text ?? notes) : notes;

const HASH = /^[0-9a-f]{7,64}$/i;

/** `8e229f92 2024-10-08 4.21.1` or the first line alone. */
const subjectOf = (commit: string): string =>
  commit.replace(/^[0-9a-f]{7,64}\s+(?:\d{4}-\d{2}-\d{2}\S*\s+)?/i, '');

function readCves(value: Fields): readonly string[] {
  const cves = textsAt(value, 'cves') ?? [];
  const odd = cves.find((each) => !/^CVE-\d{4}-\d{4,19}$/i.test(each));
  if (odd !== undefined) throw new BadRelease(`cves: ${JSON.stringify(odd)} is no CVE id.`);
  return cves;
}

function readAdvisory(value: unknown): ReleaseFacts['advisories'][number] {
  const entry: Fields = isFields(value) ? value : { ghsa: value };
  const ghsa = textOf(entry.ghsa);
  if (ghsa === null || !/^GHSA(?:-[0-9a-z]{4}){3}$/i.test(ghsa))
    throw new BadRelease(`ghsas: ${JSON.stringify(value)} is neither a GHSA id nor { ghsa, repo }.`);
  return { ghsa, repo: textOf(entry.repo) };
}

/** A hash by itself is looked for among the commits, which for that have to begin with theirs. */
function readFix(
  value: unknown,
  index: number,
  commits: readonly string[] | null,
): ReleaseFacts['fixes'][number] {
  const entry: Fields = isFields(value) ? value : { commit: value };
  const commit = textOf(entry.commit);
  if (commit === null || !HASH.test(commit))
    throw new BadRelease(
      `fix_commits[${index}]: expected a hash of 7 digits or more, or { commit, subject, in_release }.`,
    );
  const subject = textOf(entry.subject) ?? '';
  if (typeof entry.in_release === 'boolean') return { commit, subject, contained: entry.in_release };
  const hashes = (commits ?? []).map((each) => each.split(/\s/)[0] ?? '');
  if (commits === null || !hashes.every((each) => HASH.test(each)))
    throw new BadRelease(
      `fix_commits[${index}]: whether ${commit.slice(0, 12)} is in the release cannot be told. Begin every entry of commits with its hash, or give { commit, in_release }.`,
    );
  const found = hashes.findIndex((each) => isSameHash(each, commit));
  return { commit, subject: subject || subjectOf(commits[found] ?? ''), contained: found >= 0 };
}

/** One of them may be cut short. */
const isSameHash = (one: string, other: string): boolean => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
};

function parseJson(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

function textAt(value: Fields, key: keyof typeof RELEASE_KEYS): string | null {
  const found = value[key] ?? null;
  if (found !== null && typeof found !== 'string') throw new BadRelease(`${key}: expected text.`);
  return textOf(found);
}

function listAt(value: Fields, key: keyof typeof RELEASE_KEYS): readonly unknown[] | null {
  const found = value[key] ?? null;
  if (found !== null && !Array.isArray(found)) throw new BadRelease(`${key}: expected a list.`);
  return found;
}

function textsAt(value: Fields, key: keyof typeof RELEASE_KEYS): readonly string[] | null {
  const list = listAt(value, key);
  if (list?.some((each) => textOf(each) === null)) throw new BadRelease(`${key}: expected a list of texts.`);
  return list as readonly string[] | null;
}
