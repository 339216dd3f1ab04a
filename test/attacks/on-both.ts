/** An attack is played on the conductor and on the chain of single actions: neither may give way. */
import { openStage, type Stage, type StageWish, storeOf } from '../scenarios/stage.ts';

export { WAYS as ON_BOTH } from '../scenarios/both-ways.ts';

export const HOUR = 3_600_000;

/** A stage after its first sweep. */
export async function openSwept(chain: boolean, wish: StageWish = {}): Promise<Stage> {
  const stage = await openStage({ chain, ...wish });
  await stage.sweep();
  return stage;
}

/** Case files of the store, by path. */
export const casesOf = (stage: Stage): readonly string[] =>
  Object.entries(storeOf(stage)).flatMap(([path, text]) => (/^cases\/\d+\.yml$/.test(path) ? [text] : []));

/** Number of the case that stands for a report, or undefined. */
export function caseOf(stage: Stage, ghsa: string): number | undefined {
  const text = casesOf(stage).find((each) => each.includes(ghsa));
  const number = /^number: (\d+)$/m.exec(text ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

type Who = 'reporter' | 'editor';

/** A private report of somebody; its GHSA id. */
export async function report(
  { people }: Stage,
  repo: string,
  words: { readonly summary: string; readonly description?: string },
  who: Who = 'reporter',
): Promise<string> {
  const made = await people[who].request('POST', `/repos/${repo}/security-advisories/reports`, {
    description: 'Details.',
    ...words,
  });
  return (made as { readonly ghsa_id: string }).ghsa_id;
}
