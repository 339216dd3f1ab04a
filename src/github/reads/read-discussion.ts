import type { CopiedPiece } from '../../features/takedown/thread-copy.ts';
import { pathOf, targetOf } from '../client.ts';
import type { Room } from '../session.ts';
import { observeUser } from './advisory-facts.ts';
import type { ThreadPlace } from './read-thread.ts';

interface RawPiece {
  readonly id: number;
  readonly node_id: string;
  readonly user: { readonly id: number; readonly login: string; readonly type?: string } | null;
  readonly body?: string | null;
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly submitted_at?: string;
  readonly state?: string;
  readonly path?: string;
}

/** Everything that was said in a thread, oldest first. One request per hundred pieces of each kind. */
export async function readDiscussion(
  room: Room,
  place: ThreadPlace,
  isPull: boolean,
): Promise<readonly CopiedPiece[]> {
  const pieces = [
    ...(await readPieces(room, place, 'comment', 'issues/{number}/comments')),
    ...(isPull ? await readPieces(room, place, 'review', 'pulls/{number}/reviews') : []),
    ...(isPull ? await readPieces(room, place, 'line-comment', 'pulls/{number}/comments') : []),
  ];
  return pieces.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** One kind of what was said. */
export async function readPieces(
  room: Room,
  place: ThreadPlace,
  kind: CopiedPiece['kind'],
  route: string,
): Promise<readonly CopiedPiece[]> {
  const pieces: CopiedPiece[] = [];
  for (let page = 1; ; page++) {
    const { data } = await room.client.rest({
      call: 'read-thread',
      target: targetOf(place.repo),
      route: `GET /repos/{owner}/{repo}/${route}`,
      parameters: { ...pathOf(place.repo), number: place.number, per_page: 100, page },
      permissions: kind === 'comment' ? { issues: 'read' } : { pull_requests: 'read' },
    });
    const part = data as readonly RawPiece[];
    pieces.push(...part.map((raw) => copyPiece(raw, kind)));
    if (part.length < 100) return pieces;
  }
}

function copyPiece(raw: RawPiece, kind: CopiedPiece['kind']): CopiedPiece {
  const author = observeUser(raw.user);
  const at = raw.created_at ?? raw.submitted_at ?? '';
  return {
    kind,
    id: raw.node_id,
    number: raw.id,
    author: author ? { id: author.id, login: author.login } : null,
    at,
    editedAt: raw.updated_at === undefined || raw.updated_at === at ? null : raw.updated_at,
    body: raw.body ?? '',
    ...(raw.path === undefined ? {} : { path: raw.path }),
    ...(kind === 'review' && raw.state !== undefined ? { state: raw.state.toLowerCase() } : {}),
  };
}
