import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isConfirmed } from '../../engine/approvals.ts';
import { bySelf, type Context, pushMove } from '../../engine/context.ts';
import { AFTER_DISCLOSURE, DRAFTING } from '../../process/table.ts';
import { disclosureDigest } from '../disclosure/approvals.ts';
import { readBackOf } from './advisory-drift.ts';
import { laterCredits, plannedDigest, saysAlready } from './advisory-state.ts';

/**
 * The report's own advisory becomes the case's where the analysis names its repo (node Q), and in any case once it is
 * public: then it is what the case disclosed, wherever the case stood.
 */
export function adoptReportedAdvisory({ stored, observed }: Context): StoredCase | undefined {
  const { repo, ghsa } = stored.source;
  if (!repo || !ghsa || stored.advisories.some((advisory) => advisory.ghsa === ghsa)) return undefined;
  const facts = observed.advisories[ghsa];
  const publishedAt = facts?.state === 'published' ? facts.publishedAt : null;
  const isNamed = stored.analysis?.facts.packages.some((each) => each.repo === repo) === true;
  const isDrafting = DRAFTING.includes(stateOf(stored));
  const hasOther = stored.advisories.some((advisory) => advisory.repo === repo);
  if (publishedAt === null && (!isNamed || !isDrafting || hasOther)) return undefined;
  // What is public is the case's; another draft of the same repo becomes an orphaned draft.
  const rival = stored.advisories.find((each) => each.repo === repo && each.publishedAt === null);
  const orphans = stored.orphans.filter((each) => each.ghsa !== ghsa);
  return {
    ...stored,
    advisories: [
      ...stored.advisories.filter((each) => each !== rival),
      { repo, ghsa, digest: null, publishedAt },
    ],
    orphans: rival ? [...orphans, { repo: rival.repo, ghsa: rival.ghsa }] : orphans,
  };
}

/** What GitHub shows of the advisories wins over what was planned: a CVE id, a publication. */
export function noteAdvisories({ stored, observed }: Context): StoredCase | undefined {
  let changed = false;
  let cve = stored.cve;
  const withoutCve = stored.decisions.some((decision) => decision.kind === 'no-cve');
  const advisories = stored.advisories.map((advisory) => {
    const facts = observed.advisories[advisory.ghsa];
    if (!facts) return advisory;
    if (facts.cve && cve.id === null && !withoutCve) {
      cve = { ...cve, id: facts.cve };
      changed = true;
    }
    if (facts.state !== 'published' || facts.publishedAt === null || advisory.publishedAt !== null)
      return advisory;
    changed = true;
    return { ...advisory, publishedAt: facts.publishedAt };
  });
  return changed ? { ...stored, advisories, cve } : undefined;
}

/** A draft that a person filled in as the analysis says counts as written. */
export function noteDrafts({ stored, observed }: Context): StoredCase | undefined {
  const { analysis } = stored;
  if (!analysis?.facts.confirmed.yes) return undefined;
  for (const advisory of stored.advisories) {
    const facts = observed.advisories[advisory.ghsa];
    if (facts?.state !== 'draft' || !analysis.facts.packages.some((each) => each.repo === advisory.repo))
      continue;
    const digest = plannedDigest(stored, advisory.repo);
    if (advisory.digest === digest || !saysAlready(stored, facts)) continue;
    // Whether those who are credited later exist is found out by a write.
    if (laterCredits(stored, advisory.repo).later) continue;
    return {
      ...stored,
      advisories: stored.advisories.map((each) =>
        each === advisory ? { ...each, digest, readBack: readBackOf(facts) } : each,
      ),
    };
  }
  return undefined;
}

/** A part of the case was published by hand, outside a confirmed disclosure: what is due stays due. */
export function notePartlyPublished({ stored, scope }: Context): StoredCase | undefined {
  if (!scope.has('announce') || stored.flags.includes('out-of-process') || isDisclosed(stored))
    return undefined;
  if (stored.advisories.every((advisory) => advisory.publishedAt === null)) return undefined;
  const approvalRequest = stored.approvalRequests.findLast((each) => each.key === 'publish');
  if (stateOf(stored) === 'disclosing' && approvalRequest && isConfirmed(approvalRequest)) return undefined;
  return { ...stored, flags: [...stored.flags, 'out-of-process'] };
}

/**
 * Published: in `case/disclosing` after gate and confirmation that is the step's result, anywhere else it was done
 * by hand, and what is due stays due (design, section 3, rule 7).
 */
export function moveWhenDisclosed(context: Context): StoredCase | undefined {
  const { stored, observed, scope } = context;
  const state = stateOf(stored);
  if (!scope.has('announce') || AFTER_DISCLOSURE.includes(state) || !isDisclosed(stored)) return undefined;
  const approvalRequest = stored.approvalRequests.findLast(
    (each) => each.key === 'publish' && each.doneAt !== null,
  );
  const inProcess = state === 'disclosing' && approvalRequest !== undefined;
  const moved = pushMove(context, 'announcing', {
    event: null,
    by: bySelf(context),
    at: observed.now,
    ...(inProcess ? {} : { why: 'published by hand' }),
  });
  return inProcess || moved.flags.includes('out-of-process')
    ? moved
    : { ...moved, flags: [...moved.flags, 'out-of-process'] };
}

/** The publication that was confirmed has happened: the approval request is done. */
export function closePublishRequest(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  if (!isDisclosed(stored) || disclosureDigest(context) === null) return undefined;
  const open = stored.approvalRequests.find(
    (approvalRequest) => approvalRequest.key === 'publish' && approvalRequest.doneAt === null,
  );
  if (!open) return undefined;
  const approvalRequests = isConfirmed(open)
    ? stored.approvalRequests.map((approvalRequest) =>
        approvalRequest === open ? { ...approvalRequest, doneAt: observed.now } : approvalRequest,
      )
    : stored.approvalRequests.filter((approvalRequest) => approvalRequest !== open);
  return { ...stored, approvalRequests };
}

/** A report whose closing was confirmed is found closed: that was us, whatever became of the run that did it. */
export function closeReportRequest({ stored, observed }: Context): StoredCase | undefined {
  const isDone = (approvalRequest: StoredCase['approvalRequests'][number]): boolean =>
    approvalRequest.doneAt === null &&
    approvalRequest.key.startsWith('close-report/') &&
    isConfirmed(approvalRequest) &&
    observed.advisories[approvalRequest.key.slice('close-report/'.length)]?.state === 'closed';
  if (!stored.approvalRequests.some(isDone)) return undefined;
  const approvalRequests = stored.approvalRequests.map((approvalRequest) =>
    isDone(approvalRequest) ? { ...approvalRequest, doneAt: observed.now } : approvalRequest,
  );
  return { ...stored, approvalRequests };
}
