import { receiptOf, type StoredCase } from '../../case/stored-case.ts';
import { breakAt } from '../../config/break-at.ts';
import type { Config } from '../../config/config.ts';
import type { MessageKey } from '../../process/message-keys.ts';
import { DISMISSALS, type Dismissal } from '../assessment/dismissals.ts';
import { isEmergency, renderBreak } from '../coordination/break.ts';
import { missingPieces, type Piece } from '../intake/completeness.ts';
import { renderNamedQuestion } from '../intake/named/named-text.ts';
import { readStatus } from './status-text.ts';
import { renderTemplate } from './templates.ts';

/** What a message to the reporter is made from. */
export interface MessageFacts {
  readonly stored: StoredCase;
  readonly config: Config;
  /** The report in the reporter's words, where it is known. */
  readonly report: string | null;
  /** Until when the reporter is told what we think of the report, ISO UTC. */
  readonly answerBy: string;
  /** The day of the release, where the message names one: `2026-03-06`. */
  readonly day: string | null;
  /** ISO UTC, where the message tells what is late. */
  readonly now?: string;
}

/** Surface: the collaborators of the case. Each says nothing of any other case. */
export function renderMessage(key: MessageKey, facts: MessageFacts): string {
  const { stored, config } = facts;
  // For an emergency no promise stands still.
  const pause = isEmergency(stored) ? undefined : breakAt(config, facts.now ?? receiptOf(stored));
  const { state, next } = readStatus(stored, config, facts.now ?? facts.answerBy);
  return renderTemplate(config, key, OURS[key].join('\n'), {
    answerBy: facts.answerBy.slice(0, 10),
    missing: renderMissingPieces(facts.report, stored.named).join('\n'),
    ...dismissalValues(stored, config),
    appealDays: String(config.clocks.appealDays),
    cve: stored.cve.id ?? 'CVE-YYYY-NNNN',
    patched: patchedOf(stored),
    state,
    next,
    date: facts.day ?? 'YYYY-MM-DD',
    break: pause ? renderBreak(pause) : '',
  })
    .replace(/ +$/gm, '')
    .trimEnd();
}

const OURS: Readonly<Record<MessageKey, readonly string[]>> = {
  acknowledgement: [
    'Thank you for your report. We have it and are looking at it in private.',
    '',
    'We will tell you by {{answerBy}} what we think of it. Please share it with nobody until there is a fix. If somebody else should see it, tell us and we will invite them.',
    '',
    'Would you like to be credited? If so, under which name?',
    '',
    '{{break}}',
  ],
  questions: ['Thank you for your report. To assess it, we need a little more:', '', '{{missing}}'],
  dismissal: [
    'Thank you for your report. We looked at it and are closing it, because {{reason}}. {{because}}',
    '',
    'If you think we are wrong, tell us within {{appealDays}} days what we missed, and we will look again.',
  ],
  consent: [
    'Thank you for your report. We looked at it: it is something that we want to fix, and we do not treat it as a vulnerability. So we would like to go on in public.',
    '',
    'May we open a public issue for it, in neutral words of ours and without your proof of concept? Should we name you there, and how?',
    '',
    'We open nothing before you have answered. If you think that it is a vulnerability after all, tell us what we missed.',
  ],
  'public-fix': [
    'We confirmed your report: it is a vulnerability, and its severity is low enough that we would like to fix it in public. That is quicker, and there would be no embargo.',
    '',
    'May we open a public issue for it, in neutral words of ours and without your proof of concept? Should we name you there, and how?',
    '',
    'We open nothing before you have answered. An advisory is published with the release in any case, and credits you as you wish.',
  ],
  merged: [
    'Thank you for your report. We know of this flaw already and are working on it, so we go on with it in one place.',
    '',
    'You found it by yourself: we credit you in the advisory, unless you do not want that. How would you like to be credited?',
    '',
    'We tell you here how far it is. Please keep it to yourself until the advisory is published.',
  ],
  accepted: [
    'We confirmed your report: it is a vulnerability. Thank you. We are going to fix it.',
    '',
    'We draft the advisory here and tell you when there is a patch. Please keep it private until the advisory is published.',
  ],
  cve: [
    'The vulnerability that you reported has the id {{cve}}. Please do not publish the id before we publish the advisory.',
  ],
  'fix-ready': [
    'A patch is ready. If you have time, please test whether it stops what you found, and tell us here.',
    '',
    'The patch is not public yet. Please keep it private.',
  ],
  'release-date': [
    'We plan to release {{patched}} and to publish the advisory on {{date}}.',
    '',
    'Please publish nothing before that day. If it does not suit you, tell us soon.',
  ],
  thanks: [
    'We are about to publish the advisory. Thank you for finding this, for telling us in private, and for your patience.',
    '',
    'Please check how the advisory credits you, and tell us if you want to change it.',
  ],
  status: [
    'You asked, or may want to know, where your report stands.',
    '',
    '{{state}} {{next}}',
    '',
    'Please ask here rather than in public.',
  ],
  embargo: [
    'We invited you to this advisory because we need your help. Please keep it private and invite nobody else. If somebody else should see it, ask the coordinator here.',
  ],
};

const QUESTIONS: Readonly<Record<Piece, string>> = {
  proof: '- a small proof of concept: the shortest code or request that shows the problem',
  steps: '- the steps to run it, one by one',
  versions: '- which versions are affected, as far as you know',
  expected: '- what you expected to happen',
  actual: '- what happened instead',
  impact: '- what an attacker gains, and what the attacker needs for it',
};

/** What the report lacks, as questions, the proof of concept first; all of them where nothing was seen to lack. */
function renderMissingPieces(report: string | null, named?: StoredCase['named']): readonly string[] {
  const missing = missingPieces(report ?? '');
  const question = renderNamedQuestion(named);
  const asked =
    missing.length === 0 && question === undefined ? (Object.keys(QUESTIONS) as Piece[]) : missing;
  return [...asked.map((piece) => QUESTIONS[piece]), ...(question === undefined ? [] : [question])];
}

function dismissalValues(
  stored: StoredCase,
  { server }: Config,
): Readonly<Record<'reason' | 'because', string>> {
  const decision = stored.decisions.find((each) => each.kind === 'dismiss');
  const reason = (decision?.reason ?? 'not-a-vulnerability') as Dismissal;
  return {
    reason: DISMISSALS[reason] ?? DISMISSALS['not-a-vulnerability'],
    // The number of another case, and whatever else would tell of it, stays with us.
    because:
      reason === 'duplicate-of' || !decision
        ? ''
        : renderSentence(decision.because) + goesOn(stored) + quoteOf(decision, server),
  };
}

/** The words of the project's own file that the dismissal rests on, and where they stand. */
function quoteOf({ cites }: StoredCase['decisions'][number], server: string): string {
  if (!cites) return '';
  const { repo, path, anchor, title, text } = cites;
  const lines = text === '' ? [] : ['', ...text.split('\n').map((line) => `> ${line}`.trimEnd())];
  return [
    ` Our “${title}” says so (${server}/${repo}/blob/HEAD/${path}#${anchor})${lines.length === 0 ? '.' : ':'}`,
    ...lines,
  ].join('\n');
}

/** Where a bug that is no vulnerability goes on. */
function goesOn({ publicIssue, consent }: StoredCase): string {
  if (publicIssue?.url == null) return '';
  return ` It goes on in public: ${publicIssue.url}${consent?.credit == null ? '' : ', where you are named as you wished'}.`;
}

function patchedOf(stored: StoredCase): string {
  const packages = stored.analysis?.facts.packages ?? [];
  const named = packages.flatMap(({ name, patched }) => patched.map((version) => `${name} ${version}`));
  return named.length === 0 ? 'the patched versions' : named.join(', ');
}

const renderSentence = (text: string): string => {
  const trimmed = text.trim();
  const start = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
};
