/** Mutations of what is in a repository besides issues: commits, refs, pull requests, discussions. */
import { mayRead } from '../access.ts';
import { createDiscussion as startDiscussion } from '../state/discussions.ts';
import { repoByName } from '../state/find.ts';
import { createRef as addRef, commitFiles, headOf } from '../state/git.ts';
import { type IssueChanges, updateIssue } from '../state/issues.ts';
import { createPull, retargetPull } from '../state/pulls.ts';
import { readFile } from '../state/tree.ts';
import type { DiscussionCategory, Issue, Repo } from '../world.ts';
import { typedError } from './connection.ts';
import { commitNode } from './git.ts';
import { discussionNode, issueNode, loadOf, type OfRepo, type RefValue, refNode } from './nodes.ts';
import type { Gql } from './resolving.ts';

interface CommitInput {
  readonly branch: {
    readonly id?: string | null;
    readonly branchName?: string | null;
    readonly repositoryNameWithOwner?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions?: readonly { readonly path: string }[];
  } | null;
}

/** The branch by node id, or by names. */
function branchOf(gql: Gql, { id, branchName, repositoryNameWithOwner }: CommitInput['branch']) {
  if (id != null) {
    const ref = loadOf<RefValue>(gql, id, 'Ref');
    return { repo: ref.repo, branch: ref.name.replace(/^refs\/heads\//, '') };
  }
  if (branchName == null || repositoryNameWithOwner == null)
    throw typedError(
      'BAD_REQUEST',
      'A branch needs either its id, or branchName and repositoryNameWithOwner.',
    );
  const [owner = '', name = ''] = repositoryNameWithOwner.split('/');
  const repo = repoByName(gql.world, owner, name);
  if (repo === undefined || !mayRead(gql.ctx, repo))
    throw typedError(
      'NOT_FOUND',
      `Could not resolve to a Repository with the name '${repositoryNameWithOwner}'.`,
    );
  return { repo, branch: branchName.replace(/^refs\/heads\//, '') };
}

function decode(path: string, contents: string): Uint8Array {
  const plain = contents.replace(/\s/g, '');
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(plain) && plain.length % 4 === 0) return Buffer.from(plain, 'base64');
  throw typedError('UNPROCESSABLE', `Contents of '${path}' are not Base64.`);
}

function checkDeletions(repo: Repo, branch: string, paths: readonly string[]): void {
  const head = headOf(repo, branch);
  const gone = head === undefined ? undefined : paths.find((path) => readFile(head.tree, path) === null);
  if (gone !== undefined)
    throw typedError(
      'UNPROCESSABLE',
      `A path was requested for deletion which does not exist as of commit oid \`${head?.oid}\``,
    );
}

export function createCommitOnBranch(gql: Gql, input: CommitInput) {
  const { repo, branch } = branchOf(gql, input.branch);
  if (headOf(repo, branch) === undefined) {
    gql.use.use('commit-on-missing-branch');
    throw typedError('NOT_FOUND', `Could not resolve to a branch with the name '${branch}'.`);
  }
  const deletions = (input.fileChanges?.deletions ?? []).map(({ path }) => path);
  const additions = (input.fileChanges?.additions ?? []).map(({ path, contents }) => ({
    path,
    content: decode(path, contents),
  }));
  const { headline, body } = input.message;
  if (headOf(repo, branch)?.oid === input.expectedHeadOid) checkDeletions(repo, branch, deletions);
  const commit = commitFiles(gql.ctx, repo, {
    branch,
    expectedHead: input.expectedHeadOid,
    additions,
    deletions,
    message: body ? `${headline}\n\n${body}` : headline,
  });
  return { commit: commitNode(repo, commit), ref: refNode(repo, `refs/heads/${branch}`) };
}

export function createRef(
  gql: Gql,
  input: { readonly repositoryId: string; readonly name: string; readonly oid: string },
) {
  const repo = loadOf<Repo>(gql, input.repositoryId, 'Repository');
  addRef(gql.ctx, repo, input.name, input.oid);
  return { ref: refNode(repo, input.name) };
}

interface NewPullInput {
  readonly repositoryId: string;
  readonly baseRefName: string;
  readonly headRefName: string;
  readonly headRepositoryId?: string | null;
  readonly title: string;
  readonly body?: string | null;
  readonly draft?: boolean | null;
  readonly maintainerCanModify?: boolean | null;
}

export function createPullRequest(gql: Gql, input: NewPullInput) {
  const repo = loadOf<Repo>(gql, input.repositoryId, 'Repository');
  const from =
    input.headRepositoryId == null ? undefined : loadOf<Repo>(gql, input.headRepositoryId, 'Repository');
  const owner = from === undefined ? undefined : gql.world.accounts.get(from.ownerId)?.login;
  const pull = createPull(gql.ctx, repo, {
    title: input.title,
    body: input.body ?? null,
    base: input.baseRefName,
    head: owner === undefined ? input.headRefName : `${owner}:${input.headRefName}`,
    draft: input.draft ?? false,
    maintainerCanModify: input.maintainerCanModify ?? true,
  });
  return { pullRequest: issueNode(pull) };
}

interface PullChangesInput {
  readonly pullRequestId: string;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly state?: 'OPEN' | 'CLOSED' | null;
  readonly baseRefName?: string | null;
}

export function updatePullRequest(gql: Gql, input: PullChangesInput) {
  const pull = loadOf<Issue>(gql, input.pullRequestId, 'PullRequest');
  const changes: IssueChanges = {
    ...(input.title == null ? {} : { title: input.title }),
    ...(input.body == null ? {} : { body: input.body }),
    ...(input.state == null ? {} : { state: input.state === 'OPEN' ? 'open' : 'closed' }),
  };
  updateIssue(gql.ctx, pull, changes);
  if (input.baseRefName != null) retargetPull(gql.ctx, pull, input.baseRefName);
  return { pullRequest: issueNode(pull) };
}

interface NewDiscussionInput {
  readonly repositoryId: string;
  readonly categoryId: string;
  readonly title: string;
  readonly body: string;
}

export function createDiscussion(gql: Gql, input: NewDiscussionInput) {
  const repo = loadOf<Repo>(gql, input.repositoryId, 'Repository');
  const category = loadOf<OfRepo<DiscussionCategory>>(gql, input.categoryId, 'DiscussionCategory');
  const { title, body } = input;
  const discussion = startDiscussion(gql.ctx, repo, { categoryId: category.value.id, title, body });
  return { discussion: discussionNode(discussion) };
}
