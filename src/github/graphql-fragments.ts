/**
 * What GitHub's schema says that the documents in `queries/` bring. Made by `npm run graphql-types` from
 * `@octokit/graphql-schema`; do not edit. What GitHub really sends is read as `Sent` of it.
 */

export type ActorFields = {
  __typename: 'Bot' | 'EnterpriseUserAccount' | 'Mannequin' | 'Organization' | 'User';
  login: string;
  databaseId?: number | null;
  user?: { databaseId: number | null } | null;
};

export type AssigneeFields = {
  __typename: 'Bot' | 'Mannequin' | 'Organization' | 'User';
  login?: string;
  databaseId?: number | null;
};

export type BlobFields = { text: string | null; isTruncated: boolean; byteSize: number };

export type CommentFields = {
  id: string;
  body: string;
  url: string;
  createdAt: string;
  lastEditedAt: string | null;
  createdViaEmail: boolean;
  author: ActorFields | null;
  editor: ActorFields | null;
};

export type EventFields = {
  __typename: string;
  id?: string;
  createdAt?: string;
  actor?: ActorFields | null;
  label?: { id: string; name: string };
  assignee?: AssigneeFields | null;
};

export type IssueFields = {
  id: string;
  number: number;
  title: string;
  state: 'CLOSED' | 'OPEN';
  url: string;
  createdAt: string;
  lastEditedAt: string | null;
  author: ActorFields | null;
  editor: ActorFields | null;
  repository: { nameWithOwner: string };
  labels: { nodes: ({ name: string } | null)[] | null } | null;
  assignees: { nodes: ({ login: string; databaseId: number | null } | null)[] | null };
  timelineItems: { nodes: (EventFields | null)[] | null };
  first: { nodes: (CommentFields | null)[] | null };
  comments: {
    pageInfo: { hasPreviousPage: boolean; startCursor: string | null };
    nodes: (CommentFields | null)[] | null;
  };
  body: string;
};

export type StoreHeadFields = {
  target: {
    oid: string;
    author?: { email: string | null; user: { login: string; databaseId: number | null } | null } | null;
    signature?: { isValid: boolean; wasSignedByGitHub: boolean } | null;
  } | null;
};

export type SurfaceFields = {
  id: string;
  nameWithOwner: string;
  isPrivate: boolean;
  visibility: 'INTERNAL' | 'PRIVATE' | 'PUBLIC';
  hasIssuesEnabled: boolean;
  labels: { nodes: ({ id: string; name: string } | null)[] | null } | null;
  collaborators: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: ({ login: string; databaseId: number | null } | null)[] | null;
  } | null;
};
