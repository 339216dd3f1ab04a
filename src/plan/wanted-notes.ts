import type { Observed } from '../case/observed.ts';
import type { NotesQuery } from '../case/ports.ts';
import { type StoredCase, stateOf } from '../case/stored-case.ts';
import { patchesOf } from '../release/judge-case-notes.ts';

/** Files of a patch that are looked at in one release. */
const MOST_FILES = 40;

/** Tags of planned versions that are there and whose notes were not read in this run; while the release is made only. */
export function wantedNotes(observed: Observed, stored: StoredCase): readonly NotesQuery[] {
  const state = stateOf(stored);
  const analysis = stored.analysis?.facts;
  if (!analysis || (state !== 'releasing' && state !== 'disclosing')) return [];
  return analysis.packages.flatMap((each) =>
    each.patched.flatMap((version): readonly NotesQuery[] => {
      const release = observed.releases?.find(
        (known) => known.package === each.name && known.version === version,
      );
      if (!release || release.tag === null || `${each.repo}@${version}` in (observed.notes ?? {})) return [];
      const patches = patchesOf({ patches: stored.patches ?? [], analysis }, { repo: each.repo, version });
      const paths = patches.flatMap(({ files }) => files.map(({ path }) => path));
      return [
        {
          repo: each.repo,
          package: each.name,
          version,
          commit: release.tag,
          paths: [...new Set(paths)].slice(0, MOST_FILES),
        },
      ];
    }),
  );
}
