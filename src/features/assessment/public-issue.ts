import type { Operation } from '../../case/operation.ts';
import { isOurs } from '../../case/our-repos.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { finishRequest, isCleared } from '../../engine/approvals.ts';
import {
  type ApprovalKind,
  type BotComment,
  bindingDigest,
  type Context,
  type CreationKind,
  type WantedApproval,
} from '../../engine/context.ts';
import { renderFenced, renderPlain } from '../../text/defuse.ts';
import { declassifyConfirmed, embargo } from '../../text/embargo.ts';
import { findLaneProblem, hasLaneConsent, lanePriceOf } from './public-lane.ts';

/**
 * A report leaves the private way: an issue in the project, in neutral words that a member wrote, after the reporter agreed.
 * Of a real bug that is no vulnerability, two members confirm it; of a small flaw that is fixed in public (public-lane.ts),
 * one beside the member who asked.
 */

/** Reasons for a dismissal with which a report may go on in public. */
const PUBLIC_REASONS = ['ordinary-bug', 'hardening'] as const;
export type PublicReason = (typeof PUBLIC_REASONS)[number];

/** The reason, where the case was dismissed with one of them and still is. */
export function publicReasonOf(stored: StoredCase): PublicReason | undefined {
  if (stateOf(stored) !== 'invalid' && stateOf(stored) !== 'closed') return undefined;
  const reason = stored.decisions.find(({ kind }) => kind === 'dismiss')?.reason;
  return PUBLIC_REASONS.find((each) => each === reason);
}

const KIND: Readonly<Record<PublicReason, string>> = {
  'ordinary-bug': 'It is an ordinary bug.',
  hardening: 'It would make the project more robust.',
};

type PublicIssue = NonNullable<StoredCase['publicIssue']>;
type Consent = NonNullable<StoredCase['consent']>;

/** The text of the issue, credit included. A login is mentioned only as the reporter wished. */
function renderPublicIssue(
  { body }: Pick<PublicIssue, 'body'>,
  reason: PublicReason | 'lane',
  { credit }: Pick<Consent, 'credit'>,
): string {
  const thanks =
    credit === null
      ? []
      : ['', `Thanks to ${credit.startsWith('@') ? credit : renderPlain(credit)} for telling us.`];
  const kind = reason === 'lane' ? [] : ['', KIND[reason]];
  return [body ?? 'We noticed this while looking at what people told us.', ...kind, ...thanks].join('\n');
}

interface Wanted {
  readonly issue: PublicIssue;
  readonly title: string;
  readonly body: string;
}

/** What would be opened now: asked for, agreed to, not open yet, in a repo of ours. */
function wantedIssue({ stored, config }: Pick<Context, 'stored' | 'config'>): Wanted | undefined {
  const { publicIssue: issue, consent } = stored;
  if (!issue || issue.url !== null || consent?.given !== true || !isOurs(config, issue.repo))
    return undefined;
  const reason = issue.lane === undefined ? publicReasonOf(stored) : 'lane';
  if (!reason) return undefined;
  const isAllowed = issue.lane ? isLaneOpen(stored, config, issue.lane) : stateOf(stored) === 'invalid';
  if (!isAllowed) return undefined;
  return { issue, title: issue.title, body: renderPublicIssue(issue, reason, consent) };
}

/** It may be fixed in public still, and is as grave as it was when that was asked for. */
const isLaneOpen = (
  stored: StoredCase,
  config: Context['config'],
  { severity }: NonNullable<PublicIssue['lane']>,
): boolean =>
  hasLaneConsent(stored) &&
  findLaneProblem(stored, config) === undefined &&
  stored.analysis?.facts.severity === severity;

const keyOf = ({ at }: Pick<PublicIssue, 'at'>): string => `public-issue/${at}`;

function askPublicIssue(context: Context): readonly WantedApproval[] {
  const wanted = wantedIssue(context);
  if (!wanted) return [];
  const { issue, title, body } = wanted;
  const lane = issue.lane === undefined ? {} : { lane: issue.lane.severity };
  const digest = bindingDigest({
    repo: issue.repo,
    title,
    body,
    at: issue.at,
    by: issue.askedBy.id,
    ...lane,
  });
  // Who wants a flaw to be fixed in public decided it already: the second person confirms.
  const people =
    issue.lane === undefined ? { needs: 2, askedBy: null } : { needs: 1, askedBy: issue.askedBy };
  return [{ key: keyOf(issue), digest, ...people }];
}

function showPublicIssue(context: Context): readonly string[] | undefined {
  const wanted = wantedIssue(context);
  if (!wanted) return undefined;
  const { lane } = wanted.issue;
  return [
    ...(lane === undefined ? [] : [...renderLane(context, lane), '']),
    `This would be opened as a **public issue** in ${renderPlain(wanted.issue.repo)}. It cannot be taken back, and anyone it names is notified. ${lane === undefined ? '**Two members** confirm it' : '**Another member** than the one who asked confirms it'}; read it as a stranger would who looks for a flaw:`,
    '',
    renderFenced(wanted.title),
    '',
    renderFenced(wanted.body, 'markdown'),
  ];
}

const renderLane = (context: Context, { severity }: NonNullable<PublicIssue['lane']>): readonly string[] => [
  `**Fix in public.** This case is valid, its severity is \`${severity}\`. Once the issue is open, nothing waits for an embargo, and anyone may find the flaw. The advisory and the CVE id are published with the release, as always; what was promised to the reporter still holds.`,
  '',
  ...lanePriceOf(context),
];

export const PUBLIC_ISSUE_APPROVAL: ApprovalKind = {
  kind: 'public-issue',
  action: 'ack-timer',
  outward: true,
  wanted: askPublicIssue,
  effect: showPublicIssue,
};

/** Opens it once it was confirmed twice as it was shown. */
export function planPublicIssue(context: Context): readonly Operation[] {
  const wanted = wantedIssue(context);
  if (!wanted || !isCleared(context, keyOf(wanted.issue))) return [];
  const { number } = context.stored;
  const release = (shown: string) =>
    declassifyConfirmed(embargo(number, shown), { caseNumber: number, shown });
  return [
    {
      kind: 'open-public-issue',
      key: keyOf(wanted.issue),
      repo: wanted.issue.repo,
      title: release(wanted.title),
      body: release(wanted.body),
      surface: 'public',
      why: wanted.issue.lane
        ? 'The flaw is small enough to be fixed in public, as one member asked and another confirmed.'
        : 'The report is no vulnerability, and its public issue was confirmed by two members.',
    },
  ];
}

export const PUBLIC_ISSUE_CREATION: CreationKind = {
  kind: 'public-issue',
  record: (context, subject, { url }, key) => {
    const { publicIssue: issue } = context.stored;
    if (!issue || issue.at !== subject || url === undefined) return context.stored;
    return finishRequest({ ...context, stored: { ...context.stored, publicIssue: { ...issue, url } } }, key);
  },
  isRecorded: ({ stored: { publicIssue } }, subject) =>
    publicIssue === undefined || publicIssue.at !== subject || publicIssue.url !== null,
};

/** Where it is. The address links this case to it, which only those see there who can read this repo. */
export function publicIssueComments({ stored }: Context): readonly BotComment[] {
  const { publicIssue: issue, source } = stored;
  if (!issue || issue.url === null) return [];
  if (issue.lane !== undefined)
    return [
      {
        key: `public-issue/${issue.at}`,
        at: issue.at,
        body: `Opened ${issue.url}. The fix is made in public from now on, and no embargo counts. Write neither id nor what the flaw does there. Go on as always: \`/evidence patch LINK\`, CVE id, release; the advisory is published with the release. Tell the reporter: \`/draft status\`.`,
      },
    ];
  const reply = source.ghsa
    ? 'Now tell the reporter where it is: `/send dismissal`.'
    : 'Now tell the reporter where it is, then write `/replied`. `/draft dismissal` shows a text.';
  return [{ key: `public-issue/${issue.at}`, at: issue.at, body: `Opened ${issue.url}. ${reply}` }];
}

const laneFacts = ({ lane, askedBy }: PublicIssue): string =>
  lane === undefined
    ? ''
    : ` (fixed in public at severity ${lane.severity}, asked for by ${renderPlain(askedBy.login)}; no embargo)`;

/** Its lines of the case record. */
export const renderPublicIssueFacts = ({ consent, publicIssue }: StoredCase): readonly string[] => [
  ...(consent === undefined
    ? []
    : [
        `- Public issue: the reporter ${consent.given ? `agreed, credit: ${renderPlain(consent.credit ?? 'none')}` : 'did not agree'}`,
      ]),
  ...(publicIssue?.url == null ? [] : [`- Goes on in public: ${publicIssue.url}${laneFacts(publicIssue)}`]),
];
