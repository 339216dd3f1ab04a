import { valueRead } from '../../case/read.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { correctCve, type SaidAfterwards } from '../followup/follow-afterwards.ts';

/**
 * A CVE id that a person enters replaces one that was wrong, and the decision to have none. An id has the year of its
 * reservation: next year's exist shortly before the year ends. One that another case has is refused.
 */
export function recordCve({ stored, observed }: Context, id: string, said: SaidAfterwards): Followed {
  const year = Number(id.slice(4, 8));
  if (year < 1999 || year > Number(observed.now.slice(0, 4)) + 1)
    return { stored, verdict: 'refused/cve-year' };
  if ((valueRead(observed.uses)?.[id] ?? stored.number) !== stored.number)
    return { stored, verdict: 'refused/cve-used' };
  const decisions = stored.decisions.filter((decision) => decision.kind !== 'no-cve');
  const { standing: _, ...cve } = stored.cve;
  return { stored: correctCve({ ...stored, decisions, cve: { ...cve, id } }, said), verdict: 'done' };
}
