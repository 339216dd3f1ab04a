import { membersOf } from '../../case/observed.ts';
import { breakAt } from '../../config/break-at.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { leaversInside, strangersInside } from './access.ts';
import { calledIn, isEmergency } from './break.ts';
import { renderCalled, renderLeaver, renderStranger } from './people-text.ts';

/** Who sees more than they should: those who left the team, and those whom nobody invited. */
export function peopleComments(context: Context): readonly BotComment[] {
  const { stored, observed, config } = context;
  const inside = leaversInside(context);
  const left = (stored.leavers ?? []).map((leaver) => ({
    key: `leaver/${leaver.id}`,
    at: leaver.at,
    body: renderLeaver(
      leaver.login,
      inside.filter(({ person }) => person.id === leaver.id),
      stored.coordinators,
      config.server,
    ),
  }));
  const strangers = strangersInside(context).map(({ repo, ghsa, person }) => ({
    key: `stranger/${ghsa}/${person.id}`,
    at: observed.now,
    body: renderStranger(person.login, { repo, ghsa }, stored.coordinators, config.server),
  }));
  return [...left, ...strangers];
}

/** In a break: who is called to an emergency, once they coordinate it. */
export function calledComments({ stored, observed, config }: Context): readonly BotComment[] {
  const pause = breakAt(config, observed.now);
  if (pause === undefined || !isEmergency(stored)) return [];
  const called = calledIn(pause, stored, membersOf(observed.team));
  if (!called || stored.coordinators.every(({ id }) => id !== called.id)) return [];
  const body = renderCalled(called.login, pause.until, stored);
  return [{ key: `called/${pause.from}`, at: observed.now, body }];
}
