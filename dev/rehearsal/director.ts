import { renderMarker } from '../../src/case/marker.ts';
import { stateOf } from '../../src/case/stored-case.ts';
import type { Directed, Performance } from './performance.ts';
import { isCaseOf, look } from './scene.ts';
import { readStoredCases, type StoredFile } from './store-reader.ts';
import type { Scene, StoryStep } from './story.ts';
import { nextWorkingTime } from './working-hours.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Days on which nothing happens before the rehearsal is given up. */
const PATIENCE_DAYS = 40;

/** A rehearsal that did not come to its end, told in words for people. */
export class RehearsalFailed extends Error {}

/**
 * Lets people act until every case is closed. Anyone who sees that it is their turn acts after a while, at working
 * hours; in between the clock goes on and the schedules fire, once a day (every hour would show nothing more).
 */
export async function direct(directed: Directed): Promise<void> {
  let idleDays = 0;
  const passage = createPassage(directed);
  // Anyone who sets the process up sees its first schedule pass before any report comes.
  await passage.sweep();
  for (;;) {
    const stored = await readStoredCases(directed.people.owner, directed.triage);
    if (isOver(directed, stored)) return;
    const scenes = await Promise.all(directed.performances.map((one) => look(directed, one, stored)));
    const turn = findTurn(directed.performances, scenes);
    if (turn) {
      idleDays = 0;
      await takeTurn(directed, passage, turn);
    } else {
      if (idleDays > PATIENCE_DAYS) throw new RehearsalFailed(explainStandstill(directed, scenes));
      // The next hour's schedule first; after that nothing changes by the hour, only by the day.
      const wait = idleDays === 0 ? HOUR_MS : DAY_MS;
      idleDays += 1;
      moveClock(directed, directed.github.clock.now().getTime() + wait);
      await passage.sweep();
    }
  }
}

/** How time goes by in the rehearsal. */
export interface Passage {
  /** The schedule fires now. */
  sweep(): Promise<void>;
  /** Time goes on, and the schedule fires whenever a day is over. */
  until(goal: number): Promise<void>;
}

export function createPassage(directed: Directed): Passage {
  let sweptAt = directed.github.clock.now().getTime();
  const sweep = async (): Promise<void> => {
    sweptAt = directed.github.clock.now().getTime();
    await directed.runner.tick();
  };
  return {
    sweep,
    async until(goal) {
      while (sweptAt + DAY_MS <= goal) {
        moveClock(directed, sweptAt + DAY_MS);
        await sweep();
      }
      moveClock(directed, goal);
    },
  };
}

/**
 * What the script has somebody do next, if its time has come. `ahead`: how many steps may be passed over because
 * somebody did them without the script.
 */
export async function findNextTurn(directed: Directed, ahead = 0): Promise<Turn | undefined> {
  const stored = await readStoredCases(directed.people.owner, directed.triage);
  const scenes = await Promise.all(directed.performances.map((one) => look(directed, one, stored)));
  const turn = findTurn(directed.performances, scenes);
  if (turn || ahead === 0) return turn;
  const later = directed.performances.flatMap((performance, index) =>
    performance.steps
      .slice(performance.next + 1, performance.next + 1 + ahead)
      .map((step) => ({ performance, step, scene: scenes[index]! })),
  );
  return later.find(({ step, scene }) => step.when(scene));
}

/** Lets the person of a turn get to it, and act. */
export async function takeTurn(directed: Directed, passage: Passage, turn: Turn): Promise<void> {
  const { performance, step } = turn;
  performance.next = performance.steps.indexOf(step, performance.next);
  await passage.until(whenToAct(directed, turn));
  await act(directed, turn);
}

function moveClock({ github }: Directed, time: number): void {
  if (time > github.clock.now().getTime()) github.clock.set(new Date(time).toISOString());
}

export interface Turn {
  readonly performance: Performance;
  readonly step: StoryStep;
  readonly scene: Scene;
}

/** The case that is furthest behind goes first, so that cases go side by side. */
function findTurn(performances: readonly Performance[], scenes: readonly Scene[]): Turn | undefined {
  return performances
    .map((performance, index) => ({
      performance,
      step: performance.steps[performance.next],
      scene: scenes[index]!,
    }))
    .filter((turn): turn is Turn => turn.step?.when(turn.scene) === true)
    .sort((a, b) => a.performance.next - b.performance.next)[0];
}

/** At working hours, and in the morning where that is asked for. */
function whenToAct(directed: Directed, { step, scene }: Turn): number {
  const now = directed.github.clock.now().getTime();
  if (step.needless?.(scene)) return now;
  const goal = nextWorkingTime(now + delayOf(directed, step));
  const noon = Math.floor(goal / DAY_MS) * DAY_MS + 12 * HOUR_MS;
  return step.morning && goal > noon ? nextWorkingTime(noon + 18 * HOUR_MS) : goal;
}

/** Give or take a third, by the seed. */
function delayOf({ random }: Directed, step: StoryStep): number {
  return Math.round(step.after * (0.67 + 0.66 * random()) * HOUR_MS);
}

async function act(directed: Directed, { performance, step, scene }: Turn): Promise<void> {
  if (!step.needless?.(scene)) {
    const { who, nodes, says } = step;
    performance.log.push({ at: directed.github.clock.now().toISOString(), who, nodes, says });
    directed.onStep(performance, step, scene.view.issue);
    await step.does(scene);
  }
  performance.next += 1;
  performance.done.add(step.name);
  await directed.runner.drain();
}

/** Every case has been taken in and closed, and nobody has anything left to do. */
function isOver({ performances }: Directed, stored: readonly StoredFile[]): boolean {
  return performances.every((performance) => {
    const file = stored.find((one) => isCaseOf(one.stored, performance));
    if (performance.endsWithStory) return file !== undefined && performance.next >= performance.steps.length;
    return file !== undefined && stateOf(file.stored) === 'closed';
  });
}

function explainStandstill(directed: Directed, scenes: readonly Scene[]): string {
  const lines = directed.performances.map((performance, index) => {
    const view = scenes[index]!.view;
    const step = performance.steps[performance.next];
    const where =
      view.issue === null ? 'no case was opened' : `issue ${view.issue} rests in ${view.state ?? 'no state'}`;
    const waiting = step
      ? `${step.who} never saw the time to: ${step.says}`
      : 'nobody had anything left to do';
    return `${performance.script.facts.ghsa}: ${where}; ${waiting}.`;
  });
  for (const { view } of scenes) {
    const said = view.botComments.findLast(({ body }) => !body.includes(renderMarker('record')));
    if (said) lines.push(`Issue ${view.issue}, what the bot said last: ${said.body.split('\n', 1)[0]}`);
  }
  const last = directed.runner.runs.at(-1);
  if (last)
    lines.push(`The last run (${last.action}, ${last.event}) said: ${last.stdout.trim() || 'nothing'}`);
  return `Nothing happened for ${PATIENCE_DAYS} days.\n${lines.join('\n')}`;
}
