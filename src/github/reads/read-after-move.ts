import type { WholeThreadQuery } from '../../case/ports.ts';
import type { AfterMove } from '../../features/takedown/cut-copy.ts';
import { pathOf, targetOf } from '../client.ts';
import { READ_MOVED } from '../queries/moved-thread.ts';
import { nextPage, presentNodes, type SentByGraphql } from '../sent.ts';
import type { Session } from '../session.ts';
import { parseThreadPlace } from './read-thread.ts';

type Issue = NonNullable<NonNullable<SentByGraphql<'ReadMoved'>['repository']>['issue']>;
type Event = NonNullable<NonNullable<NonNullable<Issue['timelineItems']>['nodes']>[number]>;

/** What happened to a transferred issue since; one request per hundred comments. */
export async function readAfterMove(
  session: Session,
  query: WholeThreadQuery,
  noticedAt: string,
): Promise<AfterMove> {
  const edits: Record<string, string | null> = {};
  for (let after: string | null = null; ; ) {
    const issue: Issue = await readPage(session, query, after);
    for (const { id, lastEditedAt } of presentNodes(issue.comments)) if (id) edits[id] = lastEditedAt ?? null;
    after = nextPage(issue.comments);
    if (after !== null) continue;
    const events = presentNodes(issue.timelineItems);
    const renames = events.flatMap(({ createdAt: at, previousTitle: from }) =>
      typeof from === 'string' && typeof at === 'string' ? [{ at, from }] : [],
    );
    const editedAt = issue.lastEditedAt ?? null;
    return { since: findMove(events, query.url, noticedAt), editedAt, renames, edits };
  }
}

async function readPage(session: Session, { at }: WholeThreadQuery, after: string | null) {
  const { owner, repo: name } = pathOf(at.repo);
  const { data } = await session.client.graphql({
    call: 'read-thread',
    target: targetOf(at.repo),
    query: READ_MOVED,
    variables: { owner, name, number: at.number, after },
    permissions: { issues: 'read' },
  });
  const issue = data.repository?.issue;
  if (!issue?.comments?.nodes || !issue.timelineItems?.nodes) throw new Error('no such issue');
  return issue;
}

/** The transfer out of the repo that was named; of an issue that went from hand to hand the first one. */
function findMove(events: readonly Event[], url: string, noticedAt: string): string {
  const moves = events.filter(({ __typename }) => __typename === 'TransferredEvent');
  const repo = parseThreadPlace(url)?.repo.toLowerCase();
  const own = moves.filter(({ fromRepository }) => fromRepository?.nameWithOwner?.toLowerCase() === repo);
  const times = (own.length > 0 ? own : moves).flatMap(({ createdAt }) => createdAt ?? []);
  return [...times, noticedAt].reduce((first, at) => (Date.parse(at) < Date.parse(first) ? at : first));
}
