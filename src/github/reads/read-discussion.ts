import type { CopiedPiece } from '../../features/takedown/thread-copy.ts';
import { pathOf, targetOf } from '../client.ts';
import type { SentByRest } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import { observeUser } from './advisory-facts.ts';
import type { ThreadPlace } from './read-thread.ts';

/** Where each kind is listed, with the parameter that is the thread's number there. */
const LISTS = {
  comment: ['GET /repos/{owner}/{repo}/issues/{issue_number}/comments', 'issue_number'],
  review: ['GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', 'pull_number'],
  'line-comment': ['GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', 'pull_number'],
} as const satisfies Readonly<Record<CopiedPiece['kind'], readonly [string, string]>>;

/** Comments, reviews and comments on lines have these in common; not each of them has all. */
type Piece = Pick<
  SentByRest<'issue-comment'>,
  'id' | 'node_id' | 'user' | 'body' | 'created_at' | 'updated_at'
> &
  Pick<SentByRest<'pull-request-review'>, 'submitted_at' | 'state'> &
  Pick<SentByRest<'pull-request-review-comment'>, 'path'>;

/** Everything that was said in a thread, oldest first. One request per hundred pieces of each kind. */
export async function readDiscussion(
  session: Session,
  place: ThreadPlace,
  isPull: boolean,
): Promise<readonly CopiedPiece[]> {
  const pieces = [
    ...(await readPieces(session, place, 'comment')),
    ...(isPull ? await readPieces(session, place, 'review') : []),
    ...(isPull ? await readPieces(session, place, 'line-comment') : []),
  ];
  return pieces.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** One kind of what was said. */
export async function readPieces(
  session: Session,
  place: ThreadPlace,
  kind: CopiedPiece['kind'],
): Promise<readonly CopiedPiece[]> {
  const pieces: CopiedPiece[] = [];
  const [route, number] = LISTS[kind];
  for (let page = 1; ; page++) {
    const { data } = await session.client.rest({
      call: 'read-thread',
      target: targetOf(place.repo),
      route,
      parameters: { ...pathOf(place.repo), [number]: place.number, per_page: 100, page },
      permissions: kind === 'comment' ? { issues: 'read' } : { pull_requests: 'read' },
    });
    const part = data as readonly (Piece | null)[];
    const copied = await makeSense('read-thread', place.repo, () => part.map((raw) => copyPiece(raw, kind)));
    pieces.push(...copied);
    if (part.length < 100) return pieces;
  }
}

/** @throws Error for one that cannot be named: a copy without it would not be whole */
function copyPiece(raw: Piece | null, kind: CopiedPiece['kind']): CopiedPiece {
  if (typeof raw?.node_id !== 'string' || typeof raw.id !== 'number') throw new Error('a piece without id');
  const author = observeUser(raw.user);
  const at = raw.created_at ?? raw.submitted_at ?? '';
  return {
    kind,
    id: raw.node_id,
    number: raw.id,
    author: author ? { id: author.id, login: author.login } : null,
    at,
    editedAt: !raw.updated_at || raw.updated_at === at ? null : raw.updated_at,
    body: raw.body ?? '',
    ...(typeof raw.path === 'string' ? { path: raw.path } : {}),
    ...(kind === 'review' && typeof raw.state === 'string' ? { state: raw.state.toLowerCase() } : {}),
  };
}
