import { withMarker } from '../../case/marker.ts';
import type { OperationKind, Outcome } from '../../case/operation.ts';
import { pathOf, targetOf } from '../client.ts';
import { GitHubError, isGitHubError } from '../error.ts';
import { DELETE_COMMENT, EDIT_COMMENT, REACT } from '../queries/operations.ts';
import type { Session } from '../session.ts';
import type { Answer } from '../transport.ts';
import { readVisibility } from '../visibility.ts';
import type { OperationOf } from './operation-of.ts';

/** A request about the triage repo. */
function send(
  session: Session,
  call: OperationKind,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  options: { readonly expect?: readonly number[]; readonly repeatable?: boolean } = {},
): Promise<Answer> {
  return session.client.rest({
    call,
    target: targetOf(session.repo),
    route: route.replace('~', '/repos/{owner}/{repo}'),
    parameters: { ...pathOf(session.repo), ...parameters },
    ...options,
  });
}

export async function addLabels(session: Session, operation: OperationOf<'add-labels'>): Promise<Outcome> {
  const { issue: issue_number, labels } = operation;
  await send(
    session,
    'add-labels',
    'POST ~/issues/{issue_number}/labels',
    { issue_number, labels },
    { repeatable: true },
  );
  return { kind: 'done' };
}

export async function removeLabel(
  session: Session,
  operation: OperationOf<'remove-label'>,
): Promise<Outcome> {
  const parameters = { issue_number: operation.issue, name: operation.label };
  const route = 'DELETE ~/issues/{issue_number}/labels/{name}';
  const answer = await send(session, 'remove-label', route, parameters, { expect: [404], repeatable: true });
  if (answer.status !== 404) return { kind: 'done' };
  const { message } = answer.data as { readonly message?: string };
  if (message?.startsWith('Label does not exist')) return { kind: 'already' };
  throw new GitHubError({ code: 'not-found', call: 'remove-label', repo: session.repo, status: 404 });
}

/** One request per label that does not exist yet. */
export async function createLabels(
  session: Session,
  operation: OperationOf<'create-labels'>,
): Promise<Outcome> {
  const made = new Map<string, string>();
  for (const { name, description, colour } of operation.labels) {
    const parameters = { name, description, color: colour.replace(/^#/, '') };
    const options = { expect: [422], repeatable: true };
    const answer = await send(session, 'create-labels', 'POST ~/labels', parameters, options);
    if (answer.status !== 422) made.set(name, (answer.data as { readonly node_id: string }).node_id);
    else if (!hasErrorCode(answer, 'already_exists'))
      throw invalid(session, 'create-labels', `The label ${name}.`);
  }
  return made.size > 0 ? { kind: 'done', result: { labels: made } } : { kind: 'already' };
}

function hasErrorCode(answer: Answer, code: string): boolean {
  const { errors } = answer.data as { readonly errors?: unknown };
  return (
    Array.isArray(errors) && errors.some((error: { readonly code?: unknown } | null) => error?.code === code)
  );
}

function invalid(session: Session, call: OperationKind, detail: string): GitHubError {
  return new GitHubError({ code: 'invalid', call, repo: session.repo, status: 422, detail });
}

/** Not sent twice: whether it is there is seen by its marker in the next run. */
export async function comment(session: Session, operation: OperationOf<'comment'>): Promise<Outcome> {
  const parameters = { issue_number: operation.issue, body: withMarker(operation.body, operation.key) };
  const answer = await send(session, 'comment', 'POST ~/issues/{issue_number}/comments', parameters);
  const { node_id, html_url } = answer.data as { readonly node_id: string; readonly html_url: string };
  return { kind: 'done', result: { commentId: node_id, url: html_url } };
}

/** One that somebody deleted since it was seen is said anew. */
export async function editComment(
  session: Session,
  operation: OperationOf<'edit-comment'>,
): Promise<Outcome> {
  try {
    const { data } = await session.client.graphql<{
      readonly updateIssueComment: { readonly issueComment: { readonly id: string; readonly url: string } };
    }>({
      call: 'edit-comment',
      target: targetOf(session.repo),
      query: EDIT_COMMENT,
      variables: { id: operation.comment, body: withMarker(operation.body, operation.key) },
      repeatable: true,
    });
    const { id, url } = data.updateIssueComment.issueComment;
    return { kind: 'done', result: { commentId: id, url } };
  } catch (error) {
    if (isGitHubError(error, 'not-found')) return { kind: 'already', result: { isGone: true } };
    throw error;
  }
}

export function deleteComment(session: Session, operation: OperationOf<'delete-comment'>): Promise<Outcome> {
  return onComment(session, 'delete-comment', DELETE_COMMENT, { id: operation.comment });
}

export function react(session: Session, operation: OperationOf<'react'>): Promise<Outcome> {
  return onComment(session, 'react', REACT, { id: operation.comment, content: operation.content });
}

/** Where the comment is gone there is nothing left to do to it. */
async function onComment(
  session: Session,
  call: OperationKind,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  try {
    await session.client.graphql({
      call,
      target: targetOf(session.repo),
      query,
      variables,
      repeatable: true,
    });
    return { kind: 'done' };
  } catch (error) {
    if (isGitHubError(error, 'not-found')) return { kind: 'already' };
    throw error;
  }
}

/** GitHub takes ten at a time. */
const ASSIGNEES_A_CALL = 10;

/** GitHub drops whom it cannot assign without a word; that is told as a refusal. */
export async function assign(session: Session, operation: OperationOf<'assign'>): Promise<Outcome> {
  const assigned = await changeAssignees(session, operation, 'POST');
  const missing = operation.logins.filter((login) => !assigned.has(login.toLowerCase()));
  if (missing.length === 0) return { kind: 'done' };
  const why = `GitHub does not assign ${missing.join(', ')}: only people with access to ${session.repo} can be assigned.`;
  return { kind: 'refused', status: 422, permission: null, why };
}

export async function unassign(session: Session, operation: OperationOf<'unassign'>): Promise<Outcome> {
  await changeAssignees(session, operation, 'DELETE');
  return { kind: 'done' };
}

/** Logins in lower case of everybody who is assigned afterwards. */
async function changeAssignees(
  session: Session,
  operation: OperationOf<'assign' | 'unassign'>,
  method: 'POST' | 'DELETE',
): Promise<ReadonlySet<string>> {
  let assigned: readonly { readonly login: string }[] = [];
  for (let start = 0; start < operation.logins.length; start += ASSIGNEES_A_CALL) {
    const assignees = operation.logins.slice(start, start + ASSIGNEES_A_CALL);
    const parameters = { issue_number: operation.issue, assignees };
    const route = `${method} ~/issues/{issue_number}/assignees`;
    const answer = await send(session, operation.kind, route, parameters, { repeatable: true });
    assigned = (answer.data as { readonly assignees?: typeof assigned }).assignees ?? [];
  }
  return new Set(assigned.map(({ login }) => login.toLowerCase()));
}

export async function editIssue(session: Session, operation: OperationOf<'edit-issue'>): Promise<Outcome> {
  const { issue: issue_number, title, body, state } = operation;
  const fields = {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(state === undefined ? {} : { state }),
  };
  const parameters = { issue_number, ...fields };
  await send(session, 'edit-issue', 'PATCH ~/issues/{issue_number}', parameters, { repeatable: true });
  return { kind: 'done' };
}

/** The report goes into it, so who can see the repo is asked once more right before. */
export async function createCaseIssue(
  session: Session,
  operation: OperationOf<'create-case-issue'>,
): Promise<Outcome> {
  const refusal = await refuseUnlessPrivate(session);
  if (refusal) return refusal;
  const { title, body, labels } = operation;
  const answer = await send(session, 'create-case-issue', 'POST ~/issues', { title, body, labels });
  const { number, html_url } = answer.data as { readonly number: number; readonly html_url: string };
  return { kind: 'done', result: { number, url: html_url } };
}

/** A refusal where the triage repo is anything but private; says nothing of what was to be written. */
async function refuseUnlessPrivate(session: Session): Promise<Outcome | undefined> {
  const { visibility } = await readVisibility(session, session.repo);
  if (visibility === 'private') return undefined;
  const why = `The triage repo ${session.repo} is ${visibility}, not private: make it private first. Nothing was written.`;
  return { kind: 'refused', status: 0, permission: null, why };
}
