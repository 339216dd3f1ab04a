import { renderMarker } from '../../case/marker.ts';
import type { Outcome } from '../../case/operation.ts';
import { pathOf, targetOf } from '../client.ts';
import { isOurs } from '../is-ours.ts';
import { MOST_COMMENTS, readConversation } from '../reads/read-conversation.ts';
import { readPeople } from '../reads/read-people.ts';
import { makeSense, type Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

/** The hidden line by which a message of ours is found again; it names no case. */
export const messageMarker = ({ key }: Pick<OperationOf<'send-message'>, 'key'>): string => renderMarker(key);

/** Not sent twice: whether it is there is looked up by its marker, since nothing in a conversation can be deleted. */
export async function sendMessage(
  session: Session,
  operation: OperationOf<'send-message'>,
): Promise<Outcome> {
  const { repo, ghsa, body } = operation;
  const answer = await session.client.rest({
    call: 'send-message',
    target: targetOf(repo),
    route: 'POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/comments',
    parameters: { ...pathOf(repo), ghsa_id: ghsa, body: `${body}\n\n${messageMarker(operation)}` },
  });
  const { html_url } = answer.data as { readonly html_url: string };
  return { kind: 'done', result: { url: html_url } };
}

/** A claim and the message itself may carry the times of two machines. */
const SLACK = 60_000;

const refused = (why: string): Extract<Outcome, { kind: 'refused' }> => ({
  kind: 'refused',
  status: 0,
  permission: null,
  why,
});

/**
 * A message of ours with this marker, from a run that died. Where the conversation gives no answer, or not its end,
 * nobody knows: sent twice could not be taken back, so a person looks.
 */
export async function findMessage(
  session: Session,
  operation: OperationOf<'send-message'>,
  claimedAt: string,
  selfId: number | null,
): Promise<Outcome | undefined> {
  const said = await readConversation(session, operation);
  if (said.kind === 'silent')
    return { ...refused('The conversation in the advisory cannot be read.'), isUnsure: true };
  const found = said.comments.find(
    ({ author, body, createdAt }) =>
      isOurs(session, operation.repo, selfId, author) &&
      Date.parse(createdAt) >= Date.parse(claimedAt) - SLACK &&
      body.trimEnd().endsWith(messageMarker(operation)),
  );
  if (found) return { kind: 'done', result: { url: found.url } };
  return said.comments.length < MOST_COMMENTS
    ? undefined
    : { ...refused('The conversation in the advisory is longer than what is read.'), isUnsure: true };
}

/** Whoever has the login now has to be the one who was shown when it was confirmed. */
async function findStranger(
  session: Session,
  { add, repo }: OperationOf<'set-collaborators'>,
): Promise<string | undefined> {
  const logins = add.map(({ login }) => login);
  const people = await readPeople(session, logins, { call: 'set-collaborators', repo });
  const changed = add.find(({ login, id }) => people[login.toLowerCase()]?.id !== id);
  return changed
    ? `The login ${changed.login} is another account now than the one that was confirmed (id ${changed.id}), or nobody's. Nobody was let in.`
    : undefined;
}

interface RawCollaborators {
  readonly collaborating_users: readonly { readonly login: string }[] | null;
}

/**
 * GitHub replaces the whole list, so it is read right before: nobody is taken out by accident. A list that GitHub does
 * not show is not the same as an empty one.
 */
export async function setCollaborators(
  session: Session,
  operation: OperationOf<'set-collaborators'>,
): Promise<Outcome> {
  const { repo, ghsa } = operation;
  const parameters = { ...pathOf(repo), ghsa_id: ghsa };
  const route = '/repos/{owner}/{repo}/security-advisories/{ghsa_id}';
  const { data } = await session.client.rest({
    call: 'set-collaborators',
    target: targetOf(repo),
    route: `GET ${route}`,
    parameters,
  });
  const before = await makeSense('set-collaborators', repo, () =>
    (data as RawCollaborators).collaborating_users?.map(({ login }) => login),
  );
  if (!before) return refused('GitHub does not show who sees the advisory, so the list was left as it is.');
  const isIn = (list: readonly string[], login: string): boolean =>
    list.some((each) => each.toLowerCase() === login.toLowerCase());
  const kept = before.filter((login) => !isIn(operation.remove, login));
  const stranger = await findStranger(session, operation);
  if (stranger !== undefined) return refused(stranger);
  const added = operation.add.map(({ login }) => login).filter((login) => !isIn(kept, login));
  const after = [...kept, ...added];
  if (after.length === before.length && after.every((login) => isIn(before, login)))
    return { kind: 'already' };
  await session.client.rest({
    call: 'set-collaborators',
    target: targetOf(repo),
    route: `PATCH ${route}`,
    parameters: { ...parameters, collaborating_users: after },
    repeatable: true,
  });
  return { kind: 'done' };
}
