/** Routes of issues: list, open, read, change, lock, assignees, timeline. */
import { demand, mayRead, readIssues, readOn } from '../access.ts';
import {
  created,
  issueFrom,
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
import { addAssignees, mayBeAssigned, removeAssignees } from '../state/assignees.ts';
import { accountByLogin, labelsOf, notFound } from '../state/find.ts';
import { createIssue, type IssueChanges, lockIssue, unlockIssue, updateIssue } from '../state/issues.ts';
import { visibleTimeline } from '../state/timeline.ts';
import { HttpError, type Issue, type LockReason, type Repo, type StateReason } from '../world.ts';
import { userShape } from './shapes-accounts.ts';
import { eventShape, timelineShape } from './shapes-events.ts';
import { issueShape } from './shapes-issues.ts';

function readableIssue(req: Req): { repo: Repo; issue: Issue } {
  const repo = repoFrom(req);
  if (!mayRead(req.ctx, repo)) throw notFound();
  const issue = issueFrom(req, repo);
  demand(req.ctx, repo, readOn(issue));
  return { repo, issue };
}

/** As `readableIssue` for writing: the verb itself judges. */
export function issueOfPath(req: Req): Issue {
  const repo = repoFrom(req);
  if (!mayRead(req.ctx, repo)) throw notFound();
  return issueFrom(req, repo);
}

function listIssues(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readIssues);
  const ids = [...repo.numbers.values()];
  const all = ids.flatMap((id) => req.world.issues.get(id) ?? []).filter((issue) => matches(req, issue));
  const field = ({ created: 'createdAt', updated: 'updatedAt' } as const)[req.query.get('sort') ?? 'created'];
  const sign = req.query.get('direction') === 'asc' ? 1 : -1;
  const key = (issue: Issue): number =>
    req.query.get('sort') === 'comments' ? issue.commentIds.length : issue[field ?? 'createdAt'];
  all.sort((a, b) => sign * (key(a) - key(b) || a.number - b.number));
  return paged(req, all, (issue) => issueShape(req.world, issue));
}

function matches(req: Req, issue: Issue): boolean {
  const { query, world } = req;
  const state = query.get('state') ?? 'open';
  if (state !== 'all' && issue.state !== state) return false;
  const names = labelsOf(world, issue).map((label) => label.name.toLowerCase());
  const wanted = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  if (!wanted.every((name) => names.includes(name.trim().toLowerCase()))) return false;
  const since = query.get('since');
  if (since !== null && issue.updatedAt < Date.parse(since)) return false;
  const creator = query.get('creator');
  if (creator !== null && accountByLogin(world, creator)?.id !== issue.authorId) return false;
  const assignee = query.get('assignee');
  if (assignee === null || assignee === '*') return assignee === null || issue.assigneeIds.length > 0;
  if (assignee === 'none') return issue.assigneeIds.length === 0;
  const account = accountByLogin(world, assignee);
  return account !== undefined && issue.assigneeIds.includes(account.id);
}

function openIssue(req: Req): Reply {
  const repo = repoFrom(req);
  const title = req.body.title;
  const assignee = textOf(req.body, 'assignee');
  const issue = createIssue(req.ctx, repo, {
    title: typeof title === 'number' ? String(title) : (textOf(req.body, 'title') ?? ''),
    body: textOrNull(req.body, 'body') ?? null,
    labels: namesOf(req.body.labels) ?? [],
    assignees: namesOf(req.body.assignees) ?? (assignee === undefined ? [] : [assignee]),
  });
  return created(issueShape(req.world, issue));
}

function changeIssue(req: Req): Reply {
  const issue = issueOfPath(req);
  updateIssue(req.ctx, issue, issueChanges(req.body));
  return ok(issueShape(req.world, issue));
}

export function issueChanges(body: Readonly<Record<string, unknown>>): IssueChanges {
  const title = textOf(body, 'title');
  const text = textOrNull(body, 'body');
  const state = textOf(body, 'state');
  const labels = namesOf(body.labels);
  const assignees = namesOf(body.assignees);
  const reason = textOrNull(body, 'state_reason') as StateReason | null | undefined;
  return {
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { body: text }),
    ...(state === 'open' || state === 'closed' ? { state } : {}),
    ...(reason === undefined ? {} : { stateReason: reason }),
    ...(labels === undefined ? {} : { labels }),
    ...(assignees === undefined ? {} : { assignees }),
  };
}

function changeAssignees(change: typeof addAssignees, status: number): (req: Req) => Reply {
  return (req) => {
    const issue = issueOfPath(req);
    change(req.ctx, issue, namesOf(req.body.assignees) ?? []);
    return ok(issueShape(req.world, issue), status);
  };
}

function assignable(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readIssues);
  const people = [...req.world.accounts.values()].filter((one) => mayBeAssigned(req.ctx, repo, one, null));
  return paged(req, people, (one) => userShape(req.world, one.id));
}

function checkAssignable(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readIssues);
  const account = accountByLogin(req.world, req.params.assignee ?? '');
  if (!account || !mayBeAssigned(req.ctx, repo, account, null)) throw notFound();
  return nothing();
}

function timeline(req: Req): Reply {
  const { issue } = readableIssue(req);
  return paged(req, visibleTimeline(req.ctx, issue), (item) => timelineShape(req.world, issue, item));
}

function events(req: Req): Reply {
  const { issue } = readableIssue(req);
  const kinds = new Set(['commented', 'cross-referenced']);
  const items = visibleTimeline(req.ctx, issue).filter(({ fact }) => !kinds.has(fact.kind));
  return paged(req, items, (item) => eventShape(req.world, issue, item));
}

function repoEvents(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readIssues);
  const all = [...repo.numbers.values()].flatMap((id) => {
    const issue = req.world.issues.get(id);
    return issue ? visibleTimeline(req.ctx, issue).map((item) => ({ issue, item })) : [];
  });
  const items = all.filter(({ item }) => !['commented', 'cross-referenced'].includes(item.fact.kind));
  items.sort((a, b) => b.item.id - a.item.id);
  return paged(req, items, ({ issue, item }) => ({
    ...eventShape(req.world, issue, item),
    issue: issueShape(req.world, issue),
  }));
}

const lockReasons: readonly string[] = ['off-topic', 'too heated', 'resolved', 'spam'];

function lock(req: Req): Reply {
  const reason = textOrNull(req.body, 'lock_reason') ?? null;
  if (reason !== null && !lockReasons.includes(reason)) throw new HttpError(422, 'Invalid lock reason');
  lockIssue(req.ctx, issueOfPath(req), reason as LockReason | null);
  return nothing();
}

export const issueRoutes = routesOf({
  'GET /repos/{owner}/{repo}/issues': listIssues,
  'POST /repos/{owner}/{repo}/issues': openIssue,
  'GET /repos/{owner}/{repo}/issues/events': repoEvents,
  'GET /repos/{owner}/{repo}/issues/{issue_number}': (req) =>
    ok(issueShape(req.world, readableIssue(req).issue)),
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': changeIssue,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/assignees': changeAssignees(addAssignees, 201),
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees': changeAssignees(removeAssignees, 200),
  'GET /repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}': checkAssignable,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/timeline': timeline,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/events': events,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues': (req) => {
    readableIssue(req);
    return ok([]);
  },
  'PUT /repos/{owner}/{repo}/issues/{issue_number}/lock': lock,
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock': (req) => {
    unlockIssue(req.ctx, issueOfPath(req));
    return nothing();
  },
  'GET /repos/{owner}/{repo}/assignees': assignable,
  'GET /repos/{owner}/{repo}/assignees/{assignee}': checkAssignable,
});
