/** Pull requests. Commits of a fork are copied into the base repository, as GitHub does: they stay reachable there. */
import { atLeast, demand, readPulls, roleIn } from '../access.ts';
import { deliver } from '../events.ts';
import { journal } from '../journal.ts';
import { send } from '../notifications.ts';
import { type Ctx, HttpError, type Issue, type Pull, type Repo, type Review } from '../world.ts';
import { accountByLogin, fullName, notFound, repoById, repoOf, requireActor, takeId } from './find.ts';
import { addCommit, headOf, moveRef } from './git.ts';
import { openThread } from './issues.ts';
import { deliverIssue } from './labels.ts';
import { pullDiff, pullEnds } from './pull-diff.ts';
import { remember } from './timeline.ts';
import { ancestors, changeTree } from './tree.ts';
import { checkBody, invalidField } from './validate.ts';

export { commitsBetween, pullCommits, pullDiff, pullEnds } from './pull-diff.ts';

export interface NewPull {
  readonly title: string;
  readonly body?: string | null;
  /** `branch` or `owner:branch`. */
  readonly head: string;
  readonly headRepo?: string;
  readonly base: string;
  readonly draft?: boolean;
  readonly maintainerCanModify?: boolean;
}

export function createPull(ctx: Ctx, repo: Repo, fields: NewPull): Issue {
  demand(ctx, repo, { need: { pull_requests: 'write' }, role: 'read' });
  const { from, branch } = headOfPull(ctx, repo, fields);
  const base = headOf(repo, fields.base);
  if (!base) throw invalidField('PullRequest', 'base', `Branch ${fields.base} does not exist`);
  const head = headOf(from, branch);
  if (!head) throw invalidField('PullRequest', 'head', `Branch ${branch} does not exist`);
  if (head.oid === base.oid) {
    throw invalidField('PullRequest', 'head', `No commits between ${fields.base} and ${branch}`, 'custom');
  }
  copyCommits(from, repo, head.oid);
  const pull: Pull = {
    base: { repoId: repo.id, ref: fields.base, sha: base.oid },
    head: { repoId: from.id, ref: branch, sha: head.oid },
    draft: fields.draft ?? false,
    mergedAt: null,
    mergedById: null,
    mergeCommit: null,
    maintainerCanModify: fields.maintainerCanModify ?? false,
    requestedReviewerIds: [],
    requestedTeamIds: [],
    reviews: [],
    reviewComments: [],
  };
  return openThread(ctx, repo, { title: fields.title, body: fields.body ?? null }, pull);
}

function headOfPull(ctx: Ctx, repo: Repo, fields: NewPull): { from: Repo; branch: string } {
  const [owner, branch] = fields.head.includes(':') ? fields.head.split(':', 2) : [undefined, fields.head];
  if (owner === undefined) return { from: repo, branch: branch! };
  const account = accountByLogin(ctx.world, owner);
  for (const other of ctx.world.repos.values()) {
    if (other.ownerId !== account?.id) continue;
    if (other.id === repo.id || other.forkOfId === repo.id) return { from: other, branch: branch! };
  }
  throw invalidField('PullRequest', 'head', `${owner} has no fork of ${fullName(ctx.world, repo)}`);
}

function copyCommits(from: Repo, to: Repo, head: string): void {
  if (from.id === to.id) return;
  for (const oid of ancestors(from, head)) to.commits.set(oid, from.commits.get(oid)!);
}

export function retargetPull(ctx: Ctx, issue: Issue, base: string): void {
  const repo = repoOf(ctx.world, issue);
  const head = headOf(repo, base);
  if (!head) throw invalidField('PullRequest', 'base', `Branch ${base} does not exist`);
  issue.pull!.base = { repoId: repo.id, ref: base, sha: head.oid };
  deliverIssue(ctx, issue, 'edited', {});
}

export interface MergeOptions {
  readonly sha?: string;
  readonly message?: string;
  /** A commit of both histories, or one on top of the base (rebasing is modelled as squashing). */
  readonly method: 'merge' | 'squash';
}

/** Squashes into one commit on the base branch. The head must still be what the caller saw, if it says so. */
export function mergePull(ctx: Ctx, issue: Issue, options: MergeOptions): string {
  const { repo, base, head } = pullEnds(ctx, issue);
  demand(ctx, repo, { need: { contents: 'write' }, role: 'write' });
  const pull = issue.pull!;
  if (issue.state !== 'open') throw new HttpError(405, 'Pull Request is not mergeable');
  if (options.sha !== undefined && options.sha !== head.oid) {
    throw new HttpError(409, 'Head branch was modified. Review and try the merge again.');
  }
  const changes = new Map(pullDiff(ctx, issue).map((diff) => [diff.path, diff.after] as const));
  const message = options.message ?? `${issue.title} (#${issue.number})`;
  const parents = options.method === 'merge' ? [base.oid, head.oid] : [base.oid];
  const commit = addCommit(ctx, repo, { tree: changeTree(base.tree, changes), parents, message });
  pull.base.sha = base.oid;
  pull.mergeCommit = commit.oid;
  pull.mergedAt = ctx.world.now;
  pull.mergedById = requireActor(ctx.actor);
  issue.state = 'closed';
  issue.closedAt = ctx.world.now;
  issue.closedById = pull.mergedById;
  moveRef(ctx, repo, `refs/heads/${pull.base.ref}`, commit.oid);
  remember(ctx, issue, { kind: 'merged', commit: commit.oid });
  remember(ctx, issue, { kind: 'closed', reason: null });
  deliverIssue(ctx, issue, 'closed');
  return commit.oid;
}

export function addReview(ctx: Ctx, issue: Issue, state: Review['state'], body: string): Review {
  const { repo, head } = pullEnds(ctx, issue);
  demand(ctx, repo, { need: { pull_requests: 'write' }, role: 'read' });
  checkBody('PullRequestReview', body);
  const authorId = requireActor(ctx.actor);
  if (authorId === issue.authorId && state !== 'COMMENTED') {
    throw new HttpError(422, 'Review Can not approve or request changes on your own pull request');
  }
  const review: Review = {
    id: takeId(ctx.world),
    authorId,
    state,
    body,
    commit: head.oid,
    submittedAt: ctx.world.now,
  };
  issue.pull!.reviews.push(review);
  issue.pull!.requestedReviewerIds = issue.pull!.requestedReviewerIds.filter((id) => id !== authorId);
  journal(ctx, repo, 'review-comment', body, issue.number);
  deliver(ctx, repo, 'pull_request_review', 'submitted', {
    review: { id: review.id, state: state.toLowerCase(), body },
    pull_request: { number: issue.number },
  });
  return review;
}

export function requestReviewers(ctx: Ctx, issue: Issue, logins: readonly string[], remove: boolean): void {
  const repo = repoOf(ctx.world, issue);
  demand(ctx, repo, { need: { pull_requests: 'write' }, role: 'write' });
  for (const login of logins) {
    const account = accountByLogin(ctx.world, login);
    if (!account || !atLeast(roleIn(ctx.world, account.id, repo), 'read')) {
      throw new HttpError(422, 'Reviews may only be requested from collaborators.');
    }
    const pull = issue.pull!;
    const had = pull.requestedReviewerIds.includes(account.id);
    if (remove === !had) continue;
    pull.requestedReviewerIds = remove
      ? pull.requestedReviewerIds.filter((id) => id !== account.id)
      : [...pull.requestedReviewerIds, account.id];
    const kind = remove ? 'review_request_removed' : 'review_requested';
    remember(ctx, issue, { kind, reviewerId: account.id });
    if (!remove) send(ctx.world, repo, account.id, 'review_requested', issue.number, issue.title);
    deliverIssue(ctx, issue, kind, { requested_reviewer: { login: account.login, id: account.id } });
  }
}

export function deleteReviewComment(ctx: Ctx, repo: Repo, commentId: number): void {
  demand(ctx, repo, { need: { pull_requests: 'write' }, role: 'read' });
  for (const id of repo.numbers.values()) {
    const pull = ctx.world.issues.get(id)?.pull;
    const comment = pull?.reviewComments.find((one) => one.id === commentId);
    if (!pull || !comment) continue;
    const own = comment.authorId === requireActor(ctx.actor);
    demand(ctx, repo, { need: { pull_requests: 'write' }, role: own ? 'read' : 'write' });
    pull.reviewComments = pull.reviewComments.filter((one) => one !== comment);
    return;
  }
  throw notFound();
}

/** Throws 404 unless the issue is a pull request that this request may read. */
export function demandPull(ctx: Ctx, issue: Issue | undefined): Issue {
  if (!issue?.pull) throw notFound();
  demand(ctx, repoById(ctx.world, issue.repoId), readPulls);
  return issue;
}
