/** Releases. Publishing makes the tag; drafts make none and start nothing. */
import { demand, writeContents } from '../access.ts';
import { deliver } from '../events.ts';
import { journal } from '../journal.ts';
import { releaseShape } from '../rest/shapes-releases.ts';
import { type Ctx, HttpError, type Release, type Repo } from '../world.ts';
import { requireActor, takeId } from './find.ts';
import { moveRef, resolveRef } from './git.ts';
import { invalid, invalidField } from './validate.ts';

export interface ReleaseFields {
  readonly tag_name?: string;
  readonly target_commitish?: string;
  readonly name?: string | null;
  readonly body?: string | null;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
  readonly make_latest?: string;
}

export function createRelease(ctx: Ctx, repo: Repo, fields: ReleaseFields): Release {
  demand(ctx, repo, writeContents);
  const tag = fields.tag_name ?? '';
  if (tag === '') throw invalidField('Release', 'tag_name', 'tag_name is missing', 'missing_field');
  if (!fields.draft && repo.releases.some((one) => one.tag === tag && !one.draft)) {
    throw invalid([{ resource: 'Release', field: 'tag_name', code: 'already_exists' }]);
  }
  const release: Release = {
    id: takeId(ctx.world),
    repoId: repo.id,
    tag,
    targetCommitish: fields.target_commitish ?? repo.defaultBranch,
    name: fields.name ?? null,
    body: fields.body ?? null,
    draft: fields.draft ?? false,
    prerelease: fields.prerelease ?? false,
    latest: false,
    immutable: false,
    authorId: requireActor(ctx.actor),
    createdAt: ctx.world.now,
    publishedAt: null,
  };
  if (!release.draft) publish(ctx, repo, release, fields.make_latest);
  repo.releases.push(release);
  journalRelease(ctx, repo, release);
  if (!release.draft) announce(ctx, repo, release);
  return release;
}

function publish(ctx: Ctx, repo: Repo, release: Release, makeLatest: string | undefined): void {
  const ref = `refs/tags/${release.tag}`;
  if (!repo.refs.has(ref)) {
    const commit = resolveRef(repo, release.targetCommitish);
    if (!commit) throw invalidField('Release', 'target_commitish', 'target_commitish does not exist');
    moveRef(ctx, repo, ref, commit.oid);
  }
  release.draft = false;
  release.publishedAt = ctx.world.now;
  release.immutable = repo.immutableReleases;
  if (makeLatest === 'false' || release.prerelease) return;
  for (const other of repo.releases) other.latest = false;
  release.latest = true;
}

function announce(ctx: Ctx, repo: Repo, release: Release): void {
  const shape = { release: releaseShape(ctx.world, repo, release) };
  deliver(ctx, repo, 'release', 'created', shape);
  deliver(ctx, repo, 'release', 'published', shape);
  if (!release.prerelease) deliver(ctx, repo, 'release', 'released', shape);
}

export function updateRelease(ctx: Ctx, repo: Repo, release: Release, fields: ReleaseFields): void {
  demand(ctx, repo, writeContents);
  if (release.immutable && fields.tag_name !== undefined && fields.tag_name !== release.tag) {
    throw new HttpError(422, 'Cannot change the tag of an immutable release');
  }
  if (fields.tag_name !== undefined) release.tag = fields.tag_name;
  if (fields.target_commitish !== undefined) release.targetCommitish = fields.target_commitish;
  if (fields.name !== undefined) release.name = fields.name;
  if (fields.body !== undefined) release.body = fields.body;
  if (fields.prerelease !== undefined) release.prerelease = fields.prerelease;
  const publishing = release.draft && fields.draft === false;
  if (publishing) publish(ctx, repo, release, fields.make_latest);
  journalRelease(ctx, repo, release);
  if (publishing) announce(ctx, repo, release);
  else if (!release.draft) {
    deliver(ctx, repo, 'release', 'edited', { release: releaseShape(ctx.world, repo, release), changes: {} });
  }
}

export function deleteRelease(ctx: Ctx, repo: Repo, release: Release): void {
  demand(ctx, repo, writeContents);
  repo.releases = repo.releases.filter((one) => one !== release);
  if (!release.draft) {
    deliver(ctx, repo, 'release', 'deleted', { release: releaseShape(ctx.world, repo, release) });
  }
}

/** Drafts are seen by people with write access only; the journal says the repository's readers all the same. */
function journalRelease(ctx: Ctx, repo: Repo, release: Release): void {
  if (release.draft) return;
  journal(ctx, repo, 'release', [release.name, release.body].filter(Boolean).join('\n\n'), release.tag);
}

/** The newest that is neither draft nor pre-release, unless one was made the latest. */
export function latestRelease(repo: Repo): Release | undefined {
  const published = repo.releases.filter((one) => !one.draft && !one.prerelease);
  return published.find((one) => one.latest) ?? published.at(-1);
}
