/** REST bodies of releases. */
import { nodeId } from '../node-id.ts';
import { iso, isoOrNull } from '../state/find.ts';
import type { Release, Repo, World } from '../world.ts';
import { type Json, userShape } from './shapes-accounts.ts';
import { repoApi, repoWeb } from './shapes-repos.ts';

function releaseWeb(world: World, repo: Repo, release: Release): string {
  const place = release.draft ? `untagged-${release.id}` : release.tag;
  return `${repoWeb(world, repo)}/releases/tag/${place}`;
}

export function releaseShape(world: World, repo: Repo, release: Release): Json {
  const api = `${repoApi(world, repo)}/releases/${release.id}`;
  return {
    url: api,
    assets_url: `${api}/assets`,
    upload_url: `${api}/assets{?name,label}`,
    html_url: releaseWeb(world, repo, release),
    id: release.id,
    author: userShape(world, release.authorId),
    node_id: nodeId('RE', release.id),
    tag_name: release.tag,
    target_commitish: release.targetCommitish,
    name: release.name,
    draft: release.draft,
    immutable: release.immutable,
    prerelease: release.prerelease,
    created_at: iso(release.createdAt),
    updated_at: iso(release.createdAt),
    published_at: isoOrNull(release.publishedAt),
    assets: [],
    tarball_url: release.draft ? null : `${repoApi(world, repo)}/tarball/${release.tag}`,
    zipball_url: release.draft ? null : `${repoApi(world, repo)}/zipball/${release.tag}`,
    body: release.body,
  };
}
