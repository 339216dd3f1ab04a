import type { Outcome } from '../../case/operation.ts';
import type { ThreadCopy } from '../../case/thread-copy.ts';
import { renderRestoredIssue, renderRestoredTalk } from '../../messages/restored-thread.ts';
import { pathOf, targetOf } from '../client.ts';
import type { Room } from '../room.ts';
import type { OperationOf } from './operation-of.ts';
import { readVerified } from './removal.ts';

type Restoring = OperationOf<'restore-thread'>;

/**
 * Makes a thread again from its verified copy. One that was emptied gets its own title and text back, byte for byte, is
 * unlocked and opened; what was said in it, and a thread that is not there any more, come back as quotations that
 * notify nobody.
 */
export async function restoreThread(room: Room, operation: Restoring): Promise<Outcome> {
  const copy = await readVerified(room, operation);
  if (!copy)
    return {
      kind: 'refused',
      status: 0,
      permission: null,
      why: 'The copy in the store is not what was saved, so nothing was made from it.',
    };
  const number = operation.isHere
    ? await refill(room, operation, copy)
    : await openAgain(room, operation, copy);
  return { kind: 'done', result: { number } };
}

const sender =
  (room: Room, { repo }: Restoring) =>
  (route: string, parameters: Readonly<Record<string, unknown>>, repeatable: boolean) =>
    room.client.rest({
      call: 'restore-thread',
      target: targetOf(repo),
      route,
      parameters: { ...pathOf(repo), ...parameters },
      repeatable,
    });

async function refill(room: Room, operation: Restoring, copy: ThreadCopy): Promise<number> {
  const { number, isPull } = operation;
  const send = sender(room, operation);
  await send('DELETE /repos/{owner}/{repo}/issues/{number}/lock', { number }, true);
  const present = await send(
    'GET /repos/{owner}/{repo}/issues/{number}/comments',
    { number, per_page: 100 },
    true,
  );
  const bodies = new Set(
    (present.data as readonly { readonly body?: string }[]).map(({ body }) => body ?? ''),
  );
  for (const body of renderRestoredTalk(missingPieces(copy, bodies)))
    if (!bodies.has(body))
      await send('POST /repos/{owner}/{repo}/issues/{number}/comments', { number, body }, false);
  const { title, body, state } = copy;
  const place = isPull ? 'pulls' : 'issues';
  await send(`PATCH /repos/{owner}/{repo}/${place}/{number}`, { number, title, body, state }, true);
  if (copy.locked) await send('PUT /repos/{owner}/{repo}/issues/{number}/lock', { number }, true);
  return number;
}

/** What was deleted: what stands there still needs no quotation. */
const missingPieces = ({ pieces }: ThreadCopy, present: ReadonlySet<string>): ThreadCopy['pieces'] =>
  pieces.filter((piece) => piece.kind !== 'review' && piece.body !== '' && !present.has(piece.body));

async function openAgain(room: Room, operation: Restoring, copy: ThreadCopy): Promise<number> {
  const send = sender(room, operation);
  const { title, body, rest } = renderRestoredIssue(copy);
  const made = await send('POST /repos/{owner}/{repo}/issues', { title, body }, false);
  const { number } = made.data as { readonly number: number };
  for (const text of rest)
    await send('POST /repos/{owner}/{repo}/issues/{number}/comments', { number, body: text }, false);
  return number;
}
