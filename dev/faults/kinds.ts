/** What can go wrong at one request of a run. */
import type { EmbeddedGitHub, Fault } from '../embedded-github/index.ts';

export const FAULT_KINDS = [
  'killed-before',
  'killed-after',
  'time-out-after',
  'reset',
  'status-500',
  'status-502',
  'secondary-limit',
  'token-expired',
  'malformed',
  'permission-gone',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Lets the request `at` of the next run (from 1) go wrong. `kill` ends the run, as a lost machine would. */
export function armFault(
  github: EmbeddedGitHub,
  kind: FaultKind,
  at: number,
  kill: () => Promise<void>,
): void {
  if (kind === 'killed-before' || kind === 'killed-after') killAt(github, at, kill);
  github.faults.add(faultOf(kind, at));
}

/** That fault at the request `at`. */
export function faultOf(kind: FaultKind, at: number): Fault {
  switch (kind) {
    case 'killed-before':
      return { kind: 'kill-before', at };
    case 'killed-after':
      return { kind: 'kill-after', at };
    case 'time-out-after':
      return { kind: 'timeout-after', at };
    case 'reset':
      return { kind: 'reset', at };
    case 'status-500':
    case 'status-502':
      return { kind: 'status', status: kind === 'status-500' ? 500 : 502, at };
    case 'secondary-limit':
      return { kind: 'secondary-limit', retryAfter: 3, at };
    case 'token-expired':
      return { kind: 'unauthorized', at };
    case 'malformed':
      return { kind: 'malformed', at };
    case 'permission-gone':
      return {
        kind: 'status',
        status: 403,
        message: 'Resource not accessible by integration',
        at,
        times: Number.POSITIVE_INFINITY,
      };
  }
}

function killAt(github: EmbeddedGitHub, at: number, kill: () => Promise<void>): void {
  let seen = 0;
  github.beforeRequest(async () => {
    seen += 1;
    if (seen === at) await kill();
  });
}

export function disarm(github: EmbeddedGitHub): void {
  github.faults.clear();
  github.beforeRequest(null);
}
