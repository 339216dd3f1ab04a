import { callsOf } from '../../case/break-calls.ts';
import { membersOf } from '../../case/observed.ts';
import { breakAt } from '../../config/break-at.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { leaversInside, strangersInside } from './access.ts';
import { isEmergency } from './break.ts';
import { reachedIn } from './call-in-break.ts';
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
  const team = membersOf(observed.team);
  const calls = callsOf(stored, pause);
  const reached = reachedIn(pause, stored, team).map((each) => each.id);
  return calls.flatMap(({ id, login, at }, index) => {
    const isThere =
      team.some((member) => member.id === id) && stored.coordinators.some((each) => each.id === id);
    if (!isThere) return [];
    const silent = calls
      .slice(0, index)
      .filter((call) => reached.includes(call.id))
      .map((call) => call.login);
    const body = renderCalled(login, pause.until, stored, silent);
    return [{ key: `called/${pause.from}${index === 0 ? '' : `/${index + 1}`}`, at, body }];
  });
}
