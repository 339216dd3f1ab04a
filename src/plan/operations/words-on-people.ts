import { renderLeaver, renderStranger } from '../../messages/people-words.ts';
import type { Context } from '../context.ts';
import { leaversInside, strangersInside } from '../rules/access.ts';
import type { Word } from './word.ts';

/** Who sees more than they should: those who left the team, and those whom nobody let in. */
export function wordsOnPeople(context: Context): readonly Word[] {
  const { stored, observed } = context;
  const inside = leaversInside(context);
  const left = (stored.leavers ?? []).map((leaver) => ({
    key: `leaver/${leaver.id}`,
    at: leaver.at,
    body: renderLeaver(
      leaver.login,
      inside.filter(({ person }) => person.id === leaver.id),
      stored.coordinators,
    ),
  }));
  const strangers = strangersInside(context).map(({ repo, ghsa, person }) => ({
    key: `stranger/${ghsa}/${person.id}`,
    at: observed.now,
    body: renderStranger(person.login, { repo, ghsa }, stored.coordinators),
  }));
  return [...left, ...strangers];
}
