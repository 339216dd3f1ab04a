/** Issues: opening, editing, closing, locking, pinning, deleting. Transfer: `transfer.ts`. */
import { demand, roleIn, writeOn } from '../access.ts';
import { journal } from '../journal.ts';
import { notifyNewlyMentioned, notifyThread } from '../notifications.ts';
import {
  type Ctx,
  HttpError,
  type Issue,
  type LockReason,
  type Pull,
  type Repo,
  type StateReason,
} from '../world.ts';
import { addAssignees, setAssignees } from './assignees.ts';
import { labelByName, repoOf, requireActor, takeId } from './find.ts';
import { addLabel, addLabels, deliverIssue, mayLabel, setLabels } from './labels.ts';
import { editText, linkText, remember, viaApp } from './timeline.ts';
import { checkBody, checkTitle, invalidField } from './validate.ts';

export interface NewIssue {
  readonly title: string;
  readonly body?: string | null;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
  /** Opened with an issue form: its labels need no permission. */
  readonly byForm?: boolean;
}

/** Opens an issue. Labels and assignees that this person may not set are dropped silently. */
export function createIssue(ctx: Ctx, repo: Repo, fields: NewIssue): Issue {
  demand(ctx, repo, { need: { issues: 'write' }, role: 'read' });
  return openThread(ctx, repo, fields, null);
}

/** What issues and pull requests share in being opened. No check of permission. */
export function openThread(ctx: Ctx, repo: Repo, fields: NewIssue, pull: Pull | null): Issue {
  const kind = pull ? 'PullRequest' : 'Issue';
  checkTitle(kind, fields.title);
  checkBody(kind, fields.body ?? null);
  const issue = blankIssue(ctx, repo, fields, pull);
  ctx.world.issues.set(issue.id, issue);
  repo.numbers.set(issue.number, issue.id);
  journal(ctx, repo, pull ? 'pull-title' : 'issue-title', issue.title, issue.number);
  journal(ctx, repo, pull ? 'pull-body' : 'issue-body', issue.body, issue.number);
  linkText(ctx, issue, issue.body);
  notifyThread(ctx.world, { issue, byId: issue.authorId, text: issue.body ?? '' }, 'subscribed');
  announceOpening(ctx, issue, () => {
    if (fields.byForm) for (const name of fields.labels ?? []) addFormLabel(ctx, issue, name);
    else if (mayLabel(ctx, issue)) addLabels(ctx, issue, fields.labels ?? []);
    if (mayLabel(ctx, issue)) addAssignees(ctx, issue, fields.assignees ?? []);
  });
  return issue;
}

/** `opened` comes before the events of its labels, and its payload has them already. */
function announceOpening(ctx: Ctx, issue: Issue, decorate: () => void): void {
  const { deliveries } = ctx.world;
  const start = deliveries.length;
  decorate();
  const later = deliveries.splice(start);
  deliverIssue(ctx, issue, 'opened');
  deliveries.push(...later);
}

/** A form's labels are set in the name of the person who fills it in, if the repository has them. */
function addFormLabel(ctx: Ctx, issue: Issue, name: string): void {
  const label = labelByName(repoOf(ctx.world, issue), name);
  if (label) addLabel(ctx, issue, label);
}

export function takeNumber(repo: Repo): number {
  const number = repo.nextNumber;
  repo.nextNumber += 1;
  return number;
}

function blankIssue(ctx: Ctx, repo: Repo, fields: NewIssue, pull: Pull | null): Issue {
  const authorId = requireActor(ctx.actor);
  const { now } = ctx.world;
  return {
    id: takeId(ctx.world),
    repoId: repo.id,
    number: takeNumber(repo),
    title: fields.title,
    body: fields.body ?? null,
    authorId,
    viaAppId: viaApp(ctx),
    state: 'open',
    stateReason: null,
    locked: false,
    lockReason: null,
    pinned: false,
    labelIds: [],
    assigneeIds: [],
    commentIds: [],
    timeline: [],
    edits: [],
    lastEditorId: null,
    lastEditedAt: null,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: null,
    participants: new Set([authorId]),
    reactions: [],
    pull,
  };
}

export interface IssueChanges {
  readonly title?: string;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly stateReason?: StateReason | null;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
}

/** Edits an issue; authors may change title, body and state of their own. */
export function updateIssue(ctx: Ctx, issue: Issue, changes: IssueChanges): void {
  const repo = repoOf(ctx.world, issue);
  const own = requireActor(ctx.actor) === issue.authorId;
  demand(ctx, repo, writeOn(issue, own ? 'read' : 'triage'));
  const kind = issue.pull ? 'PullRequest' : 'Issue';
  if (changes.title !== undefined) checkTitle(kind, changes.title);
  if (changes.body !== undefined) checkBody(kind, changes.body);
  if (changes.title !== undefined && changes.title !== issue.title) retitle(ctx, issue, changes.title);
  if (changes.body !== undefined && changes.body !== issue.body) rewrite(ctx, issue, changes.body);
  if (changes.labels !== undefined && mayLabel(ctx, issue)) setLabels(ctx, issue, changes.labels);
  if (changes.assignees !== undefined && mayLabel(ctx, issue)) setAssignees(ctx, issue, changes.assignees);
  if (changes.state === 'closed') closeIssue(ctx, issue, changes.stateReason ?? null);
  if (changes.state === 'open') reopenIssue(ctx, issue);
  issue.updatedAt = ctx.world.now;
}

function retitle(ctx: Ctx, issue: Issue, title: string): void {
  const from = issue.title;
  issue.title = title;
  remember(ctx, issue, { kind: 'renamed', from, to: title });
  journal(ctx, repoOf(ctx.world, issue), issue.pull ? 'pull-title' : 'issue-title', title, issue.number);
  deliverIssue(ctx, issue, 'edited', { changes: { title: { from } } });
}

function rewrite(ctx: Ctx, issue: Issue, body: string | null): void {
  const from = issue.body;
  editText(ctx, issue, body);
  journal(ctx, repoOf(ctx.world, issue), issue.pull ? 'pull-body' : 'issue-body', body, issue.number);
  linkText(ctx, issue, body);
  const byId = requireActor(ctx.actor);
  notifyNewlyMentioned(ctx.world, { issue, byId, text: body ?? '' }, from);
  deliverIssue(ctx, issue, 'edited', { changes: { body: { from: from ?? '' } } });
}

export function closeIssue(ctx: Ctx, issue: Issue, reason: StateReason | null): void {
  const own = requireActor(ctx.actor) === issue.authorId;
  demand(ctx, repoOf(ctx.world, issue), writeOn(issue, own ? 'read' : 'triage'));
  const wanted = issue.pull ? null : (reason ?? 'completed');
  if (issue.state === 'closed' && (issue.stateReason === wanted || reason === null)) return;
  issue.state = 'closed';
  issue.stateReason = wanted;
  issue.closedAt = ctx.world.now;
  issue.closedById = requireActor(ctx.actor);
  remember(ctx, issue, { kind: 'closed', reason: wanted });
  notifyThread(ctx.world, { issue, byId: issue.closedById, text: 'Closed.' }, 'state_change');
  deliverIssue(ctx, issue, 'closed');
}

export function reopenIssue(ctx: Ctx, issue: Issue): void {
  const own = requireActor(ctx.actor) === issue.authorId;
  demand(ctx, repoOf(ctx.world, issue), writeOn(issue, own ? 'read' : 'triage'));
  if (issue.state === 'open') return;
  if (issue.pull?.mergedAt)
    throw invalidField('PullRequest', 'state', 'state cannot be changed: it is merged');
  issue.state = 'open';
  issue.stateReason = issue.pull ? null : 'reopened';
  issue.closedAt = null;
  issue.closedById = null;
  remember(ctx, issue, { kind: 'reopened' });
  const byId = requireActor(ctx.actor);
  notifyThread(ctx.world, { issue, byId, text: 'Reopened.' }, 'state_change');
  deliverIssue(ctx, issue, 'reopened');
}

export function lockIssue(ctx: Ctx, issue: Issue, reason: LockReason | null): void {
  demand(ctx, repoOf(ctx.world, issue), writeOn(issue, 'write'));
  issue.lockReason = reason;
  if (issue.locked) return;
  issue.locked = true;
  remember(ctx, issue, { kind: 'locked', reason });
  deliverIssue(ctx, issue, 'locked');
}

export function unlockIssue(ctx: Ctx, issue: Issue): void {
  demand(ctx, repoOf(ctx.world, issue), writeOn(issue, 'write'));
  issue.lockReason = null;
  if (!issue.locked) return;
  issue.locked = false;
  remember(ctx, issue, { kind: 'unlocked' });
  deliverIssue(ctx, issue, 'unlocked');
}

const pinLimit = 3;

export function pinIssue(ctx: Ctx, issue: Issue): void {
  const repo = repoOf(ctx.world, issue);
  demand(ctx, repo, writeOn(issue, 'write'));
  if (issue.pinned) return;
  const pinned = [...repo.numbers.values()].filter((id) => ctx.world.issues.get(id)?.pinned).length;
  if (pinned >= pinLimit) throw new HttpError(422, `Maximum ${pinLimit} pinned issues per repository`);
  issue.pinned = true;
  remember(ctx, issue, { kind: 'pinned' });
  deliverIssue(ctx, issue, 'pinned');
}

export function unpinIssue(ctx: Ctx, issue: Issue): void {
  demand(ctx, repoOf(ctx.world, issue), writeOn(issue, 'write'));
  if (!issue.pinned) return;
  issue.pinned = false;
  remember(ctx, issue, { kind: 'unpinned' });
  deliverIssue(ctx, issue, 'unpinned');
}

/** For good. People only: an admin, where the organisation allows deletion; owners always. */
export function deleteIssue(ctx: Ctx, issue: Issue): void {
  const { world, actor } = ctx;
  const repo = repoOf(world, issue);
  demand(ctx, repo, writeOn(issue, 'read'));
  const org = world.orgs.get(repo.ownerId);
  const owner =
    actor.kind === 'user' && (org?.owners.has(actor.accountId) || repo.ownerId === actor.accountId);
  const admin = actor.kind === 'user' && roleIn(world, actor.accountId, repo) === 'admin';
  if (!owner && !(admin && org?.allowIssueDeletion)) {
    throw new HttpError(403, 'Viewer not authorized to delete');
  }
  deliverIssue(ctx, issue, 'deleted');
  for (const id of issue.commentIds) world.comments.delete(id);
  world.issues.delete(issue.id);
  repo.numbers.delete(issue.number);
  world.deletedIssues.add(`${repo.id}#${issue.number}`);
}
