import type { LookUp, LookUpAnswer, LookUpAnswers, TreeEntry } from '../../case/named.ts';
import { pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import type { Session } from '../session.ts';

/**
 * One thing that a report names, in the repo that it was made for; null where nothing can be learnt, be it a permission,
 * a limit or an answer without sense: nobody's report waits for that. One request. What is sent of the report's own text
 * has a form that is checked here again, and GitHub has the report already.
 */
export async function lookUp(session: Session, repo: string, asked: LookUp): Promise<LookUpAnswer> {
  try {
    return await answer(session, repo, asked);
  } catch (error) {
    if (!isGitHubError(error) && !(error instanceof TypeError)) throw error;
    session.log(`look-up of ${asked.kind}: no answer`);
    return null;
  }
}

async function answer(session: Session, repo: string, asked: LookUp): Promise<LookUpAnswer> {
  switch (asked.kind) {
    case 'repo':
      return readRepo(session, repo);
    case 'tags':
      return readTags(session, repo);
    case 'tree':
      return readTree(session, repo, asked.at);
    case 'file':
      return readFile(session, repo, asked.sha);
    case 'commit':
      return readCommit(session, repo, asked.sha);
    case 'history':
      return readHistory(session, repo, asked.path);
    case 'advisory':
      return readAdvisory(session, asked.id);
  }
}

const callOf = (repo: string) =>
  ({ call: 'read-named', target: targetOf(repo), expect: [404, 409, 422] }) as const;

async function readRepo({ client }: Session, repo: string): Promise<LookUpAnswers['repo'] | null> {
  const { status, data } = await client.rest({
    ...callOf(repo),
    route: 'GET /repos/{owner}/{repo}',
    parameters: pathOf(repo),
  });
  if (status !== 200 || typeof data.private !== 'boolean') return null;
  const isPublic = !data.private && (data.visibility ?? 'public') === 'public';
  return { isPublic, defaultBranch: data.default_branch ?? 'HEAD' };
}

/** All tags, in one answer: this list has no pages. One that says that there is more is not whole. */
async function readTags({ client }: Session, repo: string): Promise<LookUpAnswers['tags'] | null> {
  const { status, data, headers } = await client.rest({
    ...callOf(repo),
    route: 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
    parameters: { ...pathOf(repo), ref: 'tags/' },
  });
  if (status !== 200 || !Array.isArray(data)) return null;
  const tags = data.flatMap(({ ref = '', object }) => {
    const name = ref.replace(/^refs\/tags\//, '');
    // An annotated tag has an object of its own: its tree is read by its name.
    const at = object?.type === 'commit' && object.sha ? object.sha : name;
    return isRef(name) ? [{ name, at }] : [];
  });
  return { tags, isWhole: tags.length === data.length && !headers.link?.includes('rel="next"') };
}

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = { blob: 'file', tree: 'folder', commit: 'module' };
const LINK_MODE = '120000';

async function readTree(
  { client }: Session,
  repo: string,
  at: string,
): Promise<LookUpAnswers['tree'] | null> {
  if (!isRef(at)) return null;
  const { status, data } = await client.rest({
    ...callOf(repo),
    route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    parameters: { ...pathOf(repo), tree_sha: at, recursive: '1' },
  });
  if (status !== 200 || !Array.isArray(data.tree)) return null;
  const entries = data.tree.map(({ path = '', type = '', mode, sha = '', size = 0 }): TreeEntry => {
    return { path, kind: mode === LINK_MODE ? 'link' : (KINDS[type] ?? 'link'), sha, size };
  });
  return { entries, isWhole: data.truncated === false };
}

async function readFile(
  { client }: Session,
  repo: string,
  sha: string,
): Promise<LookUpAnswers['file'] | null> {
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return null;
  const { status, data } = await client.rest({
    ...callOf(repo),
    route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    parameters: { ...pathOf(repo), file_sha: sha },
  });
  if (status !== 200 || typeof data.content !== 'string') return null;
  const bytes = Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
  // A part of a file would lack what stands behind it.
  if (data.size !== undefined && bytes.byteLength !== data.size) return null;
  return { text: bytes.includes(0) ? null : bytes.toString('utf8') };
}

/** A commit by its id or the beginning of it. GitHub answers 422 for one that it does not know. */
async function readCommit(
  { client }: Session,
  repo: string,
  sha: string,
): Promise<LookUpAnswers['commit'] | null> {
  if (!/^[0-9a-f]{7,40}$/.test(sha)) return null;
  const { status, data } = await client.rest({
    ...callOf(repo),
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    parameters: { ...pathOf(repo), ref: sha },
    acceptText: 'application/vnd.github.sha',
  });
  if (status === 422) return { isThere: false };
  return status === 200 && String(data).trim().startsWith(sha) ? { isThere: true } : null;
}

async function readHistory(
  { client }: Session,
  repo: string,
  path: string,
): Promise<LookUpAnswers['history'] | null> {
  if (!/^[\w@+.-]+(?:\/[\w@+.-]+)*$/.test(path) || path.split('/').includes('..')) return null;
  const { status, data } = await client.rest({
    ...callOf(repo),
    route: 'GET /repos/{owner}/{repo}/commits',
    parameters: { ...pathOf(repo), path, per_page: 1 },
  });
  return status === 200 && Array.isArray(data) ? { isTouched: data.length > 0 } : null;
}

async function readAdvisory(
  { client, repo }: Session,
  id: string,
): Promise<LookUpAnswers['advisory'] | null> {
  const call = { call: 'read-global-advisory', target: targetOf(repo), expect: [404] } as const;
  if (/^GHSA(-\w{4}){3}$/.test(id)) {
    const { status } = await client.rest({
      ...call,
      route: 'GET /advisories/{ghsa_id}',
      parameters: { ghsa_id: id },
    });
    return { isThere: status === 200 };
  }
  if (!/^CVE-\d{4}-\d{4,7}$/.test(id)) return null;
  const { data } = await client.rest({ ...call, route: 'GET /advisories', parameters: { cve_id: id } });
  return Array.isArray(data) ? { isThere: data.length > 0 } : null;
}

/** A commit, or the name of a tag that needs no care in an address. */
const isRef = (name: string): boolean => /^[\w@+.-]+(?:\/[\w@+.-]+)*$/.test(name) && !name.includes('..');
