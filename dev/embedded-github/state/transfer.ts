/** Moving an issue to another repository of the same owner (github-platform.md, section 4). */
import { demand, mayRead, writeOn } from '../access.ts';
import { deliver } from '../events.ts';
import { journal } from '../journal.ts';
import { mentionsIn, send } from '../notifications.ts';
import { issueShape } from '../rest/shapes-issues.ts';
import { repoShape } from '../rest/shapes-repos.ts';
import { type Ctx, HttpError, type Issue, type Repo } from '../world.ts';
import { fullName, labelByName, labelsOf, repoOf, takeId } from './find.ts';
import { takeNumber } from './issues.ts';
import { createRepoLabel } from './labels.ts';
import { remember } from './timeline.ts';

/**
 * Returns the issue in its new place: a new id and number, with comments, assignees, and the labels
 * that exist there. The old place redirects anyone who may read the new one.
 */
export function transferIssue(
  ctx: Ctx,
  issue: Issue,
  target: Repo,
  options: { readonly createLabelsIfMissing?: boolean } = {},
): Issue {
  const { world } = ctx;
  const source = repoOf(world, issue);
  demand(ctx, source, writeOn(issue, 'write'));
  demand(ctx, target, { need: { issues: 'write' }, role: 'write' });
  refuseTransfer(issue, source, target);
  const labelIds = labelsThere(ctx, issue, target, options.createLabelsIfMissing ?? false);
  const moved: Issue = {
    ...issue,
    id: takeId(world),
    repoId: target.id,
    number: takeNumber(target),
    labelIds,
    timeline: [...issue.timeline],
    participants: new Set(issue.participants),
  };
  world.issues.set(moved.id, moved);
  target.numbers.set(moved.number, moved.id);
  remember(ctx, moved, { kind: 'transferred', fromRepoId: source.id, fromNumber: issue.number });
  for (const id of moved.commentIds) world.comments.get(id)!.issueId = moved.id;
  const old = issueShape(world, issue);
  deliver(ctx, source, 'issues', 'transferred', {
    issue: old,
    changes: { new_issue: issueShape(world, moved), new_repository: repoShape(world, target) },
  });
  deliver(ctx, target, 'issues', 'opened', {
    issue: issueShape(world, moved),
    changes: { old_issue: old, old_repository: repoShape(world, source) },
  });
  world.issues.delete(issue.id);
  source.numbers.delete(issue.number);
  world.issueRedirects.set(`${source.id}#${issue.number}`, moved.id);
  world.issueRedirects.set(`moved:${issue.id}`, moved.id);
  record(ctx, moved, source, target);
  return moved;
}

function refuseTransfer(issue: Issue, source: Repo, target: Repo): void {
  if (issue.pull) throw new HttpError(422, 'Pull requests cannot be transferred');
  if (source.id === target.id) throw new HttpError(422, 'The issue is already in this repository');
  if (source.ownerId !== target.ownerId) {
    throw new HttpError(422, 'Issues can only be transferred between repositories with the same owner');
  }
  if (issue.state !== 'open') throw new HttpError(422, 'Only open issues can be transferred');
  if (source.private && !target.private) {
    throw new HttpError(422, 'Issues cannot be transferred from a private to a public repository');
  }
}

function labelsThere(ctx: Ctx, issue: Issue, target: Repo, create: boolean): number[] {
  return labelsOf(ctx.world, issue).flatMap((label) => {
    const there = labelByName(target, label.name);
    if (there) return there.id;
    if (!create) return [];
    return createRepoLabel(ctx, target, {
      name: label.name,
      color: label.color,
      description: label.description,
    }).id;
  });
}

/** The text now is in the new place; the people mentioned are told where. */
function record(ctx: Ctx, moved: Issue, source: Repo, target: Repo): void {
  const { world } = ctx;
  journal(ctx, target, 'issue-title', moved.title, moved.number);
  journal(ctx, target, 'issue-body', moved.body, moved.number);
  for (const id of moved.commentIds)
    journal(ctx, target, 'comment', world.comments.get(id)!.body, moved.number);
  const told = new Set(mentionsIn(world, moved.body, source).people);
  for (const id of moved.commentIds) {
    for (const person of mentionsIn(world, world.comments.get(id)!.body, source).people) told.add(person);
  }
  const text = `This issue was transferred to ${fullName(world, target)}#${moved.number}.`;
  for (const id of told) send(world, target, id, 'mention', moved.number, text);
}

/**
 * Where an issue number leads now: itself, its new place (for those who may read it), or nothing.
 * Throws 410 for a deleted issue.
 */
export function followIssue(ctx: Ctx, repo: Repo, number: number): { issue: Issue; moved: boolean } | null {
  const { world } = ctx;
  const id = repo.numbers.get(number);
  const here = id === undefined ? undefined : world.issues.get(id);
  if (here) return { issue: here, moved: false };
  if (world.deletedIssues.has(`${repo.id}#${number}`)) throw new HttpError(410, 'This issue was deleted');
  let next = world.issueRedirects.get(`${repo.id}#${number}`);
  for (let hops = 0; next !== undefined && hops < 10; hops += 1) {
    const issue = world.issues.get(next);
    if (issue) return mayRead(ctx, repoOf(world, issue)) ? { issue, moved: true } : null;
    next = world.issueRedirects.get(`moved:${next}`);
  }
  return null;
}
