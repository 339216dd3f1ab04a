import type { Document } from '../sent.ts';

/** One mutation that deletes as many comments, by the variables `id0`, `id1`, … */
export function renderDeletions(count: number): Document<'DeleteComments'> {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const variables = indexes.map((index) => `$id${index}: ID!`).join(', ');
  const fields = indexes.map(
    (index) => `  d${index}: deleteIssueComment(input: { id: $id${index} }) { clientMutationId }`,
  );
  return `mutation DeleteComments(${variables}) {\n${fields.join('\n')}\n}` as Document<'DeleteComments'>;
}

export const DELETE_ISSUE = /* GraphQL */ `
mutation DeleteIssue($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }` as Document<'DeleteIssue'>;
