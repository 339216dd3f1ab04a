import type { Document } from '../sent.ts';

/** When an issue was moved, and when what is in it was changed. A hundred comments a request. */
export const READ_MOVED = /* GraphQL */ `
query ReadMoved($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      lastEditedAt
      timelineItems(last: 100, itemTypes: [TRANSFERRED_EVENT, RENAMED_TITLE_EVENT]) {
        nodes {
          __typename
          ... on TransferredEvent { createdAt fromRepository { nameWithOwner } }
          ... on RenamedTitleEvent { createdAt previousTitle }
        }
      }
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id lastEditedAt }
      }
    }
  }
}` as Document<'ReadMoved'>;

/** Where an issue or a pull request is, by its node id. */
export const READ_PLACE = /* GraphQL */ `
query ReadPlace($id: ID!) {
  node(id: $id) {
    ... on Issue { number repository { nameWithOwner } }
    ... on PullRequest { number repository { nameWithOwner } }
  }
}` as Document<'ReadPlace'>;
