import type { StoredBy, StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { addDays } from '../../process/clocks.ts';

/** Lets a held release go: the coordinator's word, or that of two owners of the organisation (break-glass). */
export function releaseHold(
  { stored, observed }: Context,
  run: number,
  because: string,
  by: StoredBy,
  at: string,
): Followed {
  const isOwner = observed.repo.owners.some(({ id }) => id === by.id);
  if (by.role !== 'coordinator' && !isOwner) return { stored, verdict: 'refused/release-hold-who' };
  return changeHold(stored, run, (hold) =>
    hold.releasedBy.some(({ id }) => id === by.id)
      ? hold
      : { ...hold, releasedBy: [...hold.releasedBy, { id: by.id, login: by.login, at, because }] },
  );
}

/** Renews a hold: it lasts as long again, from now on. */
export function renewHold({ stored, config }: Context, run: number, at: string): Followed {
  return changeHold(stored, run, (hold) => ({ ...hold, until: addDays(at, config.holds.days) }));
}

type Hold = NonNullable<StoredCase['holds']>[number];

function changeHold(stored: StoredCase, run: number, change: (hold: Hold) => Hold): Followed {
  const isMeant = (hold: Hold) => hold.run === run && hold.ended === null;
  if (!stored.holds?.some(isMeant)) return { stored, verdict: 'refused/no-such-hold' };
  return {
    stored: { ...stored, holds: stored.holds.map((hold) => (isMeant(hold) ? change(hold) : hold)) },
    verdict: 'done',
  };
}
