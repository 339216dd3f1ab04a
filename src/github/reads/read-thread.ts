import type { ObservedThread, ThreadRead } from '../../case/observed-thread.ts';
import { renderCopyFile } from '../../features/takedown/thread-copy.ts';
import { isAt, pathOf, type Target, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import { READ_PLACE } from '../queries/moved-thread.ts';
import type { SentByRest } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
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
export function parseThreadPlace(url: string): ThreadPlace | undefined {
  const match = /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d{1,10})\/?(?:[?#]\S*)?$/.exec(
    url.trim(),
  );
  const [, repo, number] = match ?? [];
  return repo === undefined || number === undefined ? undefined : { repo, number: Number(number) };
}

/**
 * A public issue or pull request as it opens: title and body. One request, so that it is taken down the sooner; one
 * more for a pull request, and one where there are comments: what they say may be a reason to ask first.
 */
export async function readThread(session: Session, url: string, id?: string): Promise<ThreadRead> {
  const found = await locateThread(session, url, id);
  if (found.kind !== 'here') return found;
  const { place, raw } = found;
  return makeSense('read-thread', place.repo, async () => ({
    kind: 'found',
    thread: {
      ...observeOpening(url, raw),
      ...(raw.pull_request ? await readHead(session, place) : {}),
      ...((raw.comments ?? 0) > 0 ? await readComments(session, place) : {}),
    },
  }));
}

async function readComments(session: Session, place: ThreadPlace): Promise<Pick<ObservedThread, 'comments'>> {
  const { status, data } = await session.client.rest({
    call: 'read-thread',
    target: targetOf(place.repo),
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    parameters: { ...pathOf(place.repo), issue_number: place.number, per_page: 100 },
    expect: [403, 404, 410],
    permissions: { issues: 'read' },
  });
  return status < 400 && Array.isArray(data) ? { comments: data.flatMap(({ body }) => body ?? []) } : {};
}

/** Where a pull request comes from: anyone who confirms its removal should see which branch may go with it. */
async function readHead(
  session: Session,
  place: ThreadPlace,
): Promise<Pick<ObservedThread, 'head' | 'merged'>> {
  const { status, data } = await session.client.rest({
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

/**
 * Where a thread is now, by the address that it had; `id` is its node id, where it was seen before. Moved is what went
 * into the triage repo: a thread that went elsewhere, with its repo or alone, is found there. One request, two or three where
 * it was moved.
 */
export async function locateThread(session: Session, url: string, id?: string): Promise<Located> {
  const place = parseThreadPlace(url);
  if (!place) return { kind: 'refused', why: 'this is not the address of an issue or a pull request' };
  try {
    const found = await locateByName(session, place);
    // The name may be another repo's by now, which never had this thread, or has another one of that number.
    const isSame = found.kind === 'here' ? found.raw.node_id === id : found.kind !== 'gone';
    if (id === undefined || isSame) return found;
    const now = await findById(session, place, id);
    return now ? await locateAt(session, now) : { kind: 'gone' };
  } catch (error) {
    if (isGitHubError(error, 'permission-missing', 'token-refused'))
      return { kind: 'refused', why: error.message };
    throw error;
  }
}

/** No token is given out for a repo by a name that it had: its present one is asked for first. */
async function locateByName(session: Session, place: ThreadPlace): Promise<Located> {
  try {
    return await locateAt(session, place);
  } catch (error) {
    if (!isGitHubError(error) || error.rootCause !== 'repo-out-of-reach') throw error;
    const repo = await findPresentName(session, place.repo);
    if (repo === undefined || isSameRepo(repo, place.repo)) throw error;
    return locateAt(session, { ...place, repo });
  }
}

const isSameRepo = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What GitHub's redirect calls a repo now; undefined where there is none. One request, with a token for all repos. */
async function findPresentName(session: Session, repo: string): Promise<string | undefined> {
  const { status, data } = await session.client.rest({
    call: 'read-thread',
    target: { owner: pathOf(repo).owner, repositories: 'all' },
    route: 'GET /repos/{owner}/{repo}',
    parameters: pathOf(repo),
    expect: [301, 403, 404],
    permissions: { metadata: 'read' },
  });
  return status === 200 ? (data.full_name ?? undefined) : undefined;
}

/** Where the thread of this id is, whatever its repo is called; undefined where it is no more. One request. */
async function findById(
  session: Session,
  { repo }: ThreadPlace,
  id: string,
): Promise<ThreadPlace | undefined> {
  const { data } = await session.client.graphql({
    call: 'read-thread',
    target: { owner: pathOf(repo).owner, repositories: 'all' },
    query: READ_PLACE,
    variables: { id },
    allow: (error) => isAt(error, ['node'], 'NOT_FOUND'),
    permissions: { issues: 'read', pull_requests: 'read' },
  });
  const name = data.node?.repository?.nameWithOwner;
  const number = data.node?.number;
  return name && typeof number === 'number' ? { repo: name, number } : undefined;
}

/** Where an issue was moved to is told only to those who can see the new place: within our owner, the triage repo. */
async function locateAt(session: Session, place: ThreadPlace): Promise<Located> {
  if (isSameRepo(place.repo, session.repo)) return readMoved(session, `repos/${place.repo}`, place.number);
  const isNear = pathOf(place.repo).owner.toLowerCase() === pathOf(session.repo).owner.toLowerCase();
  const answer = await session.client.rest({
    call: 'read-thread',
    target: isNear ? targetOf(place.repo, session.repo) : targetOf(place.repo),
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
    parameters: { ...pathOf(place.repo), issue_number: place.number },
    expect: [404, 410],
    follow: false,
    permissions: { issues: 'read' },
  });
  if (answer.status >= 400) return { kind: 'gone' };
  if (answer.status >= 300) return followMove(session, place, answer.headers.location ?? '');
  return judgeFound(session, place.repo, answer.data);
}

const UNREADABLE: Located = {
  kind: 'refused',
  why: 'it was moved to a place that these credentials cannot read',
};

/** Only the place in the address is used, not the address: it is asked of the same GitHub. */
async function followMove(session: Session, { repo }: ThreadPlace, location: string): Promise<Located> {
  const [, path, number] =
    /\/(repositories\/\d+|repos\/[\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(location) ?? [];
  if (path === undefined) return UNREADABLE;
  const moved = await readMoved(session, path, Number(number));
  if (moved.kind !== 'refused') return moved;
  // Neither public nor the triage repo: another repo of the owner.
  return readMoved(session, path, Number(number), { owner: pathOf(repo).owner, repositories: 'all' });
}

async function readMoved(
  session: Session,
  path: string,
  number: number,
  target: Target = targetOf(session.repo),
): Promise<Located> {
  const answer = await session.client.rest({
    call: 'read-thread',
    target,
    route: `GET /${path}/issues/${number}`,
    expect: [403, 404, 410],
    permissions: { issues: 'read' },
  });
  if (answer.status === 410) return { kind: 'gone' };
  if (answer.status >= 400) return UNREADABLE;
  return judgeFound(session, session.repo, answer.data as SentByRest<'issue'>);
}

/** In the triage repo it is taken down; anywhere else it has to be put there still. */
function judgeFound(session: Session, asked: string, data: SentByRest<'issue'>): Promise<Located> {
  return makeSense('read-thread', asked, () => {
    const raw = asThread(data);
    const { number } = raw;
    const repo = repoOf(raw);
    return isSameRepo(repo, session.repo)
      ? { kind: 'moved', repo, number, author: observeUser(raw.user) }
      : { kind: 'here', place: { repo, number }, raw };
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
