import { labelOfEvent } from '../../case/known-labels.ts';
import { eventOfComment, type ObservedComment, type ObservedEvent } from '../../case/observed.ts';
import { type Asked, readComment } from '../../engine/command.ts';
import { type Context, isJudged, roleOf } from '../../engine/context.ts';
import { stateOfLabel } from '../../process/labels.ts';
import { isTeam } from '../../process/may-move.ts';
import { pendingMove } from './move-by-itself.ts';

/** A label that somebody set or took off and that no verdict was given on yet. */
export interface LabelRequest {
  readonly event: ObservedEvent;
  readonly label: string;
}

/** Something that a person asks for, and that was not judged yet. */
export type Request =
  | ({ readonly kind: 'label'; readonly at: string } & LabelRequest)
  | {
      readonly kind: 'comment';
      readonly at: string;
      readonly comment: ObservedComment;
      readonly asked: readonly Asked[];
    };

/** Label events of ours by others than the bot, oldest first, that were not judged. */
export function openRequests({
  observed,
  stored,
}: Pick<Context, 'observed' | 'stored'>): readonly LabelRequest[] {
  return (observed.issue?.events ?? [])
    .filter((event) => event.kind === 'labeled' || event.kind === 'unlabeled')
    .filter((event) => event.actor?.id !== observed.self.id && !isJudged(stored, event.id))
    .map((event) => ({ event, label: labelOfEvent(observed.labels, event) }))
    .filter((request): request is LabelRequest => request.label !== undefined);
}

/** Requests for a state, oldest first. */
export const stateRequests = (context: Context): readonly LabelRequest[] =>
  openRequests(context).filter(
    ({ label, event }) => stateOfLabel(label) !== undefined && event.kind === 'labeled',
  );

/**
 * The request that is to be judged now: the oldest, whatever it is, so that it makes no difference in how many runs or
 * by which actions they are judged. None while a move that the process takes by itself is still to come.
 */
export function nextRequest(context: Context): Request | undefined {
  if (pendingMove(context)) return undefined;
  const labels = openRequests(context).map(
    (request): Request => ({ kind: 'label', at: request.event.at, ...request }),
  );
  const comments = (context.observed.issue?.comments ?? []).flatMap((comment): readonly Request[] => {
    const isOurs = comment.author === null || comment.author.id === context.observed.self.id;
    if (isOurs || isJudged(context.stored, eventOfComment(comment))) return [];
    const asked = readAsked(context, comment);
    const at = comment.lastEditedAt ?? comment.createdAt;
    return asked.length === 0 ? [] : [{ kind: 'comment', at, comment, asked }];
  });
  return [...labels, ...comments].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0];
}

/** What a comment asks for. A word that only looks like a command is answered to the team, and nobody else's business. */
function readAsked(context: Context, comment: ObservedComment): readonly Asked[] {
  const asked = readComment(context.features, comment.body);
  const isTold = asked.some(({ is }) => is !== 'unknown') || isTeam(roleOf(context, comment.author));
  return isTold ? asked : [];
}
