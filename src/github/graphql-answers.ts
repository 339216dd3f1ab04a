import type {
  ActorFields,
  BlobFields,
  CommentFields,
  IssueFields,
  StoreHeadFields,
  SurfaceFields,
} from './graphql-fragments.ts';
import type { MutationAnswers } from './graphql-mutations.ts';

/**
 * What GitHub's schema says that the documents in `queries/` bring. Made by `npm run graphql-types` from
 * `@octokit/graphql-schema`; do not edit. What GitHub really sends is read as `Sent` of it.
 */
export interface Answers extends MutationAnswers {
  FindForms: { repository: { issues: { nodes: ((IssueFields & { body: string }) | null)[] | null } } | null };
  FindPublicIssues: {
    repositoryOwner: {
      repositories: {
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
        nodes:
          | ({
              name: string;
              issues: {
                nodes:
                  | ({
                      url: string;
                      title: string;
                      body: string;
                      createdAt: string;
                      author: ActorFields | null;
                    } | null)[]
                  | null;
              };
            } | null)[]
          | null;
      };
    } | null;
  };
  ListPublicRepos: {
    repositoryOwner: {
      repositories: {
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
        nodes: ({ name: string } | null)[] | null;
      };
    } | null;
  };
  ReadCase: {
    viewer: { login: string; databaseId: number | null };
    repository:
      | (SurfaceFields & {
          config: BlobFields | null;
          postMd: BlobFields | null;
          postMdx: BlobFields | null;
          storeRef: StoreHeadFields | null;
          stored: BlobFields | null;
          report: BlobFields | null;
          sweep: BlobFields | null;
          issue: IssueFields | null;
        })
      | null;
    organization: {
      membersWithRole: {
        pageInfo: { hasNextPage: boolean };
        edges:
          | ({
              role: 'ADMIN' | 'MEMBER' | null;
              node: { login: string; databaseId: number | null } | null;
            } | null)[]
          | null;
      };
    } | null;
  };
  ReadCases: {
    repository: {
      [alias: `stored${number}`]: BlobFields | null;
      [alias: `issue${number}`]: IssueFields | null;
    } | null;
  };
  ReadForum: {
    repository: {
      id: string;
      discussionCategory: { id: string } | null;
      discussions: {
        nodes:
          | ({ number: number; url: string; title: string; body: string; viewerDidAuthor: boolean } | null)[]
          | null;
      };
    } | null;
  };
  ReadIssue: { repository: { issue: IssueFields | null } | null };
  ReadMoreReaders: {
    repository: {
      collaborators: {
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
        nodes: ({ login: string; databaseId: number | null } | null)[] | null;
      } | null;
    } | null;
  };
  ReadMoved: {
    repository: {
      issue: {
        lastEditedAt: string | null;
        timelineItems: {
          nodes:
            | ({
                __typename: string;
                createdAt?: string;
                fromRepository?: { nameWithOwner: string } | null;
                previousTitle?: string;
              } | null)[]
            | null;
        };
        comments: {
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: ({ id: string; lastEditedAt: string | null } | null)[] | null;
        };
      } | null;
    } | null;
  };
  ReadNotes: {
    repository: {
      [alias: `subject${number}`]: { messageHeadline?: string } | null;
      [alias: `manifest${number}`]: { text?: string | null; isTruncated?: boolean } | null;
      [alias: `change${number}_${number}`]: { text?: string | null; isTruncated?: boolean } | null;
      [alias: `tag${number}_${number}`]: { name: string } | null;
      [alias: `release${number}_${number}`]: { description: string | null } | null;
      [alias: `file${number}_${number}`]: { text?: string | null; isTruncated?: boolean } | null;
    } | null;
  };
  ReadOlderComments: {
    repository: {
      issue: {
        comments: {
          pageInfo: { hasPreviousPage: boolean; startCursor: string | null };
          nodes: (CommentFields | null)[] | null;
        };
      } | null;
    } | null;
  };
  ReadPlace: { node: { number?: number; repository?: { nameWithOwner: string } } | null };
  ReadSite: {
    repository: {
      nameWithOwner: string;
      defaultBranchRef: { name: string; target: { oid: string } | null } | null;
      base: { name: string; target: { oid: string } | null } | null;
      ours: { target: { oid: string } | null } | null;
      file: { text?: string | null; isTruncated?: boolean } | null;
      page: { text?: string | null; isTruncated?: boolean } | null;
      pageBase: { text?: string | null; isTruncated?: boolean } | null;
      pullRequests: {
        nodes:
          | ({
              number: number;
              url: string;
              state: 'CLOSED' | 'MERGED' | 'OPEN';
              headRepository: { nameWithOwner: string } | null;
            } | null)[]
          | null;
      };
    } | null;
  };
  ReadSurroundings: {
    organization: {
      login: string;
      databaseId: number | null;
      team: {
        databaseId: number | null;
        members: {
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: (ActorFields | null)[] | null;
        };
      } | null;
      membersWithRole: {
        pageInfo: { hasNextPage: boolean };
        edges:
          | ({
              role: 'ADMIN' | 'MEMBER' | null;
              node: { login: string; databaseId: number | null } | null;
            } | null)[]
          | null;
      };
    } | null;
    [alias: `post${number}`]: {
      nameWithOwner: string;
      pullRequests: {
        nodes:
          | ({
              url: string;
              state: 'CLOSED' | 'MERGED' | 'OPEN';
              headRepository: { nameWithOwner: string } | null;
            } | null)[]
          | null;
      };
      onBranch: { text?: string | null; isTruncated?: boolean } | null;
      onDefault: { text?: string | null; isTruncated?: boolean } | null;
      [alias: `branchAt${number}`]: { text?: string | null; isTruncated?: boolean } | null;
      [alias: `defaultAt${number}`]: { text?: string | null; isTruncated?: boolean } | null;
      pageOnBranch: { text?: string | null; isTruncated?: boolean } | null;
      pageOnBase: { text?: string | null; isTruncated?: boolean } | null;
    } | null;
    [alias: `tag${number}`]: {
      [alias: `name${number}`]: { target: { oid: string; target?: { oid: string } } | null } | null;
    } | null;
  };
  ReadSweep: {
    viewer: { login: string; databaseId: number | null };
    repository:
      | (SurfaceFields & {
          config: BlobFields | null;
          postMd: BlobFields | null;
          postMdx: BlobFields | null;
          storeRef: StoreHeadFields | null;
          issues: {
            nodes:
              | ({ number: number; labels: { nodes: ({ name: string } | null)[] | null } | null } | null)[]
              | null;
          };
          cases: { entries?: { name: string; type: string; oid: string }[] | null } | null;
          closed: BlobFields | null;
          sweep: BlobFields | null;
        })
      | null;
    organization: {
      membersWithRole: {
        pageInfo: { hasNextPage: boolean };
        edges:
          | ({
              role: 'ADMIN' | 'MEMBER' | null;
              node: { login: string; databaseId: number | null } | null;
            } | null)[]
          | null;
      };
    } | null;
  };
  ReadTeamPage: {
    organization: {
      team: {
        members: {
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: (ActorFields | null)[] | null;
        };
      } | null;
    } | null;
  };
  ReadTracedFiles: { repository: { [alias: `file${number}`]: { text?: string | null } | null } | null };
  ReadTraces: {
    repository: {
      isPrivate: boolean;
      refs: {
        nodes:
          | ({
              name: string;
              target: { oid: string; history?: { nodes: ({ message: string } | null)[] | null } } | null;
            } | null)[]
          | null;
      } | null;
      pullRequests: {
        nodes:
          | ({
              url: string;
              title: string;
              body: string;
              headRefName: string;
              headRefOid: string;
              state: 'CLOSED' | 'MERGED' | 'OPEN';
              comments: { nodes: ({ url: string; body: string } | null)[] | null };
            } | null)[]
          | null;
      };
      issues: {
        nodes:
          | ({
              url: string;
              title: string;
              body: string;
              comments: { nodes: ({ url: string; body: string } | null)[] | null };
            } | null)[]
          | null;
      };
    } | null;
  };
  ReadTransfer: {
    node: { number?: number; state?: 'CLOSED' | 'OPEN'; repository?: { nameWithOwner: string } } | null;
    repository: { id: string; isPrivate: boolean; visibility: 'INTERNAL' | 'PRIVATE' | 'PUBLIC' } | null;
  };
  ReadVisibility: {
    repository: { id: string; isPrivate: boolean; visibility: 'INTERNAL' | 'PRIVATE' | 'PUBLIC' } | null;
  };
}
