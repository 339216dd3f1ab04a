import type { Operation } from '../../case/operation.ts';
import { isOurs } from '../../case/our-repos.ts';
import { stateOf } from '../../case/stored-case.ts';
import { isCleared } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import { DRAFTING } from '../../process/table.ts';
import { reportToClose } from '../assessment/report-closing.ts';
import { driftsOf } from './advisory-drift.ts';
import { laterCredits, mergeCredits, plannedDigest, plannedInput } from './advisory-state.ts';

/** Creates, accepts and keeps the draft advisories of the affected repos equal to the analysis (nodes Q, Q1). */
export function planAdvisories(context: Context): readonly Operation[] {
  const { stored } = context;
  if (!DRAFTING.includes(stateOf(stored))) return [];
  const analysis = stored.analysis?.facts;
  if (!analysis?.confirmed.yes) return [];
  const repos = [...new Set(analysis.packages.map((each) => each.repo))].filter((repo) =>
    isOurs(context.config, repo),
  );
  return repos.flatMap((repo) => planAdvisory(context, repo));
}

function planAdvisory(context: Context, repo: string): readonly Operation[] {
  const { stored, observed } = context;
  const known = stored.advisories.find((advisory) => advisory.repo === repo);
  const input = plannedInput(stored, repo);
  const digest = plannedDigest(stored, repo);
  if (!known) {
    if (!context.scope.has('advisory-draft')) return [];
    return [
      {
        kind: 'create-advisory',
        key: `create-advisory/${repo}`,
        repo,
        fields: input,
        ...laterCredits(stored, repo),
        digest,
        surface: 'collaborators',
        why: `The analysis names ${repo} and it has no advisory yet.`,
      },
    ];
  }
  const facts = observed.advisories[known.ghsa];
  if (!facts || known.publishedAt !== null || facts.state === 'published') return [];
  // Closed with a dismissal that an appeal undid: the case has come back, so does the advisory.
  const accept = facts.state === 'triage' || (facts.state === 'closed' && wasClosedByUs(context, known.ghsa));
  if (facts.state === 'closed' && !accept) return [];
  if (known.digest === digest && !accept) return [];
  // Made by hand and named by `/advisory`: nothing is written over it before somebody says so.
  if (known.digest === null && known.ghsa !== stored.source.ghsa) return [];
  // Somebody changed it by hand: which side is right is asked first (rule 7: nothing is overwritten silently).
  if (driftsOf(context).some(({ ghsa }) => ghsa === known.ghsa)) return [];
  return [
    {
      kind: 'update-advisory',
      repo,
      ghsa: known.ghsa,
      fields: mergeCredits(input, facts),
      ...laterCredits(stored, repo),
      digest,
      surface: 'collaborators',
      ...(accept ? { state: 'draft' as const } : {}),
      why: accept
        ? `The report ${known.ghsa} is accepted.`
        : `The analysis or the CVE id changed; ${known.ghsa} follows.`,
    },
  ];
}

const wasClosedByUs = ({ stored }: Context, ghsa: string): boolean =>
  stored.approvalRequests.some(
    (approvalRequest) => approvalRequest.key === `close-report/${ghsa}` && approvalRequest.doneAt !== null,
  );

/** Closes the report of a dismissed case (node X), or one whose flaw was told elsewhere, once that was confirmed. */
export function planReportClosing(context: Context): readonly Operation[] {
  const report = reportToClose(context);
  if (!report) return [];
  const { repo, ghsa } = report;
  if (!isCleared(context, `close-report/${ghsa}`, 'close-report')) return [];
  return [
    {
      kind: 'update-advisory',
      repo,
      ghsa,
      fields: {},
      state: 'closed',
      surface: 'collaborators',
      why:
        stateOf(context.stored) === 'invalid'
          ? 'The dismissal was told and the time for an appeal is over.'
          : 'The flaw is disclosed by the advisory of another repository.',
    },
  ];
}
