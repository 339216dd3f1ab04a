import {
  type EvidenceKind,
  isDisclosed,
  type StoredBy,
  type StoredCase,
  stateOf,
} from '../../case/stored-case.ts';
import { type ApprovalKind, bindingDigest, type Context, type WantedApproval } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import type { MessageKey } from '../../process/message-keys.ts';
import { renderFenced } from '../../text/defuse.ts';
import { isMerged } from '../assessment/merge.ts';
import { publicReasonOf } from '../assessment/public-issue.ts';
import { findLaneProblem } from '../assessment/public-lane.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';
import { SENT } from './note-conversation.ts';
import { renderMessage } from './reporter-text.ts';
import { readStatus } from './status-text.ts';

/** The advisory in which the reporter reads what we write, or undefined where the report came another way. */
export function conversationOf(
  stored: StoredCase,
): { readonly repo: string; readonly ghsa: string } | undefined {
  const { repo, ghsa } = stored.source;
  return repo && ghsa ? { repo, ghsa } : undefined;
}

/** The text of a message as it is now; `day` where it names one. */
export function messageText(
  { stored, config, observed }: Pick<Context, 'stored' | 'config' | 'observed'>,
  key: MessageKey,
  day: string | null = null,
): string {
  const dismiss = deadlinesOf(stored, config, observed.now).find(({ name }) => name === 'dismiss');
  const answerBy = dismiss?.due ?? observed.now;
  return renderMessage(key, { stored, config, report: observed.report, answerBy, day, now: observed.now });
}

/** Messages that a member asked to have sent and that are not sent yet. */
export const waitingMessages = (stored: StoredCase) =>
  (stored.messages ?? []).filter(({ sentAt }) => sentAt === null);

type WaitingMessage = ReturnType<typeof waitingMessages>[number];

/** What tells one request to send from another of the same kind, in the keys of its claim and marker. */
export const subjectOf = ({ key, at }: Pick<WaitingMessage, 'key' | 'at'>): string => `${key}/${at}`;

/** `/send`: shows exactly what would be posted in the advisory, for somebody to confirm. */
export function askToSend(
  context: Context,
  key: MessageKey,
  day: string | null,
  by: StoredBy,
  at: string,
): Followed {
  const { stored } = context;
  const refuse = (why: string): Followed => ({ stored, verdict: `refused/${why}` });
  if (stored.flags.includes('manual')) return refuse('manual');
  if (!conversationOf(stored)) return refuse('no-conversation');
  if (stateOf(stored) === 'closed') return refuse('case-over');
  if (key === 'release-date' && day === null) return refuse('day-missing');
  if (key === 'cve' && stored.cve.id === null) return refuse('no-cve-yet');
  if (key === 'dismissal' && !stored.decisions.some(({ kind }) => kind === 'dismiss'))
    return refuse('not-dismissed');
  if (key === 'consent' && publicReasonOf(stored) === undefined) return refuse('not-a-public-reason');
  if (key === 'public-fix') {
    const problem = findLaneProblem(stored, context.config);
    if (problem) return refuse(problem);
  }
  if (key === 'merged' && !isMerged(stored)) return refuse('not-merged');
  if (key === 'dismissal' && isMerged(stored)) return refuse('merged');
  if (stateOf(stored) === 'invalid' && !mayBeTold(stored, key)) return refuse('dismissed');
  if (isDisclosed(stored)) return refuse('disclosed');
  if (waitingMessages(stored).some((message) => message.key === key && message.day === day))
    return { stored, verdict: 'done' };
  const others = (stored.messages ?? []).filter((message) => message.key !== key || message.sentAt !== null);
  const message = { key, day, askedBy: { id: by.id, login: by.login }, at, sentAt: null, url: null };
  return { stored: { ...stored, messages: [...others, message] }, verdict: 'done' };
}

/** What the reporter of a dismissed report may be told; of one that was merged, how far the other case is. */
const mayBeTold = (stored: StoredCase, key: MessageKey): boolean =>
  ['dismissal', 'consent', 'merged'].includes(key) || (key === 'status' && isMerged(stored));

/** Leaves the team and cannot be taken back: any member confirms what is shown, who asked for it too. */
function askMessages(context: Context): readonly WantedApproval[] {
  const { stored } = context;
  const to = conversationOf(stored);
  if (!to || stateOf(stored) === 'closed') return [];
  return waitingMessages(stored).map(({ key, day, at, askedBy }) => ({
    key: `message/${key}`,
    digest: bindingDigest({ to, text: messageText(context, key as MessageKey, day), at, by: askedBy.id }),
    needs: 1,
    askedBy: null,
  }));
}

/** A message to the reporter, exactly as it would be posted. */
export const ACKNOWLEDGEMENT_APPROVALS: readonly ApprovalKind[] = [
  { kind: 'message', action: 'ack-timer', outward: true, wanted: askMessages, effect: showMessage },
];

function showMessage(context: Context, { key: requested }: { readonly key: string }): readonly string[] {
  const message = waitingMessages(context.stored).find(({ key }) => requested === `message/${key}`);
  const text = message ? messageText(context, message.key as MessageKey, message.day) : '';
  return [
    `**Message to the reporter.** If you confirm, the bot posts this in ${context.stored.source.ghsa ?? 'the advisory'}. It cannot be undone.`,
    '',
    renderFenced(text),
  ];
}

/** Writes down that a message was sent, and what it proves; `subject` as the claim on it names it. */
export function noteSent(context: Context, subject: string, url: string): StoredCase {
  const { stored, observed } = context;
  const sent = waitingMessages(stored).find((message) => subjectOf(message) === subject);
  if (!sent) return stored;
  const at = observed.now;
  const messages = (stored.messages ?? []).map((each) =>
    each === sent ? { ...each, sentAt: at, url } : each,
  );
  const by = { ...sent.askedBy, role: 'member' };
  const kind = provenBy(sent.key, stored);
  // The text of an update is the day that was named for the next one, where one was.
  const text = kind === 'update' ? (readStatus(stored, context.config, at).promised ?? '') : url;
  const proof = kind === undefined ? [] : [{ kind, subject: SENT, text, by, at }];
  return { ...stored, messages, evidence: [...stored.evidence, ...proof] };
}

function provenBy(key: string, stored: StoredCase): EvidenceKind | undefined {
  if (key === 'acknowledgement') return 'acknowledgement';
  if (key === 'status') return 'update';
  return (key === 'dismissal' || key === 'merged') && stateOf(stored) === 'invalid' ? 'reply' : undefined;
}
