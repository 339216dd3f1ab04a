/** Many mixes one after the other, and what came of them in numbers. */
import { BREACHES, type Breaches, judge, struckNames } from './judge.ts';
import { describeMix, drawMix, type Mix, namesOfTrials } from './mixes.ts';
import { NOT_SURVIVED } from './not-survived.ts';
import { openLane } from './play.ts';

export interface MixVerdict {
  readonly mix: Mix;
  readonly breaches: Breaches;
  /** Names of the unkindnesses that did something. */
  readonly struck: readonly string[];
}

/** A lane that has played so many makes room for a new one: its thread and its log have grown. */
const RENEWED_AFTER = 100;

export async function judgeMixes(
  mixes: readonly Mix[],
  tell: (verdict: MixVerdict) => void = () => {},
): Promise<readonly MixVerdict[]> {
  const verdicts: MixVerdict[] = [];
  let lane = await openLane();
  for (const [index, mix] of mixes.entries()) {
    if (index > 0 && index % RENEWED_AFTER === 0) {
      await lane.close();
      lane = await openLane();
    }
    const played = await lane.play(mix);
    const verdict = { mix, breaches: judge(played, mix), struck: struckNames(played.stage.github.world) };
    verdicts.push(verdict);
    tell(verdict);
  }
  await lane.close();
  return verdicts;
}

export const isBroken = ({ breaches }: MixVerdict): boolean => Object.keys(breaches).length > 0;

/** Markdown: how often each breach was, and one paragraph for each broken mix. */
export function renderMixes(verdicts: readonly MixVerdict[]): string {
  const count = (breach: string): number => verdicts.filter(({ breaches }) => breach in breaches).length;
  const rows = Object.entries(BREACHES).map(([breach, what]) => `| ${breach} | ${what} | ${count(breach)} |`);
  const broken = verdicts.filter(isBroken);
  const told = broken.map(({ mix, breaches }) =>
    [describeMix(mix), ...Object.entries(breaches).map(([breach, word]) => `    ${breach}: ${word}`)].join(
      '\n',
    ),
  );
  const struck = verdicts.filter((verdict) => verdict.struck.length > 0).length;
  return [
    ['| breach | what it is | mixes |', '| --- | --- | ---: |', ...rows].join('\n'),
    ...told,
    `${verdicts.length} mixes, ${struck} of them struck, ${broken.length} broken.`,
  ].join('\n\n');
}

/** `npm run torture -- --unkind N`. */
export async function playMixes(count: number, seed: number, isWhole: boolean): Promise<void> {
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed))
    throw new Error('--unkind and --seed take whole numbers.');
  const without = isWhole ? [] : namesOfTrials(Object.keys(NOT_SURVIVED));
  const mixes = Array.from({ length: count }, (_, index) => drawMix(seed + index, without));
  const verdicts = await judgeMixes(mixes, (verdict) => {
    if (isBroken(verdict)) console.error(describeMix(verdict.mix), verdict.breaches);
  });
  console.log(renderMixes(verdicts));
  process.exitCode = verdicts.some(isBroken) ? 1 : 0;
}
