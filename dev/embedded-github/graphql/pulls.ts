/** PullRequest. */
import { mayRead } from '../access.ts';
import { nodeId } from '../node-id.ts';
import { issueWeb } from '../rest/shapes-issues.ts';
import { iso, isoOrNull, repoOf } from '../state/find.ts';
import { patchFile } from '../state/patch-text.ts';
import { pullCommits, pullDiff } from '../state/pulls.ts';
import type { Issue, Pull, Repo, Review } from '../world.ts';
import { type PageArgs, page } from './connection.ts';
import { commitNode } from './git.ts';
import { issueFields } from './issues.ts';
import { actorNode, issueNode, refNode, repoNode, teamNode } from './nodes.ts';
import { type Gql, int32, node, type Resolvers } from './resolving.ts';

interface ReviewValue {
  readonly pull: Issue;
  readonly review: Review;
}

const pullOf = (of: Issue): Pull => of.pull as Pull;

/** The branch of one end, while it exists and may be seen. */
function endRef(of: Issue, end: 'base' | 'head', { ctx, world }: Gql) {
  const { repoId, ref } = pullOf(of)[end];
  const repo = world.repos.get(repoId);
  const name = `refs/heads/${ref}`;
  return repo?.refs.has(name) && mayRead(ctx, repo) ? refNode(repo, name) : null;
}

function endRepo(of: Issue, end: 'base' | 'head', { ctx, world }: Gql): Repo | null {
  const repo = world.repos.get(pullOf(of)[end].repoId);
  return repo !== undefined && mayRead(ctx, repo) ? repo : null;
}

function reviews(of: Issue, args: PageArgs & { readonly states?: readonly string[] | null }) {
  const chosen = pullOf(of).reviews.filter(({ state }) => args.states == null || args.states.includes(state));
  const nodes = chosen.map((review) => node('PullRequestReview', { pull: of, review }));
  return page('reviews', nodes, args, (one) => one.of.review.id);
}

function reviewRequests(of: Issue, args: PageArgs, { world }: Gql) {
  const people = pullOf(of).requestedReviewerIds.map((id) => ({
    id,
    requestedReviewer: actorNode(world, id),
  }));
  const teams = pullOf(of).requestedTeamIds.flatMap((id) => {
    const team = world.teams.get(id);
    return team === undefined ? [] : [{ id, requestedReviewer: teamNode(team) }];
  });
  const requests = [...people, ...teams].map((one) => ({
    ...one,
    databaseId: int32(one.id),
    asCodeOwner: false,
  }));
  return page('reviewRequests', requests, args, (one) => one.id);
}

const sum = (of: Issue, { ctx }: Gql, kind: 'additions' | 'deletions'): number =>
  pullDiff(ctx, of).reduce((total, diff) => total + patchFile(diff)[kind], 0);

const changeTypes = { added: 'ADDED', removed: 'DELETED', modified: 'MODIFIED' } as const;

function files(of: Issue, args: PageArgs, { ctx }: Gql) {
  const changed = pullDiff(ctx, of).map((diff) => {
    const { path, additions, deletions, status } = patchFile(diff);
    return { path, additions, deletions, changeType: changeTypes[status], viewerViewedState: 'UNVIEWED' };
  });
  return page('files', changed, args, (one) => one.path);
}

function commits(of: Issue, args: PageArgs, { ctx, world }: Gql) {
  const repo = repoOf(world, of);
  const own = pullCommits(ctx, of).map((commit) => ({
    commit: commitNode(repo, commit),
    pullRequest: issueNode(of),
  }));
  return page('commits', own, args, (one) => one.commit.of.commit.oid);
}

const pull: Resolvers<Issue> = {
  ...issueFields,
  state: (of) => (pullOf(of).mergedAt === null ? of.state.toUpperCase() : 'MERGED'),
  isDraft: (of) => pullOf(of).draft,
  merged: (of) => pullOf(of).mergedAt !== null,
  mergedAt: (of) => isoOrNull(pullOf(of).mergedAt),
  mergedBy: (of, _args, { world }) => actorNode(world, pullOf(of).mergedById),
  mergeCommit: (of, _args, { world }) => {
    const oid = pullOf(of).mergeCommit;
    const repo = repoOf(world, of);
    const commit = oid === null ? undefined : repo.commits.get(oid);
    return commit === undefined ? null : commitNode(repo, commit);
  },
  baseRefName: (of) => pullOf(of).base.ref,
  baseRefOid: (of) => pullOf(of).base.sha,
  headRefName: (of) => pullOf(of).head.ref,
  headRefOid: (of) => pullOf(of).head.sha,
  baseRef: (of, _args, gql) => endRef(of, 'base', gql),
  headRef: (of, _args, gql) => endRef(of, 'head', gql),
  baseRepository: (of, _args, gql) => {
    const repo = endRepo(of, 'base', gql);
    return repo === null ? null : repoNode(repo);
  },
  headRepository: (of, _args, gql) => {
    const repo = endRepo(of, 'head', gql);
    return repo === null ? null : repoNode(repo);
  },
  headRepositoryOwner: (of, _args, gql) => actorNode(gql.world, endRepo(of, 'head', gql)?.ownerId ?? null),
  isCrossRepository: (of) => pullOf(of).head.repoId !== pullOf(of).base.repoId,
  maintainerCanModify: (of) => pullOf(of).maintainerCanModify,
  permalink: (of, _args, { world }) => issueWeb(world, of),
  reviews,
  reviewRequests,
  files,
  commits,
  additions: (of, _args, gql) => sum(of, gql, 'additions'),
  deletions: (of, _args, gql) => sum(of, gql, 'deletions'),
  changedFiles: (of, _args, { ctx }) => pullDiff(ctx, of).length,
};

const review: Resolvers<ReviewValue> = {
  id: ({ review: one }) => nodeId('PRR', one.id),
  databaseId: ({ review: one }) => int32(one.id),
  fullDatabaseId: ({ review: one }) => String(one.id),
  author: ({ review: one }, _args, { world }) => actorNode(world, one.authorId),
  body: ({ review: one }) => one.body,
  state: ({ review: one }) => one.state,
  createdAt: ({ review: one }) => iso(one.submittedAt),
  submittedAt: ({ review: one }) => iso(one.submittedAt),
  updatedAt: ({ review: one }) => iso(one.submittedAt),
  pullRequest: (of) => issueNode(of.pull),
  url: (of, _args, { world }) => `${issueWeb(world, of.pull)}#pullrequestreview-${of.review.id}`,
  commit: (of, _args, { world }) => {
    const repo = repoOf(world, of.pull);
    const commit = repo.commits.get(of.review.commit);
    return commit === undefined ? null : commitNode(repo, commit);
  },
};

export const pullResolvers = { PullRequest: pull, PullRequestReview: review };
