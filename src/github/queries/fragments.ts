/** Parts that the GraphQL documents share. Field names are those of GitHub's published schema. */

export const ACTOR = /* GraphQL */ `
fragment actor on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
  ... on EnterpriseUserAccount { user { databaseId } }
}`;

const ASSIGNEE = /* GraphQL */ `
fragment assignee on Assignee {
  __typename
  ... on User { login databaseId }
  ... on Bot { login databaseId }
  ... on Mannequin { login databaseId }
  ... on Organization { login databaseId }
}`;

const EVENT = /* GraphQL */ `
fragment event on IssueTimelineItems {
  __typename
  ... on LabeledEvent { id createdAt actor { ...actor } label { id name } }
  ... on UnlabeledEvent { id createdAt actor { ...actor } label { id name } }
  ... on AssignedEvent { id createdAt actor { ...actor } assignee { ...assignee } }
  ... on UnassignedEvent { id createdAt actor { ...actor } assignee { ...assignee } }
  ... on ClosedEvent { id createdAt actor { ...actor } }
  ... on ReopenedEvent { id createdAt actor { ...actor } }
  ... on TransferredEvent { id createdAt actor { ...actor } }
}`;

export const COMMENT = /* GraphQL */ `
fragment comment on IssueComment {
  id
  body
  url
  createdAt
  lastEditedAt
  createdViaEmail
  author { ...actor }
  editor { ...actor }
}`;

const TYPES =
  '[LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT, CLOSED_EVENT, REOPENED_EVENT, TRANSFERRED_EVENT]';

/**
 * How much of an issue is read: `whole` for one case, `light` where a hundred are read at once. The case record is
 * among the first comments and says whether a run came to its end, so these are read however many there are.
 */
export function renderIssueFragment(size: 'whole' | 'light'): string {
  const [events, comments, body] = size === 'whole' ? [100, 100, 'body'] : [10, 8, ''];
  return /* GraphQL */ `
fragment issue on Issue {
  id
  number
  title
  ${body}
  state
  url
  createdAt
  lastEditedAt
  author { ...actor }
  editor { ...actor }
  repository { nameWithOwner }
  labels(first: 100) { nodes { name } }
  assignees(first: 20) { nodes { login databaseId } }
  timelineItems(last: ${events}, itemTypes: ${TYPES}) { nodes { ...event } }
  first: comments(first: 4) { nodes { ...comment } }
  comments(last: ${comments}) { pageInfo { hasPreviousPage startCursor } nodes { ...comment } }
}
${EVENT}
${COMMENT}
${ASSIGNEE}
${ACTOR}`;
}

export const BLOB = /* GraphQL */ `
fragment blob on Blob { text isTruncated byteSize }`;

/**
 * The triage repo as a surface. Collaborators and members may be refused; they are where their refusal takes
 * nothing else with it (a field that cannot be null would take its parent).
 */
export const SURFACE = /* GraphQL */ `
fragment surface on Repository {
  id
  nameWithOwner
  isPrivate
  visibility
  hasIssuesEnabled
  labels(first: 100) { nodes { id name } }
  collaborators(first: 100) { pageInfo { hasNextPage endCursor } nodes { login databaseId } }
}`;

/** The store's branch: its head, and who made the newest commit. */
export const STORE_HEAD = /* GraphQL */ `
fragment storeHead on Ref {
  target {
    oid
    ... on Commit {
      author { email user { login databaseId } }
      signature { isValid wasSignedByGitHub }
    }
  }
}`;
