/** The fields of Query. */
import { mayRead } from '../access.ts';
import { accountByLogin, actorId, fullName, iso, orgByLogin, repoByName } from '../state/find.ts';
import { typedError } from './connection.ts';
import { loadNode, orgNode, repoNode } from './nodes.ts';
import { type Gql, node, type Resolvers } from './resolving.ts';

/** Points an hour. */
const hourly = 5000;
const hour = 3_600_000;

interface RepositoryArgs {
  readonly owner: string;
  readonly name: string;
  readonly followRenames?: boolean;
}

function repository({ owner, name, followRenames }: RepositoryArgs, { ctx, world }: Gql) {
  const found = repoByName(world, owner, name);
  const asked = `${owner}/${name}`;
  const moved = found !== undefined && fullName(world, found).toLowerCase() !== asked.toLowerCase();
  if (found !== undefined && mayRead(ctx, found) && !(moved && followRenames === false))
    return repoNode(found);
  throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${asked}'.`);
}

function organization(login: string, { world }: Gql) {
  const found = orgByLogin(world, login);
  if (found !== undefined) return orgNode(world, found);
  throw typedError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
}

function user(login: string, { world }: Gql) {
  const found = accountByLogin(world, login);
  if (found?.type === 'User') return node('User', found);
  throw typedError('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
}

const query: Resolvers<unknown> = {
  // Also for an App, whose login then carries `[bot]`, unlike where it is an author.
  viewer: (_of, _args, { ctx, world }) => node('User', world.accounts.get(actorId(ctx.actor) as number)),
  repository: (_of, args: RepositoryArgs, gql) => repository(args, gql),
  organization: (_of, { login }: { readonly login: string }, gql) => organization(login, gql),
  user: (_of, { login }: { readonly login: string }, gql) => user(login, gql),
  repositoryOwner: (_of, { login }: { readonly login: string }, { world }) => {
    const found = accountByLogin(world, login);
    return found === undefined || found.type === 'Bot' ? null : node(found.type, found);
  },
  node: (_of, { id }: { readonly id: string }, gql) => loadNode(gql, id),
  // One that cannot be resolved fails for itself: null and an error with its place.
  nodes: (_of, { ids }: { readonly ids: readonly string[] }, gql) =>
    ids.map((id) => {
      try {
        return loadNode(gql, id);
      } catch (error) {
        return error;
      }
    }),
  rateLimit: (_of, _args, { cost, world }) => ({
    cost: cost.points,
    nodeCount: cost.nodes,
    limit: hourly,
    used: cost.points,
    remaining: hourly - cost.points,
    resetAt: iso(world.now + hour),
  }),
};

export const queryResolvers = { Query: query };
