import type { Stage } from '../../test/scenarios/stage.ts';
import type { Unkind } from '../embedded-github/index.ts';
import type { Hour } from './limits.ts';

/** How big a simulation is. */
export interface Wish {
  readonly seed: number;
  readonly reports: number;
  readonly days: number;
  /** Hours between two sweeps. */
  readonly everyHours: number;
  /** How the actions are run: kept loaded here or in a thread, or each in a process of its own. */
  readonly by: 'here' | 'thread' | 'processes';
  /** Sweeps that would do nothing are left out, but for this part of them, which proves it; none unless told. */
  readonly rests?: number;
  /** Days by which it begins later in the year than on the second of April. */
  readonly later?: number;
  /** Workflows that start each other by labels, instead of the conductor. */
  readonly chain?: boolean;
  /** Unkindnesses of GitHub that are on from the start. */
  readonly unkind?: readonly Unkind[];
  /** No schedule fires: what nobody then hears of has to be found. */
  readonly isUnswept?: true;
  /** Does harm behind everybody's back after each step, which has to be found; whether it is the last one. */
  readonly plant?: (stage: Stage, isLast: boolean) => Promise<void> | void;
  /** Looks at everything when it is over. */
  readonly after?: (stage: Stage) => void;
}

/** What came of it. */
export interface Tally {
  readonly reports: number;
  readonly cases: number;
  readonly closed: number;
  /** Advisories that were published because two people had agreed on it. */
  readonly disclosed: number;
  /** Sweeps that were run, those that were left out, and how many of the same kind were run to prove that. */
  readonly sweeps: number;
  readonly rested: { readonly left: number; readonly proven: number };
  /** The most requests, and points of GraphQL, that any hour took. */
  readonly busiest: Hour;
  /** Runs that events started, and what became of the events. */
  readonly runs: number;
  readonly events: { readonly dropped: number; readonly doubled: number; readonly delayed: number };
  readonly channels: Readonly<Record<string, number>>;
  readonly actions: Readonly<Record<string, number>>;
  /** Due times that passed while the promise was open. */
  readonly deadlinesPassed: number;
  readonly reminders: number;
  readonly faults: readonly string[];
  /** The most requests to GitHub of one run. */
  readonly mostRequests: number;
  /** What every case came to, to compare two simulations by. */
  readonly portrait: string;
}

/** How much people have done. */
export const countActions = (actions: Readonly<Record<string, number>>): number =>
  Object.values(actions).reduce((sum, each) => sum + each, 0);

/** One sentence with the counts. */
export function renderTally(tally: Tally): string {
  const {
    reports,
    cases,
    closed,
    disclosed,
    sweeps,
    rested,
    busiest,
    runs,
    events,
    deadlinesPassed,
    reminders,
    faults,
  } = tally;
  const actions = countActions(tally.actions);
  const left =
    rested.left > 0 ? ` (${rested.left} more left out, ${rested.proven} of their kind proven idle)` : '';
  return `${reports} reports became ${cases} cases (${closed} closed, ${disclosed} disclosed) in ${sweeps} sweeps${left} and ${runs} runs by events (${events.dropped} dropped, ${events.doubled} doubled, ${events.delayed} delayed), with ${actions} deeds of people; ${deadlinesPassed} due times passed, ${reminders} reminders were given, at most ${tally.mostRequests} requests in a run, ${busiest.requests} requests and ${busiest.points} points in an hour, ${faults.length} faults.`;
}
