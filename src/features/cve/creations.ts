import { finishRequest } from '../../engine/approvals.ts';
import type { CreationKind } from '../../engine/context.ts';

/** The request that was sent. Where nothing tells whether it was, a person looks. */
export const CVE_CREATIONS: readonly CreationKind[] = [
  {
    kind: 'request-cve',
    record: (context, ghsa, result) => {
      const { stored, observed } = context;
      if (stored.cve.requestedAt) return stored;
      const provider = result.state === 'unsure' ? 'github-unsure' : 'github';
      const cve = { ...stored.cve, requestedAt: observed.now, provider } as const;
      return finishRequest({ ...context, stored: { ...stored, cve } }, `cve-request/${ghsa}`);
    },
    isRecorded: ({ stored }) => stored.cve.requestedAt !== null || stored.cve.id !== null,
  },
];
