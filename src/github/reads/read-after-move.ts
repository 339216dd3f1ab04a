import type { WholeThreadQuery } from '../../case/ports.ts';
import type { AfterMove } from '../../features/takedown/cut-copy.ts';
import { pathOf, targetOf } from '../client.ts';
import { READ_MOVED } from '../queries/moved-thread.ts';
import type { Room } from '../session.ts';
import { parseThreadUrl } from './read-thread.ts';

interface RawEvent {
  readonly __typename: string;
  readonly createdAt: string;
  readonly fromRepository?: { readonly nameWithOwner: string } | null;
  readonly previousTitle?: string;
}

interface RawMoved {
  readonly repository: {
    readonly issue: {
      readonly lastEditedAt: string | null;
      readonly timelineItems: { readonly nodes: readonly RawEvent[] };
      readonly comments: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly { readonly id: string; readonly lastEditedAt: string | null }[];
      };
    };
  };
}

/** What happened to a transferred issue since; one request per hundred comments. */
export async function readAfterMove(
  room: Room,
  query: WholeThreadQuery,
  noticedAt: string,
): Promise<AfterMove> {
  const edits: Record<string, string | null> = {};
  for (let after: string | null = null; ; ) {
    const issue: RawMoved['repository']['issue'] = await readPage(room, query, after);
    for (const { id, lastEditedAt } of issue.comments.nodes) edits[id] = lastEditedAt;
    if (issue.comments.pageInfo.hasNextPage) {
      after = issue.comments.pageInfo.endCursor;
      continue;
    }
    const events = issue.timelineItems.nodes;
    const renames = events.flatMap(({ createdAt: at, previousTitle: from }) =>
      from === undefined ? [] : [{ at, from }],
    );
    return { since: findMove(events, query.url, noticedAt), editedAt: issue.lastEditedAt, renames, edits };
  }
}

async function readPage(room: Room, { at }: WholeThreadQuery, after: string | null) {
  const { owner, repo: name } = pathOf(at.repo);
  const { data } = await room.client.graphql<RawMoved>({
    call: 'read-thread',
    target: targetOf(at.repo),
    query: READ_MOVED,
    variables: { owner, name, number: at.number, after },
    permissions: { issues: 'read' },
  });
  return data.repository.issue;
}

/** The transfer out of the repo that was named; of an issue that went from hand to hand the first one. */
function findMove(events: readonly RawEvent[], url: string, noticedAt: string): string {
  const moves = events.filter(({ __typename }) => __typename === 'TransferredEvent');
  const repo = parseThreadUrl(url)?.repo.toLowerCase();
  const own = moves.filter(({ fromRepository }) => fromRepository?.nameWithOwner.toLowerCase() === repo);
  const times = (own.length > 0 ? own : moves).map(({ createdAt }) => createdAt);
  return [...times, noticedAt].reduce((first, at) => (Date.parse(at) < Date.parse(first) ? at : first));
}
