import type { SurroundingsQuery } from '../../case/ports.ts';
import type { Answers } from '../graphql-answers.ts';
import type { Document } from '../sent.ts';
import { ACTOR } from './fragments.ts';

/** What is asked about one owner, in one request with an alias for each thing. */
export interface OwnerQuestions {
  readonly owner: string;
  readonly team: string | null;
  readonly withOwners: boolean;
  readonly posts: readonly Omit<SurroundingsQuery['posts'][number], 'channel'>[];
  readonly tags: readonly { readonly repo: string; readonly names: readonly string[] }[];
}

export interface Question<Name extends keyof Answers> {
  readonly query: Document<Name>;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The document for one owner. Everything that people wrote travels as a variable. Aliases: `organization`,
 * `post<i>` and `tag<i>` (a repository each), `tag<i>.name<j>`.
 */
export function renderSurroundingsQuery(asked: OwnerQuestions): Question<'ReadSurroundings'> {
  const variables: Record<string, string> = {};
  const declare = (name: string, value: string): string => {
    variables[name] = value;
    return `$${name}`;
  };
  const fields = [
    ...(asked.team !== null || asked.withOwners ? [organizationField(asked, declare)] : []),
    ...asked.posts.map((post, index) => postField(post, index, declare)),
    ...asked.tags.map((tag, index) => tagField(tag, index, declare)),
  ];
  const declarations = Object.keys(variables).map((name) => `$${name}: String!`);
  const query = /* GraphQL */ `
query ReadSurroundings(${declarations.join(', ')}) {
${fields.join('\n')}
}
${asked.team === null ? '' : ACTOR}` as Document<'ReadSurroundings'>;
  return { query, variables };
}

type Declare = (name: string, value: string) => string;

function organizationField(asked: OwnerQuestions, declare: Declare): string {
  const team =
    asked.team === null
      ? ''
      : `team(slug: ${declare('team', asked.team)}) {
      databaseId
      members(first: 100) { pageInfo { hasNextPage endCursor } nodes { ...actor } }
    }`;
  const owners = asked.withOwners
    ? 'membersWithRole(first: 100) { pageInfo { hasNextPage } edges { role node { login databaseId } } }'
    : '';
  return `  organization(login: ${declare('owner', asked.owner)}) { login databaseId ${team} ${owners} }`;
}

function postField(post: OwnerQuestions['posts'][number], index: number, declare: Declare): string {
  const [owner = '', name = ''] = post.repo.split('/');
  const blob = (variable: string, expression: string): string =>
    `object(expression: ${declare(variable, expression)}) { ... on Blob { text isTruncated } }`;
  const places = placesOf(post, index, blob);
  const repository = `repository(owner: ${declare(`postOwner${index}`, owner)}, name: ${declare(`postName${index}`, name)})`;
  return `  post${index}: ${repository} {
    nameWithOwner
    pullRequests(headRefName: ${declare(`branch${index}`, post.branch)}, first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { url state headRepository { nameWithOwner } }
    }
    onBranch: ${blob(`file${index}`, `refs/heads/${post.branch}:${post.path}`)}
    onDefault: ${blob(`merged${index}`, `HEAD:${post.path}`)}
    ${places.join('\n    ')}
  }`;
}

/** Aliases of what may be read beside a post: `branchAt<j>`, `defaultAt<j>`, `pageOnBranch`, `pageOnBase`. */
function placesOf(
  { branch, otherPaths = [], page }: OwnerQuestions['posts'][number],
  index: number,
  blob: (name: string, expression: string) => string,
): readonly string[] {
  const others = otherPaths.flatMap((path, place) => [
    `branchAt${place}: ${blob(`file${index}_${place}`, `refs/heads/${branch}:${path}`)}`,
    `defaultAt${place}: ${blob(`merged${index}_${place}`, `HEAD:${path}`)}`,
  ]);
  if (page === undefined) return others;
  return [
    ...others,
    `pageOnBranch: ${blob(`page${index}`, `refs/heads/${branch}:${page.path}`)}`,
    `pageOnBase: ${blob(`pageBase${index}`, `${page.base ? `refs/heads/${page.base}` : 'HEAD'}:${page.path}`)}`,
  ];
}

function tagField(tag: OwnerQuestions['tags'][number], index: number, declare: Declare): string {
  const [owner = '', name = ''] = tag.repo.split('/');
  const repository = `repository(owner: ${declare(`tagOwner${index}`, owner)}, name: ${declare(`tagName${index}`, name)})`;
  const refs = tag.names.map((tagName, place) => {
    const variable = declare(`tag${index}_${place}`, `refs/tags/${tagName}`);
    return `    name${place}: ref(qualifiedName: ${variable}) { target { oid ... on Tag { target { oid } } } }`;
  });
  return `  tag${index}: ${repository} {\n${refs.join('\n')}\n  }`;
}

/** Members of a team beyond the first hundred. */
export const READ_TEAM_PAGE = /* GraphQL */ `
query ReadTeamPage($owner: String!, $team: String!, $after: String!) {
  organization(login: $owner) {
    team(slug: $team) {
      members(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...actor } }
    }
  }
}
${ACTOR}` as Document<'ReadTeamPage'>;

/** Public repos of an owner, organisation or user; archived ones too, whose reports wait like any other. */
export const LIST_PUBLIC_REPOS = /* GraphQL */ `
query ListPublicRepos($owner: String!, $after: String) {
  repositoryOwner(login: $owner) {
    repositories(first: 100, after: $after, privacy: PUBLIC, ownerAffiliations: [OWNER]) {
      pageInfo { hasNextPage endCursor }
      nodes { name }
    }
  }
}` as Document<'ListPublicRepos'>;

/** Open issues with a label in the public repos of an owner; more than twenty in one repo come with the next look. */
export const FIND_PUBLIC_ISSUES = /* GraphQL */ `
query FindPublicIssues($owner: String!, $label: String!, $after: String) {
  repositoryOwner(login: $owner) {
    repositories(first: 100, after: $after, privacy: PUBLIC, isArchived: false, ownerAffiliations: [OWNER]) {
      pageInfo { hasNextPage endCursor }
      nodes {
        name
        issues(first: 20, labels: [$label], states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) {
          nodes { url title body createdAt author { ...actor } }
        }
      }
    }
  }
}
${ACTOR}` as Document<'FindPublicIssues'>;
