import { type Actor, eventOfComment, type ObservedComment } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Asked, CommandKind, Said } from '../../engine/command.ts';
import { byOf, type Context, judge, roleOf } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { refuseToHear } from '../../engine/heard.ts';
import { isTeam, type Role } from '../../process/may-move.ts';
import { STATES } from '../../process/table.ts';
import { nextRequest } from './next-request.ts';

/**
 * Follows the comment with commands whose turn it is (rule 5 of the design's section 3). Where each action runs alone,
 * the one that its first command belongs to follows all of them.
 */
export function followCommands(context: Context): StoredCase | undefined {
  const request = nextRequest(context);
  if (request?.kind !== 'comment' || !isHeardHere(context, kindOf(request.asked[0]!))) return undefined;
  return followComment(context, request.comment, request.asked);
}

/** The command that is meant. */
const kindOf = (asked: Asked): CommandKind => (asked.is === 'unknown' ? asked.nearest : asked.kind);

function followComment(
  context: Context,
  comment: ObservedComment,
  asked: readonly Asked[],
): StoredCase | undefined {
  const author = comment.author!;
  const role = roleOf(context, author);
  if (role === 'unknown') return undefined;
  const event = eventOfComment(comment);
  const refusal = refuseComment(context, comment, role, asked);
  if (refusal !== undefined) return judge(context.stored, event, refusal);
  const at = comment.lastEditedAt ?? comment.createdAt;
  const said = { by: byOf(context, author), at, comment: comment.id, event };
  const verdicts: string[] = [];
  let stored = context.stored;
  for (const each of asked) {
    const followed = follow({ ...context, stored }, each, said);
    stored = followed.stored;
    verdicts.push(followed.verdict);
  }
  return judge(stored, event, verdicts.join(';'));
}

/** Why nothing of a comment is followed: not by the team, not its author's own words, or written as an answer to a mail. */
function refuseComment(
  context: Context,
  comment: ObservedComment,
  role: Role,
  asked: readonly Asked[],
): string | undefined {
  // Other bots are not answered in words: two that answer each other never end.
  if (role === 'other-bot') return 'not-allowed';
  const may = isTeam(role) || isBreakGlass(context, comment.author!, asked);
  const isHarmless = asked.every((each) => each.is !== 'call' || each.kind.isQuestion === true);
  const why = refuseToHear(comment, may, isHarmless);
  return why && `refused/${why}`;
}

/** Owners of the organisation, where there is nobody above them to ask. */
const isBreakGlass = ({ observed }: Context, author: Actor, asked: readonly Asked[]): boolean =>
  observed.repo.owners.some(({ id }) => id === author.id) && asked.every((each) => kindOf(each).forOwners);

/** Whether this run follows it where each action runs alone. */
function isHeardHere(context: Context, { heardBy }: CommandKind): boolean {
  if (typeof heardBy === 'function') return heardBy(context);
  return context.scope.has(heardBy ?? STATES[stateOf(context.stored)].action);
}

function follow(context: Context, asked: Asked, said: Said): Followed {
  const { stored } = context;
  switch (asked.is) {
    case 'call':
      return asked.follow(context, said);
    case 'bad':
      return { stored, verdict: `${asked.isBlock ? 'bad-block' : 'bad'}/${asked.kind.name}` };
    case 'unread':
      return { stored, verdict: `unread/${asked.kind.name}` };
    case 'unknown':
      return { stored, verdict: `unknown/${asked.nearest.name}/${asked.word}` };
  }
}
