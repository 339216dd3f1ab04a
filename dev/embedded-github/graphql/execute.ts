/** Runs GraphQL requests on GitHub's published schema against the world. */
import {
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLFormattedError,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { OverlayUse } from '../overlay.ts';
import { budgetOf } from '../unkindness/limits.ts';
import { refuseMutation } from '../unkindness/play.ts';
import { type Ctx, HttpError } from '../world.ts';
import { chargeField, chargeList, gaveUp } from './budget.ts';
import { costOf, nodeLimit } from './cost.ts';
import { discussionResolvers } from './discussions.ts';
import { gitResolvers } from './git.ts';
import { issueResolvers } from './issues.ts';
import { mutationResolvers } from './mutations.ts';
import { peopleResolvers } from './people.ts';
import { pullResolvers } from './pulls.ts';
import { queryResolvers } from './queries.ts';
import { releaseResolvers } from './releases.ts';
import { repositoryResolvers } from './repository.ts';
import { type Gql, isNode, type Resolvers } from './resolving.ts';
import { githubSchema, readDocument } from './schema.ts';
import { timelineResolvers } from './timeline.ts';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

export interface GraphqlAnswer {
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly (GraphQLFormattedError & { readonly type?: string })[];
  };
  /** For the request log: `query NAME`, `mutation NAME`; `invalid` where nothing was run. */
  readonly operation: string;
  readonly points: number;
  /** Nullable fields that were asked for and are not modelled, `Type.field`, sorted. */
  readonly misses: readonly string[];
  /** The request asked for so much that the machine in front of GitHub gave up: this status, and no body. */
  readonly gaveUp?: number;
}

const tables = {
  ...queryResolvers,
  ...mutationResolvers,
  ...peopleResolvers,
  ...repositoryResolvers,
  ...issueResolvers,
  ...pullResolvers,
  ...timelineResolvers,
  ...gitResolvers,
  ...releaseResolvers,
  ...discussionResolvers,
} as unknown as Readonly<Record<string, Resolvers<unknown> | undefined>>;

/**
 * One resolver for all fields: the type's own, else what the parent's resolver already answered. What neither
 * has is not modelled: recorded and null where the schema allows null, an error where it does not.
 */
const resolveField: GraphQLFieldResolver<unknown, Gql> = (source, args, gql, info) => {
  const type = info.parentType.name;
  const field = info.fieldName;
  const resolver = tables[type]?.[field];
  const of = isNode(source) ? source.of : source;
  chargeField(gql.budget, info);
  if (type === 'Mutation') {
    const { input = {} } = args as { readonly input?: Readonly<Record<string, unknown>> };
    refuseMutation(gql.world, { actor: gql.ctx.actor, field, input });
  }
  if (resolver !== undefined) return asGraphql(() => resolver(of, args, gql), gql);
  if (typeof source === 'object' && source !== null && !isNode(source) && field in source) {
    const value = (source as Readonly<Record<string, unknown>>)[field];
    return chargeList(
      gql.budget,
      typeof value === 'function' ? asGraphql(() => value(args, gql), gql) : value,
    );
  }
  gql.misses.add(`${type}.${field}`);
  if (isNonNullType(info.returnType))
    throw new GraphQLError(`embedded GitHub does not model ${type}.${field}: add it to its resolvers`);
  return null;
};

/** A mistake of ours among the errors, as against a refusal: thrown, so that nobody takes it for GitHub's answer. */
function findMistake(errors: readonly GraphQLError[]): Error | undefined {
  const causes = errors.map((error) => error.originalError);
  return causes.find((cause) => cause instanceof Error && !(cause instanceof GraphQLError)) ?? undefined;
}

const typeByStatus: Readonly<Record<number, string>> = {
  401: 'FORBIDDEN',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'STALE_DATA',
  410: 'NOT_FOUND',
  422: 'UNPROCESSABLE',
};

/** Refusals of the verbs, in GraphQL's words. */
function asGraphql<T>(run: () => T, gql: Gql): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const type = typeByStatus[error.status] ?? 'INTERNAL';
    throw new GraphQLError(messageOf(error, gql), { extensions: { type } });
  }
}

function messageOf(error: HttpError, { ctx, world }: Gql): string {
  const details = (error.errors ?? []).flatMap((one) => one.message ?? []);
  if (details.length > 0) return details.join(', ');
  if (error.status !== 403 || !error.message.startsWith('Must have')) return error.message;
  const login = 'accountId' in ctx.actor ? world.accounts.get(ctx.actor.accountId)?.login : undefined;
  return `${login ?? 'Viewer'} does not have the correct permissions for this`;
}

/** GitHub puts the kind of an error beside its message. */
function format(error: GraphQLError): GraphQLFormattedError & { readonly type?: string } {
  const { type, ...extensions } = error.extensions;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
    message: error.message,
  };
}

function findOperation(
  document: ReturnType<typeof readDocument>,
  name: string | null | undefined,
): OperationDefinitionNode | undefined {
  if (!('definitions' in document)) return undefined;
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return name == null ? operations[0] : operations.find((one) => one.name?.value === name);
}

const refuse = (message: string, operation = 'invalid', type?: string): GraphqlAnswer => ({
  body: { errors: [{ ...(type === undefined ? {} : { type }), message }] },
  operation,
  points: 1,
  misses: [],
});

/** `query name`, or after its first field where it has no name. */
function operationTitle(operation: OperationDefinitionNode): string {
  const first = operation.selectionSet.selections[0];
  const field = first?.kind === Kind.FIELD ? first.name.value : '';
  return `${operation.operation} ${operation.name?.value ?? field}`;
}

/**
 * Answers one request as GitHub does: always a body for status 200, with `errors` where something failed.
 * Anyone who is not signed in is for the server to refuse.
 *
 * @throws Error on a mistake of the embedded GitHub itself
 */
export async function executeGraphql(
  ctx: Ctx,
  request: GraphqlRequest,
  use: OverlayUse,
): Promise<GraphqlAnswer> {
  if (typeof request.query !== 'string' || request.query.trim() === '')
    return refuse('A query attribute must be specified and must be a string.');
  const document = readDocument(request.query);
  if (!('definitions' in document))
    return { body: { errors: document.map(format) }, operation: 'invalid', points: 1, misses: [] };
  const operation = findOperation(document, request.operationName);
  if (operation === undefined) return refuse(`No operation named "${request.operationName}"`);
  const title = operationTitle(operation);
  const cost = costOf(document, operation, request.variables ?? {});
  if (cost.nodes > nodeLimit) {
    const message = `This query requests up to ${cost.nodes} possible nodes which exceeds the maximum limit of ${nodeLimit}.`;
    return refuse(message, title, 'MAX_NODE_LIMIT_EXCEEDED');
  }
  const gql: Gql = { ctx, world: ctx.world, use, cost, misses: new Set(), budget: budgetOf(ctx.world) };
  const result = await execute({
    schema: githubSchema(),
    document,
    contextValue: gql,
    variableValues: request.variables ?? {},
    operationName: request.operationName ?? null,
    fieldResolver: resolveField,
    typeResolver: (value) => (isNode(value) ? value.type : undefined),
  });
  const mistake = findMistake(result.errors ?? []);
  if (mistake !== undefined) throw mistake;
  return {
    body: {
      ...('data' in result ? { data: result.data } : {}),
      ...(result.errors === undefined ? {} : { errors: result.errors.map(format) }),
    },
    operation: title,
    points: cost.points,
    misses: [...gql.misses].sort(),
    ...gaveUp(gql.budget),
  };
}
