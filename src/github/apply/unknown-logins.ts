import type { Outcome } from '../../case/operation.ts';
import { isGitHubError } from '../error.ts';
import { readPeople } from '../reads/read-people.ts';
import type { Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

type WithCredits = OperationOf<'create-advisory'> | OperationOf<'update-advisory'>;

/**
 * Carries out a write of an advisory. GitHub refuses all of it where one credited login is nobody's, and says so in words
 * that are not passed on: which login it is, is found out then, with one request.
 */
export async function tellUnknownLogins(
  session: Session,
  operation: WithCredits,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  const later = operation.later ?? [];
  const unknown = later.length === 0 ? [] : await findUnknownLogins(session, operation, later);
  if (unknown.length > 0)
    return {
      kind: 'refused',
      status: 422,
      permission: null,
      why: 'Somebody in the credits has no account.',
      unknownLogins: unknown,
    };
  try {
    return await write();
  } catch (error) {
    if (!isGitHubError(error, 'invalid')) throw error;
    const logins = (operation.fields.credits ?? []).map(({ login }) => login);
    const unknownLogins = await findUnknownLogins(session, operation, logins);
    if (unknownLogins.length === 0) throw error;
    return { kind: 'refused', status: error.status, permission: null, why: error.message, unknownLogins };
  }
}

async function findUnknownLogins(
  session: Session,
  { kind, repo }: WithCredits,
  logins: readonly string[],
): Promise<readonly string[]> {
  if (logins.length === 0) return [];
  const people = await readPeople(session, logins, { call: kind, repo });
  return logins.filter((login) => people[login.toLowerCase()] === null);
}
