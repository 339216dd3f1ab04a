import type { Observed } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import type { Known } from '../../engine/context.ts';

/** Tags of every patched version, while the gate is looked at. */
export function releaseReads({ observed, stored }: Known): Partial<WantedReads> {
  if (!wantsReleases(stored) || knowsReleases(observed, stored)) return {};
  const packages = stored.analysis?.facts.packages ?? [];
  return {
    releases: true,
    surroundings: {
      posts: [],
      tags: packages.flatMap((each) =>
        each.patched.map((version) => ({ repo: each.repo, package: each.name, version })),
      ),
    },
  };
}

/** The gate is looked at while the release is made, and once more when it is disclosed. */
function wantsReleases(stored: StoredCase): boolean {
  return stateOf(stored) === 'releasing' || stateOf(stored) === 'disclosing';
}

/** Every patched version that the analysis names now was looked at. */
function knowsReleases({ releases }: Observed, stored: StoredCase): boolean {
  const packages = stored.analysis?.facts.packages ?? [];
  return (
    releases.kind === 'read' &&
    packages.every(({ name, patched }) =>
      patched.every((version) =>
        releases.value.some((release) => release.package === name && release.version === version),
      ),
    )
  );
}
