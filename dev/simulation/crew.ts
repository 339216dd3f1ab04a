/** The team of a simulated year: who is there, and what everybody of them can do. */
import type { StoredCase } from '../../src/case/stored-case.ts';
import { type Stage, TRIAGE } from '../../test/scenarios/stage.ts';
import { CAST } from '../rehearsal/cast.ts';
import type { Person } from '../rehearsal/person.ts';
import { REMEDY_ACTIONS, type Remedy } from './remedy.ts';

export const TEAM = ['coordinator', 'member', 'analyst'] as const;
type Member = (typeof TEAM)[number];

/** All that people may be seen to do in a whole year: what never happened there was not tried. */
export const ACTIONS = [
  'acknowledged',
  'asked the reporter',
  'heard the reporter',
  'gave up on the reporter',
  'dismissed',
  'replied',
  'found valid',
  ...REMEDY_ACTIONS,
  'confirmed',
  'told the reporter',
  'agreed on an embargo',
  'told of an exploit',
  'ordered in a list',
  'answered late',
  'went on holiday',
  'left the team',
  'came back to the team',
  'handed over',
  'undid',
  'closed an issue by hand',
  'deleted a comment of the bot',
  'set a wrong label',
  'took a label off',
] as const;
export type Action = (typeof ACTIONS)[number];

/** The team in a simulated year. */
export interface Crew {
  readonly stage: Stage;
  readonly random: () => number;
  readonly actions: Record<Action, number>;
  readonly deleted: Set<string>;
  readonly remedy: Remedy;
  /** Members on holiday, and those who have left, until when (milliseconds). */
  readonly away: Map<Member, number>;
  readonly gone: Map<Member, number>;
}

/** Counts it. */
export const did = (crew: Crew, action: Action): void => {
  crew.actions[action] += 1;
};

/** Whether something happens in this time that happens every `mean` hours in the middle. */
export const chance = (crew: Pick<Crew, 'random'>, hours: number, mean: number): boolean =>
  crew.random() < 1 - Math.exp(-hours / mean);

export const now = (crew: Crew): number => crew.stage.github.clock.now().getTime();

export const present = (crew: Crew): readonly Member[] =>
  TEAM.filter((name) => !crew.gone.has(name) && (crew.away.get(name) ?? 0) < now(crew));

/** The coordinator acts where there is one who is there; else anybody. */
export const someone = (crew: Crew, stored: StoredCase): Person | undefined => {
  const there = present(crew);
  const own = there.find((name) => stored.coordinators.some(({ login }) => login === CAST[name].login));
  const other = there[Math.floor(crew.random() * there.length)];
  const name = own !== undefined && crew.random() < 0.7 ? own : other;
  return name === undefined ? undefined : crew.stage.people[name];
};

export const label = (who: Person, issue: number, name: string): Promise<unknown> =>
  who.request('POST', `/repos/${TRIAGE}/issues/${issue}/labels`, { labels: [name] });

export const say = (who: Person, issue: number, body: string): Promise<unknown> =>
  who.request('POST', `/repos/${TRIAGE}/issues/${issue}/comments`, { body });
