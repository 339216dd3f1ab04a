/** Discussions, as far as an announcement needs them (GraphQL only). */
import { demand } from '../access.ts';
import { deliver } from '../events.ts';
import { journal } from '../journal.ts';
import type { Ctx, Discussion, Repo } from '../world.ts';
import { notFound, requireActor, takeId } from './find.ts';
import { takeNumber } from './issues.ts';
import { checkBody, checkTitle } from './validate.ts';

export function createDiscussion(
  ctx: Ctx,
  repo: Repo,
  fields: { readonly categoryId: number; readonly title: string; readonly body: string },
): Discussion {
  demand(ctx, repo, { need: { discussions: 'write' }, role: 'read' });
  if (!repo.discussionCategories.some((one) => one.id === fields.categoryId)) throw notFound();
  checkTitle('Discussion', fields.title);
  checkBody('Discussion', fields.body);
  const discussion: Discussion = {
    id: takeId(ctx.world),
    repoId: repo.id,
    number: takeNumber(repo),
    authorId: requireActor(ctx.actor),
    createdAt: ctx.world.now,
    ...fields,
  };
  ctx.world.discussions.set(discussion.id, discussion);
  journal(ctx, repo, 'discussion', `${fields.title}\n\n${fields.body}`, discussion.number);
  deliver(ctx, repo, 'discussion', 'created', {
    discussion: { number: discussion.number, title: fields.title },
  });
  return discussion;
}
