/** Releases of a repository. */

import { roleIn } from '../access.ts';
import { nodeId } from '../node-id.ts';
import { repoWeb } from '../rest/shapes-repos.ts';
import { iso, isoOrNull } from '../state/find.ts';
import { latestRelease } from '../state/releases.ts';
import type { Release, Repo } from '../world.ts';
import { type PageArgs, page } from './connection.ts';
import { releaseNode, repoNode, userNode } from './nodes.ts';
import { refNamed } from './refs.ts';
import { type Gql, int32, node, type Resolvers } from './resolving.ts';

const newestFirst = (a: Release, b: Release): number => b.createdAt - a.createdAt || b.id - a.id;

/** Drafts are for people with push access. */
function releasesOf(of: Repo, { ctx, world }: Gql): Release[] {
  const { actor } = ctx;
  const pushes =
    actor.kind === 'user' && ['write', 'maintain', 'admin'].includes(roleIn(world, actor.accountId, of));
  const writes =
    'token' in actor && 'permissions' in actor.token && actor.token.permissions.contents === 'write';
  return of.releases.filter((release) => !release.draft || pushes || writes).sort(newestFirst);
}

/** The fields of Repository that lead here. */
export const releaseFields: Resolvers<Repo> = {
  latestRelease: (of) => {
    const found = latestRelease(of);
    return found === undefined ? null : releaseNode(found);
  },
  release: (of, args: { readonly tagName: string }, gql) => {
    const found = releasesOf(of, gql).find((release) => release.tag === args.tagName);
    return found === undefined ? null : releaseNode(found);
  },
  releases: (of, args: PageArgs, gql) =>
    page('releases', releasesOf(of, gql).map(releaseNode), args, (one) => one.of.id),
};

const release: Resolvers<Release> = {
  id: (of) => nodeId('RE', of.id),
  databaseId: (of) => int32(of.id),
  name: (of) => of.name,
  description: (of) => of.body,
  tagName: (of) => of.tag,
  isDraft: (of) => of.draft,
  isPrerelease: (of) => of.prerelease,
  isLatest: (of) => of.latest,
  createdAt: (of) => iso(of.createdAt),
  publishedAt: (of) => isoOrNull(of.publishedAt),
  updatedAt: (of) => iso(of.publishedAt ?? of.createdAt),
  author: (of, _args, { world }) => userNode(world, of.authorId),
  repository: (of, _args, { world }) => repoNode(world.repos.get(of.repoId) as Repo),
  url: (of, _args, { world }) =>
    `${repoWeb(world, world.repos.get(of.repoId) as Repo)}/releases/tag/${of.tag}`,
  tag: (of, _args, { world }) => refNamed(world.repos.get(of.repoId) as Repo, `refs/tags/${of.tag}`),
  tagCommit: (of, _args, { world }) => {
    const repo = world.repos.get(of.repoId) as Repo;
    const oid = repo.refs.get(`refs/tags/${of.tag}`);
    const commit = oid === undefined ? undefined : repo.commits.get(oid);
    return commit === undefined ? null : node('Commit', { repo, commit });
  },
};

export const releaseResolvers = { Release: release };
