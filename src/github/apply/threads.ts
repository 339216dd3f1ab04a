import type { Outcome } from '../../case/operation.ts';
import { parseCopyFile } from '../../features/takedown/thread-copy.ts';
import { isAt, pathOf, type Target, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import { READ_TRANSFER, REOPEN_AND_TRANSFER, TRANSFER } from '../queries/operations.ts';
import { readStoreFile } from '../reads/read-store-file.ts';
import { locateThread } from '../reads/read-thread.ts';
import type { Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

interface TransferRead {
  readonly node: {
    readonly number?: number;
    readonly state?: 'OPEN' | 'CLOSED';
    readonly repository?: { readonly nameWithOwner: string };
  } | null;
  readonly repository: {
    readonly id: string;
    readonly isPrivate: boolean;
    readonly visibility: string;
  } | null;
}

interface Transferred {
  readonly transferIssue: { readonly issue: { readonly number: number; readonly url: string } };
}

function refused(status: number, why: string): Outcome {
  return { kind: 'refused', status, permission: null, why };
}

/**
 * Moves a public issue into the triage repo, which nothing takes back. Read right before: that the triage repo is
 * private, and where and in what state the issue is.
 */
export async function transferIssue(
  session: Session,
  operation: OperationOf<'transfer-issue'>,
): Promise<Outcome> {
  const { owner, repo: name } = pathOf(session.repo);
  if (pathOf(operation.repo).owner.toLowerCase() !== owner.toLowerCase())
    return refused(
      422,
      `GitHub transfers issues within one owner only; ${operation.repo} belongs to another.`,
    );
  const target = targetOf(operation.repo, session.repo);
  const { data } = await session.client.graphql<TransferRead>({
    call: 'transfer-issue',
    target,
    query: READ_TRANSFER,
    variables: { id: operation.id, owner, name },
    allow: (error) => isAt(error, ['node'], 'NOT_FOUND'),
  });
  const { node, repository } = data;
  if (repository?.isPrivate !== true || repository.visibility === 'INTERNAL')
    return refused(
      0,
      `The triage repo ${session.repo} is not private: make it private first. Nothing was moved.`,
    );
  if (node?.repository === undefined) return lookUpTransfer(session, operation);
  const place = node.repository.nameWithOwner.toLowerCase();
  if (place === session.repo.toLowerCase())
    return { kind: 'already', result: node.number === undefined ? {} : { number: node.number } };
  if (place !== operation.repo.toLowerCase()) return refused(404, 'The issue is in another repo now.');
  return sendTransfer(
    session,
    operation,
    target,
    node.state === 'CLOSED' ? REOPEN_AND_TRANSFER : TRANSFER,
    repository.id,
  );
}

async function sendTransfer(
  session: Session,
  operation: OperationOf<'transfer-issue'>,
  target: Target,
  query: string,
  repositoryId: string,
): Promise<Outcome> {
  try {
    const { data } = await session.client.graphql<Transferred>({
      call: 'transfer-issue',
      target,
      query,
      variables: { id: operation.id, target: repositoryId },
    });
    const { number, url } = data.transferIssue.issue;
    return { kind: 'done', result: { number, url } };
  } catch (error) {
    if (!isGitHubError(error) || !error.unknown) throw error;
    const found = await lookUpTransfer(session, operation);
    if (found.kind === 'already') return { ...found, kind: 'done' };
    throw error;
  }
}

/** By the old address, which leads to where the issue is now. */
export async function lookUpTransfer(
  session: Session,
  operation: OperationOf<'transfer-issue'>,
): Promise<Extract<Outcome, { kind: 'already' | 'refused' }>> {
  const found = await locateThread(session, operation.url);
  if (found.kind === 'moved' && found.repo.toLowerCase() === session.repo.toLowerCase())
    return { kind: 'already', result: { number: found.number } };
  const why =
    found.kind === 'refused' ? found.why : 'The issue is not where it was, and not in the triage repo.';
  return { kind: 'refused', status: 404, permission: null, why };
}

const NOT_KEPT = refused(
  0,
  'Its copy could not be read back from the store, so nothing public was touched. Save title and text first.',
);

/**
 * Empties a public pull request or issue and closes it in one request, then locks it, once the copy of title and text was
 * read back from the store. What was there stays in its
 * history, and commits stay reachable: only a person can ask GitHub to remove them.
 */
export async function quietThread(
  session: Session,
  operation: OperationOf<'quiet-pull' | 'quiet-issue'>,
): Promise<Outcome> {
  const { kind, repo, number, title, body } = operation;
  const send = (route: string, parameters: Readonly<Record<string, unknown>>) =>
    session.client.rest({
      call: kind,
      target: targetOf(repo),
      route,
      parameters: { ...pathOf(repo), number, ...parameters },
      repeatable: true,
    });
  const kept = parseCopyFile((await readStoreFile(session, operation.copy)) ?? '');
  if (kept?.url !== operation.url) return NOT_KEPT;
  const place = kind === 'quiet-pull' ? 'pulls' : 'issues';
  await send(`PATCH /repos/{owner}/{repo}/${place}/{number}`, { title, body, state: 'closed' });
  await send('PUT /repos/{owner}/{repo}/issues/{number}/lock', {});
  return { kind: 'done' };
}

/** Not sent twice: a lost answer is looked up by its claim. */
export async function openIssue(
  session: Session,
  operation: OperationOf<'create-placeholder' | 'open-public-issue'>,
): Promise<Outcome> {
  const { repo, title, body, kind } = operation;
  const answer = await session.client.rest({
    call: kind,
    target: targetOf(repo),
    route: 'POST /repos/{owner}/{repo}/issues',
    parameters: { ...pathOf(repo), title, body },
  });
  const { number, html_url } = answer.data as { readonly number: number; readonly html_url: string };
  return { kind: 'done', result: { number, url: html_url } };
}
