/** Routes of comments on issues and pull requests, and of reactions. */
import { demand, readIssuesOrPulls, readOn } from '../access.ts';
import { created, nothing, ok, paged, type Reply, type Req, repoFrom, routesOf, textOf } from '../http.ts';
import {
  addReaction,
  createComment,
  deleteComment,
  removeReaction,
  updateComment,
} from '../state/comments.ts';
import { issueOf, notFound, repoOf } from '../state/find.ts';
import { invalid } from '../state/validate.ts';
import type { Comment, Issue, ReactionContent } from '../world.ts';
import { issueOfPath } from './issues.ts';
import { commentShape, reactionShape } from './shapes-issues.ts';

function commentFrom(req: Req): Comment {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readIssuesOrPulls);
  const comment = req.world.comments.get(Number(req.params.comment_id));
  if (!comment || issueOf(req.world, comment).repoId !== repo.id) throw notFound();
  return comment;
}

function since(req: Req, comments: readonly Comment[]): Comment[] {
  const text = req.query.get('since');
  return comments.filter((comment) => text === null || comment.updatedAt >= Date.parse(text));
}

function bodyOf(req: Req): string {
  const body = textOf(req.body, 'body');
  if (body === undefined) throw invalid([{ resource: 'IssueComment', field: 'body', code: 'missing_field' }]);
  return body;
}

function listOnIssue(req: Req): Reply {
  const issue = issueOfPath(req);
  demand(req.ctx, repoOf(req.world, issue), readOn(issue));
  const comments = issue.commentIds.map((id) => req.world.comments.get(id)!);
  return paged(req, since(req, comments), (comment) => commentShape(req.world, comment));
}

function listInRepo(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readIssuesOrPulls);
  const all = [...req.world.comments.values()].filter((one) => issueOf(req.world, one).repoId === repo.id);
  const field = req.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = req.query.get('direction') === 'desc' ? -1 : 1;
  all.sort((a, b) => sign * (a[field] - b[field] || a.id - b.id));
  return paged(req, since(req, all), (comment) => commentShape(req.world, comment));
}

function react(req: Req, issue: Issue, target: Issue | Comment): Reply {
  const content = textOf(req.body, 'content') as ReactionContent;
  const { reaction, created: isNew } = addReaction(req.ctx, issue, target, content);
  return ok(reactionShape(req.world, reaction), isNew ? 201 : 200);
}

const oneComment = '/repos/{owner}/{repo}/issues/comments/{comment_id}';

export const commentRoutes = routesOf({
  'GET /repos/{owner}/{repo}/issues/comments': listInRepo,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': listOnIssue,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': (req) => {
    const issue = issueOfPath(req);
    return created(commentShape(req.world, createComment(req.ctx, issue, bodyOf(req))));
  },
  [`GET ${oneComment}`]: (req) => ok(commentShape(req.world, commentFrom(req))),
  [`PATCH ${oneComment}`]: (req) => {
    const comment = commentFrom(req);
    updateComment(req.ctx, comment, bodyOf(req));
    return ok(commentShape(req.world, comment));
  },
  [`DELETE ${oneComment}`]: (req) => {
    deleteComment(req.ctx, commentFrom(req));
    return nothing();
  },
  [`GET ${oneComment}/reactions`]: (req) =>
    paged(req, commentFrom(req).reactions, (one) => reactionShape(req.world, one)),
  [`POST ${oneComment}/reactions`]: (req) => {
    const comment = commentFrom(req);
    return react(req, issueOf(req.world, comment), comment);
  },
  [`DELETE ${oneComment}/reactions/{reaction_id}`]: (req) => {
    const comment = commentFrom(req);
    removeReaction(req.ctx, issueOf(req.world, comment), comment, Number(req.params.reaction_id));
    return nothing();
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}/reactions': (req) => {
    const issue = issueOfPath(req);
    demand(req.ctx, repoOf(req.world, issue), readOn(issue));
    return paged(req, issue.reactions, (one) => reactionShape(req.world, one));
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/reactions': (req) => {
    const issue = issueOfPath(req);
    return react(req, issue, issue);
  },
});
