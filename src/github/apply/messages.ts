import { renderMarker } from '../../case/marker.ts';
import type { Outcome } from '../../case/operation.ts';
import { pathOf, targetOf } from '../client.ts';
import { isByBot } from '../is-ours.ts';
import { MOST_COMMENTS, readConversation } from '../reads/read-conversation.ts';
import type { Session } from '../session.ts';
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
      isByBot(session, operation.repo, selfId, author) &&
      Date.parse(createdAt) >= Date.parse(claimedAt) - SLACK &&
      body.trimEnd().endsWith(messageMarker(operation)),
  );
  if (found) return { kind: 'done', result: { url: found.url } };
  return said.comments.length < MOST_COMMENTS
    ? undefined
    : { ...refused('The conversation in the advisory is longer than what is read.'), isUnsure: true };
}
