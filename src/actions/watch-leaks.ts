import type { Config } from '../config/config.ts';
import { findTraces, type Trace, traceOf, type WatchedCase } from '../plan/leak-watch.ts';
import type { Ports } from './observe-case.ts';

/** What was seen in public and not told yet, by number of the case; cases without such a thing are left out. */
export type TracesByCase = Readonly<Record<number, readonly Trace[]>>;

/**
 * Looks in every configured repo, once for all cases: two requests each. npm is asked for the packages of cases whose
 * patched version should not be there yet. A repo that gives no answer stops nothing.
 */
export async function watchLeaks(
  ports: Ports,
  { leakWatch, gate }: Pick<Config, 'leakWatch' | 'gate'>,
  cases: readonly WatchedCase[],
): Promise<TracesByCase> {
  if (cases.length === 0 || leakWatch.length === 0) return {};
  const paths = [...new Set(cases.flatMap(({ lines }) => lines.map(({ path }) => path)))];
  const found: Record<number, Trace[]> = {};
  const add = ({ number, told }: WatchedCase, traces: readonly Trace[]): void => {
    const fresh = traces.filter(({ key }) => !told.includes(key));
    if (fresh.length > 0) found[number] = [...(found[number] ?? []), ...fresh];
  };
  for (const repo of leakWatch) {
    const traces = await ports.github.readTraces(repo, paths);
    if (traces) for (const watched of cases) add(watched, findTraces(watched, repo, traces));
  }
  if (gate.npm) for (const watched of cases) add(watched, await findVersions(ports, watched));
  return found;
}

async function findVersions({ npm }: Ports, { versions }: WatchedCase): Promise<readonly Trace[]> {
  const names = [...new Set(versions.map((each) => each.package))];
  const read = await Promise.all(names.map(async (name) => [name, await npm.readPublished(name)] as const));
  return read.flatMap(([name, published]) =>
    published.kind !== 'published'
      ? []
      : versions
          .filter((each) => each.package === name && published.versions.includes(each.version))
          .map((each) => traceOf('version', 'npm', `npm, ${name} ${each.version}`)),
  );
}
