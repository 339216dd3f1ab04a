import { isDisclosed, type StoredBy, type StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';

/** What may be said of what was published already. */
export type Afterwards = 'incomplete-fix' | 'cve-withdrawn' | 'cve-disputed';

/** Records that the fix left something open, or what became of the CVE. Before the disclosure neither can be. */
export function followAfterwards(
  { stored }: Pick<Context, 'stored'>,
  kind: Afterwards,
  because: string,
  by: StoredBy,
  at: string,
): Followed {
  if (!isDisclosed(stored)) return { stored, verdict: 'refused/not-disclosed' };
  if (kind === 'incomplete-fix') {
    const followUps = [...(stored.followUps ?? []), { case: null, because, by, at }];
    return { stored: { ...stored, followUps }, verdict: 'done' };
  }
  if (stored.cve.id === null) return { stored, verdict: 'refused/no-cve-yet' };
  const standing = { kind: kind === 'cve-withdrawn' ? 'withdrawn' : 'disputed', because, by, at } as const;
  return { stored: { ...stored, cve: { ...stored.cve, standing } }, verdict: 'done' };
}

/** Where something was said, by whom and when. */
export interface SaidAfterwards {
  readonly comment: string;
  readonly by: StoredBy;
  readonly at: string;
}

/** A CVE id that is entered after the disclosure corrects the advisories that are out, like a newer analysis. */
export function correctCve(stored: StoredCase, said: SaidAfterwards): StoredCase {
  const facts = (stored.correction ?? stored.analysis)?.facts;
  if (!isDisclosed(stored) || facts === undefined) return stored;
  return { ...stored, correction: { ...said, facts, changes: stored.correction?.changes ?? [] } };
}
