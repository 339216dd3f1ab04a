/** Branches, tags, commits. Every change of a ref is a push: delivered, journalled, seen by pull requests. */
import { covers, demand, writeContents } from '../access.ts';
import { deliver } from '../events.ts';
import { journal } from '../journal.ts';
import { type Blob, type Commit, type Ctx, HttpError, type Repo, type Tree } from '../world.ts';
import { accountById, iso, repoOf, requireActor, takeId } from './find.ts';
import { deliverIssue } from './labels.ts';
import { ancestors, blobText, changeTree, emptyTree, makeBlob, sha1, treeOid } from './tree.ts';

export { blobText, listDirectory, listFiles, readFile } from './tree.ts';

const noCommit = '0'.repeat(40);

export function headOf(repo: Repo, branch: string): Commit | undefined {
  const oid = repo.refs.get(`refs/heads/${branch}`);
  return oid === undefined ? undefined : repo.commits.get(oid);
}

/** A branch, tag, full ref or (possibly short) commit id → commit. */
export function resolveRef(repo: Repo, name: string): Commit | undefined {
  const wanted = name === 'HEAD' ? `refs/heads/${repo.defaultBranch}` : name;
  const exact = repo.commits.get(wanted);
  if (exact) return exact;
  // As git takes a short name, gitrevisions(7): a tag before the branch of the same name.
  for (const ref of [wanted, `refs/${wanted}`, `refs/tags/${wanted}`, `refs/heads/${wanted}`]) {
    const oid = repo.refs.get(ref);
    if (oid !== undefined) return repo.commits.get(oid);
  }
  if (!/^[0-9a-f]{7,39}$/.test(wanted)) return undefined;
  for (const [oid, commit] of repo.commits) if (oid.startsWith(wanted)) return commit;
  return undefined;
}

export interface CommitPlan {
  /** Without `refs/heads/`. */
  readonly branch: string;
  /** Compare-and-set: the commit that the branch must be at; null to skip the comparison. */
  readonly expectedHead: string | null;
  readonly additions: readonly { readonly path: string; readonly content: string | Uint8Array }[];
  readonly deletions: readonly string[];
  readonly message: string;
  readonly author?: { readonly name: string; readonly email: string };
}

/** Makes a commit on top of a branch. 409 when the branch is not where it was expected; 404 when there is none. */
export function commitFiles(ctx: Ctx, repo: Repo, plan: CommitPlan): Commit {
  demand(ctx, repo, writeContents);
  const head = headOf(repo, plan.branch);
  if (!head && repo.refs.size > 0) throw new HttpError(404, `Branch ${plan.branch} not found`);
  if (plan.expectedHead !== null && head?.oid !== plan.expectedHead) {
    throw new HttpError(
      409,
      `Expected branch to point to "${plan.expectedHead}" but it did not. Pull and try again.`,
    );
  }
  const changes = new Map<string, Blob | null>(plan.deletions.map((path) => [path, null]));
  for (const { path, content } of plan.additions) changes.set(path, makeBlob(content));
  refuseWorkflowFiles(ctx, [...changes.keys()]);
  const tree = changeTree(head?.tree ?? emptyTree, changes);
  const commit = addCommit(ctx, repo, { ...plan, tree, parents: head ? [head.oid] : [] });
  for (const [path, blob] of changes) if (blob) journal(ctx, repo, 'file', blobText(blob), path);
  moveRef(ctx, repo, `refs/heads/${plan.branch}`, commit.oid);
  return commit;
}

/** Apps need `workflows: write` for files that start workflows. */
function refuseWorkflowFiles(ctx: Ctx, paths: readonly string[]): void {
  const { actor } = ctx;
  const path = paths.find((one) => one.startsWith('.github/workflows/'));
  if (path === undefined || actor.kind === 'anonymous' || actor.kind === 'app-jwt') return;
  if (actor.token.kind === 'classic') return;
  if (covers(actor.token.permissions.workflows, 'write')) return;
  throw new HttpError(
    403,
    `refusing to create or update workflow \`${path}\` without \`workflows\` permission`,
  );
}

/** Makes a commit object without any ref. */
export function addCommit(
  ctx: Ctx,
  repo: Repo,
  made: {
    readonly tree: Tree;
    readonly parents: readonly string[];
    readonly message: string;
    readonly author?: { readonly name: string; readonly email: string };
  },
): Commit {
  const { world } = ctx;
  const authorId = requireActor(ctx.actor);
  const account = accountById(world, authorId);
  const name = made.author?.name ?? account.name ?? account.login;
  const email = made.author?.email ?? `${account.id}+${account.login}@users.noreply.example.com`;
  const text = [...made.parents, treeOid(made.tree), name, email, iso(world.now), made.message].join('\n');
  const commit: Commit = Object.freeze({
    // The counter keeps two equal commits of one second apart, so that compare-and-set sees both.
    oid: sha1('commit\0', text, String(takeId(world))),
    parents: Object.freeze([...made.parents]),
    tree: made.tree,
    message: made.message,
    authorId,
    authorName: name,
    authorEmail: email,
    at: world.now,
    verified: true,
  });
  repo.commits.set(commit.oid, commit);
  journal(ctx, repo, 'commit-message', commit.message, commit.oid);
  return commit;
}

/** Creates a branch or tag (`refs/heads/…`, `refs/tags/…`). */
export function createRef(ctx: Ctx, repo: Repo, ref: string, oid: string): void {
  demand(ctx, repo, writeContents);
  if (!/^refs\/(heads|tags)\/[^\s~^:?*[\\]+$/.test(ref)) {
    throw new HttpError(422, `${ref} is not a valid ref name.`);
  }
  if (!repo.commits.has(oid)) throw new HttpError(422, 'Object does not exist');
  if (repo.refs.has(ref)) throw new HttpError(422, 'Reference already exists');
  moveRef(ctx, repo, ref, oid);
}

/** Moves a branch; without `force` only forward. */
export function updateRef(ctx: Ctx, repo: Repo, ref: string, oid: string, force: boolean): void {
  demand(ctx, repo, writeContents);
  const before = repo.refs.get(ref);
  if (before === undefined) throw new HttpError(422, 'Reference does not exist');
  if (!repo.commits.has(oid)) throw new HttpError(422, 'Object does not exist');
  if (!force && !ancestors(repo, oid).has(before)) {
    throw new HttpError(422, 'Update is not a fast forward');
  }
  moveRef(ctx, repo, ref, oid);
}

/** The commits stay reachable by their ids. */
export function deleteRef(ctx: Ctx, repo: Repo, ref: string): void {
  demand(ctx, repo, writeContents);
  const before = repo.refs.get(ref);
  if (before === undefined) throw new HttpError(422, 'Reference does not exist');
  const branch = ref.replace(/^refs\/heads\//, '');
  if (branch === repo.defaultBranch) throw new HttpError(422, 'Cannot delete the default branch');
  repo.refs.delete(ref);
  deliverPush(ctx, repo, ref, before, noCommit);
}

/** Sets a ref and tells everybody. */
export function moveRef(ctx: Ctx, repo: Repo, ref: string, oid: string): void {
  const before = repo.refs.get(ref) ?? noCommit;
  repo.refs.set(ref, oid);
  repo.pushedAt = ctx.world.now;
  if (before === noCommit) {
    const [, kind, ...name] = ref.split('/');
    journal(ctx, repo, kind === 'tags' ? 'tag' : 'branch', name.join('/'), ref);
    deliver(ctx, repo, 'create', null, {
      ref: name.join('/'),
      ref_type: kind === 'tags' ? 'tag' : 'branch',
      master_branch: repo.defaultBranch,
    });
  }
  deliverPush(ctx, repo, ref, before, oid);
  movePulls(ctx, repo, ref, oid);
}

function deliverPush(ctx: Ctx, repo: Repo, ref: string, before: string, after: string): void {
  const commit = repo.commits.get(after);
  const head = commit && {
    id: commit.oid,
    tree_id: treeOid(commit.tree),
    message: commit.message,
    timestamp: iso(commit.at),
    author: { name: commit.authorName, email: commit.authorEmail },
  };
  deliver(ctx, repo, 'push', null, {
    ref,
    before,
    after,
    created: before === noCommit,
    deleted: after === noCommit,
    forced: before !== noCommit && commit !== undefined && !isAncestor(repo, before, commit),
    head_commit: head ?? null,
    commits: head ? [head] : [],
  });
}

/** Most pushes add one commit: its parent is known without a walk through the history. */
const isAncestor = (repo: Repo, before: string, after: Commit): boolean =>
  after.parents.includes(before) || ancestors(repo, after.oid).has(before);

/** Open pull requests follow the branches that they come from. */
function movePulls(ctx: Ctx, repo: Repo, ref: string, oid: string): void {
  const branch = ref.replace(/^refs\/heads\//, '');
  for (const issue of ctx.world.issues.values()) {
    const head = issue.pull?.head;
    if (!head || issue.state !== 'open' || head.repoId !== repo.id || head.ref !== branch) continue;
    if (head.sha === oid) continue;
    const before = head.sha;
    head.sha = oid;
    repoOf(ctx.world, issue).commits.set(oid, repo.commits.get(oid)!);
    deliverIssue(ctx, issue, 'synchronize', { before, after: oid });
  }
}
