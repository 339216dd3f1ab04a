import type { OutcomeResult } from '../../case/operation.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { finishRequest } from '../../engine/approvals.ts';
import type { CreationKind } from '../../engine/context.ts';
import { readBackOf } from './advisory-drift.ts';

/** Drafts that were made, changed, and reports that were closed. */
export const ADVISORY_CREATIONS: readonly CreationKind[] = [
  {
    kind: 'create-advisory',
    record: ({ stored }, repo, result) => recordAdvisory(stored, repo, result),
    isRecorded: ({ stored }, repo) => stored.advisories.some((advisory) => advisory.repo === repo),
  },
  { kind: 'update-advisory', record: ({ stored }, ghsa, result) => recordUpdate(stored, ghsa, result) },
  { kind: 'close-report', record: (context, _ghsa, _result, key) => finishRequest(context, key) },
];

function recordAdvisory(stored: StoredCase, repo: string, result: OutcomeResult): StoredCase {
  const { ghsa, digest } = result;
  if (!ghsa || stored.advisories.some((advisory) => advisory.repo === repo)) return stored;
  return {
    ...stored,
    advisories: [
      ...stored.advisories,
      { repo, ghsa, digest: digest ?? null, ...readBackIn(result), publishedAt: null },
    ],
  };
}

function recordUpdate(stored: StoredCase, ghsa: string, result: OutcomeResult): StoredCase {
  const { digest } = result;
  const advisory = stored.advisories.find((each) => each.ghsa === ghsa);
  if (!advisory || digest === undefined || advisory.digest === digest) return stored;
  return {
    ...stored,
    advisories: stored.advisories.map((each) =>
      each === advisory ? { ...each, digest, ...readBackIn(result) } : each,
    ),
  };
}

/** How the advisory reads after the write: what differs later was changed by hand. */
const readBackIn = ({ facts }: OutcomeResult): Pick<StoredCase['advisories'][number], 'readBack'> =>
  facts ? { readBack: readBackOf(facts) } : {};
