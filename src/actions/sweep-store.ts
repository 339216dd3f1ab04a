import type { PastLane } from '../case/lane-history.ts';
import type { Observed, WaitingRelease } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { pathOfCase, pathOfReport, renderStoredCase, type StoredCase } from '../case/stored-case.ts';
import type { SweepMemory } from '../case/sweep-memory.ts';
import type { FoundAdvisory, SweepRead } from '../case/sweep-reads.ts';
import type { Config } from '../config/config.ts';
import type { BoardRow } from '../features/deadlines/overview-row.ts';
import type { CaseFacts } from '../features/figures/case-facts.ts';
import { guardCommit } from './guard-commit.ts';
import type { Ports } from './observe-case.ts';
import { type CaseOptions, describeOperation, type PlannedOperation } from './run-case.ts';

/** What a sweep knows of all cases: enough to tell what is new, and what is due. */
export interface Sweep {
  readonly ports: Ports;
  readonly options: CaseOptions;
  readonly read: SweepRead;
  readonly config: Config;
  readonly team: Observed['team'];
  readonly memory: SweepMemory;
  readonly found: readonly FoundAdvisory[];
  /** Owners and repos whose reports could not be asked for. */
  readonly refused: readonly string[];
  /** Why they could not, where GitHub told it. */
  readonly reasons: readonly string[];
  /** Owners and repos that list a report which cannot be read at all. */
  readonly unreadable: readonly string[];
  /** What the lists were about, and on which day. */
  readonly listed: NonNullable<SweepMemory['listed']>;
  /** GHSA ids of what was found that a case stands for. */
  readonly known: ReadonlySet<string>;
  /** Addresses of public threads that a case stands for. */
  readonly seenThreads: ReadonlySet<string>;
  /** Public threads of all cases, with the case that each belongs to. */
  readonly threads: Readonly<Record<string, number>>;
  /** The lists were read whole, not only down to the watermark. */
  readonly isWhole: boolean;
  readonly due: readonly number[];
  /** What the board and the digest show; of every open case. */
  readonly rows: readonly BoardRow[];
  /** When each person, by id, last did something in one of the cases that were read, or on the board; ISO UTC. */
  readonly actions: Map<number, string>;
  /** What closed cases that were read took in each lane. */
  readonly lanes: readonly PastLane[];
  /** What the figures are made of, of every case; null where none are due. */
  readonly facts: readonly CaseFacts[] | null;
  readonly broken: readonly string[];
  /** Cases that were not closed when they were read. */
  readonly open: readonly number[];
  /** Releases that wait; null where nothing was looked at. */
  readonly waiting: readonly WaitingRelease[] | null;
  /** Repos that could not be asked what waits, or told that it may go. */
  readonly unanswered: string[];
  /** Labels that this sweep made: name to node id. */
  readonly madeLabels: Map<string, string>;
  /** `closed.txt` as it is to be written; null where it is not worth it. */
  readonly closed: string | null;
  /** A case could not be looked after to its end: what was due there has to be found again. */
  readonly isStuck: boolean;
  /** What went wrong and stopped nothing else: told when everything is done. */
  readonly errors: unknown[];
}

export const filesOf = (stored: StoredCase, report: string) => ({
  [pathOfCase(stored.number)]: renderStoredCase(stored),
  [pathOfReport(stored.number)]: report,
});

/** From here on everything that was ever made is looked for. */
export const SINCE_EVER = '1970-01-01T00:00:00.000Z';

export const planCommit = (message: string, files: Readonly<Record<string, string | null>>): Operation => ({
  kind: 'commit-store',
  message,
  files,
  surface: 'team',
  why: message,
});

/** The store while a sweep writes to it: every commit on the head of the one before. */
export interface Store {
  commit(message: string, files: Readonly<Record<string, string | null>>): Promise<boolean>;
}

export function storeOf({ ports, read }: Sweep, done: PlannedOperation[]): Store {
  let head = read.storeHead;
  return {
    commit: async (message, files) => {
      const operation = planCommit(message, files);
      const outcome = await ports.github.apply(operation, {
        caseNumber: null,
        storeHead: head,
        self: read.self,
      });
      guardCommit(operation, outcome);
      if (outcome.kind !== 'done' && outcome.kind !== 'already') return false;
      head = outcome.result?.head ?? head;
      done.push(describeOperation(operation));
      return true;
    },
  };
}
