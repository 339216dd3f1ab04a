import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { DAY_MS } from '../../process/durations.ts';
import { STATES } from '../../process/table.ts';
import { cveWaitsSince } from '../cve/cve-wait.ts';
import { deadlinesOf } from './deadlines.ts';
import type { BoardRow, WaitsFor } from './overview-text.ts';

/** What the board and the digest say of a case; undefined of one that is over. */
export function boardRowOf(
  stored: StoredCase,
  config: Pick<Config, 'clocks'>,
  now: string,
): BoardRow | undefined {
  const state = stateOf(stored);
  if (state === 'closed') return undefined;
  const open = deadlinesOf(stored, config, now).filter((clock) => clock.applies && clock.met === null);
  const first = open.toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due))[0];
  const left = first === undefined ? Number.POSITIVE_INFINITY : Date.parse(first.due) - Date.parse(now);
  const repos = [...stored.packages.map(({ repo }) => repo), stored.source.repo];
  return {
    number: stored.number,
    issue: stored.issue,
    state,
    people: stored.coordinators.map(({ login }) => login),
    waitsFor: waitsFor(stored),
    due: first === undefined ? null : { name: first.name, at: first.due },
    isOverdue: left <= 0,
    isSoon: left > 0 && left <= 2 * DAY_MS,
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
