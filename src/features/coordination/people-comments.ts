import type { BotComment, Context } from '../../engine/context.ts';
import { leaversInside, strangersInside } from './access.ts';
import { renderLeaver, renderStranger } from './people-text.ts';

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
