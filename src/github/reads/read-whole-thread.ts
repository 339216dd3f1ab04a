import type { WholeRead, WholeThread } from '../../case/observed-thread.ts';
import type { WholeThreadQuery } from '../../case/ports.ts';
import type { StoredThreadCopy } from '../../case/stored-case.ts';
import type { SavedUpload } from '../../features/takedown/attachments.ts';
import { cutCopy } from '../../features/takedown/cut-copy.ts';
import { findFilesElsewhere } from '../../features/takedown/files-elsewhere.ts';
import { renderPreview } from '../../features/takedown/preview.ts';
import {
  type CopiedPiece,
  findAttachments,
  parseCopyFile,
  renderCopyFile,
  sha256Of,
  type ThreadCopy,
} from '../../features/takedown/thread-copy.ts';
import { renderCodeSpan } from '../../text/defuse.ts';
import { pathOf, targetOf } from '../client.ts';
import { GitHubError, isGitHubError } from '../error.ts';
import type { SentByRest } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import { copyOpening } from './copy-opening.ts';
import { readAfterMove } from './read-after-move.ts';
import { readDiscussion } from './read-discussion.ts';
import { readDiff, readRelated } from './read-related.ts';
import { readStoreFile } from './read-store-file.ts';
import { asThread } from './read-thread.ts';
import { readUploads } from './read-uploads.ts';
import { renderThreadCopy, type ThreadPiece } from './thread-copy.ts';

/** A thread that was taken down, whole: what goes into the store before anything of it is deleted. */
export async function readWholeThread(session: Session, query: WholeThreadQuery): Promise<WholeRead> {
  try {
    return await makeSense('read-thread', query.at.repo, async () => ({
      kind: 'found',
      whole: await readWhole(session, query),
    }));
  } catch (error) {
    if (isGitHubError(error, 'permission-missing', 'token-refused', 'not-found'))
      return { kind: 'refused', why: error.message };
    throw error;
  }
}

async function readWhole(session: Session, query: WholeThreadQuery): Promise<WholeThread> {
  const { at } = query;
  const opening = await readOpening(session, query);
  const isPull = opening.kind === 'pull';
  const pull = isPull ? await readPull(session, at) : null;
  const read = { ...opening, isWhole: true, pieces: await readDiscussion(session, at, isPull) };
  const { copy, notes: cuts } = await cutToPublic(session, query, read);
  const patch = isPull ? await readDiff(session, at.repo, at.number, 'patch') : '';
  const diff = isPull ? await readDiff(session, at.repo, at.number) : '';
  const notes = [
    ...cuts,
    ...(isPull && patch === '' ? ['GitHub does not give the patch of this pull request.'] : []),
  ];
  const texts = [copy.body, ...copy.pieces.map((piece) => piece.body)];
  const attachments = findAttachments(texts, session.server);
  const elsewhere = findFilesElsewhere(texts, session.server);
  const { uploads, files: uploaded } = await readUploads(session.outside, attachments, query.path);
  const files = {
    ...renderFiles(query.path, copy, patch, diff, [...notes, ...uploads.map(describeUpload)]),
    ...uploaded,
  };
  const { watchers, forks } = await readAudience(session, copy.repo);
  return {
    author: copy.author ? { ...copy.author, kind: 'user' } : null,
    publicSince: copy.createdAt,
    files,
    related: await readRelated(
      session,
      { repo: copy.repo, number: copy.number, title: copy.title, texts, patch: diff },
      query.repos,
      copy.createdAt,
    ),
    copy: {
      ...describeFiles(query.path, files),
      ...describeThread(copy, pull, notes),
      attachments: [...attachments],
      ...(uploads.length === 0 ? {} : { uploads: [...uploads] }),
      ...(elsewhere.length === 0 ? {} : { elsewhere: [...elsewhere] }),
      watchers,
      forks,
    },
  };
}

const describeUpload = ({ url, path, bytes, sha256, why }: SavedUpload): string =>
  path === undefined
    ? `Uploaded file ${renderCodeSpan(url)}: not saved, ${why}.`
    : `Uploaded file ${renderCodeSpan(url)}: saved as Base64 in ${renderCodeSpan(path)}, ${bytes} bytes, SHA-256 ${renderCodeSpan(sha256 ?? '')}.`;

/** An issue that was transferred, as it was before: the team goes on talking in it. */
async function cutToPublic(
  session: Session,
  query: WholeThreadQuery,
  read: ThreadCopy,
): Promise<{ readonly copy: ThreadCopy; readonly notes: readonly string[] }> {
  if (query.movedBy === undefined) return { copy: read, notes: [] };
  const after = await readAfterMove(session, query, query.movedBy);
  const kept = parseCopyFile((await readStoreFile(session, `${query.path}.json`)) ?? '');
  return cutCopy(read, after, kept);
}

/** Title and body: from the store where they are emptied already, otherwise from where the thread is now. */
async function readOpening(session: Session, query: WholeThreadQuery): Promise<ThreadCopy> {
  if (query.isEmptied) {
    const kept = parseCopyFile((await readStoreFile(session, `${query.path}.json`)) ?? '');
    if (kept) return kept;
    // Anyone who emptied it left nothing to be saved: what stands there now is no copy of it.
    throw new GitHubError({
      code: 'not-found',
      call: 'read-store',
      repo: session.repo,
      status: 404,
      detail: `${query.path}.json is not in the store any more.`,
    });
  }
  const { data } = await session.client.rest({
    call: 'read-thread',
    target: targetOf(query.at.repo),
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
    parameters: { ...pathOf(query.at.repo), issue_number: query.at.number },
    permissions: { issues: 'read' },
  });
  return copyOpening(asThread(data), query.url);
}

type Pull = SentByRest<'pull-request'>;

async function readPull(session: Session, place: WholeThreadQuery['at']): Promise<Pull> {
  const { data } = await session.client.rest({
    call: 'read-thread',
    target: targetOf(place.repo),
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { ...pathOf(place.repo), pull_number: place.number },
    permissions: { pull_requests: 'read' },
  });
  return data;
}

/** Who may have had a mail, and who has a copy of the repo. Unknown where GitHub does not say. */
async function readAudience(
  session: Session,
  repo: string,
): Promise<Pick<StoredThreadCopy, 'watchers' | 'forks'>> {
  const { status, data } = await session.client.rest({
    call: 'read-thread',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}',
    parameters: pathOf(repo),
    expect: [301, 403, 404],
    permissions: { metadata: 'read' },
  });
  if (status >= 300) return { watchers: null, forks: null };
  const { subscribers_count, forks_count } = data;
  return { watchers: subscribers_count ?? null, forks: forks_count ?? null };
}

function renderFiles(
  path: string,
  copy: ThreadCopy,
  patch: string,
  diff: string,
  notes: readonly string[],
): Readonly<Record<string, string>> {
  const { author, body, createdAt: at } = copy;
  const pieces = [{ kind: 'opening' as const, author, body, at }, ...copy.pieces].map(describePiece);
  return {
    [`${path}.json`]: renderCopyFile(copy),
    [`${path}.md`]: renderThreadCopy({ url: copy.url, title: copy.title, pieces, patch: null, notes }),
    ...(patch === '' ? {} : { [`${path}.patch`]: patch }),
    ...(diff === '' ? {} : { [`${path}.diff`]: diff }),
  };
}

type Shown = Pick<CopiedPiece, 'author' | 'at' | 'body' | 'path' | 'state'> & {
  readonly kind: CopiedPiece['kind'] | 'opening';
};

const NAMES = {
  opening: 'Opened',
  comment: 'Comment',
  review: 'Review',
  'line-comment': 'Comment on a line',
} as const;

function describePiece({ kind, author, at, body, path, state }: Shown): ThreadPiece {
  const verdict = kind === 'review' && state !== undefined ? ` (${state.replaceAll('_', ' ')})` : '';
  return {
    what: `${NAMES[kind]}${verdict}`,
    author: author ? { ...author, kind: 'user' } : null,
    at,
    body: path === undefined ? body : `${path}\n\n${body}`,
  };
}

function describeFiles(path: string, files: Readonly<Record<string, string>>) {
  const digests = Object.entries(files).map(([name, text]) => ({ path: name, sha256: sha256Of(text) }));
  const main = digests.find((each) => each.path === `${path}.json`)!;
  return {
    sha256: main.sha256,
    files: [main, ...digests.filter((each) => each !== main)],
    bytes: Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  };
}

/** Null where GitHub does not say where it comes from: then no branch is deleted. */
function headOf(pull: Pull | null) {
  const [{ repo, ref, sha }, base] = [pull?.head ?? {}, pull?.base?.ref];
  return ref && sha && base ? { repo: repo?.full_name ?? null, ref, sha, base } : null;
}

function describeThread(copy: ThreadCopy, pull: Pull | null, notes: readonly string[]) {
  const { pieces, title, state } = copy;
  return {
    comments: pieces.length,
    reviews: pieces.filter((piece) => piece.kind === 'review').length,
    title,
    state,
    merged: pull?.merged ?? false,
    head: headOf(pull),
    notes: [...notes],
    preview: [...renderPreview(copy)],
  };
}
