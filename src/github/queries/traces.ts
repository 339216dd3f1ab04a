import type { Document } from '../sent.ts';

/** What a public repo shows at first sight: branches with their newest commits, pull requests and issues with their talk. One request. */
export const READ_TRACES = /* GraphQL */ `
query ReadTraces($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    isPrivate
    refs(refPrefix: "refs/heads/", first: 50, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
      nodes { name target { oid ... on Commit { history(first: 10) { nodes { message } } } } }
    }
    pullRequests(first: 30, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { url title body headRefName headRefOid state comments(last: 30) { nodes { url body } } }
    }
    issues(first: 30, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { url title body comments(last: 30) { nodes { url body } } }
    }
  }
}` as Document<'ReadTraces'>;

/** Files at commits: `file<i>` for the i-th expression, `COMMIT:path`. One request. */
export function renderFilesQuery(repo: string, expressions: readonly string[]) {
  const [owner = '', name = ''] = repo.split('/');
  const variables: Record<string, string> = { owner, name };
  for (const [index, expression] of expressions.entries()) variables[`at${index}`] = expression;
  const declarations = Object.keys(variables).map((key) => `$${key}: String!`);
  const query = /* GraphQL */ `
query ReadTracedFiles(${declarations.join(', ')}) {
  repository(owner: $owner, name: $name) {
${expressions.map((_, index) => `    file${index}: object(expression: $at${index}) { ... on Blob { text } }`).join('\n')}
  }
}` as Document<'ReadTracedFiles'>;
  return { query, variables };
}
