import type { AdvisoryWrite } from '../../case/operation.ts';
import { isDisclosed, type StoredCase, type StoredCorrection, stateOf } from '../../case/stored-case.ts';
import { type ApprovalKind, bindingDigest, type Context, type WantedApproval } from '../../engine/context.ts';
import type { AdvisoryFacts, Analysis } from '../../formats/records/facts.ts';
import { type AdvisoryInput, findDrift, planAdvisoryInput } from '../advisory/advisory-input.ts';
import { renderCorrectionRequest } from './correction-text.ts';

/** A published advisory that says something else than the corrected analysis. */
export interface Correction {
  readonly repo: string;
  readonly ghsa: string;
  readonly input: AdvisoryWrite;
  readonly fields: readonly Difference[];
}

interface Difference {
  readonly field: keyof AdvisoryWrite;
  readonly ours: string;
  readonly theirs: string;
}

type Known = Pick<Context, 'stored' | 'observed'>;

/** The corrected analysis that waits to be carried out, if any. */
export function openCorrection(stored: StoredCase): StoredCorrection | undefined {
  const { correction } = stored;
  const isOpen = correction !== undefined && !correction.dropped && isDisclosed(stored);
  return isOpen && !stored.flags.includes('manual') ? correction : undefined;
}

/** Where the published advisories, as they were read in this run, do not say what the corrected analysis says. */
export function correctionsOf({ stored, observed }: Known): readonly Correction[] {
  const correction = openCorrection(stored);
  if (!correction || reposWithoutAdvisory(stored).length > 0) return [];
  return stored.advisories.flatMap(({ repo, ghsa }) => {
    const facts = observed.advisories[ghsa];
    if (facts?.state !== 'published' || !correction.facts.packages.some((each) => each.repo === repo))
      return [];
    const input = correctedInput(correction.facts, stored, facts);
    const fields = [...findDrift(input, facts), ...compareCve(stored.cve.id, facts)];
    const cve = stored.cve.id === null ? {} : { cve_id: stored.cve.id };
    return fields.length === 0 ? [] : [{ repo, ghsa, input: { ...input, ...cve }, fields }];
  });
}

/** What stands there, and what would: as it is shown, and kept for the note that goes with it. */
export const changesOf = ({ ghsa, fields }: Correction): StoredCorrection['changes'] =>
  fields.map(({ field, ours, theirs }) => ({ ghsa, field, was: theirs, now: ours }));

/** An id that was entered after the disclosure; that there is none is nothing to correct an advisory with. */
function compareCve(cve: string | null, facts: AdvisoryFacts): readonly Difference[] {
  return cve === null || cve === facts.cve
    ? []
    : [{ field: 'cve_id', ours: cve, theirs: facts.cve ?? 'none' }];
}

/** Credits that GitHub or a person added stay; those that the analysis named before and names no more go. */
function correctedInput(corrected: Analysis, stored: StoredCase, facts: AdvisoryFacts): AdvisoryInput {
  const input = planAdvisoryInput(corrected, facts.repo);
  const isNamed = (login: string, credits: readonly object[]): boolean =>
    credits.some((each) => 'login' in each && String(each.login).toLowerCase() === login.toLowerCase());
  const before = stored.analysis?.facts.credits ?? [];
  const kept = facts.credits.flatMap((credit) =>
    'login' in credit && !isNamed(credit.login, [...input.credits, ...before, ...corrected.credits])
      ? [{ login: credit.login, type: credit.type }]
      : [],
  );
  return { ...input, credits: [...input.credits, ...kept] };
}

/** Repos of the corrected analysis that have no advisory in this case: nothing can be corrected there. */
export function reposWithoutAdvisory(stored: StoredCase): readonly string[] {
  const named = openCorrection(stored)?.facts.packages.map(({ repo }) => repo) ?? [];
  return [...new Set(named)].filter((repo) => stored.advisories.every((each) => each.repo !== repo));
}

/** Every advisory is asked for by itself; the one who wrote the analysis is not the one who confirms it. */
function askCorrections(context: Known): readonly WantedApproval[] {
  const by = openCorrection(context.stored)?.by;
  return correctionsOf(context).map(({ ghsa, input, fields }) => ({
    key: `correct/${ghsa}`,
    digest: bindingDigest({ ghsa, input, fields, by: by?.id ?? null }),
    needs: 1,
    askedBy: by ? { id: by.id, login: by.login } : null,
  }));
}

/** A closed case whose advisories still have to be read: something about them waits. */
export function isOpenAfterwards(stored: StoredCase): boolean {
  if (stateOf(stored) !== 'closed') return false;
  return (
    openCorrection(stored) !== undefined ||
    stored.approvalRequests.some(
      (approvalRequest) =>
        approvalRequest.doneAt === null && /^(?:correct|access)\//.test(approvalRequest.key),
    )
  );
}

/** The correction of a published advisory, field by field. */
export const FOLLOWUP_APPROVALS: readonly ApprovalKind[] = [
  {
    kind: 'correct',
    action: 'announce',
    outward: true,
    wanted: askCorrections,
    effect: (context, _request, subject) => {
      const found = correctionsOf(context).find(({ ghsa }) => ghsa === subject);
      return renderCorrectionRequest(
        context.stored,
        subject,
        found ? changesOf(found) : [],
        context.config.server,
      );
    },
  },
];
