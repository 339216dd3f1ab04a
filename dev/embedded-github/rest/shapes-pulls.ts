/** REST bodies of pull requests, reviews and their comments. */
import { nodeId } from '../node-id.ts';
import { iso, isoOrNull, loginOf, repoOf } from '../state/find.ts';
import { patchFile } from '../state/patch-text.ts';
import { pullCommits, pullDiff } from '../state/pull-diff.ts';
import type { Ctx, Issue, PullEnd, Review, ReviewComment, World } from '../world.ts';
import { type Json, teamShape, userOrNull, userShape } from './shapes-accounts.ts';
import { issueShape, issueWeb } from './shapes-issues.ts';
import { association, repoApi, repoShape } from './shapes-repos.ts';

function endShape(world: World, end: PullEnd): Json {
  const repo = world.repos.get(end.repoId);
  const owner = repo?.ownerId ?? 10_137;
  return {
    label: `${loginOf(world, owner)}:${end.ref}`,
    ref: end.ref,
    sha: end.sha,
    user: userShape(world, owner),
    repo: repo ? repoShape(world, repo) : null,
  };
}

/** A pull request in lists. */
export function pullSimpleShape(world: World, issue: Issue): Json {
  const repo = repoOf(world, issue);
  const pull = issue.pull!;
  const {
    pull_request: _pull,
    repository_url: _repository,
    labels_url: _labels,
    events_url: _events,
    timeline_url: _timeline,
    state_reason: _reason,
    reactions: _reactions,
    performed_via_github_app: _app,
    closed_by: _closer,
    comments: _comments,
    ...shared
  } = issueShape(world, issue);
  const api = `${repoApi(world, repo)}/pulls/${issue.number}`;
  const issueApi = `${repoApi(world, repo)}/issues/${issue.number}`;
  const web = issueWeb(world, issue);
  const links = {
    commits: `${api}/commits`,
    review_comments: `${api}/comments`,
    review_comment: `${repoApi(world, repo)}/pulls/comments{/number}`,
    comments: `${issueApi}/comments`,
    statuses: `${repoApi(world, repo)}/statuses/${pull.head.sha}`,
  };
  const hrefs = { ...links, self: api, html: web, issue: issueApi };
  return {
    ...shared,
    url: api,
    node_id: nodeId('PR', issue.id),
    html_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    issue_url: issueApi,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    merged_at: isoOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommit,
    requested_reviewers: pull.requestedReviewerIds.map((id) => userShape(world, id)),
    requested_teams: pull.requestedTeamIds.map((id) => teamShape(world, world.teams.get(id)!)),
    head: endShape(world, pull.head),
    base: endShape(world, pull.base),
    draft: pull.draft,
    auto_merge: null,
    _links: Object.fromEntries(Object.entries(hrefs).map(([name, href]) => [name, { href }])),
  };
}

/** One pull request, with what it changes. */
export function pullShape(ctx: Ctx, issue: Issue): Json {
  const { world } = ctx;
  const pull = issue.pull!;
  const patches = pullDiff(ctx, issue).map(patchFile);
  const open = issue.state === 'open';
  return {
    ...pullSimpleShape(world, issue),
    merged: pull.mergedAt !== null,
    mergeable: open ? true : null,
    mergeable_state: open ? 'clean' : 'unknown',
    rebaseable: open ? true : null,
    merged_by: userOrNull(world, pull.mergedById),
    comments: issue.commentIds.length,
    review_comments: pull.reviewComments.length,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: pullCommits(ctx, issue).length,
    additions: patches.reduce((sum, one) => sum + one.additions, 0),
    deletions: patches.reduce((sum, one) => sum + one.deletions, 0),
    changed_files: patches.length,
  };
}

export function reviewShape(world: World, issue: Issue, review: Review): Json {
  const repo = repoOf(world, issue);
  const api = `${repoApi(world, repo)}/pulls/${issue.number}`;
  const html = `${issueWeb(world, issue)}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: userShape(world, review.authorId),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: api,
    _links: { html: { href: html }, pull_request: { href: api } },
    submitted_at: iso(review.submittedAt),
    commit_id: review.commit,
    author_association: association(world, repo, review.authorId),
  };
}

export function reviewCommentShape(world: World, issue: Issue, comment: ReviewComment): Json {
  const repo = repoOf(world, issue);
  const api = `${repoApi(world, repo)}/pulls/${issue.number}`;
  const self = `${repoApi(world, repo)}/pulls/comments/${comment.id}`;
  const html = `${issueWeb(world, issue)}#discussion_r${comment.id}`;
  return {
    url: self,
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    pull_request_review_id: comment.reviewId,
    diff_hunk: comment.diffHunk,
    path: comment.path,
    line: comment.line,
    side: 'RIGHT',
    commit_id: comment.commit,
    original_commit_id: comment.commit,
    user: userShape(world, comment.authorId),
    body: comment.body,
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    html_url: html,
    pull_request_url: api,
    author_association: association(world, repo, comment.authorId),
    _links: { self: { href: self }, html: { href: html }, pull_request: { href: api } },
  };
}
