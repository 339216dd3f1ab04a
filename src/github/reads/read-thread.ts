import type { ObservedThread, ThreadRead } from '../../case/observed.ts';
import { pathOf, targetOf } from '../client.ts';
import { makeSense, type Room } from '../room.ts';
import { isTrouble } from '../trouble.ts';
import { observeUser } from './advisory-facts.ts';
import { renderThreadCopy, type ThreadPiece } from './thread-copy.ts';

interface RawUser {
  readonly id: number;
  readonly login: string;
  readonly type?: string;
}

export interface RawThread {
  readonly node_id: string;
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly state: string;
  readonly locked: boolean;
  readonly user: RawUser | null;
  readonly created_at: string;
  readonly html_url: string;
  readonly repository_url: string;
  readonly pull_request?: unknown;
}

interface RawPiece {
  readonly user: RawUser | null;
  readonly body?: string | null;
  readonly created_at?: string;
  readonly submitted_at?: string;
  readonly state?: string;
  readonly path?: string;
}

/** Where an issue or a pull request is. */
export interface ThreadPlace {
  readonly repo: string;
  readonly number: number;
}

/** The place that an address names, or undefined for any other address. A fragment or query is ignored. */
export function parseThreadUrl(url: string): ThreadPlace | undefined {
  const match = /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d{1,10})\/?(?:[?#]\S*)?$/.exec(
    url.trim(),
  );
  const [, repo, number] = match ?? [];
  return repo === undefined || number === undefined ? undefined : { repo, number: Number(number) };
}

/**
 * A public issue or pull request, whole: one request for the thread, one per hundred comments; for a pull request
 * also itself, its patch, its reviews and the comments on its lines.
 */
export async function readThread(room: Room, url: string): Promise<ThreadRead> {
  const found = await locateThread(room, url);
  if (found.kind !== 'here') return found;
  const { place, raw } = found;
  return makeSense('read-thread', place.repo, async () => ({
    kind: 'found',
    thread: await readWhole(room, url, place, raw),
  }));
}

export type Located =
  | Exclude<ThreadRead, { readonly kind: 'found' }>
  | { readonly kind: 'here'; readonly place: ThreadPlace; readonly raw: RawThread };

/** Where a thread is now, by the address that it had. One request, two where it was moved. */
export async function locateThread(room: Room, url: string): Promise<Located> {
  const place = parseThreadUrl(url);
  if (!place) return { kind: 'refused', why: 'this is not the address of an issue or a pull request' };
  try {
    return await locateAt(room, place);
  } catch (error) {
    if (isTrouble(error, 'permission-missing', 'token-refused'))
      return { kind: 'refused', why: error.message };
    throw error;
  }
}

/** Where an issue was moved to is told only to those who can see the new place: within our owner, the triage repo. */
async function locateAt(room: Room, place: ThreadPlace): Promise<Located> {
  const isNear = pathOf(place.repo).owner.toLowerCase() === pathOf(room.repo).owner.toLowerCase();
  const answer = await room.client.rest({
    call: 'read-thread',
    target: isNear ? targetOf(place.repo, room.repo) : targetOf(place.repo),
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
    parameters: { ...pathOf(place.repo), issue_number: place.number },
    expect: [404, 410],
    follow: false,
    permissions: { issues: 'read' },
  });
  if (answer.status >= 400) return { kind: 'gone' };
  if (answer.status >= 300) return followMove(room, answer.headers.location ?? '');
  return { kind: 'here', place, raw: answer.data as RawThread };
}

/** Only the place in the address is used, not the address: it is asked of the same GitHub. */
async function followMove(room: Room, location: string): Promise<Located> {
  const path = /\/(repositories\/\d+|repos\/[\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(location);
  const refused: Located = {
    kind: 'refused',
    why: 'it was moved to a place that these credentials cannot read',
  };
  if (!path) return refused;
  const answer = await room.client.rest({
    call: 'read-thread',
    target: targetOf(room.repo),
    route: `GET /${path[1]}/issues/${path[2]}`,
    expect: [403, 404, 410],
    permissions: { issues: 'read' },
  });
  if (answer.status === 410) return { kind: 'gone' };
  if (answer.status >= 400) return refused;
  const { number, repository_url, user } = answer.data as RawThread;
  const repo = repository_url.split('/').slice(-2).join('/');
  return { kind: 'moved', repo, number, author: observeUser(user) };
}

async function readWhole(
  room: Room,
  url: string,
  place: ThreadPlace,
  raw: RawThread,
): Promise<ObservedThread> {
  const isPull = raw.pull_request !== undefined && raw.pull_request !== null;
  const opening: ThreadPiece = {
    what: isPull ? 'Pull request' : 'Issue',
    author: observeUser(raw.user),
    at: raw.created_at,
    body: raw.body ?? '',
  };
  const comments = await readPieces(room, place, 'issues/{number}/comments', () => 'Comment');
  const pull = isPull ? await readPullParts(room, place) : null;
  const pieces = [...comments, ...(pull?.pieces ?? [])].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at),
  );
  return {
    url,
    kind: isPull ? 'pull' : 'issue',
    repo: raw.repository_url.split('/').slice(-2).join('/'),
    number: raw.number,
    id: raw.node_id,
    author: opening.author,
    title: raw.title,
    body: raw.body ?? '',
    state: raw.state === 'open' ? 'open' : 'closed',
    locked: raw.locked,
    copy: renderThreadCopy({
      url: raw.html_url,
      title: raw.title,
      pieces: [opening, ...pieces],
      patch: pull?.patch ?? null,
      notes:
        pull && pull.patch === null
          ? ['GitHub does not give the patch of this pull request: it is too big.']
          : [],
    }),
  };
}

async function readPullParts(
  room: Room,
  place: ThreadPlace,
): Promise<{ readonly patch: string | null; readonly pieces: readonly ThreadPiece[] }> {
  const answer = await room.client.rest({
    call: 'read-thread',
    target: targetOf(place.repo),
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { ...pathOf(place.repo), pull_number: place.number },
    acceptText: 'application/vnd.github.patch',
    expect: [406],
    permissions: { pull_requests: 'read' },
  });
  const reviews = await readPieces(
    room,
    place,
    'pulls/{number}/reviews',
    (raw) => `Review (${(raw.state ?? 'commented').toLowerCase().replaceAll('_', ' ')})`,
  );
  const lines = await readPieces(room, place, 'pulls/{number}/comments', () => 'Comment on a line');
  const patch = answer.status === 200 ? (answer.data as string) : null;
  return { patch, pieces: [...reviews, ...lines] };
}

async function readPieces(
  room: Room,
  place: ThreadPlace,
  route: string,
  nameOf: (raw: RawPiece) => string,
): Promise<readonly ThreadPiece[]> {
  const pieces: ThreadPiece[] = [];
  for (let page = 1; ; page++) {
    const { data } = await room.client.rest({
      call: 'read-thread',
      target: targetOf(place.repo),
      route: `GET /repos/{owner}/{repo}/${route}`,
      parameters: { ...pathOf(place.repo), number: place.number, per_page: 100, page },
      permissions: route.startsWith('pulls/') ? { pull_requests: 'read' } : { issues: 'read' },
    });
    const part = data as readonly RawPiece[];
    pieces.push(
      ...part.map((raw) => ({
        what: nameOf(raw),
        author: observeUser(raw.user),
        at: raw.created_at ?? raw.submitted_at ?? '',
        body: raw.path === undefined ? (raw.body ?? '') : `${raw.path}\n\n${raw.body ?? ''}`,
      })),
    );
    if (part.length < 100) return pieces;
  }
}
