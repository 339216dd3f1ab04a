/** Failures on request: at the n-th request that matches, once or several times. */

export type Fault = FaultWhere &
  (
    | {
        readonly kind:
          | 'kill-before'
          | 'kill-after'
          | 'timeout-after'
          | 'reset'
          | 'malformed'
          | 'unauthorized';
      }
    /** Answers with this status instead of doing anything. */
    | { readonly kind: 'status'; readonly status: number; readonly message?: string }
    /** The secondary rate limit: 403 with `retry-after` in seconds. */
    | { readonly kind: 'secondary-limit'; readonly retryAfter: number }
    /** Slow, in milliseconds of real time. */
    | { readonly kind: 'latency'; readonly ms: number }
  );

export interface FaultWhere {
  /** Counted from 1 over the matching requests since the fault was added; without it, the next one. */
  readonly at?: number;
  /** How many requests in a row from then on; 1 unless told, `Infinity` for all. */
  readonly times?: number;
  /** `GET /repos/{owner}/{repo}`, `graphql mutation NAME`; a string must be equal, a pattern found. */
  readonly operation?: string | RegExp;
  /** Login. */
  readonly actor?: string;
}

/** What a fault can be chosen by. */
interface FaultTarget {
  readonly operation: string;
  readonly actor: string | null;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that strikes this request; counts it for all that match. */
  take(target: FaultTarget): Fault | null;
}

export function createFaults(): Faults {
  let armed: { readonly fault: Fault; seen: number }[] = [];
  return {
    add: (fault) => {
      armed.push({ fault, seen: 0 });
    },
    clear: () => {
      armed = [];
    },
    take: (target) => {
      let struck: Fault | null = null;
      for (const entry of armed) {
        if (!matches(entry.fault, target)) continue;
        entry.seen += 1;
        const first = entry.fault.at ?? 1;
        const last = first + (entry.fault.times ?? 1) - 1;
        if (struck === null && entry.seen >= first && entry.seen <= last) struck = entry.fault;
      }
      return struck;
    },
  };
}

function matches(fault: Fault, target: FaultTarget): boolean {
  if (fault.actor !== undefined && fault.actor !== target.actor) return false;
  const { operation } = fault;
  if (operation === undefined) return true;
  return typeof operation === 'string' ? operation === target.operation : operation.test(target.operation);
}
