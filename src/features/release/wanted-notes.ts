import type { Observed } from '../../case/observed.ts';
import type { NotesQuery } from '../../case/ports.ts';
import { valueRead } from '../../case/read.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { AnalysisPackage } from '../../formats/records/facts.ts';
import { patchesOf } from './judge-case-notes.ts';

/** Files of a patch that are looked at in one release. */
const MOST_FILES = 40;

/** Tags of planned versions that are there and whose notes were not read in this run; while the release is made only. */
export function wantedNotes(observed: Observed, stored: StoredCase): readonly NotesQuery[] {
  const state = stateOf(stored);
  const analysis = stored.analysis?.facts;
  if (!analysis || (state !== 'releasing' && state !== 'disclosing')) return [];
  const isCoordinated = new Set(analysis.packages.map(({ name }) => name)).size > 1;
  return analysis.packages.flatMap((each) =>
    each.patched.flatMap((version): readonly NotesQuery[] => {
      const release = valueRead(observed.releases)?.find(
        (known) => known.package === each.name && known.version === version,
      );
      const at = release?.tag ?? null;
      if (release && at === null) return isCoordinated ? wantedManifest(observed, each) : [];
      if (!release || at === null || `${each.repo}@${version}` in (observed.notes ?? {})) return [];
      const patches = patchesOf({ patches: stored.patches ?? [], analysis }, { repo: each.repo, version });
      const paths = patches.flatMap(({ files }) => files.map(({ path }) => path));
      return [
        {
          repo: each.repo,
          package: each.name,
          version,
          commit: at,
          paths: [...new Set(paths)].slice(0, MOST_FILES),
        },
      ];
    }),
  );
}

/** Stands for the version where there is no tag yet: what the package depends on is read from the default branch. */
export const NO_TAG = 'HEAD';

/** Where several packages are released together, what they depend on tells the order. */
function wantedManifest({ notes }: Observed, { repo, name }: AnalysisPackage): readonly NotesQuery[] {
  if (`${repo}@${NO_TAG}` in (notes ?? {})) return [];
  return [{ repo, package: name, version: NO_TAG, commit: NO_TAG, paths: [] }];
}
