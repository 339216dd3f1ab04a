import { advisoriesComplete } from '../../case/decisions.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { ApprovalKind, Context, WantedApproval } from '../../engine/context.ts';
import { advisoryDigest } from '../advisory/advisory-digest.ts';
import { MOST_SHOWN, renderAdvisory } from '../disclosure/approval-text.ts';
import { CVE_PROVIDERS } from './cve-providers.ts';

/** The request for a CVE id (node Q2). */
export const CVE_APPROVALS: readonly ApprovalKind[] = [
  {
    kind: 'cve-request',
    action: 'advisory-draft',
    outward: true,
    wanted: askCve,
    effect: ({ observed, stored }, _request, ghsa) => {
      const facts = observed.advisories[ghsa];
      if (!facts) return undefined;
      return [
        `**CVE request.** If you confirm, the bot asks GitHub for a CVE id for ${ghsa}. GitHub reads the draft advisory as it is now:`,
        ...renderAdvisory(facts, MOST_SHOWN, stored.analysis?.facts.credits ?? []),
      ];
    },
  },
];

function askCve({ stored, config, observed }: Context): readonly WantedApproval[] {
  const isSentByUs = CVE_PROVIDERS[config.cve.provider].sentBy === 'bot';
  if (!isSentByUs || config.confirmations.without.includes('cve-request')) return [];
  return cveCandidates(stored, observed.advisories).map(({ ghsa }) => ({
    key: `cve-request/${ghsa}`,
    digest: advisoryDigest(observed.advisories[ghsa]!),
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
