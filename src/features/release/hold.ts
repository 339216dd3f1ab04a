import type { WaitingRelease } from '../../case/observed.ts';
import { isDisclosed, type StoredCase, type StoredHold, stateOf } from '../../case/stored-case.ts';
import { shortName, versionOfTag } from '../../formats/notes/parse-tag.ts';
import { statesFrom } from '../../process/table.ts';

/** From a confirmed analysis on until its advisories are out, a case holds releases of the packages that it names. */
const HOLDING = statesFrom('valid', 'disclosing');

/**
 * Whether a case holds a release: by the package that the repo names at that commit, or by the repo itself. In a repo of
 * many packages the release of another one goes, where that is beyond doubt: see {@link isAnother}.
 */
export function isHeldBy(stored: StoredCase, release: WaitingRelease): boolean {
  const { analysis } = stored;
  if (!analysis?.facts.confirmed.yes || !HOLDING.includes(stateOf(stored)) || isDisclosed(stored))
    return false;
  return analysis.facts.packages.some(
    ({ ecosystem, name, repo }) =>
      (ecosystem === 'npm' && name === release.package) ||
      (repo.toLowerCase() === release.repo.toLowerCase() &&
        !(ecosystem === 'npm' && isAnother(release, name))),
  );
}

/** The tag names another package, and its manifest at that commit has that name and that version. */
const isAnother = (release: WaitingRelease, name: string): boolean =>
  release.isOfTag === true &&
  release.package !== null &&
  versionOf(release) !== null &&
  shortName(release.package) !== shortName(name);

/** The version, where the tag and the manifest at its commit name the same one. */
export function versionOf({ tag, version }: WaitingRelease): string | null {
  const tagged = versionOfTag(tag);
  return tagged !== null && tagged === version ? tagged : null;
}

/** The security release itself: a version that the analysis names as patched, of a package of that repo. */
export function isPlanned(stored: StoredCase, release: WaitingRelease): boolean {
  const version = versionOf(release);
  if (version === null) return false;
  return (stored.analysis?.facts.packages ?? []).some(
    ({ name, repo, patched }) =>
      repo.toLowerCase() === release.repo.toLowerCase() &&
      (release.package === null || name === release.package) &&
      patched.includes(version),
  );
}

export type HoldEnd = NonNullable<StoredHold['ended']>['how'];

export interface HoldFacts {
  readonly hold: StoredHold;
  readonly stored: StoredCase;
  /** The release, or null where it waits no more. */
  readonly release: WaitingRelease | null;
  /** It is the planned one, the case is in its release, and the gate asks for nothing but the release itself. */
  readonly isReady: boolean;
  /** Ids of the organisation's owners. */
  readonly owners: readonly number[];
  /** ISO UTC. */
  readonly now: string;
}

/** Why a hold ends now, or undefined where it goes on. The first reason counts. */
export function judgeHold({ hold, stored, release, isReady, owners, now }: HoldFacts): HoldEnd | undefined {
  if (release === null) return 'gone';
  if (!isHeldBy(stored, release)) return 'over';
  if (isReady) return 'ready';
  const coordinators = stored.coordinators.map(({ id }) => id);
  if (hold.releasedBy.some(({ id }) => coordinators.includes(id))) return 'released';
  const named = new Set(hold.releasedBy.map(({ id }) => id).filter((id) => owners.includes(id)));
  if (named.size >= 2) return 'break-glass';
  return Date.parse(now) >= Date.parse(hold.until) ? 'expired' : undefined;
}

/** Whether a release may go as far as this case is concerned. One whose hold was not written down yet may not. */
export function isReleased(stored: StoredCase, release: WaitingRelease): boolean {
  const hold = stored.holds?.findLast((each) => each.repo === release.repo && each.run === release.run);
  return hold ? hold.ended !== null : !isHeldBy(stored, release);
}
