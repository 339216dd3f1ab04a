import type { Operation } from '../case/operation.ts';
import type { StateId } from '../process/table.ts';

/** A case that a run looked after, as log and summary show it: ids and names, never report text. */
export interface CaseAccount {
  readonly number: number;
  /** Repos that it is about, as `owner/name`; none where the report named none. */
  readonly repos: readonly string[];
  readonly state: StateId;
  /** Whose turn it is and what is to be done: the first line of the case record. */
  readonly turn: string;
}

/** One thing that was done, or that GitHub refused. */
export interface Done {
  /** Null where it concerns no single case. */
  readonly case: number | null;
  readonly operation: Operation;
  /** Why GitHub refused it; null where it was done. */
  readonly refused: string | null;
}

/** How many requests a run made, and what is left of GitHub's limit. */
export interface RequestCount {
  readonly reads: number;
  readonly writes: number;
  /** Requests for tokens. */
  readonly tokens: number;
  /** The limit that is nearest to its end; null where GitHub told of none. */
  readonly limit: RateLimit | null;
}

export interface RateLimit {
  /** GitHub's name of it: `core`, `graphql`. */
  readonly resource: string;
  readonly limit: number;
  readonly remaining: number;
  /** When it starts anew, ISO UTC. */
  readonly resetAt: string;
}

/**
 * What a run has to tell of itself, collected while it goes on, so that one that breaks off tells it too.
 */
export interface Ledger {
  did(done: Done): void;
  saw(account: CaseAccount): void;
  asked(kind: 'read' | 'write' | 'token', limit: RateLimit | null): void;
  /** All of it, cases by number. */
  read(): Account;
}

interface Account {
  readonly cases: readonly CaseAccount[];
  readonly done: readonly Done[];
  readonly requests: RequestCount;
}

export function openLedger(): Ledger {
  const cases = new Map<number, CaseAccount>();
  const done: Done[] = [];
  const counted = { read: 0, write: 0, token: 0 };
  let nearest: RateLimit | null = null;
  return {
    did: (each) => void done.push(each),
    saw: (account) => void cases.set(account.number, account),
    asked: (kind, limit) => {
      counted[kind] += 1;
      if (limit && (nearest === null || isNearer(limit, nearest))) nearest = limit;
    },
    read: () => ({
      cases: [...cases.values()].toSorted((a, b) => a.number - b.number),
      done,
      requests: { reads: counted.read, writes: counted.write, tokens: counted.token, limit: nearest },
    }),
  };
}

const shareLeft = ({ remaining, limit }: RateLimit): number => remaining / Math.max(1, limit);

/** Whether less of it is left; of two that are equal always the same, whichever answer came first. */
function isNearer(one: RateLimit, other: RateLimit): boolean {
  const difference = shareLeft(one) - shareLeft(other);
  if (difference !== 0) return difference < 0;
  return `${one.resource} ${one.resetAt}` < `${other.resource} ${other.resetAt}`;
}

/** What log and page of a run are made from. */
export interface ToldRun {
  /** How it ended, in sentences. */
  readonly end: string;
  readonly account: Account;
  /** It planned only. */
  readonly dryRun: boolean;
  /** What was done or would be; entries that are no operations are shown as they are. */
  readonly plan: readonly { readonly kind: string; readonly key: string | null; readonly why: string }[];
  /** What went wrong, with what to do; may have several lines. */
  readonly errors: readonly string[];
}

/** Makes the text of log and page. */
export interface Teller {
  renderLog(run: ToldRun): readonly string[];
  /** @param home where the cases are: `https://github.com/owner/name` */
  renderSummary(run: ToldRun, home: string): string;
}
