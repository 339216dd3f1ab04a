import { hasNoPatchDecision } from '../../case/decisions.ts';
import { type ApprovalKind, bindingDigest, type Context, type WantedApproval } from '../../engine/context.ts';
import { renderFenced, renderPlain } from '../../text/defuse.ts';

/** The decision of two people to disclose without a patch (node R). */
export const REMEDIATION_APPROVALS: readonly ApprovalKind[] = [
  {
    kind: 'no-patch',
    action: 'advisory-draft',
    wanted: askNoPatch,
    effect: ({ stored }) => [
      `**No patch.** If you confirm, the case is published without a patch, because ${renderPlain(stored.decisions.find((each) => each.kind === 'no-patch')?.because ?? '')}`,
      '',
      'Users get this workaround:',
      '',
      renderFenced(stored.analysis?.facts.workarounds ?? 'none'),
    ],
  },
];

function askNoPatch({ stored }: Context): readonly WantedApproval[] {
  const proposal = stored.decisions.find((decision) => decision.kind === 'no-patch');
  if (!proposal || proposal.by.length > 1 || hasNoPatchDecision(stored)) return [];
  const proposer = proposal.by[0]!;
  const workarounds = stored.analysis?.facts.workarounds ?? null;
  const digest = bindingDigest({ because: proposal.because, by: proposer.id, at: proposer.at, workarounds });
  return [{ key: 'no-patch', digest, needs: 1, askedBy: { id: proposer.id, login: proposer.login } }];
}
