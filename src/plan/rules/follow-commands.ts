import { type Command, parseCommands, parseThreadUrl } from '../../case/commands.ts';
import { readMarker } from '../../case/marker.ts';
import type { Actor, ObservedComment } from '../../case/observed.ts';
import { isDisclosed, receiptOf, type StoredBy, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isTeam, judgeMove } from '../../process/may-move.ts';
import { type ActionName, AFTER_DISCLOSURE, STATES } from '../../process/table.ts';
import { channelsOf } from '../channels.ts';
import { byOf, type Context, isJudged, judge, pushMove, roleOf } from '../context.ts';
import { proofsOf } from '../proofs.ts';
import { actionOfAsk, isConfirmed } from './raise-asks.ts';
import { renderRefusal } from './take-labels.ts';

/** What became of one command: the new memory, and a verdict that reactions and explanations are made from. */
interface Followed {
  readonly stored: StoredCase;
  readonly verdict: string;
}

/** The newest thing said in a comment: an edit is a new thing. */
export function eventOfComment(comment: ObservedComment): string {
  return comment.lastEditedAt === null ? comment.id : `${comment.id}@${comment.lastEditedAt}`;
}

/** Follows the oldest comment with commands that was not judged yet (rule 5 of the design's section 3). */
export function followCommands(context: Context): StoredCase | undefined {
  const { observed, stored } = context;
  for (const comment of observed.issue?.comments ?? []) {
    if (
      !comment.author ||
      comment.author.id === observed.self.id ||
      isJudged(stored, eventOfComment(comment))
    )
      continue;
    const commands = parseCommands(comment.body).filter((command) => isInScope(context, command));
    if (commands.length === 0) continue;
    const followed = followComment(context, comment, commands);
    if (followed) return followed;
  }
  return undefined;
}

function followComment(
  context: Context,
  comment: ObservedComment,
  commands: readonly Command[],
): StoredCase | undefined {
  const speaker = comment.lastEditor ?? comment.author!;
  const roles = [roleOf(context, comment.author), roleOf(context, speaker)];
  if (roles.includes('unknown')) return undefined;
  if (!roles.every(isTeam)) return judge(context.stored, eventOfComment(comment), 'not-allowed');
  const verdicts: string[] = [];
  let stored = context.stored;
  for (const command of commands) {
    const followed = followCommand({ ...context, stored }, command, comment, speaker);
    stored = followed.stored;
    verdicts.push(followed.verdict);
  }
  return judge(stored, eventOfComment(comment), verdicts.join(';'));
}

/** The action that follows a command where each action runs alone. */
function isInScope({ scope, stored }: Context, command: Command): boolean {
  const state = STATES[stateOf(stored)].action;
  if (command.kind === 'privatize') return scope.has('privatize');
  if (command.kind !== 'confirm') return scope.has(state);
  const owners = new Set<ActionName>(
    stored.asks.filter((ask) => ask.doneAt === null && !isConfirmed(ask)).map((ask) => actionOfAsk(ask.key)),
  );
  return owners.size === 0 ? scope.has(state) : [...owners].some((owner) => scope.has(owner));
}

function followCommand(
  context: Context,
  command: Command,
  comment: ObservedComment,
  speaker: Actor,
): Followed {
  const by = byOf(context, speaker);
  const at = comment.lastEditedAt ?? comment.createdAt;
  const { stored } = context;
  switch (command.kind) {
    case 'bad':
      return { stored, verdict: `bad/${command.name}` };
    case 'why':
    case 'help':
      return { stored, verdict: command.kind };
    case 'confirm':
      return confirmAsks(context, by, at, command.key, comment.id);
    case 'undo':
      return undoMove(context, by, at, comment.id);
    case 'adopt':
      return adoptState(context, command.state, command.because, by, at, comment.id);
    case 'dismiss':
      return dismiss(context, command.reason, command.because, by, at, comment.id);
    case 'privatize':
      return privatize(context, command.url, by, at);
    case 'no-patch':
    case 'no-cve':
      return decide(context, command.kind, command.because, by, at);
    case 'cve':
      return { stored: { ...stored, cve: { ...stored.cve, id: command.id } }, verdict: 'done' };
    case 'evidence':
      return prove(stored, command.what, command.what, command.text, by, at);
    case 'released':
      return prove(stored, 'release', `${command.package} ${command.version}`, '', by, at);
    case 'replied':
      return prove(stored, 'reply', 'reply', '', by, at);
    case 'posted':
      return tickOff(context, 'posted', command.channel, command.url, by, at);
    case 'waive':
      return tickOff(context, 'waived', command.channel, command.because, by, at);
    case 'receipt':
      return recordReceipt(context, command.at, by, at);
  }
}

/** A confirmation counts for what was shown before it, and never from the one who asked. */
export function confirmAsks(
  context: Context,
  by: StoredBy,
  at: string,
  key: string | null,
  event: string | null,
): Followed {
  const { stored } = context;
  const open = stored.asks.filter(
    (ask) =>
      ask.doneAt === null &&
      !isConfirmed(ask) &&
      context.scope.has(actionOfAsk(ask.key)) &&
      (key === null || ask.key.startsWith(key)) &&
      wasShownBefore(context, ask, at, event),
  );
  if (open.length === 0) return { stored, verdict: 'refused/nothing-to-confirm' };
  const mine = open.filter((ask) => ask.askedBy?.id !== by.id);
  if (mine.length === 0) return { stored, verdict: 'refused/own-request' };
  const asks = stored.asks.map((ask) =>
    mine.includes(ask) && !ask.confirmedBy.some((person) => person.id === by.id)
      ? { ...ask, confirmedBy: [...ask.confirmedBy, { id: by.id, login: by.login, at }] }
      : ask,
  );
  return { stored: confirmDecisions({ ...stored, asks }, by, at), verdict: 'done' };
}

function wasShownBefore(
  { observed }: Context,
  ask: StoredCase['asks'][number],
  at: string,
  event: string | null,
): boolean {
  if (Date.parse(ask.at) > Date.parse(at)) return false;
  const comments = observed.issue?.comments ?? [];
  const shown = comments.findIndex(
    (comment) => readMarker(comment, observed.self) === `ask/${ask.key}/${ask.digest}`,
  );
  if (shown < 0) return observed.issue?.commentsCut === true;
  const said = event === null ? comments.length : comments.findIndex((comment) => comment.id === event);
  return said < 0 ? Date.parse(comments[shown]!.createdAt) <= Date.parse(at) : shown < said;
}

/** A confirmed decision is one of two people. */
function confirmDecisions(stored: StoredCase, by: StoredBy, at: string): StoredCase {
  const ask = stored.asks.find(
    (each) => each.key === 'no-patch' && isConfirmed(each) && each.doneAt === null,
  );
  if (!ask) return stored;
  const decisions = stored.decisions.map((decision) =>
    decision.kind === 'no-patch' && decision.by.length === 1 && decision.by[0]!.id !== by.id
      ? { ...decision, by: [...decision.by, { id: by.id, login: by.login, at }] }
      : decision,
  );
  const asks = stored.asks.map((each) => (each === ask ? { ...each, doneAt: at } : each));
  return { ...stored, decisions, asks };
}

function undoMove(context: Context, by: StoredBy, at: string, event: string): Followed {
  const { stored } = context;
  const last = stored.moves.findLast((move) => move.by.role !== 'bot');
  if (!last?.from || last.why === 'undo') return { stored, verdict: 'refused/nothing-to-undo' };
  if (isDisclosed(stored) || AFTER_DISCLOSURE.includes(stateOf(stored)))
    return { stored, verdict: 'refused/disclosed' };
  return { stored: pushMove(context, last.from, { event, by, at, why: 'undo' }), verdict: 'done' };
}

/** Sets the state to what has happened. What only GitHub can show (disclosure, its end) is not adopted. */
function adoptState(
  context: Context,
  to: StoredCase['moves'][number]['to'],
  because: string,
  by: StoredBy,
  at: string,
  event: string,
): Followed {
  const { stored } = context;
  if (AFTER_DISCLOSURE.includes(to) || isDisclosed(stored)) return { stored, verdict: 'refused/disclosed' };
  if (to === stateOf(stored)) return { stored, verdict: `refused/already-there/${to}/` };
  return { stored: pushMove(context, to, { event, by, at, why: because }), verdict: 'done' };
}

function dismiss(
  context: Context,
  reason: string,
  because: string,
  by: StoredBy,
  at: string,
  event: string,
): Followed {
  const { stored } = context;
  const decided: StoredCase = {
    ...stored,
    decisions: [
      ...stored.decisions.filter((decision) => decision.kind !== 'dismiss'),
      { kind: 'dismiss', reason, because, by: [{ id: by.id, login: by.login, at }] },
    ],
  };
  if (stateOf(stored) === 'invalid') return { stored: decided, verdict: 'done' };
  const role = roleOf(context, { id: by.id, login: by.login, kind: 'user' });
  const verdict = judgeMove({
    from: stateOf(stored),
    to: 'invalid',
    role,
    proofs: proofsOf(context),
    disclosed: isDisclosed(stored),
  });
  if (verdict.kind === 'refused') return { stored, verdict: renderRefusal(verdict, 'invalid') };
  return { stored: pushMove({ ...context, stored: decided }, 'invalid', { event, by, at }), verdict: 'done' };
}

function privatize(context: Context, url: string, by: StoredBy, at: string): Followed {
  const { stored, config } = context;
  const thread = parseThreadUrl(url);
  if (!thread) return { stored, verdict: 'bad/privatize' };
  const owner = config.owners.find((each) => each.login.toLowerCase() === thread.owner.toLowerCase());
  if (!owner) return { stored, verdict: 'refused/not-our-repo' };
  if (`${thread.owner}/${thread.name}`.toLowerCase() === context.observed.repo.name.toLowerCase())
    return { stored, verdict: 'refused/private-already' };
  const address = threadAddress(url);
  if (stored.privatized.some((known) => known.url === address)) return { stored, verdict: 'done' };
  return {
    stored: {
      ...stored,
      flags: stored.flags.includes('premature') ? stored.flags : [...stored.flags, 'premature'],
      privatized: [
        ...stored.privatized,
        {
          url: address,
          kind: thread.kind,
          repo: `${thread.owner}/${thread.name}`,
          number: thread.number,
          author: null,
          saved: false,
          outOfSight: false,
          movedTo: null,
          placeholder: null,
          removalPending: false,
          requestedBy: by,
          at,
        },
      ],
    },
    verdict: 'done',
  };
}

/** The address without query and fragment. */
export const threadAddress = (url: string): string => url.replace(/[?#].*$/, '');

function decide(
  context: Context,
  kind: 'no-patch' | 'no-cve',
  because: string,
  by: StoredBy,
  at: string,
): Followed {
  const { stored } = context;
  if (kind === 'no-patch' && !stored.analysis?.facts.workarounds)
    return { stored, verdict: 'refused/workaround-missing' };
  const decisions = [
    ...stored.decisions.filter((decision) => decision.kind !== kind),
    { kind, reason: kind, because, by: [{ id: by.id, login: by.login, at }] },
  ];
  return { stored: { ...stored, decisions }, verdict: 'done' };
}

function prove(
  stored: StoredCase,
  kind: StoredCase['evidence'][number]['kind'],
  subject: string,
  text: string,
  by: StoredBy,
  at: string,
): Followed {
  return {
    stored: { ...stored, evidence: [...stored.evidence, { kind, subject, text, by, at }] },
    verdict: 'done',
  };
}

function tickOff(
  context: Context,
  kind: 'posted' | 'waived',
  name: string,
  text: string,
  by: StoredBy,
  at: string,
): Followed {
  const channel = channelsOf(context.config).find((each) => each.toLowerCase() === name.toLowerCase());
  if (!channel) return { stored: context.stored, verdict: 'refused/no-such-channel' };
  return prove(context.stored, kind, channel, text, by, at);
}

/** An earlier receipt counts, a later one never does (rule 4). */
function recordReceipt(context: Context, receivedAt: string, by: StoredBy, at: string): Followed {
  const { stored } = context;
  if (Date.parse(receivedAt) >= Date.parse(receiptOf(stored)))
    return { stored, verdict: 'refused/later-receipt' };
  return {
    stored: { ...stored, receipts: [...stored.receipts, { at: receivedAt, by, recordedAt: at }] },
    verdict: 'done',
  };
}
