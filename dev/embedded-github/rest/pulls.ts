/** Routes of pull requests. */
import { demand, mayRead, readPulls } from '../access.ts';
import {
  created,
  namesOf,
  nothing,
  ok,
  paged,
  type Reply,
  type Req,
  repoFrom,
  routesOf,
  textOf,
  textOrNull,
} from '../http.ts';
import { journal } from '../journal.ts';
import { issueByNumber, notFound, requireActor, takeId } from '../state/find.ts';
import { updateIssue } from '../state/issues.ts';
import { renderDiff, renderPatch } from '../state/patch-text.ts';
import {
  addReview,
  createPull,
  deleteReviewComment,
  demandPull,
  mergePull,
  pullCommits,
  pullDiff,
  requestReviewers,
  retargetPull,
} from '../state/pulls.ts';
import { checkBody } from '../state/validate.ts';
import type { Issue, Review, ReviewComment } from '../world.ts';
import { issueChanges } from './issues.ts';
import { userShape } from './shapes-accounts.ts';
import { commitShape, diffEntries, diffOfCommit } from './shapes-git.ts';
import { pullShape, pullSimpleShape, reviewCommentShape, reviewShape } from './shapes-pulls.ts';

/** For reading. */
function pullFrom(req: Req): Issue {
  return demandPull(req.ctx, pullToWrite(req));
}

/** For writing: the verb judges. */
function pullToWrite(req: Req): Issue {
  const repo = repoFrom(req);
  if (!mayRead(req.ctx, repo)) throw notFound();
  const issue = issueByNumber(req.world, repo, Number(req.params.pull_number));
  if (!issue?.pull) throw notFound();
  return issue;
}

function listPulls(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readPulls);
  const state = req.query.get('state') ?? 'open';
  const head = req.query.get('head');
  const base = req.query.get('base');
  const pulls = [...repo.numbers.values()]
    .flatMap((id) => req.world.issues.get(id) ?? [])
    .filter((issue) => {
      if (!issue.pull || (state !== 'all' && issue.state !== state)) return false;
      if (head !== null && !head.endsWith(`:${issue.pull.head.ref}`)) return false;
      return base === null || issue.pull.base.ref === base;
    });
  const field = req.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = req.query.get('direction') === 'asc' ? 1 : -1;
  pulls.sort((a, b) => sign * (a[field] - b[field] || a.number - b.number));
  return paged(req, pulls, (issue) => pullSimpleShape(req.world, issue));
}

function openPull(req: Req): Reply {
  const repo = repoFrom(req);
  const issue = createPull(req.ctx, repo, {
    title: textOf(req.body, 'title') ?? '',
    body: textOrNull(req.body, 'body') ?? null,
    head: textOf(req.body, 'head') ?? '',
    base: textOf(req.body, 'base') ?? '',
    draft: req.body.draft === true,
    maintainerCanModify: req.body.maintainer_can_modify !== false,
  });
  return created(pullShape(req.ctx, issue));
}

function getPull(req: Req): Reply {
  const issue = pullFrom(req);
  if (req.accept.includes('diff')) return { status: 200, text: renderDiff(pullDiff(req.ctx, issue)) };
  if (!req.accept.includes('patch')) return ok(pullShape(req.ctx, issue));
  const repo = repoFrom(req);
  const patches = pullCommits(req.ctx, issue).map((commit) =>
    renderPatch(commit, diffOfCommit(repo, commit)),
  );
  return { status: 200, text: patches.join('\n') };
}

function changePull(req: Req): Reply {
  const issue = pullToWrite(req);
  updateIssue(req.ctx, issue, issueChanges(req.body));
  const base = textOf(req.body, 'base');
  if (base !== undefined) retargetPull(req.ctx, issue, base);
  return ok(pullShape(req.ctx, issue));
}

function commits(req: Req): Reply {
  const issue = pullFrom(req);
  const repo = repoFrom(req);
  return paged(req, pullCommits(req.ctx, issue), (commit) => commitShape(req.world, repo, commit));
}

function files(req: Req): Reply {
  const issue = pullFrom(req);
  const repo = repoFrom(req);
  const all = diffEntries(req.world, repo, issue.pull!.head.sha, pullDiff(req.ctx, issue));
  return paged(req, all, (one) => one);
}

function merge(req: Req): Reply {
  const issue = pullToWrite(req);
  const sha = textOf(req.body, 'sha');
  const message = textOf(req.body, 'commit_title');
  const oid = mergePull(req.ctx, issue, {
    ...(sha === undefined ? {} : { sha }),
    ...(message === undefined ? {} : { message }),
    method: (req.body.merge_method ?? 'merge') === 'merge' ? 'merge' : 'squash',
  });
  return ok({ sha: oid, merged: true, message: 'Pull Request successfully merged' });
}

const reviewStates: Readonly<Record<string, Review['state']>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

function review(req: Req): Reply {
  const issue = pullToWrite(req);
  const state = reviewStates[textOf(req.body, 'event') ?? ''] ?? 'PENDING';
  const made = addReview(req.ctx, issue, state, textOf(req.body, 'body') ?? '');
  return ok(reviewShape(req.world, issue, made));
}

function makeReviewComment(req: Req): Reply {
  const issue = pullToWrite(req);
  const repo = repoFrom(req);
  demand(req.ctx, repo, { need: { pull_requests: 'write' }, role: 'read' });
  const body = textOf(req.body, 'body') ?? '';
  checkBody('PullRequestReviewComment', body);
  const comment: ReviewComment = {
    id: takeId(req.world),
    reviewId: null,
    authorId: requireActor(req.ctx.actor),
    body,
    path: textOf(req.body, 'path') ?? '',
    line: Number(req.body.line ?? 1),
    commit: textOf(req.body, 'commit_id') ?? issue.pull!.head.sha,
    diffHunk: '@@ -1 +1 @@',
    createdAt: req.world.now,
    updatedAt: req.world.now,
  };
  issue.pull!.reviewComments.push(comment);
  journal(req.ctx, repo, 'review-comment', body, issue.number);
  return created(reviewCommentShape(req.world, issue, comment));
}

function reviewCommentFrom(req: Req): { issue: Issue; comment: ReviewComment } {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readPulls);
  for (const id of repo.numbers.values()) {
    const issue = req.world.issues.get(id);
    const comment = issue?.pull?.reviewComments.find((one) => one.id === Number(req.params.comment_id));
    if (issue && comment) return { issue, comment };
  }
  throw notFound();
}

function reviewers(req: Req, issue: Issue): unknown {
  const pull = issue.pull!;
  return { users: pull.requestedReviewerIds.map((id) => userShape(req.world, id)), teams: [] };
}

function pullsOfCommit(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readPulls);
  const sha = req.params.commit_sha ?? '';
  const found = [...repo.numbers.values()]
    .flatMap((id) => req.world.issues.get(id) ?? [])
    .filter(({ pull }) => pull !== null && (pull.mergeCommit === sha || pull.head.sha === sha));
  return paged(req, found, (issue) => pullSimpleShape(req.world, issue));
}

const one = '/repos/{owner}/{repo}/pulls/{pull_number}';

export const pullRoutes = routesOf({
  'GET /repos/{owner}/{repo}/pulls': listPulls,
  'POST /repos/{owner}/{repo}/pulls': openPull,
  [`GET ${one}`]: getPull,
  [`PATCH ${one}`]: changePull,
  [`GET ${one}/commits`]: commits,
  [`GET ${one}/files`]: files,
  [`PUT ${one}/merge`]: merge,
  [`GET ${one}/merge`]: (req) => {
    if (pullFrom(req).pull!.mergedAt === null) throw notFound();
    return nothing();
  },
  [`GET ${one}/reviews`]: (req) => {
    const issue = pullFrom(req);
    return paged(req, issue.pull!.reviews, (made) => reviewShape(req.world, issue, made));
  },
  [`POST ${one}/reviews`]: review,
  [`GET ${one}/comments`]: (req) => {
    const issue = pullFrom(req);
    return paged(req, issue.pull!.reviewComments, (made) => reviewCommentShape(req.world, issue, made));
  },
  [`POST ${one}/comments`]: makeReviewComment,
  'GET /repos/{owner}/{repo}/pulls/comments/{comment_id}': (req) => {
    const { issue, comment } = reviewCommentFrom(req);
    return ok(reviewCommentShape(req.world, issue, comment));
  },
  'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}': (req) => {
    deleteReviewComment(req.ctx, repoFrom(req), Number(req.params.comment_id));
    return nothing();
  },
  [`GET ${one}/requested_reviewers`]: (req) => ok(reviewers(req, pullFrom(req))),
  [`POST ${one}/requested_reviewers`]: (req) => {
    const issue = pullToWrite(req);
    requestReviewers(req.ctx, issue, namesOf(req.body.reviewers) ?? [], false);
    return created(pullSimpleShape(req.world, issue));
  },
  [`DELETE ${one}/requested_reviewers`]: (req) => {
    const issue = pullToWrite(req);
    requestReviewers(req.ctx, issue, namesOf(req.body.reviewers) ?? [], true);
    return ok(pullSimpleShape(req.world, issue));
  },
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': pullsOfCommit,
});
