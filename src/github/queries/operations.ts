import type { Document } from '../sent.ts';

/** Documents of the operations that go by GraphQL: where REST has no such call, or where one request does it all. */

export const COMMIT_FILES = /* GraphQL */ `
mutation CommitStore($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}` as Document<'CommitStore'>;

export const EDIT_COMMENT = /* GraphQL */ `
mutation EditComment($id: ID!, $body: String!) {
  updateIssueComment(input: { id: $id, body: $body }) { issueComment { id url } }
}` as Document<'EditComment'>;

export const DELETE_COMMENT = /* GraphQL */ `
mutation DeleteComment($id: ID!) {
  deleteIssueComment(input: { id: $id }) { clientMutationId }
}` as Document<'DeleteComment'>;

export const REACT = /* GraphQL */ `
mutation React($id: ID!, $content: ReactionContent!) {
  addReaction(input: { subjectId: $id, content: $content }) { reaction { content } }
}` as Document<'React'>;

export const READ_TRANSFER = /* GraphQL */ `
query ReadTransfer($id: ID!, $owner: String!, $name: String!) {
  node(id: $id) { ... on Issue { number state repository { nameWithOwner } } }
  repository(owner: $owner, name: $name) { id isPrivate visibility }
}` as Document<'ReadTransfer'>;

export const TRANSFER = /* GraphQL */ `
mutation TransferIssue($id: ID!, $target: ID!) {
  transferIssue(input: { issueId: $id, repositoryId: $target }) { issue { number url } }
}` as Document<'TransferIssue'>;

/** GitHub transfers open issues only. */
export const REOPEN_AND_TRANSFER = /* GraphQL */ `
mutation ReopenAndTransferIssue($id: ID!, $target: ID!) {
  reopenIssue(input: { issueId: $id }) { issue { state } }
  transferIssue(input: { issueId: $id, repositoryId: $target }) { issue { number url } }
}` as Document<'ReopenAndTransferIssue'>;

export const READ_FORUM = /* GraphQL */ `
query ReadForum($owner: String!, $name: String!, $category: String!) {
  repository(owner: $owner, name: $name) {
    id
    discussionCategory(slug: $category) { id }
    discussions(first: 50, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number url title body viewerDidAuthor }
    }
  }
}` as Document<'ReadForum'>;

export const START_DISCUSSION = /* GraphQL */ `
mutation StartDiscussion($input: CreateDiscussionInput!) {
  createDiscussion(input: $input) { discussion { number url } }
}` as Document<'StartDiscussion'>;

export const READ_SITE = /* GraphQL */ `
query ReadSite($owner: String!, $name: String!, $branch: String!, $ours: String!, $base: String!, $file: String!, $page: String!, $pageBase: String!) {
  repository(owner: $owner, name: $name) {
    nameWithOwner
    defaultBranchRef { name target { oid } }
    base: ref(qualifiedName: $base) { name target { oid } }
    ours: ref(qualifiedName: $ours) { target { oid } }
    file: object(expression: $file) { ... on Blob { text isTruncated } }
    page: object(expression: $page) { ... on Blob { text isTruncated } }
    pageBase: object(expression: $pageBase) { ... on Blob { text isTruncated } }
    pullRequests(headRefName: $branch, first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number url state headRepository { nameWithOwner } }
    }
  }
}` as Document<'ReadSite'>;
