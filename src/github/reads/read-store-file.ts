import { STORE_BRANCH } from '../../case/stored-case.ts';
import { SEAL, unsealText } from '../../text/sealed-text.ts';
import { pathOf, targetOf } from '../client.ts';
import type { Room } from '../session.ts';

const JSON_OR_SEALED = new RegExp(`^(?:\\s*[{[]|${SEAL.slice(0, 20)})`);

/** Text of a file of the store as it is there now, byte for byte; null where there is none. One request. */
export async function readStoreFile(room: Room, path: string): Promise<string | null> {
  const answer = await room.client.rest({
    call: 'read-store',
    target: targetOf(room.repo),
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(room.repo), path, ref: STORE_BRANCH },
    acceptText: 'application/vnd.github.raw+json',
    ...(path.endsWith('.json') ? { begins: JSON_OR_SEALED } : {}),
    expect: [404],
  });
  return answer.status === 404 ? null : unsealText(String(answer.data));
}

/** Several of them, by path. */
export async function readStoreFiles(
  room: Room,
  paths: readonly string[],
): Promise<Readonly<Record<string, string | null>>> {
  const texts: Record<string, string | null> = {};
  for (const path of paths) texts[path] = await readStoreFile(room, path);
  return texts;
}
