import { findAttachments } from '../../../src/features/takedown/thread-copy.ts';
import { GITHUB_COM } from '../../../src/text/server.ts';
import type { EmbeddedGitHub } from '../../embedded-github/index.ts';
import type { Seed, SeedRepo } from '../../embedded-github/seed.ts';
import { createComment } from '../../embedded-github/state/comments.ts';
import { takeId } from '../../embedded-github/state/find.ts';
import { closeIssue, createIssue, lockIssue } from '../../embedded-github/state/issues.ts';
import { addLabels, createRepoLabel } from '../../embedded-github/state/labels.ts';
import { addReview, createPull, mergePull } from '../../embedded-github/state/pulls.ts';
import { makeBlob } from '../../embedded-github/state/tree.ts';
import type { Issue } from '../../embedded-github/world.ts';
import { type CaseScript, readScripts } from '../case-script.ts';
import { CAST, ROLE_NAMES } from '../cast.ts';
import type { PublicPost, PublicThread } from './public-thread.ts';

/** Which variant of a thread is played. */
export interface ThreadVariant {
  /** The thread belongs to another owner than the triage repo, so that nothing can be transferred. */
  readonly otherOwner: boolean;
  readonly mayNotDelete: boolean;
  /** The branch is in a fork that our App is not installed on. */
  readonly mayNotPush: boolean;
  /** People go on although the bot has reasons to ask first. */
  readonly anyway: boolean;
  /** People choose to touch nothing. */
  readonly quiet?: boolean;
}

/** Everything that a rehearsal with a public thread has in place of the usual. */
export interface ThreadPlay {
  readonly thread: PublicThread;
  readonly variant: ThreadVariant;
  readonly script: CaseScript;
  /** Whose owners and repos exist; the first owner has the triage repo. */
  readonly stage: readonly CaseScript[];
}

/** Somebody without access anywhere, with an account as anybody can have. */
export const STRANGER = { login: 'sam-stranger', token: 'rehearsal-token-of-sam-stranger' } as const;

const WEEK_MS = 7 * 86_400_000;

/** A script for the case of a thread: its repo, and nothing of what it says. */
export async function planThreadPlay(
  thread: PublicThread,
  variant: ThreadVariant,
  random: () => number,
): Promise<ThreadPlay> {
  const [script] = await readScripts([recordOf(thread.owner, thread.repo, '2222', latestOf(thread))], random);
  const first = thread.owner === 'example-org' ? 'example-foundation' : 'example-org';
  const [home] = await readScripts([recordOf(first, 'project', '3333', latestOf(thread))], random);
  return { thread, variant, script: script!, stage: variant.otherOwner ? [home!, script!] : [script!] };
}

const latestOf = ({ posts }: PublicThread): number => Math.max(...posts.map((post) => Date.parse(post.at)));

/** The rehearsal begins about a week after the last post. */
function recordOf(owner: string, repo: string, tail: string, latest: number) {
  const record = {
    schema_version: '1.4.0',
    id: `GHSA-2222-${tail}-4444`,
    modified: new Date(latest + 3 * WEEK_MS).toISOString(),
    published: new Date(latest + 3 * WEEK_MS).toISOString(),
    summary: `A flaw in ${repo}`,
    details: 'A public thread says what it is.',
    affected: [
      {
        package: { ecosystem: 'npm', name: repo.toLowerCase() },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.0.1' }] }],
      },
    ],
    references: [{ type: 'PACKAGE', url: `https://github.com/${owner}/${repo}` }],
    database_specific: { severity: 'MODERATE' },
  };
  return { name: repo, text: JSON.stringify(record) };
}

const branchOf = (thread: PublicThread): string => `change-${thread.number}`;

const hasFork = ({ thread, variant }: ThreadPlay): boolean =>
  thread.kind === 'pull' && variant.mayNotPush && thread.author.toLowerCase() !== thread.owner.toLowerCase();

/** The usual seed with the people of the thread, its branch, and what the App and the configuration allow. */
export function adjustSeed(seed: Seed, play: ThreadPlay): Seed {
  const { thread, variant } = play;
  // Every GitHub has the ghost already.
  const known = [
    'ghost',
    ...ROLE_NAMES.map((role) => CAST[role].login),
    ...play.stage.map(({ owner }) => owner),
  ];
  const people = [...new Set([...thread.posts.map((post) => post.author), STRANGER.login])];
  const files = { [branchOf(thread)]: thread.added };
  const isBase = (repo: SeedRepo): boolean => repo.owner === thread.owner && repo.name === thread.repo;
  const repos = (seed.repos ?? []).map((repo) => {
    if (isBase(repo) && thread.kind === 'pull' && !hasFork(play)) return { ...repo, branches: files };
    return repo.private ? { ...repo, files: withPrivatize(repo.files ?? {}, variant) } : repo;
  });
  const fork = {
    owner: thread.author,
    name: thread.repo,
    forkOf: `${thread.owner}/${thread.repo}`,
    branches: files,
  };
  return {
    ...seed,
    users: [
      ...(seed.users ?? []),
      ...people
        .filter((login) => !known.some((each) => each.toLowerCase() === login.toLowerCase()))
        .map((login) => ({ login })),
    ],
    repos: hasFork(play) ? [...repos, fork] : repos,
    apps: (seed.apps ?? []).map((app) => ({ ...app, permissions: { ...app.permissions, actions: 'write' } })),
    tokens: [
      ...(seed.tokens ?? []),
      { kind: 'classic', token: STRANGER.token, login: STRANGER.login, scopes: ['public_repo'] },
    ],
  };
}

function withPrivatize(files: Readonly<Record<string, string>>, variant: ThreadVariant) {
  const path = '.github/security-process.yml';
  const words = `privatize:\n  delete: ${variant.mayNotDelete ? 'nothing' : 'everything'}\n  branch: ${!variant.mayNotPush}\n`;
  return { ...files, [path]: `${files[path] ?? ''}${words}` };
}

/** Lets people write the thread as it was, each at their time, and a workflow run by it. */
export function writeThread(github: EmbeddedGitHub, play: ThreadPlay): void {
  const { thread } = play;
  const { world, control } = github;
  const now = world.now;
  const repo = control.repo(`${thread.owner}/${thread.repo}`);
  repo.nextNumber = thread.number;
  const [first] = thread.posts;
  const description = thread.posts.find((post) => post.role === 'description');
  world.now = Date.parse((description ?? first!).at);
  const issue = openThread(github, play, description?.body ?? '');
  control.startRun(`${thread.owner}/${thread.repo}`, thread.author, {
    workflowPath: '.github/workflows/triage.yml',
    event: thread.kind === 'pull' ? 'pull_request' : 'issues',
    displayTitle: thread.title,
    status: 'completed',
    ...(issue.pull ? { branch: issue.pull.head.ref, sha: issue.pull.head.sha } : {}),
  });
  for (const post of thread.posts.filter((each) => each !== description)) {
    world.now = Math.max(world.now, Date.parse(post.at));
    writePost(github, issue, post, thread.author);
  }
  keepUploads(github, thread);
  const owner = control.as(CAST.owner.login);
  if (thread.state === 'merged' && issue.pull)
    mergePull(owner, issue, { method: 'merge', message: thread.title });
  else if (thread.state !== 'open') closeIssue(owner, issue, null);
  const fresh = thread.labels.filter((name) => !repo.labels.some((label) => isSameName(label.name, name)));
  for (const name of fresh) createRepoLabel(owner, repo, { name, color: 'ededed', description: '' });
  addLabels(owner, issue, thread.labels);
  if (thread.locked) lockIssue(owner, issue, null);
  world.now = now;
}

/** What was uploaded with the texts: bytes of ours, behind one more address, as GitHub keeps them. */
function keepUploads({ world }: EmbeddedGitHub, thread: PublicThread): void {
  for (const url of findAttachments(
    thread.posts.map(({ body }) => body),
    GITHUB_COM,
  )) {
    const { hostname, pathname } = new URL(url);
    if (hostname.startsWith('private-')) continue;
    const place = `/user-attachments/kept${pathname}`;
    world.uploads.set(pathname, place);
    world.uploads.set(place, makeBlob(Buffer.from(`\u0089PNG\0 of ${pathname}`, 'latin1')));
  }
}

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function openThread(github: EmbeddedGitHub, play: ThreadPlay, body: string): Issue {
  const { thread } = play;
  const repo = github.control.repo(`${thread.owner}/${thread.repo}`);
  const author = github.control.as(thread.author);
  if (thread.kind === 'issue') return createIssue(author, repo, { title: thread.title, body });
  const head = hasFork(play) ? `${thread.author}:${branchOf(thread)}` : branchOf(thread);
  return createPull(author, repo, { title: thread.title, body, head, base: repo.defaultBranch });
}

function writePost({ world, control }: EmbeddedGitHub, issue: Issue, post: PublicPost, opener: string): void {
  const ctx = control.as(post.author);
  // Nobody judges their own pull request, and no other verdict goes without a word.
  const verdict = isSameName(post.author, opener) ? 'COMMENTED' : post.verdict;
  if (post.body.trim() === '' && (post.role !== 'review' || verdict === 'COMMENTED')) return;
  if (post.role === 'review' && issue.pull) {
    addReview(ctx, issue, verdict, post.body);
  } else if (post.role === 'line-comment' && issue.pull) {
    issue.pull.reviewComments.push({
      id: takeId(world),
      reviewId: null,
      authorId: ctx.actor.kind === 'user' ? ctx.actor.accountId : issue.authorId,
      body: post.body,
      path: post.path,
      line: 1,
      commit: issue.pull.head.sha,
      diffHunk: '@@ -1 +1 @@',
      createdAt: world.now,
      updatedAt: world.now,
    });
  } else {
    createComment(ctx, issue, post.body);
  }
}
