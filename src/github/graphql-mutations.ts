/**
 * What GitHub's schema says that the documents in `queries/` bring. Made by `npm run graphql-types` from
 * `@octokit/graphql-schema`; do not edit. What GitHub really sends is read as `Sent` of it.
 */
export interface MutationAnswers {
  CommitStore: { createCommitOnBranch: { commit: { oid: string } | null } | null };
  DeleteComment: { deleteIssueComment: { clientMutationId: string | null } | null };
  DeleteComments: { [alias: `d${number}`]: { clientMutationId: string | null } | null };
  DeleteIssue: { deleteIssue: { clientMutationId: string | null } | null };
  EditComment: { updateIssueComment: { issueComment: { id: string; url: string } | null } | null };
  React: {
    addReaction: {
      reaction: {
        content: 'CONFUSED' | 'EYES' | 'HEART' | 'HOORAY' | 'LAUGH' | 'ROCKET' | 'THUMBS_DOWN' | 'THUMBS_UP';
      } | null;
    } | null;
  };
  ReopenAndTransferIssue: {
    reopenIssue: { issue: { state: 'CLOSED' | 'OPEN' } | null } | null;
    transferIssue: { issue: { number: number; url: string } | null } | null;
  };
  StartDiscussion: { createDiscussion: { discussion: { number: number; url: string } | null } | null };
  TransferIssue: { transferIssue: { issue: { number: number; url: string } | null } | null };
}
