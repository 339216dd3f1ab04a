/** `bench.json`: what was measured, in the shape that the design's section 9 gives. Parts not asked for are absent. */

export interface StartupResult {
  readonly action: string;
  /** Times of `node -e 0`, from spawn to exit, on an event that concerns no case. */
  readonly ratioMedian: number;
  readonly ratioMin: number;
}

/** The most that any label move of the built-in case cost; tokens and npm apart. */
export interface MoveResult {
  readonly reads: number;
  readonly writes: number;
}

export interface SweepResult {
  readonly cases: number;
  readonly latencyMs: number;
  /** Tokens included. */
  readonly requests: number;
  readonly ms: number;
  readonly peakRssMB: number;
}

/** One sweep over open and closed cases that makes figures, board and calendar anew. Tokens apart. */
export interface FiguresResult {
  readonly cases: number;
  readonly requests: number;
  /** Of the same sweep where none of them are wanted. */
  readonly requestsWithout: number;
  readonly ms: number;
  readonly msWithout: number;
  readonly peakRssMB: number;
}

/** The built-in case from report to end. `requests` with tokens, `jobs` with scheduled ones. */
export interface CaseResult {
  readonly requests: number;
  readonly ms: number;
  readonly jobs: number;
}

/** `npm test` from start to end, with the suites that it ran. */
export interface TestsResult {
  readonly seconds: number;
  readonly suites: number;
}

/** Bytes, packed. `release`: what a job downloads of a release, which is only what it runs. */
export interface PackedResult {
  readonly bytes: number;
  readonly release: number;
}

/** A run that has something to look at; times of `node -e 0`. */
export interface WorkResult {
  readonly action: string;
  readonly ratioMin: number;
}

export interface PeerResult {
  readonly action: string;
  readonly ratioMedian: number;
  readonly ratioMin: number;
  /** Of its last run; null where it had to be stopped. */
  readonly exitCode: number | null;
}

export interface Results {
  readonly startup?: readonly StartupResult[];
  readonly move?: MoveResult;
  readonly sweep?: readonly SweepResult[];
  readonly figures?: FiguresResult;
  readonly case?: CaseResult;
  readonly packed?: PackedResult;
  readonly work?: readonly WorkResult[];
  /** Only where other actions were measured, too. */
  readonly peers?: readonly PeerResult[];
  readonly tests?: TestsResult;
}

/** What is beside `bench.json`, for people. */
export interface Remarks {
  /** Milliseconds of `node -e 0`. */
  readonly base?: { readonly median: number; readonly min: number };
  /** One line per label move, dearest first. */
  readonly moves?: readonly MoveCost[];
  readonly jobs?: readonly JobCount[];
  /** What the packed repository consists of. */
  readonly parts?: readonly PackedPart[];
}

export interface PackedPart {
  readonly what: string;
  /** Of an archive of this part alone. */
  readonly bytes: number;
}

export interface MoveCost {
  /** The label that the case was moved to. */
  readonly to: string;
  readonly reads: number;
  readonly writes: number;
  /** Reads of what the run had read before, right before a write: not among `reads`. */
  readonly again: number;
  /** Reads of a project repo in the gate: not among `reads`. */
  readonly gate: number;
}

interface JobCount {
  /** `the conductor`, `the chain`. */
  readonly way: string;
  /** Jobs of one case that events started; each counts as at least a minute. */
  readonly perCase: number;
  /** Jobs of schedules in a month of 30 days. */
  readonly perMonth: number;
}

/** The parts that can be measured alone, in the order of the report. */
export const PARTS = ['startup', 'work', 'move', 'sweep', 'figures', 'case', 'packed', 'tests'] as const;
export type Part = (typeof PARTS)[number];
