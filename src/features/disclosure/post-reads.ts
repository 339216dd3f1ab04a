import { BLOG, openChannels } from '../../case/channels.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import type { BlogConfig } from '../../config/config.ts';
import type { Known } from '../../engine/context.ts';
import { disclosureDay } from './disclosure-operations.ts';
import { renderPostPath } from './posts/blog-post.ts';
import { otherPostPaths, postBranches, wordList } from './site-files.ts';

/** The post of the period in the site's repo, and the site's own list of words for its spelling check. */
export const postReads = ({ observed, stored, config }: Known): Partial<WantedReads> => {
  const day = disclosureDay({ stored });
  if (
    !config.blog ||
    !day ||
    stateOf(stored) !== 'announcing' ||
    !openChannels(config, stored).includes(BLOG) ||
    observed.posts.some((post) => post.channel === BLOG)
  )
    return {};
  const list = wordList(config.blog);
  const isRead = list === null || observed.files?.[`${list.repo}/${list.path}`] !== undefined;
  return {
    surroundings: { posts: wantedPosts(stored, config.blog, day), tags: [] },
    files: isRead ? [] : [list],
  };
};

function wantedPosts(stored: StoredCase, blog: BlogConfig, day: string) {
  const { repo, branch: base, updates } = blog;
  const path = renderPostPath({ ...blog, date: day });
  const otherPaths = otherPostPaths(blog, day);
  return postBranches(stored, blog, day).map((branch) => ({
    channel: BLOG,
    repo,
    branch,
    path,
    ...(otherPaths.length === 0 ? {} : { otherPaths }),
    ...(updates === null ? {} : { page: { path: updates.page, base } }),
  }));
}
