/** What a pull request changes. Pure reading, so that bodies and events can be made from it. */
import type { Commit, Ctx, Issue, Repo } from '../world.ts';
import { notFound, repoOf } from './find.ts';
import { ancestors, diffTrees, emptyTree, type FileDiff, mergeBase } from './tree.ts';

/** What the pull request changes: from where it left its base. */
export function pullDiff(ctx: Ctx, issue: Issue): FileDiff[] {
  const { repo, base, head } = pullEnds(ctx, issue);
  const from = mergeBase(repo, base.oid, head.oid);
  return diffTrees(from === null ? emptyTree : repo.commits.get(from)!.tree, head.tree);
}

/** Its own commits, oldest first. */
export function pullCommits(ctx: Ctx, issue: Issue): Commit[] {
  const { repo, base, head } = pullEnds(ctx, issue);
  return commitsBetween(repo, base.oid, head.oid);
}

export function commitsBetween(repo: Repo, base: string, head: string): Commit[] {
  const known = ancestors(repo, base);
  const commits: Commit[] = [];
  let next: Commit | undefined = repo.commits.get(head);
  while (next && !known.has(next.oid)) {
    commits.push(next);
    next = next.parents[0] === undefined ? undefined : repo.commits.get(next.parents[0]);
  }
  return commits.reverse();
}

/** Commits at both ends; a merged one keeps the base it had then. */
export function pullEnds(ctx: Ctx, issue: Issue): { repo: Repo; base: Commit; head: Commit } {
  const repo = repoOf(ctx.world, issue);
  const pull = issue.pull!;
  const live = issue.state === 'open' ? repo.refs.get(`refs/heads/${pull.base.ref}`) : undefined;
  const base = repo.commits.get(live ?? pull.base.sha);
  const head = repo.commits.get(pull.head.sha);
  if (!base || !head) throw notFound();
  return { repo, base, head };
}
