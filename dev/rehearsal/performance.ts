import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import type { CaseScript } from './case-script.ts';
import type { RoleName } from './cast.ts';
import type { Person } from './person.ts';
import type { Runner } from './runner.ts';
import type { StoryStep } from './story.ts';

/** One case on the stage: its report, its story, how far it got. */
export interface Performance {
  readonly script: CaseScript;
  readonly steps: readonly StoryStep[];
  readonly memory: Map<string, string>;
  readonly done: Set<string>;
  /** What people did, in order. */
  readonly log: LoggedStep[];
  next: number;
  /** The rehearsal is about a part of the process: it is over when the story is. */
  readonly endsWithStory?: true;
}

/** One thing that a person did. */
export interface LoggedStep {
  /** ISO UTC of the simulated clock. */
  readonly at: string;
  readonly who: RoleName;
  readonly nodes: readonly string[];
  /** "acknowledges the receipt". */
  readonly says: string;
}

export interface Directed {
  readonly github: EmbeddedGitHub;
  readonly runner: Runner;
  readonly people: Readonly<Record<RoleName, Person>>;
  readonly triage: string;
  readonly site: string;
  readonly performances: readonly Performance[];
  readonly random: () => number;
  readonly publishToRegistry: (name: string, version: string) => void;
  /** Told of every step as it is taken. */
  readonly onStep: (performance: Performance, step: StoryStep, issue: number | null) => void;
}
