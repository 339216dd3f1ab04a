/** Routes of labels: those of a repository, those of an issue. */
import { demand, readIssuesOrPulls, readOn } from '../access.ts';
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
import { labelByName, labelsOf, notFound, repoOf } from '../state/find.ts';
import {
  addLabels,
  createRepoLabel,
  deleteRepoLabel,
  type LabelFields,
  removeLabel,
  setLabels,
  updateRepoLabel,
} from '../state/labels.ts';
import { invalid } from '../state/validate.ts';
import type { Issue, Label, Repo } from '../world.ts';
import { issueOfPath } from './issues.ts';
import { labelShape } from './shapes-issues.ts';

function labelFrom(req: Req, repo: Repo): Label {
  const label = labelByName(repo, req.params.name ?? '');
  if (!label) throw notFound();
  return label;
}

function listRepoLabels(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readIssuesOrPulls);
  return paged(req, repo.labels, (label) => labelShape(req.world, repo, label));
}

function fieldsOf(req: Req, nameField: string): LabelFields {
  const name = textOf(req.body, nameField);
  const color = textOf(req.body, 'color')?.replace(/^#/, '');
  const description = textOrNull(req.body, 'description');
  return {
    ...(name === undefined ? {} : { name }),
    ...(color === undefined ? {} : { color }),
    ...(description === undefined ? {} : { description }),
  };
}

function makeRepoLabel(req: Req): Reply {
  const repo = repoFrom(req);
  const { name, ...rest } = fieldsOf(req, 'name');
  if (name === undefined) throw invalid([{ resource: 'Label', field: 'name', code: 'missing_field' }]);
  return created(labelShape(req.world, repo, createRepoLabel(req.ctx, repo, { ...rest, name })));
}

function changeRepoLabel(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readIssuesOrPulls);
  const label = labelFrom(req, repo);
  updateRepoLabel(req.ctx, repo, label, fieldsOf(req, 'new_name'));
  return ok(labelShape(req.world, repo, label));
}

function labelsBody(req: Req, issue: Issue): unknown[] {
  const repo = repoOf(req.world, issue);
  return labelsOf(req.world, issue).map((label) => labelShape(req.world, repo, label));
}

/** The body is `{labels: […]}`, or the list itself. */
function wantedLabels(req: Req): string[] {
  return namesOf(req.body.labels) ?? namesOf(Array.isArray(req.body) ? req.body : []) ?? [];
}

function listIssueLabels(req: Req): Reply {
  const issue = issueOfPath(req);
  demand(req.ctx, repoOf(req.world, issue), readOn(issue));
  const repo = repoOf(req.world, issue);
  return paged(req, labelsOf(req.world, issue), (label) => labelShape(req.world, repo, label));
}

export const labelRoutes = routesOf({
  'GET /repos/{owner}/{repo}/labels': listRepoLabels,
  'POST /repos/{owner}/{repo}/labels': makeRepoLabel,
  'GET /repos/{owner}/{repo}/labels/{name}': (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, readIssuesOrPulls);
    return ok(labelShape(req.world, repo, labelFrom(req, repo)));
  },
  'PATCH /repos/{owner}/{repo}/labels/{name}': changeRepoLabel,
  'DELETE /repos/{owner}/{repo}/labels/{name}': (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, readIssuesOrPulls);
    deleteRepoLabel(req.ctx, repo, labelFrom(req, repo));
    return nothing();
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}/labels': listIssueLabels,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': (req) => {
    const issue = issueOfPath(req);
    addLabels(req.ctx, issue, wantedLabels(req));
    return ok(labelsBody(req, issue));
  },
  'PUT /repos/{owner}/{repo}/issues/{issue_number}/labels': (req) => {
    const issue = issueOfPath(req);
    setLabels(req.ctx, issue, wantedLabels(req));
    return ok(labelsBody(req, issue));
  },
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels': (req) => {
    setLabels(req.ctx, issueOfPath(req), []);
    return nothing();
  },
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': (req) => {
    const issue = issueOfPath(req);
    removeLabel(req.ctx, issue, req.params.name ?? '');
    return ok(labelsBody(req, issue));
  },
});
