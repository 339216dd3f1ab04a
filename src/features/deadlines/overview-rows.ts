import { isDisclosed, receiptOf, type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { isWaiting } from '../../engine/approvals.ts';
import { DAY_MS } from '../../process/durations.ts';
import { STATES } from '../../process/table.ts';
import { cveWaitsSince } from '../cve/cve-wait.ts';
import { deadlinesOf } from './deadlines.ts';
import type { BoardRow, WaitsFor } from './overview-row.ts';

/** How far ahead the board looks. */
export const NEAR_DAYS = 7;

/** What the board and the digest say of a case; undefined of one that is over. */
export function boardRowOf(
  stored: StoredCase,
  config: Pick<Config, 'clocks'>,
  now: string,
): BoardRow | undefined {
  const state = stateOf(stored);
  if (state === 'closed') return undefined;
  const dues = deadlinesOf(stored, config, now)
    .filter((clock) => clock.applies && clock.met === null)
    .toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due))
    .map(({ name, due }) => ({ name, at: due }));
  const due = dues[0] ?? null;
  const left = due === null ? Number.POSITIVE_INFINITY : Date.parse(due.at) - Date.parse(now);
  const repos = [...stored.packages.map(({ repo }) => repo), stored.source.repo];
  return {
    number: stored.number,
    issue: stored.issue,
    state,
    people: stored.coordinators.map(({ login }) => login),
    analyst: (stored.analyst ?? stored.analysis?.by)?.login ?? null,
    developer: stored.developer?.login ?? null,
    hasAnalysis: stored.analysis !== null,
    severity: stored.analysis?.facts.severity ?? null,
    waitsFor: waitsFor(stored),
    due,
    isOverdue: left <= 0,
    isSoon: left > 0 && left <= 2 * DAY_MS,
    isNear: left > 0 && left <= NEAR_DAYS * DAY_MS,
    dues,
    releaseDay: isDisclosed(stored) ? null : (stored.plans?.at(-1)?.day ?? null),
    requests: stored.approvalRequests.filter(isWaiting).length,
    receivedAt: receiptOf(stored),
    changedAt: stored.moves.at(-1)?.at ?? receiptOf(stored),
    project: repos.find((repo) => repo !== null) ?? null,
  };
}

function waitsFor(stored: StoredCase): WaitsFor {
  const { turn } = STATES[stateOf(stored)];
  if (turn === 'reporter') return 'reporter';
  if (cveWaitsSince(stored) !== null && stored.cve.requestedAt !== null) return 'CNA';
  if (turn === 'developers') return 'maintainers';
  return turn === 'nobody' || turn === 'bot' ? 'nobody' : 'team';
}
