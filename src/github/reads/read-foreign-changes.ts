import type { ForeignChanges } from '../../case/ports.ts';
import { pathOf, targetOf } from '../client.ts';
import { makeSense, type Room } from '../session.ts';

interface RawCommit {
  readonly sha: string;
  readonly author: { readonly id: number; readonly login: string } | null;
  readonly commit: { readonly verification?: { readonly verified?: boolean } };
}

/** How far back the bot's last commit is looked for. */
const MOST_COMMITS = 100;

/**
 * What others than the bot changed on the store's branch since its own last commit that GitHub signed. Null where
 * nothing did, or where the bot has not written there yet. Two requests, and one for every file that changed.
 */
export async function readForeignChanges(
  room: Room,
  head: string,
  selfId: number,
): Promise<ForeignChanges | null> {
  const list = await ask(room, 'GET /repos/{owner}/{repo}/commits', { sha: head, per_page: MOST_COMMITS });
  const commits = list.data as readonly RawCommit[];
  const own = commits.findIndex(
    ({ author, commit }) => author?.id === selfId && commit.verification?.verified === true,
  );
  const base = commits[own]?.sha;
  if (base === undefined || own === 0) return null;
  const by = commits.slice(0, own).map(({ author }) => author?.login ?? null);
  const paths = await readChangedPaths(room, base, head);
  const files = await Promise.all(paths.map(async (path) => [path, await readAt(room, base, path)] as const));
  return { commit: head, by: by[0] ?? null, files: Object.fromEntries(files) };
}

async function readChangedPaths(room: Room, base: string, head: string): Promise<readonly string[]> {
  const { data } = await ask(room, 'GET /repos/{owner}/{repo}/compare/{basehead}', {
    basehead: `${base}...${head}`,
  });
  return makeSense('read-store', room.repo, () => {
    const { files } = data as {
      readonly files: readonly { readonly filename: string; readonly previous_filename?: string }[];
    };
    return [...new Set(files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]))];
  });
}

/** Text of a file at a commit, null where there was none. */
async function readAt(room: Room, commit: string, path: string): Promise<string | null> {
  const answer = await room.client.rest({
    call: 'read-store',
    target: targetOf(room.repo),
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(room.repo), path, ref: commit },
    acceptText: 'application/vnd.github.raw+json',
    expect: [404],
  });
  return answer.status === 404 ? null : String(answer.data);
}

const ask = (room: Room, route: string, parameters: Readonly<Record<string, unknown>>) =>
  room.client.rest({
    call: 'read-store',
    target: targetOf(room.repo),
    route,
    parameters: { ...pathOf(room.repo), ...parameters },
  });
