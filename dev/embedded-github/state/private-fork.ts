/** The temporary private fork of an advisory: closed to integrations, gone on publishing. */
import { advisoryRole, demand } from '../access.ts';
import { type Advisory, type Ctx, HttpError, type Repo } from '../world.ts';
import { notFound, repoById, takeId } from './find.ts';

/** 202 on GitHub, made within five minutes; here at once. Needs Administration: write besides access to the advisory. */
export function createPrivateFork(ctx: Ctx, advisory: Advisory): Repo {
  const { world } = ctx;
  const source = repoById(world, advisory.repoId);
  if (advisoryRole(ctx, advisory) === 'none') throw notFound();
  demand(ctx, source, { need: { administration: 'write' }, role: 'read' });
  if (advisory.state === 'published') throw new HttpError(422, 'The advisory is published');
  if (advisory.privateForkId !== null) return repoById(world, advisory.privateForkId);
  const fork: Repo = {
    ...structuredClone({ ...source, commits: new Map(), refs: new Map() }),
    id: takeId(world),
    name: `${source.name}-${advisory.ghsa.toLowerCase()}`,
    private: true,
    description: null,
    createdAt: world.now,
    collaborators: new Map(),
    labels: [],
    numbers: new Map(),
    nextNumber: 1,
    refs: new Map([...source.refs].filter(([name]) => name.startsWith('refs/heads/'))),
    commits: new Map(source.commits),
    releases: [],
    runs: [],
    environments: [],
    checkRuns: [],
    privateVulnerabilityReporting: false,
    watchers: new Set(),
    advisoryGhsa: advisory.ghsa,
    forkOfId: source.id,
  };
  world.repos.set(fork.id, fork);
  advisory.privateForkId = fork.id;
  return fork;
}

export function removePrivateFork(ctx: Ctx, advisory: Advisory): void {
  const { world } = ctx;
  if (advisory.privateForkId === null) return;
  const fork = world.repos.get(advisory.privateForkId);
  for (const id of fork?.numbers.values() ?? []) {
    for (const commentId of world.issues.get(id)?.commentIds ?? []) world.comments.delete(commentId);
    world.issues.delete(id);
  }
  world.repos.delete(advisory.privateForkId);
  advisory.privateForkId = null;
}
