/** Repositories of a seed: files, labels, issues with their talk, pull requests, releases, advisories. */
import { personOf } from './auth.ts';
import type { SeedAdvisory, SeedIssue, SeedPull, SeedRepo } from './seed.ts';
import { repoNamed, roleOf } from './seed-names.ts';
import { createAdvisory, reportAdvisory, updateAdvisory } from './state/advisories.ts';
import { accountByLogin, takeId } from './state/find.ts';
import { commitFiles, createRef, headOf } from './state/git.ts';
import { openThread } from './state/issues.ts';
import { addLabel } from './state/labels.ts';
import { createPull } from './state/pulls.ts';
import { createRelease } from './state/releases.ts';
import { remember } from './state/timeline.ts';
import type { Ctx, Issue, Repo, Ruleset, World } from './world.ts';

/** Acting as a person with every scope: what people did before the story starts. */
export function ctxOf(world: World, accountId: number): Ctx {
  const token = {
    kind: 'classic',
    token: '',
    accountId,
    scopes: ['repo', 'read:org', 'workflow'],
    expiresAt: null,
  } as const;
  return {
    world,
    actor: { kind: 'user', accountId, token: { ...token, scopes: [...token.scopes] } },
    runId: null,
  };
}

/** The repository without content, so that teams can be invited before people write there. */
export function seedBlankRepo(world: World, seed: SeedRepo): void {
  const repo = blankRepo(world, seed, personOf(world, seed.owner).id);
  world.repos.set(repo.id, repo);
}

export function fillSeedRepo(world: World, seed: SeedRepo): void {
  const repo = world.repos.get(repoNamed(world, `${seed.owner}/${seed.name}`))!;
  const source = seed.forkOf === undefined ? undefined : world.repos.get(repoNamed(world, seed.forkOf));
  if (source)
    Object.assign(repo, {
      refs: new Map(source.refs),
      commits: new Map(source.commits),
      forkOfId: source.id,
    });
  const owner = world.orgs.get(repo.ownerId)?.owners.values().next().value ?? repo.ownerId;
  const ctx = ctxOf(world, owner);
  for (const label of seed.labels ?? []) addSeedLabel(world, repo, label);
  seedGit(ctx, repo, seed);
  for (const issue of seed.issues ?? []) seedIssue(world, repo, issue);
  for (const pull of seed.pulls ?? []) seedPull(ctx, repo, pull);
  for (const release of seed.releases ?? []) {
    at(world, release.at, () => createRelease(ctx, repo, { ...release, tag_name: release.tag }));
  }
  for (const advisory of seed.advisories ?? []) seedAdvisory(ctx, repo, advisory);
  repo.archived = seed.archived ?? false;
}

/** Does something at another time. */
function at<T>(world: World, time: string | undefined, act: () => T): T {
  const { now } = world;
  if (time !== undefined) world.now = Date.parse(time);
  try {
    return act();
  } finally {
    world.now = now;
  }
}

function blankRepo(world: World, seed: SeedRepo, ownerId: number): Repo {
  const people = Object.entries(seed.collaborators ?? {});
  const environments = (seed.environments ?? []).map((one) => ({
    id: takeId(world),
    name: one.name,
    reviewerIds: (one.reviewers ?? []).map((login) => personOf(world, login).id),
    reviewerTeamIds: [],
    protectionAppIds: (one.apps ?? []).flatMap(
      (slug) => [...world.apps.values()].find((app) => app.slug === slug)?.id ?? [],
    ),
    secrets: [...(one.secrets ?? [])],
  }));
  return {
    id: seed.id ?? takeId(world),
    ownerId,
    name: seed.name,
    private: seed.private ?? false,
    archived: false,
    description: seed.description ?? null,
    createdAt: world.now,
    pushedAt: world.now,
    defaultBranch: seed.defaultBranch ?? 'main',
    collaborators: new Map(people.map(([login, role]) => [personOf(world, login).id, roleOf(role)])),
    labels: [],
    numbers: new Map(),
    nextNumber: 1,
    refs: new Map(),
    commits: new Map(),
    releases: [],
    runs: [],
    environments,
    checkRuns: [],
    discussionCategories: (seed.discussionCategories ?? []).map((name) => ({
      id: takeId(world),
      name,
      slug: name.toLowerCase().replace(/\W+/g, '-'),
    })),
    privateVulnerabilityReporting: seed.privateVulnerabilityReporting ?? false,
    watchers: new Set((seed.watchers ?? []).map((login) => personOf(world, login).id)),
    advisoryGhsa: null,
    forkOfId: null,
    immutableReleases: seed.immutableReleases ?? false,
    secrets: [...(seed.secrets ?? [])],
    rulesets: (seed.rulesets ?? []).map((one) => seedRuleset(world, one)),
    workflowStates: new Map(Object.entries(seed.workflowStates ?? {})),
    issuesOff: seed.issuesOff ?? false,
    actions: seed.actions ?? {},
  };
}

function seedRuleset(world: World, seed: NonNullable<SeedRepo['rulesets']>[number]): Ruleset {
  const apps = [...world.apps.values()].filter(({ slug }) => seed.apps?.includes(slug));
  return {
    id: takeId(world),
    name: seed.branch,
    refs: [`refs/heads/${seed.branch}`],
    rules: [...seed.rules],
    bypassAppIds: apps.map(({ id }) => id),
  };
}

function addSeedLabel(world: World, repo: Repo, label: NonNullable<SeedRepo['labels']>[number]): void {
  const fields = typeof label === 'string' ? { name: label } : label;
  repo.labels.push({
    id: takeId(world),
    name: fields.name,
    color: fields.color ?? 'ededed',
    description: fields.description ?? null,
    isDefault: false,
  });
}

function seedGit(ctx: Ctx, repo: Repo, seed: SeedRepo): void {
  const additions = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).map(([path, content]) => ({ path, content }));
  const plan = { expectedHead: null, deletions: [] } as const;
  const main = { ...plan, branch: repo.defaultBranch, message: 'Initial commit' };
  const forked = headOf(repo, repo.defaultBranch);
  const files = seed.files ?? { 'README.md': `# ${seed.name}\n` };
  const head =
    forked && seed.files === undefined
      ? forked
      : commitFiles(ctx, repo, { ...main, additions: additions(files) });
  for (const [branch, more] of Object.entries(seed.branches ?? {})) {
    createRef(ctx, repo, `refs/heads/${branch}`, head.oid);
    if (Object.keys(more).length === 0) continue;
    commitFiles(ctx, repo, { ...plan, branch, message: `Start ${branch}`, additions: additions(more) });
  }
  for (const tag of seed.tags ?? []) createRef(ctx, repo, `refs/tags/${tag}`, head.oid);
}

function seedIssue(world: World, repo: Repo, seed: SeedIssue): Issue {
  const ctx = ctxOf(world, personOf(world, seed.author).id);
  return at(world, seed.at, () => {
    const issue = openThread(ctx, repo, { title: seed.title, body: seed.body ?? null }, null);
    for (const name of seed.labels ?? []) {
      if (!repo.labels.some((one) => one.name === name)) addSeedLabel(world, repo, name);
      addLabel(ctx, issue, repo.labels.find((one) => one.name === name)!);
    }
    for (const login of seed.assignees ?? []) {
      const { id } = personOf(world, login);
      issue.assigneeIds.push(id);
      issue.participants.add(id);
      remember(ctx, issue, { kind: 'assigned', assigneeId: id });
    }
    for (const comment of seed.comments ?? []) {
      at(world, comment.at, () => seedComment(world, issue, comment.author, comment.body));
    }
    if (seed.state === 'closed') {
      Object.assign(issue, { state: 'closed', stateReason: 'completed', closedAt: world.now });
      remember(ctx, issue, { kind: 'closed', reason: 'completed' });
    }
    return issue;
  });
}

function seedComment(world: World, issue: Issue, login: string, body: string): void {
  const authorId = personOf(world, login).id;
  const id = takeId(world);
  world.comments.set(id, {
    id,
    issueId: issue.id,
    authorId,
    viaAppId: accountByLogin(world, login)?.appId ?? null,
    body,
    createdAt: world.now,
    updatedAt: world.now,
    edits: [],
    lastEditorId: null,
    lastEditedAt: null,
    minimizedReason: null,
    reactions: [],
  });
  issue.commentIds.push(id);
  issue.participants.add(authorId);
  remember(ctxOf(world, authorId), issue, { kind: 'commented', commentId: id });
}

function seedPull(ctx: Ctx, repo: Repo, seed: SeedPull): void {
  const { world } = ctx;
  at(world, seed.at, () => {
    if (!headOf(repo, seed.head)) {
      createRef(ctx, repo, `refs/heads/${seed.head}`, headOf(repo, seed.base ?? repo.defaultBranch)!.oid);
    }
    const additions = Object.entries(seed.files).map(([path, content]) => ({ path, content }));
    const plan = { branch: seed.head, expectedHead: null, deletions: [], message: seed.title };
    commitFiles(ctx, repo, { ...plan, additions });
    const author = ctxOf(world, personOf(world, seed.author).id);
    const fields = { title: seed.title, body: seed.body ?? null, head: seed.head };
    createPull(author, repo, { ...fields, base: seed.base ?? repo.defaultBranch });
  });
}

function seedAdvisory(ctx: Ctx, repo: Repo, seed: SeedAdvisory): void {
  const { world } = ctx;
  const { author, ghsa, at: time, state, ...fields } = seed;
  if (ghsa !== undefined) world.settings.nextGhsas.unshift(ghsa);
  at(world, time, () => {
    const by = ctxOf(world, personOf(world, author).id);
    if (state === 'triage') {
      const before = repo.privateVulnerabilityReporting;
      repo.privateVulnerabilityReporting = true;
      reportAdvisory(by, repo, fields);
      repo.privateVulnerabilityReporting = before;
      return;
    }
    const advisory = createAdvisory(ctx, repo, fields);
    advisory.authorId = personOf(world, author).id;
    if (state !== undefined && state !== 'draft') updateAdvisory(ctx, advisory, { state });
  });
}
