import { STORE_REF } from '../../case/stored-case.ts';
import { SEAL, unsealText } from '../../text/sealed-text.ts';
import { pathOf, targetOf } from '../client.ts';
import type { Session } from '../session.ts';

const JSON_OR_SEALED = new RegExp(`^(?:\\s*[{[]|${SEAL.slice(0, 20)})`);

/** Text of a file of the store as it is there now, byte for byte; null where there is none. One request. */
export async function readStoreFile(session: Session, path: string): Promise<string | null> {
  const answer = await session.client.rest({
    call: 'read-store',
    target: targetOf(session.repo),
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(session.repo), path, ref: STORE_REF },
    acceptText: 'application/vnd.github.raw+json',
    ...(path.endsWith('.json') ? { begins: JSON_OR_SEALED } : {}),
    expect: [404],
  });
  return answer.status === 404 ? null : unsealText(String(answer.data));
}

/** Several of them, by path. */
export async function readStoreFiles(
  session: Session,
  paths: readonly string[],
): Promise<Readonly<Record<string, string | null>>> {
  const texts: Record<string, string | null> = {};
  for (const path of paths) texts[path] = await readStoreFile(session, path);
  return texts;
}
