import { readMarker } from '../case/marker.ts';
import type { Actor, Observed, ObservedIssue } from '../case/observed.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import type { Config } from '../config/config.ts';
import { labelName } from '../engine/context.ts';
import { readRecordMemory } from '../features/case-issue/record.ts';
import { labelOfState } from '../process/labels.ts';
import { STATE_IDS } from '../process/table.ts';
import { ProcessError } from './error.ts';
import { type Ports, readStored } from './observe-case.ts';

/** Whether the case record was rendered from a later memory than the store has, or from one that it has not at all. */
export function isSetBack({ stored, issue, self }: Pick<Observed, 'stored' | 'issue' | 'self'>): boolean {
  // An issue that was made again stands for the case that it names, whose memory is looked at there.
  if (stored === null && issue && caseMadeAgain(issue, self) !== undefined) return false;
  const record = issue?.comments.find((comment) => readMarker(comment, self) === 'record');
  return record !== undefined && readRecordMemory(record.body).revision > (stored?.revision ?? 0);
}

/** The case that an issue was made again for. */
export function caseMadeAgain({ author, body }: ObservedIssue, self: Actor): number | undefined {
  const number = /^case\/(\d+)$/.exec(readMarker({ author, body, lastEditor: null }, self) ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

export const setBack = (number: number): ProcessError =>
  new ProcessError(
    'bad-store',
    `The memory of case ${number} is older than its case record, or gone: somebody set the branch security-process back, or deleted it. Nothing was done. Reset the branch to its newest commit (Settings > Rules > Insights, or the activity of the branch, shows it). If what was lost is really to be forgotten, delete the record comment of the case.`,
  );

/**
 * Looks for cases that the store does not know any more: among the four newest issues, one that has a label of a state
 * and a case record of ours, and that stands for no case. What is set back loses the newest first, and GitHub limits what
 * one query may ask. One request for each that has such a label.
 *
 * @param known numbers of the issues that stand for cases
 */
export async function guardSetBack(
  { github }: Pick<Ports, 'github'>,
  { newest, cases }: Pick<SweepRead, 'newest' | 'cases'>,
  config: Config,
  known: ReadonlySet<number>,
): Promise<void> {
  const names = new Set(STATE_IDS.map((id) => labelName(config, labelOfState(id)).toLowerCase()));
  const unknown = newest.filter(
    ({ number, labels }) =>
      !known.has(number) && !cases.includes(number) && labels.some((label) => names.has(label.toLowerCase())),
  );
  for (const { number } of unknown) {
    const { storedText, issue, self } = await github.readCase(number);
    const again = issue ? caseMadeAgain(issue, self) : undefined;
    if (again !== undefined && !cases.includes(again)) throw setBack(again);
    if (isSetBack({ stored: readStored(storedText, number), issue, self })) throw setBack(number);
  }
}
