/** Discussions of a repository and their categories. */
import { type Demand, demand } from '../access.ts';
import { nodeId } from '../node-id.ts';
import { repoWeb } from '../rest/shapes-repos.ts';
import { actorId, iso } from '../state/find.ts';
import type { Discussion, DiscussionCategory, Repo } from '../world.ts';
import { type PageArgs, page } from './connection.ts';
import { actorNode, categoryNode, discussionNode, type OfRepo, repoNode } from './nodes.ts';
import { type Gql, int32, type Resolvers } from './resolving.ts';

const readDiscussions: Demand = { need: { discussions: 'read' }, role: 'read', open: true };

function discussions(
  of: Repo,
  args: PageArgs & { readonly categoryId?: string | null },
  { ctx, world }: Gql,
) {
  demand(ctx, of, readDiscussions);
  const all = [...world.discussions.values()].filter((one) => one.repoId === of.id);
  const chosen = all.filter(
    (one) => args.categoryId == null || nodeId('DIC', one.categoryId) === args.categoryId,
  );
  return page('discussions', chosen.reverse().map(discussionNode), args, (one) => one.of.id);
}

/** The fields of Repository that lead here. */
export const discussionFields: Resolvers<Repo> = {
  discussionCategories: (of, args: PageArgs) =>
    page(
      'discussionCategories',
      of.discussionCategories.map((one) => categoryNode(of, one)),
      args,
      (one) => one.of.value.id,
    ),
  discussionCategory: (of, args: { readonly slug: string }) => {
    const found = of.discussionCategories.find((one) => one.slug === args.slug);
    return found === undefined ? null : categoryNode(of, found);
  },
  discussions,
};

const discussion: Resolvers<Discussion> = {
  id: (of) => nodeId('D', of.id),
  databaseId: (of) => int32(of.id),
  number: (of) => of.number,
  title: (of) => of.title,
  body: (of) => of.body,
  author: (of, _args, { world }) => actorNode(world, of.authorId),
  createdAt: (of) => iso(of.createdAt),
  updatedAt: (of) => iso(of.createdAt),
  viewerDidAuthor: (of, _args, { ctx }) => of.authorId === actorId(ctx.actor),
  closed: () => false,
  locked: () => false,
  repository: (of, _args, { world }) => repoNode(world.repos.get(of.repoId) as Repo),
  category: (of, _args, { world }) => {
    const repo = world.repos.get(of.repoId) as Repo;
    return categoryNode(
      repo,
      repo.discussionCategories.find((one) => one.id === of.categoryId) as DiscussionCategory,
    );
  },
  url: (of, _args, { world }) =>
    `${repoWeb(world, world.repos.get(of.repoId) as Repo)}/discussions/${of.number}`,
};

const category: Resolvers<OfRepo<DiscussionCategory>> = {
  id: (of) => nodeId('DIC', of.value.id),
  name: (of) => of.value.name,
  slug: (of) => of.value.slug,
  description: () => null,
  isAnswerable: () => false,
  repository: (of) => repoNode(of.repo),
};

export const discussionResolvers = { Discussion: discussion, DiscussionCategory: category };
