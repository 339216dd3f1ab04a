import { BLOG, channelsOf, openChannels } from '../case/channels.ts';
import { type StoredAsk, type StoredCase, stateOf } from '../case/stored-case.ts';
import { askMessages } from '../features/acknowledgement/messages.ts';
import { askAccess } from '../features/coordination/access.ts';
import { CVE_PROVIDERS } from '../features/cve/cve-providers.ts';
import { channelOfKey, postDigest, postsToSend } from '../features/disclosure/posting.ts';
import { askCorrections } from '../features/followup/corrections.ts';
import { isPreAnnouncedNow, PRE_ANNOUNCE, preAnnouncementOf } from '../features/release/pre-announcement.ts';
import { askPrivacy, type DemandedAsk } from '../features/takedown/takedown-requests.ts';
import type { AdvisoryFacts } from '../formats/records/facts.ts';
import { addDays } from '../process/clocks.ts';
import type { ActionName } from '../process/table.ts';
import { type Context, digestOf } from './context.ts';
import { advisoriesComplete, hasNoPatchDecision, mayDisclose } from './guards.ts';

export type { DemandedAsk } from '../features/takedown/takedown-requests.ts';

/** Enough different people, none of them the one who asked. */
export function isConfirmed(ask: Pick<StoredAsk, 'confirmedBy' | 'askedBy' | 'needs'>): boolean {
  const others = ask.confirmedBy.filter((person) => person.id !== ask.askedBy?.id);
  return new Set(others.map((person) => person.id)).size >= ask.needs;
}

/** Nobody has confirmed it yet, or not enough people. */
export const isWaiting = (ask: StoredAsk): boolean => ask.doneAt === null && !isConfirmed(ask);

/** The action that raises and carries out an ask. */
export function actionOfAsk(key: string): ActionName {
  switch (key.split('/')[0]) {
    case 'privatize':
    case 'placeholder':
    case 'related':
    case 'restore':
      return 'privatize';
    case 'close-report':
    case 'message':
    case 'access':
    case 'invite':
      return 'ack-timer';
    case 'pre-announce':
      return 'release-gate';
    case 'publish':
    case 'post':
    case 'correct':
      return 'announce';
    case 'mail':
      return 'mail';
    default:
      return 'advisory-draft';
  }
}

/** Keeps the asks equal to what is demanded: a change of what would be done voids every confirmation. */
export function raiseAsks(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  const demanded = demandedAsks(context);
  const kept = stored.asks.filter(
    (ask) =>
      ask.doneAt !== null ||
      !context.scope.has(actionOfAsk(ask.key)) ||
      (ask.key === 'publish' && isUndecided(context)) ||
      isOutOfSight(context, ask.key) ||
      demanded.some((each) => each.key === ask.key && each.digest === ask.digest),
  );
  const missing = demanded.filter(
    (each) => !kept.some((ask) => ask.key === each.key && ask.digest === each.digest && ask.doneAt === null),
  );
  if (kept.length === stored.asks.length && missing.length === 0) return undefined;
  const added = missing.map((each) => ({ ...each, at: observed.now, confirmedBy: [], doneAt: null }));
  return { ...stored, asks: [...kept, ...added] };
}

/** Something that a disclosure hangs on could not be read in this run: nothing is done, and nothing is void. */
function isUndecided(context: Context): boolean {
  const { stored, observed } = context;
  if (stateOf(stored) !== 'disclosing') return false;
  return (
    disclosureDigest(context) === null ||
    observed.releases === null ||
    observed.releases.some((release) => release.npm === 'unreachable')
  );
}

/** A post that is still owed, and that this run can neither send nor show: another action asks for it. */
function isOutOfSight(context: Context, key: string): boolean {
  const { stored, config } = context;
  if (!key.startsWith('post/') || key === `post/${BLOG}`) return false;
  return (
    openChannels(config, stored).includes(channelOfKey(config, key)) &&
    !postsToSend(context).some((post) => post.key === key)
  );
}

export function demandedAsks(context: Context): readonly DemandedAsk[] {
  return [
    ...askDisclosure(context),
    ...askCve(context),
    ...askNoPatch(context),
    ...askClosing(context),
    ...askPrivacy(context),
    ...askPost(context),
    ...askMessages(context),
    ...askAccess(context),
    ...askPreAnnouncement(context),
    ...askChannels(context),
    ...askCorrections(context),
  ].filter((ask) => context.scope.has(actionOfAsk(ask.key)));
}

function askDisclosure(context: Context): readonly DemandedAsk[] {
  const { stored, config } = context;
  if (stateOf(stored) !== 'disclosing' || stored.flags.includes('manual')) return [];
  if (stored.advisories.length === 0 || stored.advisories.every((advisory) => advisory.publishedAt !== null))
    return [];
  const digest = disclosureDigest(context);
  if (digest === null || !mayDisclose(context)) return [];
  const open = stored.advisories.filter((advisory) => advisory.publishedAt === null);
  if (open.some(({ ghsa }) => context.observed.advisories[ghsa]?.state !== 'draft')) return [];
  const move = stored.moves.findLast((each) => each.to === 'disclosing')!;
  const askedBy = move.by.role === 'bot' ? null : { id: move.by.id, login: move.by.login };
  return [{ key: 'publish', digest, needs: config.confirmations.disclosure, askedBy }];
}

/** Digest over what one advisory says: what is shown for confirmation, and looked at again right before publication. */
export function advisoryDigest(facts: AdvisoryFacts): string {
  return digestOf({
    ...facts,
    state: undefined,
    publishedAt: undefined,
    url: undefined,
    collaborators: undefined,
  });
}

/** Digest over everything that a disclosure would let out, or null where it cannot be read. */
export function disclosureDigest({ stored, observed, config }: Context): string | null {
  const facts = stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null);
  if (facts.some((each) => each === null)) return null;
  const shown = facts.map((each) => advisoryDigest(each!));
  // Names that GitHub's advisories cannot hold go out with the post.
  const named = (stored.analysis?.facts.credits ?? []).filter(
    (each) => 'name' in each || each.as !== undefined,
  );
  return digestOf({
    shown,
    channels: channelsOf(config),
    blog: config.blog?.repo ?? null,
    ...(named.length === 0 ? {} : { named }),
  });
}

/** A post that no confirmed disclosure covers, because the advisory was published by hand, is asked for by itself. */
function askPost(context: Context): readonly DemandedAsk[] {
  const { stored, config } = context;
  if (!config.blog || stateOf(stored) !== 'announcing' || stored.flags.includes('manual')) return [];
  if (isPostCovered(context) || stored.posts.some((post) => post.channel === BLOG)) return [];
  const ids = stored.advisories.map(({ ghsa }) => ghsa);
  return [
    { key: `post/${BLOG}`, digest: digestOf({ ids, repo: config.blog.repo }), needs: 1, askedBy: null },
  ];
}

/** Every channel that the bot posts to by itself is asked for with its own text, after the disclosure. */
function askChannels(context: Context): readonly DemandedAsk[] {
  const isFree = context.config.confirmations.without.includes('post');
  return postsToSend(context)
    .filter((post) => !isFree || post.unsure > 0)
    .map((post) => ({ key: post.key, digest: postDigest(post), needs: 1, askedBy: null }));
}

/** The confirmation of a disclosure covers the post that it showed. */
export function isPostCovered({ stored, config }: Pick<Context, 'stored' | 'config'>): boolean {
  return (
    config.confirmations.without.includes('post') ||
    stored.asks.some((ask) => ask.key === 'publish' && ask.doneAt !== null)
  );
}

/** The text as it stands, confirmed by somebody else than who wanted it. Every postponement is asked for anew. */
function askPreAnnouncement({ stored, config }: Context): readonly DemandedAsk[] {
  const text = preAnnouncementOf(stored, config);
  if (!text || isPreAnnouncedNow(stored, text.digest)) return [];
  const by = stored.decisions.find((decision) => decision.kind === 'pre-announce')?.by[0];
  const askedBy = by ? { id: by.id, login: by.login } : null;
  return [{ key: PRE_ANNOUNCE, digest: text.digest, needs: 1, askedBy }];
}

function askCve({ stored, config, observed }: Context): readonly DemandedAsk[] {
  const isSentByUs = CVE_PROVIDERS[config.cve.provider].sentBy === 'bot';
  if (!isSentByUs || config.confirmations.without.includes('cve-request')) return [];
  return cveCandidates(stored, observed.advisories).map(({ ghsa, repo }) => ({
    key: `cve-request/${ghsa}`,
    digest: digestOf({ ghsa, repo }),
    needs: 1,
    askedBy: null,
  }));
}

/** Advisories that a CVE is to be requested for from GitHub: drafted, and nobody has asked or decided yet. */
export function cveCandidates(
  stored: StoredCase,
  advisories: Context['observed']['advisories'],
): readonly { repo: string; ghsa: string }[] {
  const open = ['cve-requested', 'patching', 'testing', 'regression-tests', 'releasing'].includes(
    stateOf(stored),
  );
  const decided =
    stored.cve.id !== null ||
    stored.cve.requestedAt !== null ||
    stored.decisions.some((decision) => decision.kind === 'no-cve');
  if (!open || decided || stored.flags.includes('manual') || !advisoriesComplete(stored)) return [];
  return stored.advisories.filter((advisory) => advisories[advisory.ghsa]?.state === 'draft').slice(0, 1);
}

function askNoPatch({ stored }: Context): readonly DemandedAsk[] {
  const proposal = stored.decisions.find((decision) => decision.kind === 'no-patch');
  if (!proposal || proposal.by.length > 1 || hasNoPatchDecision(stored)) return [];
  const proposer = proposal.by[0]!;
  const workarounds = stored.analysis?.facts.workarounds ?? null;
  const digest = digestOf({ because: proposal.because, by: proposer.id, at: proposer.at, workarounds });
  return [{ key: 'no-patch', digest, needs: 1, askedBy: { id: proposer.id, login: proposer.login } }];
}

function askClosing(context: Context): readonly DemandedAsk[] {
  const report = reportToClose(context);
  if (!report || context.config.confirmations.without.includes('close-report')) return [];
  return [{ key: `close-report/${report.ghsa}`, digest: digestOf(report), needs: 1, askedBy: null }];
}

/**
 * The report that is to be closed with its case: of a dismissed one when the appeal window is over, or of a disclosed one
 * whose flaw turned out to be in another repository of ours.
 */
export function reportToClose(
  context: Pick<Context, 'stored' | 'config' | 'observed'>,
): { readonly repo: string; readonly ghsa: string } | undefined {
  const { stored, observed } = context;
  const { repo, ghsa } = stored.source;
  if (!repo || !ghsa) return undefined;
  const state = observed.advisories[ghsa]?.state;
  if (state !== 'triage' && state !== 'draft') return undefined;
  const isElsewhere =
    stateOf(stored) === 'announcing' && !stored.advisories.some((advisory) => advisory.ghsa === ghsa);
  return isElsewhere || isAppealOver(context) ? { repo, ghsa } : undefined;
}

/** Dismissed with a reason, the reply proven or ticked off, and the time for an appeal over (nodes X and Y). */
export function isAppealOver({
  stored,
  config,
  observed,
}: Pick<Context, 'stored' | 'config' | 'observed'>): boolean {
  if (stateOf(stored) !== 'invalid') return false;
  if (!stored.decisions.some((decision) => decision.kind === 'dismiss')) return false;
  const dismissedAt = stored.moves.findLast((move) => move.to === 'invalid')!.at;
  const reply = stored.evidence.findLast((evidence) => evidence.kind === 'reply');
  if (!reply || Date.parse(reply.at) < Date.parse(dismissedAt)) return false;
  return Date.parse(observed.now) >= Date.parse(addDays(reply.at, config.clocks.appealDays));
}

/** True where an operation may go: confirmed as it is demanded now, or configured to need no confirmation. */
export function isCleared(
  context: Context,
  key: string,
  without?: Context['config']['confirmations']['without'][number],
): boolean {
  if (without && context.config.confirmations.without.includes(without)) return true;
  const demanded = demandedAsks(context).find((ask) => ask.key === key);
  if (!demanded) return false;
  const ask = context.stored.asks.find(
    (each) => each.key === key && each.digest === demanded.digest && each.doneAt === null,
  );
  return ask !== undefined && isConfirmed(ask);
}
