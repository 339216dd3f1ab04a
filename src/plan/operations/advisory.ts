import { planAdvisoryInput } from '../../advisory/advisory-input.ts';
import type { AdvisoryFacts } from '../../advisory/facts.ts';
import type { AdvisoryWrite, Operation } from '../../case/operation.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { StateId } from '../../process/table.ts';
import { type Context, digestOf } from '../context.ts';
import { isAppealOver, isCleared } from '../rules/raise-asks.ts';

/** States in which the advisory follows the analysis and the CVE id. */
const DRAFTING: readonly StateId[] = [
  'valid',
  'cve-requested',
  'patching',
  'testing',
  'regression-tests',
  'releasing',
  'disclosing',
];

/** Creates, accepts and keeps the draft advisories of the affected repos equal to the analysis (nodes Q, Q1). */
export function planAdvisories(context: Context): readonly Operation[] {
  const { stored, scope } = context;
  const mine = scope.has('advisory-draft') || scope.has('release-gate') || scope.has('announce');
  if (!mine || !DRAFTING.includes(stateOf(stored)) || stored.flags.includes('manual')) return [];
  const analysis = stored.analysis?.facts;
  if (!analysis?.confirmed.yes) return [];
  const repos = [...new Set(analysis.packages.map((each) => each.repo))];
  return repos.flatMap((repo) => planAdvisory(context, repo));
}

function planAdvisory(context: Context, repo: string): readonly Operation[] {
  const { stored, observed } = context;
  const known = stored.advisories.find((advisory) => advisory.repo === repo);
  const input = plannedInput(stored, repo);
  const digest = digestOf(input);
  if (!known) {
    if (!context.scope.has('advisory-draft')) return [];
    return [
      {
        kind: 'create-advisory',
        key: `create-advisory/${repo}`,
        repo,
        fields: input,
        digest,
        surface: 'circle',
        why: `The analysis names ${repo} and it has no advisory yet.`,
      },
    ];
  }
  const facts = observed.advisories[known.ghsa];
  if (!facts || known.publishedAt !== null || facts.state === 'published') return [];
  const accept = facts.state === 'triage';
  if (known.digest === digest && !accept) return [];
  return [
    {
      kind: 'update-advisory',
      repo,
      ghsa: known.ghsa,
      fields: mergeCredits(input, facts),
      digest,
      surface: 'circle',
      ...(accept ? { state: 'draft' as const } : {}),
      why: accept
        ? `The report ${known.ghsa} is accepted.`
        : `The analysis or the CVE id changed; ${known.ghsa} follows.`,
    },
  ];
}

/** What the advisory of a repo has to say: the analysis, and the CVE id once there is one. */
export function plannedInput(stored: StoredCase, repo: string): AdvisoryWrite {
  const input = planAdvisoryInput(stored.analysis!.facts, repo);
  return stored.cve.id === null ? input : { ...input, cve_id: stored.cve.id };
}

/** Arrays are replaced by GitHub: credits that stand there already are kept. */
function mergeCredits(input: AdvisoryWrite, facts: AdvisoryFacts): AdvisoryWrite {
  const kept = facts.credits
    .filter((credit): credit is { login: string; type: typeof credit.type } => 'login' in credit)
    .filter(
      (credit) => !input.credits.some((each) => each.login.toLowerCase() === credit.login.toLowerCase()),
    );
  return { ...input, credits: [...input.credits, ...kept] };
}

/** Closes the report of a dismissed case once that was confirmed (node X). */
export function planReportClosing(context: Context): readonly Operation[] {
  const { stored, observed, scope } = context;
  const { repo, ghsa } = stored.source;
  if (!scope.has('ack-timer') || !repo || !ghsa || !isAppealOver(context)) return [];
  const state = observed.advisories[ghsa]?.state;
  if (state !== 'triage' && state !== 'draft') return [];
  if (!isCleared(context, `close-report/${ghsa}`, 'close-report')) return [];
  return [
    {
      kind: 'update-advisory',
      repo,
      ghsa,
      fields: {},
      state: 'closed',
      surface: 'circle',
      why: 'The dismissal was told and the time for an appeal is over.',
    },
  ];
}
