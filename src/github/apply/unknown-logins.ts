import type { Outcome } from '../../case/operation.ts';
import { targetOf } from '../client.ts';
import { isTrouble } from '../error.ts';
import type { Room } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

type WithCredits = OperationOf<'create-advisory'> | OperationOf<'update-advisory'>;

/**
 * Carries out a write of an advisory. GitHub refuses all of it where one credited login is nobody's, and says so in words
 * that are not passed on: which login it is, is found out then, with one request.
 */
export async function tellUnknownLogins(
  room: Room,
  operation: WithCredits,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await write();
  } catch (error) {
    if (!isTrouble(error, 'invalid')) throw error;
    const unknownLogins = await findUnknownLogins(room, operation);
    if (unknownLogins.length === 0) throw error;
    return { kind: 'refused', status: error.status, permission: null, why: error.message, unknownLogins };
  }
}

async function findUnknownLogins(
  room: Room,
  { kind, repo, fields }: WithCredits,
): Promise<readonly string[]> {
  const logins = (fields.credits ?? []).map(({ login }) => login);
  if (logins.length === 0) return [];
  const variables = Object.fromEntries(logins.map((login, index) => [`l${index}`, login]));
  const declared = logins.map((_, index) => `$l${index}: String!`).join(', ');
  const asked = logins.map((_, index) => `u${index}: user(login: $l${index}) { id }`).join(' ');
  const { data } = await room.client.graphql<Readonly<Record<string, object | null>>>({
    call: kind,
    target: targetOf(repo),
    query: `query Logins(${declared}) { ${asked} }`,
    variables,
    permissions: { metadata: 'read' },
    allow: ({ type }) => type === 'NOT_FOUND',
  });
  return logins.filter((_, index) => data[`u${index}`] === null);
}
