import type { PublicPlace, PublicTraces } from '../../case/ports.ts';
import { pathOf, targetOf } from '../client.ts';
import { isTrouble } from '../error.ts';
import { READ_TRACES, renderFilesQuery } from '../queries/traces.ts';
import { makeSense, type Room } from '../session.ts';

interface Nodes<T> {
  readonly nodes: readonly (T | null)[] | null;
}

interface RawTalk {
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly comments: Nodes<{ readonly url: string; readonly body: string }>;
}

interface RawTraces {
  readonly isPrivate: boolean;
  readonly refs: Nodes<{
    readonly name: string;
    readonly target: {
      readonly oid: string;
      readonly history?: Nodes<{ readonly message: string }>;
    } | null;
  }> | null;
  readonly pullRequests: Nodes<
    RawTalk & { readonly headRefName: string; readonly headRefOid: string; readonly state: string }
  >;
  readonly issues: Nodes<RawTalk>;
}

interface RawTree {
  readonly tree: readonly { readonly path: string }[];
  readonly truncated: boolean;
}

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
  room: Room,
  repo: string,
  paths: readonly string[],
): Promise<PublicTraces | null> {
  try {
    const { owner = '', name = '' } = /^(?<owner>[^/]+)\/(?<name>.+)$/.exec(repo)?.groups ?? {};
    const { data } = await room.client.graphql<{ readonly repository: RawTraces | null }>({
      call: 'read-traces',
      target: targetOf(repo),
      query: READ_TRACES,
      variables: { owner, name },
      allow: (error) => error.type === 'NOT_FOUND',
    });
    const raw = data.repository;
    if (!raw || raw.isPrivate) return null;
    const heads = headsOf(raw);
    return await makeSense('read-traces', repo, async () => ({
      places: placesOf(repo, raw),
      ...(await readFiles(room, repo, heads, paths)),
    }));
  } catch (error) {
    // Whatever it is: reports and deadlines do not wait for a look into public repos.
    if (isTrouble(error)) return null;
    throw error;
  }
}

const present = <T>({ nodes }: Nodes<T>): readonly T[] =>
  (nodes ?? []).filter((node): node is NonNullable<typeof node> => node !== null) as T[];

function placesOf(repo: string, raw: RawTraces): readonly PublicPlace[] {
  const branches = raw.refs ? present(raw.refs) : [];
  return [
    ...branches.map(({ name, target }) => ({
      kind: 'branch' as const,
      where: `https://github.com/${repo}/tree/${name}`,
      text: [name, ...(target?.history ? present(target.history) : []).map(({ message }) => message)].join(
        '\n',
      ),
    })),
    ...present(raw.pullRequests).map(({ url, title, body, headRefName }) => ({
      kind: 'pull' as const,
      where: url,
      text: [title, body, headRefName].join('\n'),
    })),
    ...present(raw.issues).map(({ url, title, body }) => ({
      kind: 'issue' as const,
      where: url,
      text: `${title}\n${body}`,
    })),
    ...[...present(raw.pullRequests), ...present(raw.issues)].flatMap(({ comments }) =>
      present(comments).map(({ url, body }) => ({ kind: 'comment' as const, where: url, text: body })),
    ),
  ];
}

interface Head {
  readonly where: string;
  readonly commit: string;
}

function headsOf(raw: RawTraces): readonly Head[] {
  const pulls = present(raw.pullRequests)
    .filter(({ state }) => state === 'OPEN')
    .map(({ url, headRefOid }) => ({ where: url, commit: headRefOid }));
  const branches = (raw.refs ? present(raw.refs) : []).flatMap(({ name, target }) =>
    target ? [{ where: name, commit: target.oid }] : [],
  );
  const all = [...pulls, ...branches];
  return all.filter(({ commit }, index) => all.findIndex((each) => each.commit === commit) === index);
}

async function readFiles(
  room: Room,
  repo: string,
  heads: readonly Head[],
  paths: readonly string[],
): Promise<Pick<PublicTraces, 'files' | 'isCut'>> {
  if (paths.length === 0) return { files: [], isCut: false };
  const known = await readPublicPaths(room, repo);
  const open = paths.filter((path) => known.paths.has(path));
  const wanted = heads.flatMap(({ where, commit }) =>
    open.map((path) => ({ where, path, at: `${commit}:${path}` })),
  );
  const asked = wanted.slice(0, FILES_A_QUERY * MOST_QUERIES);
  const files: PublicTraces['files'][number][] = [];
  for (let first = 0; first < asked.length; first += FILES_A_QUERY)
    files.push(...(await readPage(room, repo, asked.slice(first, first + FILES_A_QUERY))));
  return { files, isCut: asked.length < wanted.length || (known.isCut && open.length < paths.length) };
}

/** Every file of the default branch; GitHub cuts the list of a very large one. */
async function readPublicPaths(
  room: Room,
  repo: string,
): Promise<{ readonly paths: ReadonlySet<string>; readonly isCut: boolean }> {
  const { status, data } = await room.client.rest({
    call: 'read-traces',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    parameters: { ...pathOf(repo), tree_sha: 'HEAD', recursive: '1' },
    // A repo without a commit has no tree.
    expect: [404, 409],
  });
  if (status >= 400) return { paths: new Set(), isCut: false };
  const { tree, truncated } = data as RawTree;
  return { paths: new Set(tree.map(({ path }) => path)), isCut: truncated };
}

async function readPage(
  room: Room,
  repo: string,
  asked: readonly { readonly where: string; readonly path: string; readonly at: string }[],
): Promise<PublicTraces['files']> {
  const { data } = await room.client.graphql<{
    readonly repository: Readonly<Record<string, { readonly text?: string | null } | null>> | null;
  }>({
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
