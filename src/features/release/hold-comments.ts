import { membersOf } from '../../case/observed.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { DAY_MS } from '../../process/durations.ts';
import { renderHeld, renderHoldEnd, renderHoldEnds } from './hold-text.ts';

/** What is said of releases that this case holds: at once, again a day before the hold ends, and when it has ended. */
export function holdComments({ stored, observed }: Context): readonly BotComment[] {
  const team = membersOf(observed.team);
  return (stored.holds ?? []).flatMap((hold): readonly BotComment[] => {
    const key = `${hold.repo}/${hold.run}`;
    if (hold.ended !== null)
      return [{ key: `hold-ended/${key}`, at: hold.ended.at, body: renderHoldEnd(hold) }];
    const warnAt = Date.parse(hold.until) - DAY_MS;
    const isSoon = Date.parse(observed.now) >= warnAt && warnAt > Date.parse(hold.since);
    const until = hold.until.slice(0, 10);
    return [
      { key: `held/${key}`, at: hold.since, edit: true, body: renderHeld(hold, stored, team) },
      ...(isSoon
        ? [
            {
              key: `held-soon/${until}/${key}`,
              at: new Date(warnAt).toISOString(),
              body: renderHoldEnds(hold, stored, team),
            },
          ]
        : []),
    ];
  });
}
