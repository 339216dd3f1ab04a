/** Repository security advisories: making, reporting, editing, publishing (github-platform.md, section 1). */
import {
  advisoryRole,
  type Demand,
  demand,
  isSecurityManager,
  mayRead,
  refuseToken,
  roleIn,
} from '../access.ts';
import { deliver } from '../events.ts';
import { journalAdvisory } from '../journal.ts';
import { notifyAdvisory, send } from '../notifications.ts';
import { advisoryShape } from '../rest/shapes-advisories.ts';
import { useUnlistedEcosystem } from '../unkindness/answers.ts';
import { unkindly } from '../unkindness/unkindness.ts';
import { type Advisory, type AdvisoryState, type Ctx, HttpError, type Repo } from '../world.ts';
import { type AdvisoryFields, applyFields } from './advisory-fields.ts';
import { fullName, notFound, repoById, requireActor, takeId } from './find.ts';
import { newGhsa } from './ghsa.ts';
import { createPrivateFork, removePrivateFork } from './private-fork.ts';
import { invalidField } from './validate.ts';

export const writeAdvisories: Demand = {
  need: { repository_advisories: 'write' },
  role: 'read',
  scopes: ['repository_advisories:write'],
};
export const readAdvisories: Demand = {
  need: { repository_advisories: 'read' },
  role: 'read',
  scopes: ['repository_advisories:read', 'repository_advisories:write'],
};

/** Whether this request has advisory admin rights in a repository: to create, to see all. */
export function administersAdvisories(ctx: Ctx, repo: Repo): boolean {
  const { world, actor } = ctx;
  if (actor.kind === 'app') return true;
  if (actor.kind !== 'user') return false;
  const admin = roleIn(world, actor.accountId, repo) === 'admin';
  return admin || isSecurityManager(world, actor.accountId, repo.ownerId);
}

function refuseActionsToken(ctx: Ctx): void {
  if (ctx.actor.kind === 'actions') throw refuseToken(ctx.actor, writeAdvisories.need);
}

function refusePrivate(repo: Repo): void {
  if (repo.private)
    throw new HttpError(403, 'Security advisories are not available for private repositories');
}

/** Opens a draft. */
export function createAdvisory(ctx: Ctx, repo: Repo, fields: AdvisoryFields): Advisory {
  demand(ctx, repo, writeAdvisories);
  refuseActionsToken(ctx);
  if (!administersAdvisories(ctx, repo)) throw new HttpError(403, 'Must have admin rights to Repository.');
  refusePrivate(repo);
  const advisory = openAdvisory(ctx, repo, 'draft', fields);
  invite(ctx, { ...advisory, collaboratingUserIds: [], credits: [] }, advisory);
  if (fields.start_private_fork) createPrivateFork(ctx, advisory);
  return advisory;
}

/** A report by anybody, where private vulnerability reporting is on. The reporter is in its collaborators from the start. */
export function reportAdvisory(ctx: Ctx, repo: Repo, fields: AdvisoryFields): Advisory {
  if (!mayRead(ctx, repo)) throw notFound();
  demand(ctx, repo, writeAdvisories);
  refuseActionsToken(ctx);
  refusePrivate(repo);
  if (!repo.privateVulnerabilityReporting) {
    throw new HttpError(403, 'Private vulnerability reporting is not enabled for this repository');
  }
  const advisory = openAdvisory(ctx, repo, 'triage', fields);
  advisory.submission = { accepted: false };
  if (unkindly(ctx.world, 'ecosystem-unlisted', fullName(ctx.world, repo))) useUnlistedEcosystem(advisory);
  advisory.collaboratingUserIds = [advisory.authorId];
  advisory.credits = [{ userId: advisory.authorId, type: 'reporter', state: 'accepted' }];
  notifyManagers(ctx, advisory);
  deliver(ctx, repo, 'repository_advisory', 'reported', {
    repository_advisory: advisoryShape(ctx.world, advisory),
  });
  return advisory;
}

function notifyManagers(ctx: Ctx, advisory: Advisory): void {
  const { world } = ctx;
  const repo = repoById(world, advisory.repoId);
  for (const account of world.accounts.values()) {
    if (account.type !== 'User' || account.id === advisory.authorId) continue;
    const manages =
      roleIn(world, account.id, repo) === 'admin' || isSecurityManager(world, account.id, repo.ownerId);
    if (manages)
      send(world, repo, account.id, 'security_advisory', advisory.ghsa, `Reported: ${advisory.summary}`);
  }
}

function openAdvisory(ctx: Ctx, repo: Repo, state: AdvisoryState, fields: AdvisoryFields): Advisory {
  const { world } = ctx;
  if (!fields.summary)
    throw invalidField('RepositoryAdvisory', 'summary', 'summary is missing', 'missing_field');
  if (!fields.description) {
    throw invalidField('RepositoryAdvisory', 'description', 'description is missing', 'missing_field');
  }
  const advisory: Advisory = {
    id: takeId(world),
    ghsa: newGhsa(world),
    repoId: repo.id,
    state,
    summary: '',
    description: '',
    severity: null,
    cvssV3: null,
    cvssV4: null,
    cweIds: [],
    vulnerabilities: [],
    credits: [],
    cveId: null,
    cveRequestedAt: null,
    authorId: requireActor(ctx.actor),
    publisherId: null,
    submission: null,
    collaboratingUserIds: [],
    collaboratingTeamIds: [],
    privateForkId: null,
    comments: [],
    createdAt: world.now,
    updatedAt: world.now,
    publishedAt: null,
    closedAt: null,
    withdrawnAt: null,
  };
  applyFields(ctx, advisory, fields);
  world.advisories.set(advisory.ghsa, advisory);
  journalFields(ctx, advisory, fields);
  return advisory;
}

/** Edits an advisory. Publishing, closing, reopening and inviting need its admin. All or nothing. */
export function updateAdvisory(ctx: Ctx, advisory: Advisory, fields: AdvisoryFields): void {
  const repo = repoById(ctx.world, advisory.repoId);
  const role = advisoryRole(ctx, advisory);
  if (role === 'none') throw notFound();
  demand(ctx, repo, writeAdvisories);
  if (role === 'read') throw refuseToken(ctx.actor, writeAdvisories.need);
  const adminOnly: readonly (keyof AdvisoryFields)[] = [
    'state',
    'collaborating_users',
    'collaborating_teams',
  ];
  if (role !== 'admin' && adminOnly.some((field) => fields[field] !== undefined)) {
    throw new HttpError(403, 'Must have admin rights to the advisory.');
  }
  const draft: Advisory = structuredClone(advisory);
  applyFields(ctx, draft, fields);
  const to = fields.state === undefined || fields.state === advisory.state ? null : fields.state;
  if (to !== null) checkMove(draft, to);
  invite(ctx, advisory, draft);
  Object.assign(advisory, draft, { updatedAt: ctx.world.now });
  journalFields(ctx, advisory, fields);
  if (to !== null) move(ctx, advisory, to);
}

const moves: Readonly<Record<AdvisoryState, readonly string[]>> = {
  triage: ['draft', 'closed', 'published'],
  draft: ['published', 'closed'],
  closed: ['draft'],
  published: [],
  withdrawn: [],
};

function checkMove(advisory: Advisory, to: string): void {
  if (!moves[advisory.state].includes(to)) {
    throw invalidField('RepositoryAdvisory', 'state', 'Invalid state transition');
  }
  if (to !== 'published') return;
  const ranged = advisory.vulnerabilities.some((one) => (one.vulnerableVersionRange ?? '') !== '');
  if (!ranged) {
    throw invalidField(
      'RepositoryAdvisory',
      'vulnerabilities',
      'an affected product with its affected versions is needed to publish',
    );
  }
}

function move(ctx: Ctx, advisory: Advisory, to: string): void {
  const { world } = ctx;
  const repo = repoById(world, advisory.repoId);
  const byId = requireActor(ctx.actor);
  if (to === 'draft') {
    if (advisory.submission) advisory.submission = { accepted: true };
    Object.assign(advisory, { state: 'draft', closedAt: null });
  }
  if (to === 'closed') Object.assign(advisory, { state: 'closed', closedAt: world.now });
  if (to === 'published') publish(ctx, advisory, repo, byId);
  notifyAdvisory(world, advisory, byId, `The advisory is now: ${advisory.state}.`);
}

/** There is no way back. The private fork goes with its branches. */
function publish(ctx: Ctx, advisory: Advisory, repo: Repo, byId: number): void {
  Object.assign(advisory, { state: 'published', publishedAt: ctx.world.now, publisherId: byId });
  removePrivateFork(ctx, advisory);
  journalAdvisory(ctx, advisory, 'advisory-field', advisory.summary);
  journalAdvisory(ctx, advisory, 'advisory-field', advisory.description);
  for (const one of advisory.vulnerabilities) {
    const text = [one.ecosystem, one.name, one.vulnerableVersionRange, one.patchedVersions].join(' ');
    journalAdvisory(ctx, advisory, 'advisory-field', text);
  }
  journalAdvisory(ctx, advisory, 'advisory-field', [advisory.ghsa, advisory.cveId].filter(Boolean).join(' '));
  deliver(ctx, repo, 'repository_advisory', 'published', {
    repository_advisory: advisoryShape(ctx.world, advisory),
  });
}

/** New collaborators and credited people get a mail that names the advisory. */
function invite(ctx: Ctx, before: Advisory, after: Advisory): void {
  const repo = repoById(ctx.world, after.repoId);
  for (const id of after.collaboratingUserIds) {
    if (before.collaboratingUserIds.includes(id)) continue;
    send(ctx.world, repo, id, 'invitation', after.ghsa, `You were added to an advisory: ${after.summary}`);
  }
  for (const { userId } of after.credits) {
    if (before.credits.some((one) => one.userId === userId)) continue;
    send(ctx.world, repo, userId, 'security_credit', after.ghsa, `You were credited: ${after.summary}`);
  }
}

function journalFields(ctx: Ctx, advisory: Advisory, fields: AdvisoryFields): void {
  const texts = [
    fields.summary,
    fields.description,
    fields.cve_id,
    ...(fields.vulnerabilities ?? []).map((one) =>
      [one.package.ecosystem, one.package.name, one.vulnerable_version_range, one.patched_versions].join(' '),
    ),
  ];
  for (const text of texts) journalAdvisory(ctx, advisory, 'advisory-field', text ?? null);
}
