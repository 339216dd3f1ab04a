import type { Outcome } from '../../case/operation.ts';
import type { ThreadErasure } from '../../case/thread-operation.ts';
import { isRunOfThread, type StartedRun } from '../../features/takedown/runs-of-thread.ts';
import { type CopiedPiece, type ThreadCopy, verifyCopy } from '../../features/takedown/thread-copy.ts';
import { isAt, pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import { DELETE_ISSUE, renderDeletions } from '../queries/deletions.ts';
import { readPieces } from '../reads/read-discussion.ts';
import { readStoreFiles } from '../reads/read-store-file.ts';
import type { Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

/** Comments deleted by one operation: between two of them the case says how far it is. */
const PART = 150;
/** Comments deleted by one request. Writing costs much of GitHub's limit per minute, however many it is about. */
const BATCH = 30;

const refused = (status: number, why: string): Outcome => ({
  kind: 'refused',
  status,
  permission: null,
  why,
});

const UNVERIFIED = refused(0, 'The copy in the store is not what was saved, so nothing was deleted.');

/**
 * The copy as the store has it now, or undefined where it is not byte for byte what was saved: that is for people to find
 * out, so one answer that was garbled on its way must not say so.
 */
export async function readVerified(
  session: Session,
  erasure: ThreadErasure,
): Promise<ThreadCopy | undefined> {
  const paths = erasure.files.map(({ path }) => path);
  const read = async (): Promise<ThreadCopy | undefined> =>
    verifyCopy(erasure, await readStoreFiles(session, paths));
  return (await read()) ?? (await read());
}

/**
 * Deletes comments whose copy is verified, a part of them. What was written or changed after the copy is not in it and
 * stays. Repeating it deletes the next part.
 */
export async function eraseComments(
  session: Session,
  operation: OperationOf<'erase-comments'>,
): Promise<Outcome> {
  const copy = await readVerified(session, operation);
  if (!copy) return UNVERIFIED;
  const present = [
    ...(await readPieces(session, operation, 'comment')),
    ...(operation.isPull ? await readPieces(session, operation, 'line-comment') : []),
  ];
  const saved = present.filter((piece) => isIn(copy, piece));
  const part = saved.slice(0, PART);
  await deleteComments(
    session,
    operation,
    part.filter((piece) => piece.kind === 'comment'),
  );
  await deleteLineComments(
    session,
    operation.repo,
    part.filter((piece) => piece.kind === 'line-comment'),
  );
  return {
    kind: 'done',
    result: {
      number: countGone(copy, present) + part.length,
      kept: present.length - saved.length,
      state: saved.length > part.length ? 'more' : 'over',
    },
  };
}

/** Comments of the copy that are there no more: counted anew each time, since a run may die before it can say so. */
function countGone(copy: ThreadCopy, present: readonly CopiedPiece[]): number {
  const ids = new Set(present.map(({ id }) => id));
  return copy.pieces.filter(({ kind, id }) => kind !== 'review' && !ids.has(id)).length;
}

const isIn = (copy: ThreadCopy, piece: CopiedPiece): boolean =>
  copy.pieces.some((kept) => kept.id === piece.id && kept.body === piece.body);

async function deleteComments(
  session: Session,
  { repo }: OperationOf<'erase-comments'>,
  pieces: readonly CopiedPiece[],
): Promise<void> {
  for (let from = 0; from < pieces.length; from += BATCH) {
    const ids = pieces.slice(from, from + BATCH).map((piece) => piece.id);
    await session.client.graphql({
      call: 'erase-comments',
      target: targetOf(repo),
      query: renderDeletions(ids.length),
      variables: Object.fromEntries(ids.map((id, index) => [`id${index}`, id])),
      // Somebody else was faster with one of them.
      allow: (error) => isAt(error, [], 'NOT_FOUND'),
      repeatable: true,
    });
  }
}

async function deleteLineComments(
  session: Session,
  repo: string,
  pieces: readonly CopiedPiece[],
): Promise<void> {
  for (const piece of pieces)
    await session.client.rest({
      call: 'erase-comments',
      target: targetOf(repo),
      route: 'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}',
      parameters: { ...pathOf(repo), comment_id: piece.number },
      expect: [404],
      repeatable: true,
    });
}

/** Deletes an issue for good, once its copy is verified. GitHub lets owners and admins do it, where it is allowed. */
export async function deleteIssue(
  session: Session,
  operation: OperationOf<'delete-issue'>,
): Promise<Outcome> {
  if (!(await readVerified(session, operation))) return UNVERIFIED;
  const answer = await session.client.rest({
    call: 'delete-issue',
    target: targetOf(operation.repo),
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
    parameters: { ...pathOf(operation.repo), issue_number: operation.number },
    expect: [404, 410],
    permissions: { issues: 'read' },
  });
  if (answer.status >= 400) return { kind: 'already' };
  await session.client.graphql({
    call: 'delete-issue',
    target: targetOf(operation.repo),
    query: DELETE_ISSUE,
    variables: { id: (answer.data as { readonly node_id: string }).node_id },
    repeatable: true,
  });
  return { kind: 'done' };
}

interface RawRun extends StartedRun {
  readonly id: number;
}

/** Deletes the runs that a thread started which is taken down: they show its title. They are counted first. */
export async function deleteRuns(session: Session, operation: OperationOf<'delete-runs'>): Promise<Outcome> {
  const found = await findRuns(session, operation);
  const own = found.filter((run) => isRunOfThread(run, operation));
  if (operation.found === undefined && own.length > 0)
    return { kind: 'done', result: { state: 'found', number: own.length } };
  for (const run of own)
    await session.client.rest({
      call: 'delete-runs',
      target: targetOf(operation.repo),
      route: 'DELETE /repos/{owner}/{repo}/actions/runs/{run_id}',
      parameters: { ...pathOf(operation.repo), run_id: run.id },
      expect: [404],
      repeatable: true,
    });
  const number = Math.max(own.length, operation.found ?? 0);
  return { kind: 'done', result: { number, kept: found.length - own.length } };
}

/** Pages of runs that are looked through; GitHub lists a thousand at most. */
const MOST_PAGES = 10;

/** Runs that the thread started, and others that show its title. */
async function findRuns(session: Session, operation: OperationOf<'delete-runs'>): Promise<readonly RawRun[]> {
  const { repo, since } = operation;
  const found: RawRun[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const runs = await readRunPage(session, repo, since, page);
    found.push(
      ...runs.filter((run) => run.display_title === operation.title || isRunOfThread(run, operation)),
    );
    if (runs.length < 100) break;
  }
  return found;
}

async function readRunPage(
  session: Session,
  repo: string,
  since: string,
  page: number,
): Promise<readonly RawRun[]> {
  try {
    const { data } = await session.client.rest({
      call: 'delete-runs',
      target: targetOf(repo),
      route: 'GET /repos/{owner}/{repo}/actions/runs',
      parameters: { ...pathOf(repo), created: `>=${since.slice(0, 10)}`, per_page: 100, page },
      // Anybody can list the runs of a public repo.
      permissions: { metadata: 'read' },
    });
    return (data as { readonly workflow_runs: readonly RawRun[] }).workflow_runs;
  } catch (error) {
    // Where Actions are off there are no runs.
    if (isGitHubError(error, 'not-found')) return [];
    throw error;
  }
}
