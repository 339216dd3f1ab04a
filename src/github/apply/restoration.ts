import type { Outcome } from '../../case/operation.ts';
import { renderRestoredIssue, renderRestoredTalk } from '../../features/takedown/restored-thread.ts';
import type { CopiedPiece, ThreadCopy } from '../../features/takedown/thread-copy.ts';
import { pathOf, targetOf } from '../client.ts';
import { readPieces } from '../reads/read-discussion.ts';
import type { Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';
import { readVerified } from './removal.ts';

type Restoring = OperationOf<'restore-thread'>;

/**
 * Makes a thread again from its verified copy. One that was emptied gets its own title and text back, byte for byte, is
 * unlocked and opened; what was said in it, and a thread that is not there any more, come back as quotations that
 * notify nobody.
 */
export async function restoreThread(session: Session, operation: Restoring): Promise<Outcome> {
  const copy = await readVerified(session, operation);
  if (!copy)
    return {
      kind: 'refused',
      status: 0,
      permission: null,
      why: 'The copy in the store is not what was saved, so nothing was made from it.',
    };
  const number = operation.isHere
    ? await refill(session, operation, copy)
    : await openAgain(session, operation, copy);
  return { kind: 'done', result: { number } };
}

const sender =
  (session: Session, { repo }: Restoring) =>
  (route: string, parameters: Readonly<Record<string, unknown>>, repeatable: boolean) =>
    session.client.rest({
      call: 'restore-thread',
      target: targetOf(repo),
      route,
      parameters: { ...pathOf(repo), ...parameters },
      repeatable,
    });

async function refill(session: Session, operation: Restoring, copy: ThreadCopy): Promise<number> {
  const { number, isPull } = operation;
  const send = sender(session, operation);
  await send('DELETE /repos/{owner}/{repo}/issues/{number}/lock', { number }, true);
  const present = await readPresent(session, operation, number);
  await say(session, operation, number, renderRestoredTalk(missingPieces(copy, present)), present);
  const { title, body, state } = copy;
  const place = isPull ? 'pulls' : 'issues';
  await send(`PATCH /repos/{owner}/{repo}/${place}/{number}`, { number, title, body, state }, true);
  if (copy.locked) await send('PUT /repos/{owner}/{repo}/issues/{number}/lock', { number }, true);
  return number;
}

/** All that is in a thread of what can be deleted: comments and comments on lines. */
async function readPresent(
  session: Session,
  { repo, isPull, isHere }: Restoring,
  number: number,
): Promise<readonly CopiedPiece[]> {
  const place = { repo, number };
  return [
    ...(await readPieces(session, place, 'comment')),
    ...(isPull && isHere ? await readPieces(session, place, 'line-comment') : []),
  ];
}

/** What was deleted: what stands there still, changed or not, needs no quotation. */
function missingPieces(
  { pieces }: ThreadCopy,
  present: readonly CopiedPiece[],
): readonly ThreadCopy['pieces'][number][] {
  const ids = new Set(present.map(({ id }) => id));
  return pieces.filter((piece) => piece.kind !== 'review' && piece.body !== '' && !ids.has(piece.id));
}

/** Writes comments that are not there yet: a run that died may have written some of them. */
async function say(
  session: Session,
  operation: Restoring,
  number: number,
  bodies: readonly string[],
  present: readonly CopiedPiece[],
): Promise<void> {
  const send = sender(session, operation);
  const said = new Set(present.map(({ body }) => normalise(body)));
  for (const body of bodies)
    if (!said.has(normalise(body)))
      await send('POST /repos/{owner}/{repo}/issues/{number}/comments', { number, body }, false);
}

/** GitHub may give line ends back as it likes. */
const normalise = (body: string): string => body.replace(/\r\n/g, '\n').trim();

async function openAgain(session: Session, operation: Restoring, copy: ThreadCopy): Promise<number> {
  const { title, body, rest } = renderRestoredIssue(copy);
  const made = await sender(session, operation)('POST /repos/{owner}/{repo}/issues', { title, body }, false);
  const { number } = made.data as { readonly number: number };
  await say(session, operation, number, rest, []);
  return number;
}

/** Finishes an issue that was opened again by a run that died: writes what it had not said yet. */
export async function finishOpened(
  session: Session,
  operation: Restoring,
  copy: ThreadCopy,
  number: number,
): Promise<void> {
  const { rest } = renderRestoredIssue(copy);
  if (rest.length === 0) return;
  await say(session, operation, number, rest, await readPresent(session, operation, number));
}
