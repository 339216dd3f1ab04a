import type { PublicPlace, PublicTraces } from '../../case/ports.ts';
import { pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import { READ_TRACES, renderFilesQuery } from '../queries/traces.ts';
import { presentItems, presentNodes, type SentByGraphql } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';

type Traces = NonNullable<SentByGraphql<'ReadTraces'>['repository']>;

/** Files that one query may hold, and how many queries a sweep spends on one repo. */
const FILES_A_QUERY = 100;
const MOST_QUERIES = 10;

/**
 * What a public repo shows, and the text of some files at the heads of its branches and open pull requests. Everything is
 * compared here: nothing of a case goes into a query but paths of files that are public, which is looked up first,
 * since a private patch brings files of telling names. Null where the repo cannot be read or is private. One request;
 * where files are named one more, and one for every hundred.
 */
export async function readTraces(
  session: Session,
  repo: string,
  paths: readonly string[],
): Promise<PublicTraces | null> {
  try {
    const { owner = '', name = '' } = /^(?<owner>[^/]+)\/(?<name>.+)$/.exec(repo)?.groups ?? {};
    const { data } = await session.client.graphql({
      call: 'read-traces',
      target: targetOf(repo),
      query: READ_TRACES,
      variables: { owner, name },
      allow: (error) => error.type === 'NOT_FOUND',
    });
    const raw = data.repository;
    if (raw?.isPrivate !== false) return null;
    const heads = headsOf(raw);
    return await makeSense('read-traces', repo, async () => ({
      places: placesOf(session.server, repo, raw),
      ...(await readFiles(session, repo, heads, paths)),
    }));
  } catch (error) {
    // Whatever it is: reports and deadlines do not wait for a look into public repos.
    if (isGitHubError(error)) return null;
    throw error;
  }
}

/** Texts that are there; what is missing shows nothing. */
const joined = (...texts: readonly (string | null | undefined)[]): string =>
  texts.filter((text) => typeof text === 'string').join('\n');

function placesOf(server: string, repo: string, raw: Traces): readonly PublicPlace[] {
  const [pulls, issues] = [presentNodes(raw.pullRequests), presentNodes(raw.issues)];
  return [
    ...presentNodes(raw.refs).map(({ name, target }) => ({
      kind: 'branch' as const,
      where: `${server}/${repo}/tree/${name}`,
      text: joined(name, ...presentNodes(target?.history).map(({ message }) => message)),
    })),
    ...pulls.map(({ url, title, body, headRefName }) => ({
      kind: 'pull' as const,
      where: url ?? repo,
      text: joined(title, body, headRefName),
    })),
    ...issues.map(({ url, title, body }) => ({
      kind: 'issue' as const,
      where: url ?? repo,
      text: joined(title, body),
    })),
    ...[...pulls, ...issues].flatMap(({ comments }) =>
      presentNodes(comments).map(({ url, body }) => ({
        kind: 'comment' as const,
        where: url ?? repo,
        text: joined(body),
      })),
    ),
  ];
}

interface Head {
  readonly where: string;
  readonly commit: string;
}

function headsOf(raw: Traces): readonly Head[] {
  const pulls = presentNodes(raw.pullRequests)
    .filter(({ state }) => state === 'OPEN')
    .flatMap(({ url, headRefOid }) => (headRefOid ? [{ where: url ?? headRefOid, commit: headRefOid }] : []));
  const branches = presentNodes(raw.refs).flatMap(({ name, target }) =>
    target?.oid ? [{ where: name ?? target.oid, commit: target.oid }] : [],
  );
  const all = [...pulls, ...branches];
  return all.filter(({ commit }, index) => all.findIndex((each) => each.commit === commit) === index);
}

async function readFiles(
  session: Session,
  repo: string,
  heads: readonly Head[],
  paths: readonly string[],
): Promise<Pick<PublicTraces, 'files' | 'isCut'>> {
  if (paths.length === 0) return { files: [], isCut: false };
  const known = await readPublicPaths(session, repo);
  const open = paths.filter((path) => known.paths.has(path));
  const wanted = heads.flatMap(({ where, commit }) =>
    open.map((path) => ({ where, path, at: `${commit}:${path}` })),
  );
  const asked = wanted.slice(0, FILES_A_QUERY * MOST_QUERIES);
  const files: PublicTraces['files'][number][] = [];
  for (let first = 0; first < asked.length; first += FILES_A_QUERY)
    files.push(...(await readPage(session, repo, asked.slice(first, first + FILES_A_QUERY))));
  return { files, isCut: asked.length < wanted.length || (known.isCut && open.length < paths.length) };
}

/** Every file of the default branch; GitHub cuts the list of a very large one. */
async function readPublicPaths(
  session: Session,
  repo: string,
): Promise<{ readonly paths: ReadonlySet<string>; readonly isCut: boolean }> {
  const { status, data } = await session.client.rest({
    call: 'read-traces',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    parameters: { ...pathOf(repo), tree_sha: 'HEAD', recursive: '1' },
    // A repo without a commit has no tree.
    expect: [404, 409],
  });
  if (status >= 400) return { paths: new Set(), isCut: false };
  const { tree, truncated } = data;
  const paths = presentItems(tree).flatMap(({ path }) => path ?? []);
  return { paths: new Set(paths), isCut: truncated !== false };
}

async function readPage(
  session: Session,
  repo: string,
  asked: readonly { readonly where: string; readonly path: string; readonly at: string }[],
): Promise<PublicTraces['files']> {
  const { data } = await session.client.graphql({
    call: 'read-traces',
    target: targetOf(repo),
    ...renderFilesQuery(
      repo,
      asked.map(({ at }) => at),
    ),
    allow: (error) => error.type === 'NOT_FOUND',
  });
  return asked.flatMap(({ where, path }, index) => {
    const text = data.repository?.[`file${index}`]?.text;
    return typeof text === 'string' ? [{ where, path, text }] : [];
  });
}
