import type { Operation } from '../case/operation.ts';
import { agreedBreaks, type BreakNotice } from '../case/ordered-break.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import { withBreakNotice, withoutBreakNotice } from '../features/coordination/break-notice.ts';
import { todayOf } from '../features/coordination/break-order.ts';
import { type NoticeStep, nextNoticeStep } from '../features/coordination/plan-break-notice.ts';
import { type PublicText, publicConstant } from '../text/embargo.ts';
import type { Kept } from './keep-overview.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';

type Looked = Pick<Sweep, 'ports' | 'config' | 'options'>;
type Proposal = Operation & { readonly kind: 'open-post' };

/** What there is to do about the notice of a break in the public policy; the action that watches the clocks does it. */
export const noticeStepOf = (
  { config, options }: Pick<Looked, 'config' | 'options'>,
  { memory }: Pick<Kept, 'memory'>,
  now: string,
): NoticeStep | undefined =>
  options.scope.has('ack-timer')
    ? nextNoticeStep(config, memory.breakNotice, agreedBreaks(memory), now)
    : undefined;

/**
 * Proposes the notice of a break to the public policy before it begins, and its removal once it is over: a pull request
 * each, which the project merges. Where the bot may not, the board has the text for a person. The notice holds the days of
 * the break, and nothing of any case.
 */
export async function keepBreakNotice(
  sweep: Looked,
  read: SweepRead,
  kept: Kept,
  done: PlannedOperation[],
): Promise<Kept> {
  const step = noticeStepOf(sweep, kept, read.now);
  const { policy } = sweep.config;
  if (step === undefined) return kept;
  if (step.kind === 'forget' || policy === null) return remember(kept, null);
  const span = step.kind === 'put-in' ? step.span : step.notice;
  const { from, until } = span;
  const day = todayOf(sweep.config, read.now);
  const of = `${policy.repo}/${policy.path}`;
  const base = { of, from, until, day, url: null, why: null };
  const text = await sweep.ports.github.readPolicy(policy.repo, policy.path);
  const isOn = step.kind === 'put-in';
  const byHand = (why: string): Kept =>
    remember(kept, { ...base, state: isOn ? 'by-hand' : 'to-remove', why });
  if (text === null) return byHand('the bot cannot read that file');
  const wanted = isOn ? withBreakNotice(text, span) : withoutBreakNotice(text);
  if (wanted === undefined) return remember(kept, { ...base, ...settled(step) });
  const operation = proposalOf({ repo: policy.repo, path: policy.path, was: text, text: wanted }, span, isOn);
  const outcome = await sweep.ports.github.apply(operation, {
    caseNumber: null,
    storeHead: kept.head,
    self: read.self,
  });
  const before = kept.memory.breakNotice;
  // People changed the file since: the pull request that is open is theirs to bring up to date.
  if (outcome.kind === 'conflict')
    return before?.url ? remember(kept, { ...before, day }) : byHand('somebody changed that file meanwhile');
  if (outcome.kind === 'refused') return byHand(outcome.why);
  if (outcome.result?.state === 'closed') return byHand('somebody closed its pull request');
  if (outcome.kind === 'done') done.push(describeOperation(operation));
  const url = outcome.result?.url ?? null;
  return remember(kept, { ...base, state: isOn ? 'proposed' : 'to-remove', url });
}

/** The policy says what it should already: by hand, or because a proposal was never merged. */
const settled = (step: NoticeStep): Pick<BreakNotice, 'state' | 'url'> =>
  step.kind === 'take-out'
    ? {
        state: 'gone',
        url: step.notice.state === 'proposed' || step.notice.state === 'gone' ? step.notice.url : null,
      }
    : { state: 'there', url: null };

const remember = (kept: Kept, breakNotice: BreakNotice | null): Kept => ({
  ...kept,
  memory: { ...kept.memory, breakNotice },
});

function proposalOf(
  file: { readonly repo: string; readonly path: string; readonly was: string; readonly text: PublicText },
  { from, until }: Pick<BreakNotice, 'from' | 'until'>,
  isOn: boolean,
): Proposal {
  const { repo, path, was, text } = file;
  const name = isOn ? 'break-notice' : 'break-over';
  const title = isOn
    ? `Say that the security team is on a break from ${from} until ${until}`
    : `Remove the notice of the break until ${until}`;
  const body = isOn
    ? `The security team is on a break from ${from} until ${until}. This adds a notice to the policy. Please merge it before the break begins; another pull request removes it afterwards.`
    : 'The break is over. This removes its notice from the policy.';
  return {
    kind: 'open-post',
    key: `${name}/${from}/${until}`,
    channel: name,
    repo,
    base: null,
    branch: `${name}-${from}-${until}`,
    path,
    text,
    page: { path, was, text },
    title: publicConstant(title),
    body: publicConstant(body),
    surface: 'public',
    why: isOn ? 'A break of the team is ahead.' : 'A break of the team is over.',
  };
}
