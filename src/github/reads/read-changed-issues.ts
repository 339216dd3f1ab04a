import { pathOf, targetOf } from '../client.ts';
import { presentItems } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';

/** With more than so many pages it costs less to read the cases themselves. */
const MOST_PAGES = 5;
const PAGE = 100;

/**
 * Numbers of issues of the triage repo of which anything changed since a time: what the issue shows, or a comment, an
 * edit of which need not change the issue. Null where it is too much to list. Two requests, more where it is much.
 */
export async function readChangedIssues(
  session: Session,
  since: string,
): Promise<ReadonlySet<number> | null> {
  const [issues, comments] = await Promise.all([
    readAll(session, 'GET /repos/{owner}/{repo}/issues', { state: 'all', since }),
    readAll(session, 'GET /repos/{owner}/{repo}/issues/comments', { since }),
  ]);
  return issues && comments ? new Set([...issues, ...comments]) : null;
}

async function readAll(
  session: Session,
  route: string,
  parameters: Readonly<Record<string, string>>,
): Promise<readonly number[] | null> {
  const numbers: number[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await session.client.rest({
      call: 'read-cases',
      target: targetOf(session.repo),
      route,
      parameters: {
        ...pathOf(session.repo),
        ...parameters,
        sort: 'updated',
        direction: 'desc',
        per_page: PAGE,
        page,
      },
    });
    const items = await makeSense('read-cases', session.repo, () =>
      presentItems(data as readonly (Changed | null)[]),
    );
    numbers.push(...(await makeSense('read-cases', session.repo, () => items.map(numberOf))));
    if (items.length < PAGE) return numbers;
  }
  return null;
}

interface Changed {
  readonly number?: number | null;
  readonly issue_url?: string | null;
}

/** One that cannot be told may be any: then the list is worth nothing. */
function numberOf({ number, issue_url }: Changed): number {
  const found = number ?? Number(/\/issues\/(\d+)$/.exec(issue_url ?? '')?.[1] ?? Number.NaN);
  if (!Number.isInteger(found)) throw new Error('a change of no issue');
  return found;
}
