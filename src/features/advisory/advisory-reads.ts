import type { Observed } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import type { Known, SeenCase } from '../../engine/context.ts';
import { newValues } from '../../engine/new-values.ts';
import { isOpenAfterwards } from '../followup/corrections.ts';
import { RECORD_ADVISORY } from './commands.ts';

/** The advisories of the case, the reported one first. */
export const advisoryReads = (known: Known): Partial<WantedReads> => ({
  advisories: wantedAdvisories(known.observed, known.stored),
  uses: known.observed.uses.kind === 'not-read' && newValues(known, RECORD_ADVISORY).length > 0,
});

function wantedAdvisories(observed: Observed, stored: StoredCase) {
  if (stateOf(stored) === 'closed' && !isOpenAfterwards(stored)) return [];
  const { repo, ghsa } = stored.source;
  const known = stored.advisories.map((advisory) => ({ repo: advisory.repo, ghsa: advisory.ghsa }));
  const all = repo && ghsa && !known.some((each) => each.ghsa === ghsa) ? [{ repo, ghsa }, ...known] : known;
  return all.filter((each) => !(each.ghsa in observed.advisories));
}

/** GitHub changed an advisory of the case since the last sweep. */
export function isAdvisoryChanged({ stored, changed }: SeenCase): string | undefined {
  const ids = [stored.source.ghsa, ...stored.advisories.map((advisory) => advisory.ghsa)];
  return ids.some((ghsa) => ghsa !== null && changed.has(ghsa)) ? 'outside' : undefined;
}
