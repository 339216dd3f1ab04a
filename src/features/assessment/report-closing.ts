import { stateOf } from '../../case/stored-case.ts';
import { type ApprovalKind, bindingDigest, type Context, type WantedApproval } from '../../engine/context.ts';
import { addDays } from '../../process/clocks.ts';
import { isMerged, isMergeOver } from './merge.ts';

/** The report is closed with its case (node X). */
export const ASSESSMENT_APPROVALS: readonly ApprovalKind[] = [
  {
    kind: 'close-report',
    action: 'ack-timer',
    wanted: askClosing,
    effect: ({ stored }, _request, ghsa) => [
      stateOf(stored) === 'invalid'
        ? `The reporter was told, and the time for an appeal is over. If you confirm, the bot closes the report ${ghsa} and this case.`
        : `The flaw was disclosed in ${stored.advisories.map((each) => each.ghsa).join(', ')}. If you confirm, the bot closes the first report, ${ghsa}, and this case.`,
    ],
  },
];

function askClosing(context: Context): readonly WantedApproval[] {
  const report = reportToClose(context);
  if (!report || context.config.confirmations.without.includes('close-report')) return [];
  return [{ key: `close-report/${report.ghsa}`, digest: bindingDigest(report), needs: 1, askedBy: null }];
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
}: Pick<Context, 'stored' | 'config'> & { readonly observed: { readonly now: string } }): boolean {
  if (stateOf(stored) !== 'invalid') return false;
  if (!stored.decisions.some((decision) => decision.kind === 'dismiss')) return false;
  if (isMerged(stored) && !isMergeOver(stored)) return false;
  const dismissedAt = stored.moves.findLast((move) => move.to === 'invalid')!.at;
  const reply = stored.evidence.findLast((evidence) => evidence.kind === 'reply');
  if (!reply || Date.parse(reply.at) < Date.parse(dismissedAt)) return false;
  return Date.parse(observed.now) >= Date.parse(addDays(reply.at, config.clocks.appealDays));
}
