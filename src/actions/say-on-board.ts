import { isMarked } from '../case/marker.ts';
import type { Actor, ObservedComment } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import type { Ports } from './observe-case.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';

/** The issue of the board, what is said there, and the head of the store that it is written with. */
interface Board {
  readonly issue: number;
  readonly comments: readonly ObservedComment[];
  readonly self: Actor;
  readonly head: string | null;
}

/** What people and bot have said on the board. One request. */
export const readBoard = async ({ github }: Pick<Ports, 'github'>, issue: number) =>
  (await github.readCase(issue)).issue?.comments ?? [];

/** Says something on the board, once for each key. False where it could not be said. Team surface. */
export async function sayOnBoard(
  { github }: Pick<Ports, 'github'>,
  { issue, comments, self, head }: Board,
  said: { readonly key: string; readonly body: string; readonly why: string },
  done: PlannedOperation[],
): Promise<boolean> {
  if (isMarked(comments, said.key, self)) return true;
  const comment: Operation = { kind: 'comment', issue, surface: 'team', ...said };
  const outcome = await github.apply(comment, { caseNumber: null, storeHead: head, self });
  if (outcome.kind === 'done') done.push(describeOperation(comment));
  return outcome.kind !== 'refused' && outcome.kind !== 'conflict';
}
