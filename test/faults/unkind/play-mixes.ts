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
  let age = 0;
  for (const mix of mixes) {
    if (age === RENEWED_AFTER) {
      await lane.close();
      lane = await openLane();
      age = 0;
    }
    age += 1;
    let verdict: MixVerdict;
    try {
      const played = await lane.play(mix);
      verdict = { mix, breaches: judge(played, mix), struck: struckNames(played.stage.github.world) };
    } catch (error) {
      // Of the others nothing is known by it; they go on in a lane that is whole.
      verdict = { mix, breaches: { unplayed: String(error) }, struck: [] };
      age = RENEWED_AFTER;
    }
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

export interface MixesWish {
  readonly count: number;
  /** The first mix. */
  readonly seed: number;
  /** Mixes hold those too that are known not to be survived. */
  readonly all: boolean;
}

const drawMixes = ({ count, seed, all }: MixesWish): readonly Mix[] => {
  const without = all ? [] : namesOfTrials(Object.keys(NOT_SURVIVED));
  return Array.from({ length: count }, (_, index) => drawMix(seed + index, without));
};

/** One process of those that {@link playMixes} spreads: a line of JSON for each verdict. */
export async function workOnMixes(wish: MixesWish): Promise<void> {
  await judgeMixes(drawMixes(wish), (verdict) => process.stdout.write(`${JSON.stringify(verdict)}\n`));
}

/** Mixes that one process plays before another takes its place: what it holds has grown. */
const PART = 50;

/** `npm run torture -- --unkind N`: so many at a time, and what came of them; stopped by ^C, of those that there are. */
export async function playMixes(
  { count, seed, all }: MixesWish,
  atOnce: number,
  start: (part: MixesWish, take: (line: string) => void) => Promise<void>,
): Promise<void> {
  const verdicts: MixVerdict[] = [];
  const conclude = (): void => {
    console.log(renderMixes(verdicts));
    process.exitCode = verdicts.length < count || verdicts.some(isBroken) ? 1 : 0;
  };
  process.once('SIGINT', () => {
    conclude();
    process.exit();
  });
  const parts = Array.from({ length: Math.ceil(count / PART) }, (_, index) => ({
    count: Math.min(PART, count - index * PART),
    seed: seed + index * PART,
    all,
  }));
  const take = (line: string): void => {
    const verdict = JSON.parse(line) as MixVerdict;
    verdicts.push(verdict);
    if (isBroken(verdict)) console.error(describeMix(verdict.mix), verdict.breaches);
    if (verdicts.length % TELL_EVERY === 0) console.error(`${verdicts.length} mixes so far`);
  };
  await Promise.all(
    Array.from({ length: Math.min(atOnce, parts.length) }, async () => {
      for (let part = parts.shift(); part; part = parts.shift()) await start(part, take);
    }),
  );
  conclude();
}

const TELL_EVERY = 50;
