import type { StoredCase } from '../../case/stored-case.ts';
import { renderPlain } from '../../text/defuse.ts';

/** Sentences that link a case with one about what its fix left open. Team surface. */

/** The report of such a case, as a member gave it. */
export const renderFollowUpReport = (number: number, ghsas: readonly string[], because: string): string =>
  `The fix of case #${number} (${ghsas.join(', ')}) is incomplete: ${because}`;

/** Lines of the record of either case. */
export function renderFollowLines({
  follows,
  followUps,
}: Pick<StoredCase, 'follows' | 'followUps'>): readonly string[] {
  return [
    ...(follows === undefined
      ? []
      : [
          `- Incomplete fix of: case #${follows.case} (${follows.ghsas.join(', ')}), ${renderPlain(follows.because)}`,
        ]),
    ...(followUps ?? []).map(
      (each) =>
        `- Incomplete fix: ${each.case === null ? 'its case is being opened' : `case #${each.case}`}, ${renderPlain(each.because)}`,
    ),
  ];
}

/** Told in the disclosed case once the new one is there. */
export const renderFollowUp = (number: number): string =>
  `Case #${number} is open for what the fix did not cover. It gets its own analysis, advisory and CVE id. Please write nothing about it in the advisory of this case: the public reads it.`;
