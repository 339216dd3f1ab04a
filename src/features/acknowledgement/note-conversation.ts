import { readMarker } from '../../case/marker.ts';
import { type ConversationComment, membersOf, type Observed } from '../../case/observed.ts';
import { type StoredCase, standingMoves, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { bySelf, type Context, pushMove, runsState } from '../../engine/context.ts';

/** Said once a conversation was looked at after the label: the label stays the record where nothing was found. */
const LOOKED = 'looked/acknowledgement';
/** A report that has just come in is not answered yet, and a label move has read enough. Milliseconds. */
const SETTLED_MS = 10 * 60_000;

/**
 * Subjects of an acknowledgement on record: seen in the advisory, sent there by the bot, or (whatever else) the word of
 * a member. Without any of them the label and its date are the record.
 */
const SEEN = 'comment';
export const SENT = 'sent';

/**
 * The advisory whose conversation may hold an acknowledgement that nobody has recorded. Looked at while the answer is
 * due, and once after the label; never in the run of a label move, and not right after the report came in.
 */
export function wantedConversation(
  observed: Observed,
  stored: StoredCase,
  config: Config,
): { readonly repo: string; readonly ghsa: string } | undefined {
  const { repo, ghsa } = stored.source;
  if (!config.intake.conversations || !repo || !ghsa || stored.flags.includes('manual')) return undefined;
  if (observed.conversations?.[ghsa] || !isConversationLookDue(stored)) return undefined;
  const now = Date.parse(observed.now);
  const labelled = (observed.issue?.events ?? []).filter((event) => event.actor?.id !== observed.self.id);
  const recent = [...labelled, ...stored.moves].some(({ at }) => now - Date.parse(at) < SETTLED_MS);
  return recent ? undefined : { repo, ghsa };
}

/** Whether a look into the conversation could still prove something. */
export function isConversationLookDue(stored: StoredCase): boolean {
  if (stored.evidence.some(({ kind }) => kind === 'acknowledgement')) return false;
  const state = stateOf(stored);
  if (state === 'received') return true;
  if (state === 'closed' || stored.said.some(({ key }) => key === LOOKED)) return false;
  return standingMoves(stored).some((move) => move.to === 'acknowledged');
}

/**
 * Puts the acknowledgement on record that a member of the team gave in the advisory, with the time of that comment; the
 * case is then acknowledged without anybody's label (design: the bot on proof). What a bot wrote never counts.
 */
export function noteConversation(context: Context): StoredCase | undefined {
  const { observed, stored } = context;
  const { ghsa } = stored.source;
  const conversation = ghsa ? observed.conversations?.[ghsa] : undefined;
  if (!conversation || !isConversationLookDue(stored) || observed.team.kind === 'unknown') return undefined;
  const isWaiting = stateOf(stored) === 'received';
  if (isWaiting && !runsState(context, 'received')) return undefined;
  const answer = conversation.kind === 'read' ? conversation.comments.find(isAnswer(context)) : undefined;
  if (!answer?.author)
    return isWaiting ? undefined : { ...stored, said: [...stored.said, { key: LOOKED, at: observed.now }] };
  const { id, login } = answer.author;
  const proven: StoredCase = {
    ...stored,
    evidence: [
      ...stored.evidence,
      {
        kind: 'acknowledgement',
        subject: SEEN,
        text: answer.url,
        by: { id, login, role: 'member' },
        at: answer.createdAt,
      },
    ],
  };
  if (!isWaiting) return proven;
  const why = 'a member answered the reporter in the advisory';
  return pushMove({ stored: proven }, 'acknowledged', {
    event: null,
    by: bySelf(context),
    at: observed.now,
    why,
  });
}

/** The acknowledgement that was confirmed and posted by the bot moves the case too, unless that was undone. */
export function moveWhenSent(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  if (stateOf(stored) !== 'received' || !runsState(context, 'received')) return undefined;
  const sent = stored.evidence.find(({ kind, subject }) => kind === 'acknowledgement' && subject === SENT);
  if (!sent || stored.moves.some(({ to }) => to === 'acknowledged')) return undefined;
  const why = 'the acknowledgement was sent in the advisory';
  return pushMove(context, 'acknowledged', { event: null, by: bySelf(context), at: observed.now, why });
}

/** A human member of the team, who is not the reporter, wrote it after the report came in. */
function isAnswer({ observed, stored }: Context): (comment: ConversationComment) => boolean {
  const members = membersOf(observed.team);
  return ({ author, body, createdAt }) =>
    author !== null &&
    author.kind === 'user' &&
    author.id !== observed.self.id &&
    author.id !== stored.reporter?.id &&
    members.some(({ id }) => id === author.id) &&
    readMarker({ author, body, lastEditor: null }, author) === null &&
    body.trim() !== '' &&
    Date.parse(createdAt) >= Date.parse(stored.receivedAt);
}
