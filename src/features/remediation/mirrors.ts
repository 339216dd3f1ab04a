import type { MirrorView } from '../../case/observed.ts';
import { NOT_READ, type Read } from '../../case/read.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { mirrorsOfRepos } from '../../config/mirrors-of.ts';
import { digestOf } from '../../engine/context.ts';
import { statesFrom } from '../../process/table.ts';

export type StoredMirror = NonNullable<StoredCase['mirrors']>[number];

/** As long as a fix may be worked on in secret. */
const AT_WORK = statesFrom('valid', 'releasing');

/** Mirrors of the repos that an accepted case is about, until it is disclosed. */
export function mirrorsOf(
  stored: StoredCase,
  config: Pick<Config, 'mirrors'>,
): readonly { readonly repo: string; readonly mirror: string }[] {
  if (!AT_WORK.includes(stateOf(stored)) || isDisclosed(stored)) return [];
  return mirrorsOfRepos(
    config,
    (stored.analysis?.facts.packages ?? []).map(({ repo }) => repo),
  );
}

/** What a look showed of the case's mirrors; one that gave no answer keeps what was seen before, if anything was. */
export function lookedAtMirrors(
  stored: StoredCase,
  config: Pick<Config, 'mirrors'>,
  views: Readonly<Record<string, Read<MirrorView>>>,
  now: string,
): readonly StoredMirror[] {
  return mirrorsOf(stored, config).flatMap(({ repo, mirror }): readonly StoredMirror[] => {
    const known = stored.mirrors?.find((each) => each.mirror === mirror && each.repo === repo);
    const view = views[mirror] ?? NOT_READ;
    if (view.kind === 'not-read') return known ? [known] : [];
    if (view.kind === 'failed') return [known ?? { repo, mirror, isPrivate: null, others: [], at: now }];
    const look = lookOf(view.value, config.mirrors.workflow);
    return [known && digestOfLook(known) === digestOfLook(look) ? known : { repo, mirror, ...look, at: now }];
  });
}

/** Enabled workflows beside ours, sorted. Those of GitHub's own features count: they run on what is pushed, too. */
export const othersIn = ({ workflows }: MirrorView, ours: string): readonly string[] =>
  workflows
    .filter(({ path, isEnabled }) => isEnabled && path !== `.github/workflows/${ours}`)
    .map(({ path }) => path)
    .toSorted();

/** What a sweep keeps of a case in order to tell whether a look at its mirrors showed anything new. */
export interface MirroredCase {
  readonly number: number;
  readonly mirrors: readonly string[];
  /** Digest of what is on record of each, by mirror; left out where nothing is. */
  readonly known: Readonly<Record<string, string>>;
}

/** The case as such, or nothing where it has no mirror. No text of the store is kept: a piece would keep it whole. */
export function mirroredOf(stored: StoredCase, config: Pick<Config, 'mirrors'>): readonly MirroredCase[] {
  const mirrors = mirrorsOf(stored, config).map(({ mirror }) => mirror);
  if (mirrors.length === 0) return [];
  const known = mirrors.flatMap((mirror) => {
    const seen = stored.mirrors?.find((each) => each.mirror === mirror);
    return seen ? [[mirror, digestOfLook(seen)] as const] : [];
  });
  return [{ number: stored.number, mirrors, known: Object.fromEntries(known) }];
}

/** Numbers of the cases for which a look showed something that is not on record. */
export function mirrorsWithNews(
  cases: readonly MirroredCase[],
  { mirrors: { workflow } }: Pick<Config, 'mirrors'>,
  views: Readonly<Record<string, Read<MirrorView>>>,
): readonly number[] {
  return cases
    .filter(({ mirrors, known }) =>
      mirrors.some((mirror) => {
        const view = views[mirror] ?? NOT_READ;
        if (view.kind === 'not-read') return false;
        if (view.kind === 'failed') return known[mirror] === undefined;
        return known[mirror] !== digestOfLook(lookOf(view.value, workflow));
      }),
    )
    .map(({ number }) => number);
}

const lookOf = (view: MirrorView, ours: string): Pick<StoredMirror, 'isPrivate' | 'others'> => ({
  isPrivate: view.isPrivate,
  others: [...othersIn(view, ours)],
});

const digestOfLook = ({ isPrivate, others }: Pick<StoredMirror, 'isPrivate' | 'others'>): string =>
  digestOf({ isPrivate, others });

export const isSameList = (one: readonly StoredMirror[], other: readonly StoredMirror[]): boolean =>
  one.length === other.length && one.every((each, index) => each === other[index]);
