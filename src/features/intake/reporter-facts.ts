import { membersOf, type ObservedTeam } from '../../case/observed.ts';
import type { Standing } from '../../case/slices/intake.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { flatten, renderPlain } from '../../text/defuse.ts';
import { type EarlierReport, standingOf } from './queue.ts';
import { readAiStatement } from './report-fields.ts';

/** A new case with what the report says of AI and what is known of its reporter. Both are shown, and decide nothing. */
export function withReporter(
  stored: StoredCase,
  report: string,
  past: { readonly reports: readonly EarlierReport[] },
  { config, team }: { readonly config: Pick<Config, 'intake'>; readonly team: ObservedTeam },
): StoredCase {
  const { reporter } = stored;
  const known =
    reporter?.id != null && reporter.login !== null ? { id: reporter.id, login: reporter.login } : null;
  const standing = standingOf(known, past.reports, { config, team: membersOf(team) });
  const aiStatement = readAiStatement(report);
  return {
    ...stored,
    ...(aiStatement === null ? {} : { aiStatement }),
    ...(standing === undefined ? {} : { standing }),
  };
}

const STANDING_TEXT: Readonly<Record<Standing, string>> = {
  team: 'a member of the team',
  listed: 'trusted (`intake.trusted`)',
  'valid-before': 'reported a vulnerability before that was confirmed',
};

/** Their lines of the case record. */
export const renderReporterFacts = ({
  standing,
  aiStatement,
}: Pick<StoredCase, 'standing' | 'aiStatement'>): readonly string[] => [
  ...(standing === undefined ? [] : [`- Reporter: ${STANDING_TEXT[standing]}`]),
  ...(aiStatement === undefined
    ? []
    : [`- On AI, the reporter says: “${renderPlain(flatten(aiStatement))}” (decides nothing)`]),
];
