/**
 * Who GitHub writes to, and what the mail carries. Nobody hears of a place that they cannot read:
 * a mention of somebody without access notifies nobody. Edits notify only people newly mentioned.
 */
import { grantedRole, isCollaborator, roleIn } from './access.ts';
import {
  accountById,
  accountByLogin,
  fullName,
  orgByLogin,
  repoOf,
  teamBySlug,
  teamMemberIds,
} from './state/find.ts';
import type { Advisory, Issue, Notification, NotificationReason, Repo, World } from './world.ts';

export interface Mentions {
  readonly people: readonly number[];
  /** Members of mentioned teams. */
  readonly teamPeople: readonly number[];
}

/** Mentions in a text, code and quotations of code left out. */
export function mentionsIn(world: World, text: string | null, repo: Repo): Mentions {
  const people = new Set<number>();
  const teamPeople = new Set<number>();
  for (const match of stripCode(text ?? '').matchAll(/(?<![\w/@.`-])@([\w-]+)(?:\/([\w-]+))?/g)) {
    const [, name = '', slug] = match;
    if (slug === undefined) {
      const account = accountByLogin(world, name);
      if (account?.type === 'User') people.add(account.id);
      continue;
    }
    const org = orgByLogin(world, name);
    // A team can be mentioned inside its organisation only.
    if (!org || org.id !== repo.ownerId) continue;
    const team = teamBySlug(world, org, slug);
    if (team) for (const id of teamMemberIds(world, team)) teamPeople.add(id);
  }
  return { people: [...people], teamPeople: [...teamPeople] };
}

/** Text without fenced blocks, code spans and HTML comments: nothing in those mentions anybody. */
export function stripCode(text: string): string {
  const lines: string[] = [];
  let fence: { mark: string; length: number } | null = null;
  for (const line of text.split('\n')) {
    const match = /^ {0,3}(?:> ?)*(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence) {
      const closes =
        match?.[1] !== undefined &&
        match[1][0] === fence.mark &&
        match[1].length >= fence.length &&
        match[2]!.trim() === '';
      if (closes) fence = null;
      continue;
    }
    if (match?.[1] !== undefined && !(match[1][0] === '`' && match[2]!.includes('`'))) {
      fence = { mark: match[1][0]!, length: match[1].length };
      continue;
    }
    lines.push(line);
  }
  return dropSpans(lines.join('\n').replace(/<!--[\s\S]*?-->/g, ''));
}

/** Code spans: from a run of backticks to the next run of the same length. One pass, whatever the text. */
function dropSpans(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  const byLength = new Map<number, number[]>();
  for (const [index, run] of runs.entries()) {
    const known = byLength.get(run.length);
    if (known) known.push(index);
    else byLength.set(run.length, [index]);
  }
  const kept: string[] = [];
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index]!;
    const same = byLength.get(run.length)!;
    while (same.length > 0 && same[0]! <= index) same.shift();
    const closing = same[0];
    if (closing === undefined) continue;
    kept.push(text.slice(from, run.at));
    from = runs[closing]!.at + run.length;
    index = closing;
  }
  kept.push(text.slice(from));
  return kept.join('');
}

interface Happening {
  readonly issue: Issue;
  readonly byId: number;
  readonly text: string;
}

export function send(
  world: World,
  repo: Repo,
  userId: number,
  reason: NotificationReason,
  ref: string | number,
  text: string,
): void {
  const account = accountById(world, userId);
  if (account.type !== 'User') return;
  const entry: Notification = {
    n: world.notifications.length + 1,
    at: new Date(world.now).toISOString(),
    userId,
    login: account.login,
    reason,
    repo: fullName(world, repo),
    ref: String(ref),
    text,
  };
  world.notifications.push(Object.freeze(entry));
}

function canRead(world: World, userId: number, repo: Repo): boolean {
  return roleIn(world, userId, repo) !== 'none';
}

/** Something was written in a thread: everybody who follows it and everybody mentioned hears of it. */
export function notifyThread(
  world: World,
  what: Happening,
  reason: 'comment' | 'subscribed' | 'state_change',
): void {
  const repo = repoOf(world, what.issue);
  const mentioned = mentionsIn(world, what.text, repo);
  const reasons = new Map<number, NotificationReason>();
  for (const id of repo.watchers) reasons.set(id, 'subscribed');
  for (const id of what.issue.participants) {
    reasons.set(
      id,
      id === what.issue.authorId ? 'author' : what.issue.assigneeIds.includes(id) ? 'assign' : reason,
    );
  }
  for (const id of mentioned.teamPeople) reasons.set(id, 'team_mention');
  for (const id of mentioned.people) reasons.set(id, 'mention');
  for (const [id, why] of reasons) notifyOne(world, what, id, why);
}

/** A text was edited: only people who were not mentioned before hear of it. */
export function notifyNewlyMentioned(world: World, what: Happening, before: string | null): void {
  const repo = repoOf(world, what.issue);
  const old = mentionsIn(world, before, repo);
  const known = new Set([...old.people, ...old.teamPeople]);
  const now = mentionsIn(world, what.text, repo);
  for (const id of now.people) if (!known.has(id)) notifyOne(world, what, id, 'mention');
  for (const id of now.teamPeople) {
    if (!known.has(id) && !now.people.includes(id)) notifyOne(world, what, id, 'team_mention');
  }
}

export function notifyOne(world: World, what: Happening, userId: number, reason: NotificationReason): void {
  const repo = repoOf(world, what.issue);
  if (userId === what.byId || accountById(world, userId).type !== 'User') return;
  if (!canRead(world, userId, repo)) return;
  what.issue.participants.add(userId);
  send(world, repo, userId, reason, what.issue.number, `${what.issue.title}\n\n${what.text}`);
}

/** Something happened to an advisory: collaborators, the author and the repository's admins hear of it. */
export function notifyAdvisory(world: World, advisory: Advisory, byId: number, text: string): void {
  const repo = world.repos.get(advisory.repoId)!;
  for (const account of world.accounts.values()) {
    if (account.type !== 'User' || account.id === byId) continue;
    const concerned =
      isCollaborator(world, advisory, account.id) ||
      advisory.authorId === account.id ||
      (repo.watchers.has(account.id) && grantedRole(world, account.id, repo) === 'admin');
    if (concerned)
      send(world, repo, account.id, 'security_advisory', advisory.ghsa, `${advisory.summary}\n\n${text}`);
  }
}
