import { callsOf } from '../case/break-calls.ts';
import { membersOf } from '../case/observed.ts';
import { breakAt, isCalledIn } from '../config/break-at.ts';
import { startOfDay } from '../process/calendar.ts';
import { withMentionsOnly } from '../text/mention.ts';
import type { Context } from './feature.ts';

/**
 * The body as it is written in a break: of the team only the member who is called is mentioned, and people who are there,
 * since they wrote, set or were given something in this issue meanwhile. As it is outside of a break, and where the one
 * who is called cannot be.
 */
export function withMentionsInBreak({ config, observed, stored }: Context, body: string): string {
  const pause = breakAt(config, observed.now);
  if (pause === undefined) return body;
  const team = membersOf(observed.team);
  const called = team.find(isCalledIn(pause));
  if (!called || called.id === stored.reporter?.id) return body;
  const begin = Date.parse(startOfDay(config.clocks.calendar.zone, pause.from));
  const { comments = [], events = [] } = observed.issue ?? {};
  const there = [
    ...comments.filter(({ createdAt }) => Date.parse(createdAt) >= begin).map(({ author }) => author),
    ...events
      .filter(({ at }) => Date.parse(at) >= begin)
      .flatMap(({ actor, assignee, kind }) =>
        kind === 'assigned' && actor?.id !== observed.self.id ? [actor, assignee] : [actor],
      ),
  ];
  const logins = there.flatMap((person) => (person ? [person.login.toLowerCase()] : []));
  const calls = callsOf(stored, pause).map(({ id }) => id);
  const further = team.filter(({ id }) => calls.includes(id));
  return withMentionsOnly(
    body,
    new Set([...[called, ...further].map(({ login }) => login.toLowerCase()), ...logins]),
  );
}
