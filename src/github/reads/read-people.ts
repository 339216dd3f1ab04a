import type { FoundPerson } from '../../case/observed.ts';
import { targetOf } from '../client.ts';
import type { CallName } from '../permissions.ts';
import type { Session } from '../session.ts';

interface RawUser {
  readonly databaseId: number | null;
  readonly login: string;
  readonly name: string | null;
}

/** Who has these logins now; null where nobody does. One request for all of them. */
export async function readPeople(
  session: Session,
  logins: readonly string[],
  { call, repo }: { readonly call: CallName; readonly repo: string } = {
    call: 'read-people',
    repo: session.repo,
  },
): Promise<Readonly<Record<string, FoundPerson | null>>> {
  if (logins.length === 0) return {};
  const variables = Object.fromEntries(logins.map((login, index) => [`l${index}`, login]));
  const declared = logins.map((_, index) => `$l${index}: String!`).join(', ');
  const asked = logins
    .map((_, index) => `u${index}: user(login: $l${index}) { databaseId login name }`)
    .join(' ');
  const { data } = await session.client.graphql<Readonly<Record<string, RawUser | null>>>({
    call,
    target: targetOf(repo),
    query: `query People(${declared}) { ${asked} }`,
    variables,
    permissions: { metadata: 'read' },
    allow: ({ type }) => type === 'NOT_FOUND',
  });
  return Object.fromEntries(
    logins.map((login, index) => {
      const user = data[`u${index}`];
      const id = user?.databaseId;
      return [login.toLowerCase(), user && id != null ? { id, login: user.login, name: user.name } : null];
    }),
  );
}
