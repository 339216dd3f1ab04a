/** The timeline of an issue, and what a text written there sets off: references and mentions. */
import { grantedRole, mayRead } from '../access.ts';
import { mentionsIn, stripCode } from '../notifications.ts';
import {
  type Ctx,
  type Edit,
  HttpError,
  type Issue,
  type Label,
  type LabelMemory,
  type TimelineFact,
  type TimelineItem,
} from '../world.ts';
import { accountById, fullName, issueByNumber, repoByName, repoOf, requireActor, takeId } from './find.ts';

/** Adds a line to the timeline and marks the issue as updated. */
export function remember(
  ctx: Ctx,
  issue: Issue,
  fact: TimelineFact,
  byId = requireActor(ctx.actor),
): TimelineItem {
  const item: TimelineItem = { id: takeId(ctx.world), at: ctx.world.now, actorId: byId, fact };
  issue.timeline.push(item);
  issue.updatedAt = ctx.world.now;
  return item;
}

export function memoryOf(label: Label): LabelMemory {
  return { labelId: label.id, name: label.name, color: label.color };
}

/** Timeline items that this request may see: references from places it cannot read are left out. */
export function visibleTimeline(ctx: Ctx, issue: Issue): TimelineItem[] {
  return issue.timeline.filter(({ fact }) => {
    if (fact.kind === 'commented') return ctx.world.comments.has(fact.commentId);
    if (fact.kind !== 'cross-referenced') return true;
    const source = ctx.world.issues.get(fact.sourceIssueId);
    return source !== undefined && mayRead(ctx, repoOf(ctx.world, source));
  });
}

/** Records the references and mentions of a text just written in `issue`. */
export function linkText(ctx: Ctx, issue: Issue, text: string | null): void {
  const plain = stripCode(text ?? '');
  const repo = repoOf(ctx.world, issue);
  for (const target of referencesIn(ctx, issue, plain)) {
    const known = target.timeline.some(
      ({ fact }) => fact.kind === 'cross-referenced' && fact.sourceIssueId === issue.id,
    );
    if (!known && target.id !== issue.id) {
      remember(ctx, target, { kind: 'cross-referenced', sourceIssueId: issue.id });
    }
  }
  for (const id of mentionsIn(ctx.world, text, repo).people) {
    if (repo.private && grantedRole(ctx.world, id, repo) === 'none') continue;
    const known = issue.timeline.some(({ fact, actorId }) => fact.kind === 'mentioned' && actorId === id);
    if (!known) remember(ctx, issue, { kind: 'mentioned' }, id);
  }
}

function referencesIn(ctx: Ctx, issue: Issue, plain: string): Issue[] {
  const { world } = ctx;
  const here = fullName(world, repoOf(world, issue));
  const found: Issue[] = [];
  const take = (fullRepo: string, number: string): void => {
    const [owner = '', name = ''] = fullRepo.split('/');
    const repo = repoByName(world, owner, name);
    const target = repo && mayRead(ctx, repo) ? issueByNumber(world, repo, Number(number)) : undefined;
    if (target) found.push(target);
  };
  for (const match of plain.matchAll(/(?<![\w/])(?:([\w.-]+\/[\w.-]+))?#(\d+)\b/g))
    take(match[1] ?? here, match[2]!);
  const web = world.settings.webUrl.replace(/[.]/g, '\\.');
  const links = new RegExp(`${web}/([\\w.-]+/[\\w.-]+)/(?:issues|pull)/(\\d+)`, 'g');
  for (const match of plain.matchAll(links)) take(match[1]!, match[2]!);
  return found;
}

interface Edited {
  body: string | null;
  edits: Edit[];
  lastEditorId: number | null;
  lastEditedAt: number | null;
  createdAt: number;
  updatedAt: number;
  authorId: number;
}

/** Replaces a text, keeping what it was. Everybody who reads the text can read its history. */
export function editText(ctx: Ctx, thing: Edited, body: string | null): void {
  const editorId = requireActor(ctx.actor);
  if (thing.edits.length === 0) {
    const first = { id: takeId(ctx.world), at: thing.createdAt, editorId: thing.authorId, deletedAt: null };
    thing.edits.push({ ...first, body: thing.body ?? '' });
  }
  thing.edits.push({ id: takeId(ctx.world), at: ctx.world.now, editorId, body: body ?? '', deletedAt: null });
  thing.body = body;
  thing.lastEditorId = editorId;
  thing.lastEditedAt = ctx.world.now;
  thing.updatedAt = ctx.world.now;
}

/** The App behind a request, for `performed_via_github_app`. */
export function viaApp(ctx: Ctx): number | null {
  return ctx.actor.kind === 'app' ? ctx.actor.appId : null;
}

/** A locked conversation takes comments of people with write access only. */
export function refuseIfLocked(ctx: Ctx, issue: Issue, doing: string): void {
  if (!issue.locked) return;
  const repo = repoOf(ctx.world, issue);
  const id = requireActor(ctx.actor);
  const role = grantedRole(ctx.world, id, repo);
  const person = accountById(ctx.world, id).type === 'User';
  if (person && !['write', 'maintain', 'admin'].includes(role)) {
    throw new HttpError(403, `Unable to ${doing} because issue is locked.`);
  }
}
