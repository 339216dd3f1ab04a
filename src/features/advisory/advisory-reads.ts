import { stateOf } from '../../case/stored-case.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import type { Known, SeenCase } from '../../engine/context.ts';
import { newValues } from '../../engine/new-values.ts';
import { isOpenAfterwards } from '../followup/corrections.ts';
import { RECORD_ADVISORY } from './commands.ts';

/** The advisories of the case, the reported one first, and those that somebody names. */
export const advisoryReads = (known: Known): Partial<WantedReads> => ({
  advisories: wantedAdvisories(known),
  uses: known.observed.uses.kind === 'not-read' && newValues(known, RECORD_ADVISORY).length > 0,
});

function wantedAdvisories(known: Known) {
  const { observed, stored } = known;
  if (stateOf(stored) === 'closed' && !isOpenAfterwards(stored)) return [];
  const { repo, ghsa } = stored.source;
  const own = stored.advisories.map((advisory) => ({ repo: advisory.repo, ghsa: advisory.ghsa }));
  // Whether what somebody names is a report.
  const named = newValues(known, RECORD_ADVISORY);
  const reported = repo && ghsa ? [{ repo, ghsa }] : [];
  const all = [...reported, ...own, ...named].filter(
    (each, index, them) => them.findIndex((other) => other.ghsa === each.ghsa) === index,
  );
  return all.filter((each) => !(each.ghsa in observed.advisories));
}

/** GitHub changed an advisory of the case since the last sweep. */
export function isAdvisoryChanged({ stored, changed }: SeenCase): string | undefined {
  const ids = [stored.source.ghsa, ...stored.advisories.map((advisory) => advisory.ghsa)];
  return ids.some((ghsa) => ghsa !== null && changed.has(ghsa)) ? 'outside' : undefined;
}
