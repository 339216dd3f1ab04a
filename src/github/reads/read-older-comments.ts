import type { ObservedComment } from '../../case/observed.ts';
import type { OlderCommentsQuery } from '../../case/ports.ts';
import { pathOf, targetOf } from '../client.ts';
import { READ_OLDER_COMMENTS } from '../queries/triage.ts';
import { presentItems } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import { observeComment } from './observe.ts';

/** One request for every hundred comments, from the newest back to the time from which on they are not known. */
export async function readOlderComments(
  session: Session,
  { issue, before, since }: OlderCommentsQuery,
): Promise<readonly ObservedComment[]> {
  let older: readonly ObservedComment[] = [];
  for (let cursor: string | null = before; cursor !== null; ) {
    const page: Page = await readPage(session, issue, cursor);
    older = [...page.comments, ...older];
    const first = page.comments[0];
    const isThere = first !== undefined && since !== null && Date.parse(first.createdAt) <= Date.parse(since);
    cursor = isThere ? null : page.before;
  }
  return older;
}

interface Page {
  readonly comments: readonly ObservedComment[];
  /** Where the page before this one ends; null where there is none. */
  readonly before: string | null;
}

async function readPage(session: Session, number: number, before: string): Promise<Page> {
  const { owner, repo: name } = pathOf(session.repo);
  const { data } = await session.client.graphql({
    call: 'read-case',
    target: targetOf(session.repo),
    query: READ_OLDER_COMMENTS,
    variables: { owner, name, number, before },
  });
  return makeSense('read-case', session.repo, () => {
    const comments = data.repository?.issue?.comments;
    if (!comments) throw new Error('no list of comments');
    const { hasPreviousPage, startCursor } = comments.pageInfo ?? {};
    return {
      comments: presentItems(comments.nodes).map(observeComment),
      before: hasPreviousPage === false ? null : (startCursor ?? null),
    };
  });
}
