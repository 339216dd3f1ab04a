/** Assignees. People who cannot be assigned are dropped without a word, as GitHub does. */
import { atLeast, demand, grantedRole, writeOn } from '../access.ts';
import { notifyOne } from '../notifications.ts';
import { userShape } from '../rest/shapes-accounts.ts';
import type { Account, Ctx, Issue, Repo } from '../world.ts';
import { accountByLogin, loginOf, repoOf, requireActor } from './find.ts';
import { deliverIssue } from './labels.ts';
import { remember } from './timeline.ts';
import { invalidField } from './validate.ts';

const assigneeLimit = 10;

/** People with write access, organisation members who can read, and anyone who took part in the issue. */
export function mayBeAssigned(ctx: Ctx, repo: Repo, account: Account, issue: Issue | null): boolean {
  if (account.type !== 'User') return false;
  const role = grantedRole(ctx.world, account.id, repo);
  if (atLeast(role, 'triage')) return true;
  const org = ctx.world.orgs.get(repo.ownerId);
  const member = org !== undefined && (org.owners.has(account.id) || org.members.has(account.id));
  if (member && (role !== 'none' || !repo.private)) return true;
  const reads = !repo.private || role !== 'none';
  const took =
    issue !== null &&
    (issue.authorId === account.id ||
      issue.commentIds.some((id) => ctx.world.comments.get(id)?.authorId === account.id));
  return reads && took;
}

export function addAssignees(ctx: Ctx, issue: Issue, logins: readonly string[]): void {
  const repo = repoOf(ctx.world, issue);
  demand(ctx, repo, writeOn(issue, 'triage'));
  if (logins.length > assigneeLimit) {
    throw invalidField('Issue', 'assignees', `Cannot assign more than ${assigneeLimit} users`, 'custom');
  }
  for (const login of logins) {
    const account = accountByLogin(ctx.world, login);
    if (!account || issue.assigneeIds.includes(account.id)) continue;
    if (issue.assigneeIds.length >= assigneeLimit || !mayBeAssigned(ctx, repo, account, issue)) continue;
    issue.assigneeIds.push(account.id);
    issue.participants.add(account.id);
    remember(ctx, issue, { kind: 'assigned', assigneeId: account.id });
    const byId = requireActor(ctx.actor);
    notifyOne(ctx.world, { issue, byId, text: issue.body ?? '' }, account.id, 'assign');
    deliverIssue(ctx, issue, 'assigned', { assignee: userShape(ctx.world, account.id) });
  }
}

export function removeAssignees(ctx: Ctx, issue: Issue, logins: readonly string[]): void {
  demand(ctx, repoOf(ctx.world, issue), writeOn(issue, 'triage'));
  for (const login of logins) {
    const account = accountByLogin(ctx.world, login);
    if (!account || !issue.assigneeIds.includes(account.id)) continue;
    issue.assigneeIds = issue.assigneeIds.filter((id) => id !== account.id);
    remember(ctx, issue, { kind: 'unassigned', assigneeId: account.id });
    deliverIssue(ctx, issue, 'unassigned', { assignee: userShape(ctx.world, account.id) });
  }
}

export function setAssignees(ctx: Ctx, issue: Issue, logins: readonly string[]): void {
  const keep = new Set(logins.map((login) => login.toLowerCase()));
  const leaving = issue.assigneeIds.map((id) => loginOf(ctx.world, id));
  removeAssignees(
    ctx,
    issue,
    leaving.filter((login) => !keep.has(login.toLowerCase())),
  );
  addAssignees(ctx, issue, logins);
}
