import type { LookUpAnswers, NamedThing, UncheckedReason } from '../../../case/named.ts';
import { type Asking, notThere, type Outcome, there, unchecked } from './asking.ts';
import { findTag, type TagsOfVersion } from './tags.ts';

type NamedVersion = Extract<NamedThing, { kind: 'version' }>;

/** A tree in which files are looked up, and what people call it. */
export interface Tree {
  readonly at: string;
  readonly label: string;
}

/** Where the files of a report are looked up. */
export interface Trees {
  readonly trees: readonly Tree[];
  /** Why these are not all that the report names: then nothing is told to be missing. */
  readonly gap: UncheckedReason | null;
  /** The report names them; otherwise it is the default branch, where more may have changed since. */
  readonly isNamed: boolean;
}

export const DEFAULT_TREE: Tree = { at: 'HEAD', label: 'the default branch' };
/** Trees of named versions that are read. */
const MOST_TREES = 3;

/** The tags of the versions that a report names, or the ref of an address. */
export function treesOf(
  ref: string | null,
  versions: readonly NamedVersion[],
  asking: Asking,
  defaultBranch: string,
): Trees {
  if (ref === 'HEAD' || ref === defaultBranch) return { trees: [DEFAULT_TREE], gap: null, isNamed: false };
  if (ref !== null && /^[0-9a-f]{40}$/.test(ref))
    return { trees: [{ at: ref, label: ref.slice(0, 7) }], gap: null, isNamed: true };
  const named = versions.filter(({ isRef }) => isRef);
  if (ref === null && named.length === 0) return { trees: [DEFAULT_TREE], gap: null, isNamed: false };
  const tags = asking.ask<'tags'>({ kind: 'tags' });
  if (tags === null) return { trees: [], gap: asking.whyNot({ kind: 'tags' }), isNamed: true };
  if (ref !== null) {
    const tag = tags.tags.find(({ name }) => name === ref);
    return tag
      ? { trees: [{ at: tag.at, label: tag.name }], gap: null, isNamed: true }
      : { trees: [], gap: 'unclear-version', isNamed: true };
  }
  const found = named.map(({ version }) => findTag(tags.tags, version, asking.context.packages, null));
  const trees = found.flatMap((each) =>
    each.kind === 'tag' ? [{ at: each.tag.at, label: each.tag.name }] : [],
  );
  const distinct = trees.filter((tree, index) => trees.findIndex(({ at }) => at === tree.at) === index);
  return {
    trees: distinct.slice(0, MOST_TREES),
    gap: gapOf(found, distinct.length > MOST_TREES),
    isNamed: true,
  };
}

function gapOf(found: readonly TagsOfVersion[], isCut: boolean): UncheckedReason | null {
  if (found.some(({ kind }) => kind === 'near')) return 'unclear-version';
  if (found.some(({ kind }) => kind !== 'tag')) return 'version-without-tag';
  return isCut ? 'too-many-requests' : null;
}

/** Whether a version has a tag. That it has none is told only where versions like it have theirs and no list of changes has it. */
export function judgeVersion({ version, isFirm }: NamedVersion, asking: Asking): Outcome {
  const { packages } = asking.context;
  const tags = asking.ask<'tags'>({ kind: 'tags' });
  if (tags === null) return unchecked(asking.whyNot({ kind: 'tags' }));
  const first = findTag(tags.tags, version, packages, null);
  if (first.kind === 'tag') return there(first.tag.name);
  if (first.kind === 'near') return unchecked('unclear-version');
  if (!isFirm) return unchecked('version-without-tag');
  if (!tags.isWhole) return unchecked('cut-list');
  const tree = asking.ask<'tree'>({ kind: 'tree', at: DEFAULT_TREE.at });
  if (tree === null) return unchecked(asking.whyNot({ kind: 'tree', at: DEFAULT_TREE.at }));
  if (first.kind === 'unclear') {
    const current = versionIn(fileAtRoot(tree, /^package\.json$/, asking));
    if (findTag(tags.tags, version, packages, current).kind !== 'none')
      return unchecked('version-without-tag');
  }
  const changes = fileAtRoot(tree, CHANGES, asking);
  if (changes !== undefined && (changes === null || changes.includes(version)))
    return unchecked('version-without-tag');
  return notThere(`${tags.tags.length} tags`);
}

const CHANGES = /^(changelog|changes|history|news|releases?|release[-_ ]?notes)(\.\w+)?$/i;

/** The text of a file at the root; undefined where there is none, null where it could not be read. */
export function fileAtRoot(
  tree: LookUpAnswers['tree'],
  name: RegExp,
  asking: Asking,
): string | null | undefined {
  const entry = tree.entries.find(({ path, kind }) => kind === 'file' && name.test(path));
  if (!entry) return tree.isWhole ? undefined : null;
  return asking.ask<'file'>({ kind: 'file', sha: entry.sha })?.text ?? null;
}

/** The version that a manifest of npm names. */
function versionIn(text: string | null | undefined): string | null {
  const [, version = null] = /"version"\s*:\s*"v?(\d+\.\d+\.\d+)/.exec(text ?? '') ?? [];
  return version;
}
