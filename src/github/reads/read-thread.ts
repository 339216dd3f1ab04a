import type { ObservedThread, ThreadRead } from '../../case/observed.ts';
import { renderCopyFile } from '../../features/takedown/thread-copy.ts';
import { pathOf, targetOf } from '../client.ts';
import { isTrouble } from '../error.ts';
import { makeSense, type Room } from '../session.ts';
import { observeUser } from './advisory-facts.ts';
import { copyOpening } from './copy-opening.ts';
import { renderThreadCopy } from './thread-copy.ts';

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
 * A public issue or pull request as it opens: title and body. One request, so that it is out of sight the sooner; two
 * for a pull request, of which is asked first.
 */
export async function readThread(room: Room, url: string): Promise<ThreadRead> {
  const found = await locateThread(room, url);
  if (found.kind !== 'here') return found;
  const { place, raw } = found;
  return makeSense('read-thread', place.repo, async () => ({
    kind: 'found',
    thread: { ...observeOpening(url, raw), ...(raw.pull_request ? await readHead(room, place) : {}) },
  }));
}

/** Where a pull request comes from: whoever confirms its removal should see which branch may go with it. */
async function readHead(room: Room, place: ThreadPlace): Promise<Pick<ObservedThread, 'head'>> {
  const { status, data } = await room.client.rest({
    call: 'read-thread',
    target: targetOf(place.repo),
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { ...pathOf(place.repo), pull_number: place.number },
    expect: [403, 404],
    permissions: { pull_requests: 'read' },
  });
  if (status >= 400) return {};
  const { head } = data as {
    readonly head: {
      readonly ref: string;
      readonly sha: string;
      readonly repo: { readonly full_name: string } | null;
    };
  };
  return { head: { repo: head.repo?.full_name ?? null, ref: head.ref, sha: head.sha } };
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

/** What is kept before anything is touched: title and body. The rest is read once nobody new can see it. */
function observeOpening(url: string, raw: RawThread): ObservedThread {
  const opening = copyOpening(raw, url);
  const author = observeUser(raw.user);
  const { kind, title, body, createdAt, state, locked } = opening;
  const piece = { what: kind === 'pull' ? 'Pull request' : 'Issue', author, at: createdAt, body };
  return {
    url,
    kind,
    repo: raw.repository_url.split('/').slice(-2).join('/'),
    number: raw.number,
    id: raw.node_id,
    author,
    title,
    body,
    state,
    locked,
    createdAt,
    copy: renderThreadCopy({ url: raw.html_url, title, pieces: [piece], patch: null, notes: [] }),
    opening: renderCopyFile(opening),
  };
}
