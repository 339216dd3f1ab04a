import { CASES_A_REQUEST, type SweptCase } from '../case/sweep-reads.ts';
import type { Ports } from './observe-case.ts';

/** All cases, a query at a time, and never more than two pages in memory: GitHub answers one while the last is judged. */
export async function* readPages(
  ports: Pick<Ports, 'github'>,
  cases: readonly number[],
): AsyncGenerator<readonly SweptCase[]> {
  const ask = (from: number) => ports.github.readCases(cases.slice(from, from + CASES_A_REQUEST));
  let next = cases.length > 0 ? ask(0) : undefined;
  for (let from = CASES_A_REQUEST; next; from += CASES_A_REQUEST) {
    const page = await next;
    next = from < cases.length ? ask(from) : undefined;
    // A failure is thrown where it is awaited; until then it is nobody's, which would end the process.
    next?.catch(() => undefined);
    // Lets the request out before the judging, which does not pause, begins.
    await new Promise(setImmediate);
    yield page;
  }
}
