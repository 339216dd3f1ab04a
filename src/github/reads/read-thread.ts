import type { ObservedThread, ThreadRead } from '../../case/observed.ts';
import { renderCopyFile } from '../../features/takedown/thread-copy.ts';
import { pathOf, targetOf } from '../client.ts';
import { isTrouble } from '../error.ts';
import type { SentByRest } from '../sent.ts';
import { makeSense, type Room } from '../session.ts';
import { observeUser } from './advisory-facts.ts';
import { copyOpening } from './copy-opening.ts';
import { renderThreadCopy } from './thread-copy.ts';

/** An issue or a pull request as REST answers one, with what it is known by. */
export type RestThread = SentByRest<'issue'> & { readonly node_id: string; readonly number: number };

/** @throws Error where the answer is none */
export function asThread(data: SentByRest<'issue'>): RestThread {
  const { node_id, number } = data;
  if (typeof node_id !== 'string' || typeof number !== 'number') throw new Error('a thread without id');
  return { ...data, node_id, number };
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
 * A public issue or pull request as it opens: title and body. One request, so that it is out of sight the sooner; one
 * more for a pull request, and one where there are comments: what they say may be a reason to ask first.
 */
export async function readThread(room: Room, url: string): Promise<ThreadRead> {
  const found = await locateThread(room, url);
  if (found.kind !== 'here') return found;
  const { place, raw } = found;
  return makeSense('read-thread', place.repo, async () => ({
    kind: 'found',
    thread: {
      ...observeOpening(url, raw),
      ...(raw.pull_request ? await readHead(room, place) : {}),
      ...((raw.comments ?? 0) > 0 ? await readComments(room, place) : {}),
    },
  }));
}

async function readComments(room: Room, place: ThreadPlace): Promise<Pick<ObservedThread, 'comments'>> {
  const { status, data } = await room.client.rest({
    call: 'read-thread',
    target: targetOf(place.repo),
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    parameters: { ...pathOf(place.repo), issue_number: place.number, per_page: 100 },
    expect: [403, 404, 410],
    permissions: { issues: 'read' },
  });
  return status < 400 && Array.isArray(data) ? { comments: data.flatMap(({ body }) => body ?? []) } : {};
}

/** Where a pull request comes from: whoever confirms its removal should see which branch may go with it. */
async function readHead(room: Room, place: ThreadPlace): Promise<Pick<ObservedThread, 'head' | 'merged'>> {
  const { status, data } = await room.client.rest({
    call: 'read-thread',
    target: targetOf(place.repo),
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { ...pathOf(place.repo), pull_number: place.number },
    expect: [403, 404],
    permissions: { pull_requests: 'read' },
  });
  if (status >= 400) return {};
  const { repo, ref, sha } = data.head ?? {};
  return {
    ...(typeof data.merged === 'boolean' ? { merged: data.merged } : {}),
    ...(ref && sha ? { head: { repo: repo?.full_name ?? null, ref, sha } } : {}),
  };
}

export type Located =
  | Exclude<ThreadRead, { readonly kind: 'found' }>
  | { readonly kind: 'here'; readonly place: ThreadPlace; readonly raw: RestThread };

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
  return {
    kind: 'here',
    place,
    raw: await makeSense('read-thread', place.repo, () => asThread(answer.data)),
  };
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
  return makeSense('read-thread', room.repo, () => {
    const raw = asThread(answer.data as SentByRest<'issue'>);
    return { kind: 'moved', repo: repoOf(raw), number: raw.number, author: observeUser(raw.user) };
  });
}

/** @throws Error where the answer does not say where it is: nobody may take it for being where it was */
function repoOf({ repository_url }: RestThread): string {
  const repo = /\/repos\/([^/]+\/[^/]+)$/.exec(repository_url ?? '')?.[1];
  if (repo === undefined) throw new Error('a thread without repo');
  return repo;
}

/** What is kept before anything is touched: title and body. The rest is read once nobody new can see it. */
function observeOpening(url: string, raw: RestThread): ObservedThread {
  const opening = copyOpening(raw, url);
  const author = observeUser(raw.user);
  const { kind, title, body, createdAt, state, locked } = opening;
  const piece = { what: kind === 'pull' ? 'Pull request' : 'Issue', author, at: createdAt, body };
  return {
    url,
    kind,
    repo: repoOf(raw),
    number: raw.number,
    id: raw.node_id,
    author,
    title,
    body,
    state,
    locked,
    createdAt,
    copy: renderThreadCopy({ url: raw.html_url ?? url, title, pieces: [piece], patch: null, notes: [] }),
    opening: renderCopyFile(opening),
  };
}
