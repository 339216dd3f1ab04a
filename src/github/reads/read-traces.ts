import type { PublicPlace, PublicTraces } from '../../case/ports.ts';
import { targetOf } from '../client.ts';
import { READ_TRACES, renderFilesQuery } from '../queries/traces.ts';
import { makeSense, type Room } from '../room.ts';
import { isTrouble } from '../trouble.ts';

interface Nodes<T> {
  readonly nodes: readonly (T | null)[] | null;
}

interface RawTalk {
  readonly url: string;
  readonly title: string;
  readonly body: string;
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

/** Commits and files that are looked at in one repo: what a single query may hold. */
const MOST_HEADS = 20;
const MOST_FILES = 100;

/**
 * What a public repo shows, and the text of some files at the heads of its branches and open pull requests. Everything is
 * compared here: nothing of a case goes into a query but paths of files that are public. Null where the repo cannot be
 * read or is private. One request, and one more where files are named.
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
      files: paths.length === 0 ? [] : await readFiles(room, repo, heads, paths),
    }));
  } catch (error) {
    if (isTrouble(error, 'permission-missing', 'token-refused', 'not-found')) return null;
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
): Promise<PublicTraces['files']> {
  const asked = heads
    .slice(0, MOST_HEADS)
    .flatMap(({ where, commit }) => paths.map((path) => ({ where, path, at: `${commit}:${path}` })))
    .slice(0, MOST_FILES);
  if (asked.length === 0) return [];
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
