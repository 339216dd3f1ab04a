import { channelsOf, PRE_ANNOUNCEMENT } from '../../case/channels.ts';
import type { Actor, ObservedComment } from '../../case/observed.ts';
import { eventOfComment, isOwnWord } from '../../case/observed.ts';
import { isDisclosed, receiptOf, type StoredBy, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { byOf, type Context, judge, pushMove, roleOf } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { proofsOf } from '../../engine/guards.ts';
import type { Command } from '../../engine/read-commands.ts';
import { startOfDay } from '../../process/calendar.ts';
import { isTeam, judgeMove, type Role } from '../../process/may-move.ts';
import { AFTER_DISCLOSURE, STATES, type StateId } from '../../process/table.ts';
import { askToSend } from '../acknowledgement/messages.ts';
import { keepSide } from '../advisory/keep-side.ts';
import { letIn } from '../coordination/access.ts';
import { recordPromise } from '../deadlines/record-promise.ts';
import { chooseWording } from '../disclosure/choose-wording.ts';
import { correctCve, followAfterwards, isAfterwards, type Said } from '../followup/follow-afterwards.ts';
import { planRelease, recordEvidence } from '../release/plan-release.ts';
import { letReleaseGo, renewHold } from '../release/release-hold.ts';
import { keepLines } from '../remediation/keep-lines.ts';
import { isBadProof } from '../remediation/proof.ts';
import { followOnThread, isOnThread } from '../takedown/follow-thread-commands.ts';
import { confirmAsks, isOursToConfirm } from './confirm.ts';
import { isOutOfProcess, OUT_OF_PROCESS } from './move-by-itself.ts';
import { nextRequest } from './next-request.ts';
import { renderRefusal } from './take-labels.ts';
import { isPastUndoing, lastUndoable, UNDO } from './undo.ts';

/**
 * Follows the comment with commands whose turn it is (rule 5 of the design's section 3). Where each action runs alone,
 * the one that its first command belongs to follows all of them.
 */
export function followCommands(context: Context): StoredCase | undefined {
  const request = nextRequest(context);
  if (request?.kind !== 'comment' || !isInScope(context, request.commands[0]!)) return undefined;
  return followComment(context, request.comment, request.commands);
}

function followComment(
  context: Context,
  comment: ObservedComment,
  commands: readonly Command[],
): StoredCase | undefined {
  const speaker = comment.author!;
  const role = roleOf(context, speaker);
  if (role === 'unknown') return undefined;
  const refusal = refuseComment(context, comment, role, commands);
  if (refusal !== undefined) return judge(context.stored, eventOfComment(comment), refusal);
  const verdicts: string[] = [];
  let stored = context.stored;
  for (const command of commands) {
    const followed = followCommand({ ...context, stored }, command, comment, speaker);
    stored = followed.stored;
    verdicts.push(followed.verdict);
  }
  return judge(stored, eventOfComment(comment), verdicts.join(';'));
}

/** Why nothing of a comment is followed: not by the team, not its author's own words, or written as an answer to a mail. */
function refuseComment(
  context: Context,
  comment: ObservedComment,
  role: Role,
  commands: readonly Command[],
): string | undefined {
  // Other bots are not answered in words: two that answer each other never end.
  if (role === 'other-bot') return 'not-allowed';
  if (!isTeam(role) && !isBreakGlass(context, comment.author!, commands)) return 'refused/not-allowed';
  if (!isOwnWord(comment)) return 'refused/edited-by-another';
  return comment.viaEmail && !commands.every(isQuestion) ? 'refused/by-email' : undefined;
}

/** Changes nothing: whoever has got hold of a mail may ask it. */
const isQuestion = ({ kind }: Command): boolean =>
  kind === 'why' || kind === 'help' || kind === 'draft' || kind === 'bad';

/** Owners of the organisation need not be in the team to let a held release go: there is nobody above them to ask. */
const isBreakGlass = ({ observed }: Context, author: Actor, commands: readonly Command[]): boolean =>
  observed.repo.owners.some(({ id }) => id === author.id) && commands.every(({ kind }) => kind === 'let-go');

/** The action that follows a command where each action runs alone. */
function isInScope(context: Context, command: Command): boolean {
  const { scope, stored } = context;
  const state = STATES[stateOf(stored)].action;
  if (isOnThread(command)) return scope.has('privatize');
  if (command.kind === 'let-go' || command.kind === 'hold') return scope.has('release-gate');
  return command.kind === 'confirm' ? isOursToConfirm(context) : scope.has(state);
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
    case 'no-patch':
    case 'no-cve':
      return decide(context, command.kind, command.because, by, at);
    case 'advisory':
      return recordAdvisory(context, command.repo, command.ghsa);
    case 'cve':
      return recordCve(context, command.id, { comment: eventOfComment(comment), by, at });
    case 'replied':
      return stateOf(stored) === 'invalid'
        ? prove(stored, 'reply', 'reply', '', by, at)
        : { stored, verdict: 'refused/not-dismissed' };
    case 'set':
      // Read before planning, with the library that scores vectors: what is wrong with it is answered there.
      return { stored, verdict: 'done' };
    case 'keep':
      return keepSide(context, command.side);
    case 'receipt':
      return recordReceipt(context, startOfDay(context.config.clocks.calendar.zone, command.at), by, at);
    case 'updated':
    case 'embargo':
    case 'notified':
      return recordPromise(context, command, by, at);
    case 'draft':
      return { stored, verdict: `draft/${command.message}` };
    case 'send':
      return askToSend(context, command.message, command.day, by, at);
    case 'let-in':
      return letIn(context, command.login, command.because, by, at);
    default:
      if (isAfterwards(command)) return followAfterwards(context, command, by, at);
      return isOnThread(command)
        ? followOnThread(context, command, by, at)
        : followOfRelease(context, command, by, at, comment.id);
  }
}

type ReleaseCommand = Extract<
  Command,
  {
    kind:
      | 'evidence'
      | 'line'
      | 'backport'
      | 'reviewed'
      | 'release-on'
      | 'pre-announce'
      | 'without'
      | 'released'
      | 'posted'
      | 'choose'
      | 'waive'
      | 'let-go'
      | 'hold';
  }
>;

/** What is said of patch and release, and of what the public is told. */
function followOfRelease(
  context: Context,
  command: ReleaseCommand,
  by: StoredBy,
  at: string,
  comment: string,
): Followed {
  const { stored } = context;
  switch (command.kind) {
    case 'evidence':
      if (isBadProof(command.text)) return { stored, verdict: 'refused/bad-proof' };
      return recordEvidence(stored, command, by, at, comment);
    case 'line':
    case 'backport':
    case 'reviewed':
      return keepLines(stored, command, by, at);
    case 'release-on':
    case 'pre-announce':
    case 'without':
      return planRelease(context, command, by, at);
    case 'released':
      return prove(stored, 'release', `${command.package} ${command.version}`, '', by, at);
    case 'choose':
      return chooseWording(context, command.channel, command.wording, by, at);
    case 'posted':
      return tickOff(context, 'posted', command.channel, command.url, by, at);
    case 'waive':
      return tickOff(context, 'waived', command.channel, command.because, by, at);
    case 'let-go':
      return letReleaseGo(context, command.run, command.because, by, at);
    case 'hold':
      return renewHold(context, command.run, at);
  }
}

function undoMove(context: Context, by: StoredBy, at: string, event: string): Followed {
  const { stored } = context;
  const last = lastUndoable(stored);
  if (!last?.from) return { stored, verdict: 'refused/nothing-to-undo' };
  if (isPastUndoing(stored)) return { stored, verdict: 'refused/disclosed' };
  if (STATES[last.from].askedBy === 'coordinator' && by.role !== 'coordinator')
    return { stored, verdict: `refused/coordinator-only/${last.from}/` };
  return { stored: pushMove(context, last.from, { event, by, at, why: UNDO }), verdict: 'done' };
}

/**
 * Sets the state to what has happened. What only GitHub can show (disclosure, its end) is not adopted, and disclosure
 * is asked for by the coordinator here too.
 */
function adoptState(
  context: Context,
  to: StateId,
  because: string,
  by: StoredBy,
  at: string,
  event: string,
): Followed {
  const { stored } = context;
  if (AFTER_DISCLOSURE.includes(to) || isDisclosed(stored)) return { stored, verdict: 'refused/disclosed' };
  if (to === stateOf(stored)) return { stored, verdict: `refused/already-there/${to}/` };
  if (STATES[to].askedBy === 'coordinator' && by.role !== 'coordinator')
    return { stored, verdict: `refused/coordinator-only/${to}/` };
  const why = `adopted: ${because}`;
  return { stored: pushMove(context, to, { event, by, at, why }), verdict: 'done' };
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
  if (reason === 'duplicate-of' && because === `#${stored.number}`)
    return { stored, verdict: 'refused/duplicate-of-itself' };
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
  const cve = kind === 'no-cve' ? { ...stored.cve, id: null } : stored.cve;
  return { stored: { ...stored, decisions, cve }, verdict: 'done' };
}

/**
 * A CVE id that a person enters replaces one that was wrong, and the decision to have none. An id has the year of its
 * reservation: next year's exist shortly before the year ends. One that another case has is refused.
 */
function recordCve({ stored, observed }: Context, id: string, said: Said): Followed {
  const year = Number(id.slice(4, 8));
  if (year < 1999 || year > Number(observed.now.slice(0, 4)) + 1)
    return { stored, verdict: 'refused/cve-year' };
  if ((observed.uses?.[id] ?? stored.number) !== stored.number)
    return { stored, verdict: 'refused/cve-used' };
  const decisions = stored.decisions.filter((decision) => decision.kind !== 'no-cve');
  const { standing: _, ...cve } = stored.cve;
  return { stored: correctCve({ ...stored, decisions, cve: { ...cve, id } }, said), verdict: 'done' };
}

/** The advisory that a person made for an affected repo, where the bot could not. */
function recordAdvisory({ stored, observed }: Context, named: string, ghsa: string): Followed {
  if ((observed.uses?.[ghsa] ?? stored.number) !== stored.number)
    return { stored, verdict: 'refused/advisory-used' };
  const repo = stored.analysis?.facts.packages.find(
    (each) => each.repo.toLowerCase() === named.toLowerCase(),
  )?.repo;
  if (repo === undefined) return { stored, verdict: 'refused/not-affected-repo' };
  const known = stored.advisories.find((advisory) => advisory.repo === repo);
  if (known?.ghsa === ghsa) return { stored, verdict: 'done' };
  if (known && known.publishedAt !== null) return { stored, verdict: 'refused/disclosed' };
  const others = stored.advisories.filter((advisory) => advisory !== known);
  const advisories = [...others, { repo, ghsa, digest: null, publishedAt: null }];
  return { stored: { ...stored, advisories }, verdict: 'done' };
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
  const owed = kind === 'waived' && isOutOfProcess(context) ? [OUT_OF_PROCESS] : [];
  const seen = context.config.seen?.look ?? [];
  const channel = [...channelsOf(context.config), PRE_ANNOUNCEMENT, ...seen, ...owed].find(
    (each) => each.toLowerCase() === name.toLowerCase(),
  );
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
