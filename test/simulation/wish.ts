/** How big a simulation is. */
export interface Wish {
  readonly seed: number;
  readonly reports: number;
  readonly days: number;
  /** Hours between two sweeps. */
  readonly everyHours: number;
  /** How the actions are run: kept loaded in a thread, or each in a process of its own. */
  readonly by: 'thread' | 'processes';
  /** No schedule fires: what nobody then hears of has to be found. */
  readonly isUnswept?: true;
}

/** What came of it. */
export interface Tally {
  readonly reports: number;
  readonly cases: number;
  readonly closed: number;
  readonly sweeps: number;
  /** Runs that events started, and what became of the events. */
  readonly runs: number;
  readonly events: { readonly dropped: number; readonly doubled: number; readonly delayed: number };
  readonly deeds: Readonly<Record<string, number>>;
  /** Due times that passed while the promise was open. */
  readonly deadlinesPassed: number;
  readonly reminders: number;
  readonly faults: readonly string[];
  /** The most requests to GitHub of one run. */
  readonly mostRequests: number;
  /** What every case came to, to compare two simulations by. */
  readonly portrait: string;
}

/** One sentence with the counts. */
export function renderTally(tally: Tally): string {
  const { reports, cases, closed, sweeps, runs, events, deadlinesPassed, reminders, faults } = tally;
  const deeds = Object.values(tally.deeds).reduce((sum, each) => sum + each, 0);
  return `${reports} reports became ${cases} cases (${closed} closed) in ${sweeps} sweeps and ${runs} runs by events (${events.dropped} dropped, ${events.doubled} doubled, ${events.delayed} delayed), with ${deeds} deeds of people; ${deadlinesPassed} due times passed, ${reminders} reminders were given, at most ${tally.mostRequests} requests in a run, ${faults.length} faults.`;
}
