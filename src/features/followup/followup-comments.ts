import { isDisclosed } from '../../case/stored-case.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { renderCorrected, renderForeignCorrection } from './correction-text.ts';
import { openCorrection, reposWithoutAdvisory } from './corrections.ts';
import { renderCveStanding } from './cve-standing-text.ts';
import { renderFollowUp } from './follow-up-text.ts';

/** What is said of a disclosure after it: corrections, the CVE, and the case of what was left open. */
export function followupComments({ stored, config, scope }: Context): readonly BotComment[] {
  if (!scope.has('announce') || !isDisclosed(stored)) return [];
  const { standing } = stored.cve;
  const foreign = reposWithoutAdvisory(stored);
  const correction = openCorrection(stored);
  return [
    ...(correction && foreign.length > 0
      ? [
          {
            key: `correction-foreign/${correction.comment}`,
            at: correction.at,
            body: renderForeignCorrection(foreign, stored.coordinators),
          },
        ]
      : []),
    ...(stored.corrections ?? []).map((entry) => ({
      key: `corrected/${entry.at}`,
      at: entry.at,
      body: renderCorrected(entry, stored, config.server),
    })),
    ...(standing
      ? [
          {
            key: `cve-standing/${standing.at}`,
            at: standing.at,
            body: renderCveStanding(stored, standing, config),
          },
        ]
      : []),
    ...(stored.followUps ?? []).flatMap((each) =>
      each.case === null
        ? []
        : [{ key: `follow-up/${each.case}`, at: each.at, body: renderFollowUp(each.case) }],
    ),
  ];
}
