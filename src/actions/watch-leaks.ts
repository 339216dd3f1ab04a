import type { Config } from '../config/config.ts';
import { findTraces, pathsIn, type Trace, type WatchedCase } from '../features/followup/leak-watch.ts';
import type { Ports } from './observe-case.ts';

/** What was seen in public and not told yet, by number of the case; cases without such a thing are left out. */
export type TracesByCase = Readonly<Record<number, readonly Trace[]>>;

/**
 * Looks in every configured repo, once for all cases. npm is not asked: which packages are looked up there would tell
 * which have an open case. A repo that gives no answer stops nothing.
 */
export async function watchLeaks(
  ports: Ports,
  { leakWatch }: Pick<Config, 'leakWatch'>,
  cases: readonly WatchedCase[],
): Promise<TracesByCase> {
  if (cases.length === 0 || leakWatch.length === 0) return {};
  const found: Record<number, Trace[]> = {};
  const add = ({ number, told }: WatchedCase, traces: readonly Trace[]): void => {
    const fresh = traces.filter(({ key }) => !told.includes(key));
    if (fresh.length > 0) found[number] = [...(found[number] ?? []), ...fresh];
  };
  for (const repo of leakWatch) {
    const traces = await ports.github.readTraces(repo, pathsIn(repo, cases));
    if (traces) for (const watched of cases) add(watched, findTraces(watched, repo, traces));
  }
  return found;
}
