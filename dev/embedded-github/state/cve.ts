/** CVE requests: accepted at once, answered later. */
import { advisoryRole, demand } from '../access.ts';
import { type Advisory, type Ctx, HttpError, type World } from '../world.ts';
import { administersAdvisories, writeAdvisories } from './advisories.ts';
import { notFound, repoById } from './find.ts';
import { newCve } from './ghsa.ts';
import { invalidField } from './validate.ts';

export function requestCve(ctx: Ctx, advisory: Advisory): void {
  const repo = repoById(ctx.world, advisory.repoId);
  if (advisoryRole(ctx, advisory) === 'none') throw notFound();
  demand(ctx, repo, writeAdvisories);
  if (!administersAdvisories(ctx, repo)) throw new HttpError(403, 'Must have admin rights to Repository.');
  if (advisory.cveId !== null) {
    throw invalidField('RepositoryAdvisory', 'cve_id', 'The advisory already has a CVE', 'already_exists');
  }
  if (advisory.cveRequestedAt !== null) {
    throw invalidField('RepositoryAdvisory', 'cve_id', 'A CVE was already requested', 'already_exists');
  }
  if (advisory.state !== 'draft' && advisory.state !== 'published') {
    throw invalidField('RepositoryAdvisory', 'state', 'A CVE can be requested for a draft only');
  }
  advisory.cveRequestedAt = ctx.world.now;
  advisory.updatedAt = ctx.world.now;
  settleCves(ctx.world);
}

/** GitHub's people have answered: with this id, or the one it was going to get. */
export function assignCve(world: World, advisory: Advisory, id = newCve(world, advisory.ghsa)): void {
  advisory.cveId = id;
  advisory.cveRequestedAt ??= world.now;
  advisory.updatedAt = world.now;
}

/** GitHub's people have said no. It can be requested again. */
export function refuseCve(world: World, advisory: Advisory): void {
  advisory.cveRequestedAt = null;
  advisory.updatedAt = world.now;
}

/** Assigns what is due by the clock. */
export function settleCves(world: World): void {
  const delay = world.settings.cveDelayMs;
  if (delay === null) return;
  for (const advisory of world.advisories.values()) {
    if (advisory.cveRequestedAt === null || advisory.cveId !== null) continue;
    if (advisory.cveRequestedAt + delay <= world.now) assignCve(world, advisory);
  }
}
