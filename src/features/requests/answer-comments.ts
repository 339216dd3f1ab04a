import type { Actor } from '../../case/observed.ts';
import { eventOfComment } from '../../case/observed.ts';
import { isDisclosed, stateOf } from '../../case/stored-case.ts';
import { commandsOf } from '../../engine/command.ts';
import { type BotComment, type Context, labelName, roleOf, verdictOf } from '../../engine/context.ts';
import { proofsOf } from '../../engine/guards.ts';
import { markedComments } from '../../engine/plan-comments.ts';
import { possibleMoves } from '../../process/may-move.ts';
import type { MessageKey } from '../../process/message-keys.ts';
import { renderFenced } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import { messageText } from '../acknowledgement/messages.ts';
import { renderAnswer, renderWhy } from './answer-text.ts';

/** One answer to every request that was not followed and to every question; what was done shows by itself. */
export function answerComments(context: Context): readonly BotComment[] {
  const { observed, stored } = context;
  const sources = [
    ...(observed.issue?.comments ?? []).map((comment) => ({
      event: eventOfComment(comment),
      actor: comment.author,
      at: comment.createdAt,
    })),
    ...(observed.issue?.events ?? []).map((event) => ({ event: event.id, actor: event.actor, at: event.at })),
  ];
  // What was answered is not rendered again: it stays as it is.
  const said = new Set(markedComments(context).map(({ key }) => key));
  return sources.flatMap(({ event, actor, at }) => {
    if (said.has(keyOf(event))) return [];
    const judged = verdictOf(stored, event);
    if (judged === undefined) return [];
    const answer = renderVerdicts(context, judged, actor);
    const to = actor?.kind === 'user' ? `${renderMention(actor.login)} ` : '';
    return answer === '' ? [] : [{ key: keyOf(event), at, body: `${to}${answer}` }];
  });
}

const keyOf = (event: string): string => `answer/${event}`;

function renderVerdicts(context: Context, verdicts: string, actor: Actor | null): string {
  const { stored, config } = context;
  const labelOf = (state: string) => labelName(config, `case/${state}`);
  const possible = possibleMoves({
    from: stateOf(stored),
    role: roleOf(context, actor),
    proofs: proofsOf(context),
    disclosed: isDisclosed(stored),
  });
  const answers = verdicts
    .split(';')
    .map((verdict) =>
      verdict === 'why'
        ? renderWhy(stateOf(stored), labelOf, waitsFor(context))
        : verdict.startsWith('draft/')
          ? renderDraft(context, verdict.slice('draft/'.length) as MessageKey)
          : renderAnswer(verdict, possible, labelOf, commandsOf(context.features), stateOf(stored)),
    )
    .filter((text) => text !== undefined);
  return [...new Set(answers)].join('\n\n');
}

/** What has to happen next, and the approval requests that wait for a confirmation. */
function waitsFor(context: Context) {
  const open = context.stored.approvalRequests.filter(({ doneAt }) => doneAt === null);
  const keys = new Set(open.map(({ key, digest }) => `ask/${key}/${digest}`));
  return {
    turn: context.features.flatMap(({ turn }) => turn?.(context) ?? []).join(' '),
    requests: markedComments(context).flatMap(({ key, comment }) => (keys.has(key) ? [comment.url] : [])),
  };
}

/** Begins with words: a mention stands before it, and a fence has to begin its line. */
const renderDraft = (context: Context, key: MessageKey): string =>
  `The message to the reporter:\n\n${renderFenced(messageText(context, key))}`;
