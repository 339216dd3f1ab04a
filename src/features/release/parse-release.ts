import { findSection, findUnreleased, tellsOfSeveral } from '../../formats/notes/find-section.ts';
import type { ReleaseFacts } from './judge-notes.ts';

export type ReleaseParse =
  | { readonly kind: 'ok'; readonly facts: ReleaseFacts }
  | { readonly kind: 'bad'; readonly reason: string };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the facts of a release from JSON. Only `repo` and `version` must be there; a key that is left out was not looked
 * at. Keys: `tag`, `previous_tag`, `package_json_version`, `changelog_section` (null: looked for in vain), `changelog`
 * (the whole text), `release_notes`, `cves`, `ghsas` (ids, or `{ghsa, repo}`), `commits` (`hash date subject`),
 * `changed_files`, `test_files_changed`, `fix_commits`. A changelog given beside it counts before the ones inside.
 */
export function parseRelease(text: string, changelog: string | null): ReleaseParse {
  const value = parseJson(text);
  if (value === undefined) return { kind: 'bad', reason: 'It is no JSON object.' };
  const repo = textOf(value.repo);
  const version = textOf(value.version);
  if (repo === null || !/^[\w.-]+\/[\w.-]+$/.test(repo))
    return { kind: 'bad', reason: 'repo: expected owner/name.' };
  if (version === null) return { kind: 'bad', reason: 'version: expected a version.' };
  return {
    kind: 'ok',
    facts: {
      repo,
      version,
      tag: textOf(value.tag),
      previousTag: textOf(value.previous_tag),
      manifestVersion: textOf(value.package_json_version),
      ...readNotes(value, version, changelog),
      cves: (listOf(value.cves) ?? []).flatMap((each) => textOf(each) ?? []),
      advisories: (listOf(value.ghsas) ?? []).flatMap(readAdvisory),
      subjects:
        listOf(value.commits)
          ?.flatMap((each) => textOf(each) ?? [])
          .map(subjectOf) ?? null,
      changedFiles: listOf(value.changed_files)?.flatMap((each) => textOf(each) ?? []) ?? null,
      testFiles: listOf(value.test_files_changed)?.flatMap((each) => textOf(each) ?? []) ?? null,
      fixes: (listOf(value.fix_commits) ?? []).flatMap(readFix),
    },
  };
}

function readNotes(
  value: Fields,
  version: string,
  changelog: string | null,
): Pick<ReleaseFacts, 'notes' | 'unreleased'> {
  const whole = changelog ?? textOf(value.changelog);
  const section = whole === null ? null : (findSection(whole, version)?.text ?? null);
  // A changelog that was handed over is newer than what the file says of it.
  const kept = changelog === null ? textOf(value.changelog_section) : null;
  const found = section ?? kept ?? pickNotes(textOf(value.release_notes), version);
  if (found !== null) return { notes: { kind: 'found', text: found } };
  const wasLooked = whole !== null || 'changelog_section' in value || 'release_notes' in value;
  const unreleased = whole === null ? undefined : findUnreleased(whole);
  return { notes: wasLooked ? { kind: 'absent' } : null, unreleased };
}

/** Release notes as they are; of one text for several versions, the part about this one. */
export const pickNotes = (notes: string | null, version: string): string | null =>
  notes !== null && tellsOfSeveral(notes) ? (findSection(notes, version)?.text ?? notes) : notes;

/** `8e229f92 2024-10-08 4.21.1` or the first line alone. */
const subjectOf = (commit: string): string =>
  commit.replace(/^[0-9a-f]{7,40}\s+(?:\d{4}-\d{2}-\d{2}\S*\s+)?/i, '');

function readAdvisory(value: unknown): ReleaseFacts['advisories'] {
  if (typeof value === 'string') return [{ ghsa: value, repo: null }];
  const ghsa = isFields(value) ? textOf(value.ghsa) : null;
  return ghsa === null ? [] : [{ ghsa, repo: textOf((value as Fields).repo) }];
}

function readFix(value: unknown): ReleaseFacts['fixes'] {
  const commit = isFields(value) ? textOf(value.commit) : null;
  if (commit === null) return [];
  const { subject, in_release: contained } = value as Fields;
  return typeof contained === 'boolean' ? [{ commit, subject: textOf(subject) ?? '', contained }] : [];
}

function parseJson(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;
const listOf = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);
