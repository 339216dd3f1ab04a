import type { Actor } from '../../case/observed.ts';
import type { Operation } from '../../case/operation.ts';
import { pathOfCase, pathOfReport, renderStoredCase, type StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { type Context, labelName } from '../../engine/context.ts';
import { labelOfState } from '../../process/labels.ts';
import { renderCaseBody, renderCaseTitle } from '../case-issue/case-body.ts';
import { beginCase } from '../intake/intake.ts';
import { renderFollowUpReport } from './follow-up-text.ts';

type FollowUp = NonNullable<StoredCase['followUps']>[number];

/** What the issue and the memory of the new case are made from. */
interface Beginning {
  readonly stored: StoredCase;
  readonly report: string;
}

/**
 * A case about what the fix of a disclosed one left open. It has coordinators and packages of the first, and clocks of
 * its own from the member's word on; nobody is told of it who is not in the team.
 */
function beginFollowUp(first: StoredCase, followUp: FollowUp, number: number, self: Actor): Beginning {
  const { because, at, by } = followUp;
  const ghsas = first.advisories.map(({ ghsa }) => ghsa);
  const repo = first.analysis?.facts.packages[0]?.repo ?? first.advisories[0]?.repo ?? null;
  const begun = beginCase(number, { now: at, receivedAt: at }, self);
  const stored: StoredCase = {
    ...begun,
    title: renderCaseTitle(repo, null),
    coordinators: first.coordinators,
    packages: first.packages,
    follows: {
      case: first.number,
      because,
      by: { id: by.id, login: by.login },
      ghsas,
      facts: first.analysis?.facts ?? null,
    },
  };
  return { stored, report: renderFollowUpReport(first.number, ghsas, because) };
}

/** Opens the issues of the cases that were asked for; each under a claim. */
export function planFollowUps({ stored, config, observed }: Context): readonly Operation[] {
  return (stored.followUps ?? []).flatMap((followUp, index): readonly Operation[] =>
    followUp.case === null ? [planIssue(stored, followUp, index, config, observed.self)] : [],
  );
}

function planIssue(
  first: StoredCase,
  followUp: FollowUp,
  index: number,
  config: Config,
  self: Actor,
): Operation {
  const key = followUpKey(first.number, index);
  const { stored, report } = beginFollowUp(first, followUp, 0, self);
  return {
    kind: 'create-case-issue',
    key,
    title: stored.title,
    body: renderCaseBody(stored, report, key),
    labels: [labelName(config, labelOfState('received'))],
    surface: 'team',
    why: `The fix of case ${first.number} is incomplete.`,
  };
}

const followUpKey = (number: number, index: number): string => `incomplete-fix/${number}/${index}`;

/** The issue of a new case was made: the link to it. `subject` is its key without the first part. */
export function recordFollowUp(stored: StoredCase, subject: string, number: number | undefined): StoredCase {
  const index = Number(subject.split('/')[1]);
  const followUps = stored.followUps ?? [];
  if (number === undefined || followUps[index]?.case !== null) return stored;
  return {
    ...stored,
    followUps: followUps.map((each, place) => (place === index ? { ...each, case: number } : each)),
  };
}

/** The files of cases that are linked for the first time: written in the same commit as the link. */
export function filesOfFollowUps(
  { observed }: Pick<Context, 'observed'>,
  stored: StoredCase,
): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  (stored.followUps ?? []).forEach((followUp, index) => {
    if (followUp.case === null || observed.stored?.followUps?.[index]?.case === followUp.case) return;
    const begun = beginFollowUp(stored, followUp, followUp.case, observed.self);
    files[pathOfCase(followUp.case)] = renderStoredCase(begun.stored);
    files[pathOfReport(followUp.case)] = begun.report;
  });
  return files;
}
