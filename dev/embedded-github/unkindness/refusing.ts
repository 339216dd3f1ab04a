/** What refusals share: how rules of a repository are told, and which repository a mutation is about. */
import { GraphQLError } from 'graphql';
import type { Reply } from '../http.ts';
import { parseNodeId } from '../node-id.ts';
import { fullName, repoByName } from '../state/find.ts';
import type { Repo, World } from '../world.ts';
import { isAbout, type MutationSeen, type RestSeen } from './unkindness.ts';

const docs = 'https://docs.github.com/rest';

export function refusal(
  status: number,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Reply {
  return { status, body: { message, ...more, documentation_url: docs, status: String(status) } };
}

/** `type` beside the message, as GitHub puts it; left out where it is ''. */
export function mutationError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, type === '' ? {} : { extensions: { type } });
}

/** The sentence that pushes, commits and refs are refused with; `why` is the rule's own. */
export const violation = (why: string): string => `Repository rule violations found\n\n${why}\n\n`;

/** What GitHub calls such an error by GraphQL is not documented: a name that no list of ours has. */
export const unlistedType = 'REPOSITORY_RULE_VIOLATION';

/** Whether the request is about a repository that the setting is about. */
export function concerns(seen: RestSeen | MutationSeen): boolean {
  const repo = 'params' in seen ? seen.repo : repoOfInput(seen.world, seen.input);
  return repo !== undefined && isAbout(seen.setting, fullName(seen.world, repo));
}

/** By App or by GITHUB_TOKEN: owners are on the bypass list of most rules. */
export const isByMachine = ({ actor }: RestSeen | MutationSeen): boolean =>
  actor.kind === 'app' || actor.kind === 'actions';

/** The repository that a mutation's input names, by node id or by `owner/name`. */
function repoOfInput(world: World, input: Readonly<Record<string, unknown>>): Repo | undefined {
  const branch = (input.branch ?? {}) as {
    readonly id?: unknown;
    readonly repositoryNameWithOwner?: unknown;
  };
  if (typeof branch.repositoryNameWithOwner === 'string') {
    const [owner = '', name = ''] = branch.repositoryNameWithOwner.split('/');
    return repoByName(world, owner, name);
  }
  const id = [input.repositoryId, branch.id, input.refId].find((one) => typeof one === 'string');
  if (typeof id !== 'string') return undefined;
  return world.repos.get(Number(parseNodeId(id)?.value.split(':')[0]));
}
