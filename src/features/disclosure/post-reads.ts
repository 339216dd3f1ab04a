import { BLOG, openChannels } from '../../case/channels.ts';
import type { Observed } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import type { Config } from '../../config/config.ts';
import type { Known } from '../../engine/context.ts';
import { disclosureDay } from './disclosure-operations.ts';
import { renderPostPath } from './posts/blog-post.ts';
import { otherPostPaths, postBranches } from './site-files.ts';

/** The post of the period in the site's repo. */
export const postReads = ({ observed, stored, config }: Known): Partial<WantedReads> => ({
  surroundings: { posts: wantedPosts(observed, stored, config), tags: [] },
});

function wantedPosts(observed: Observed, stored: StoredCase, config: Config) {
  const day = disclosureDay({ stored });
  if (
    !config.blog ||
    !day ||
    stateOf(stored) !== 'announcing' ||
    !openChannels(config, stored).includes(BLOG)
  )
    return [];
  if (observed.posts.some((post) => post.channel === BLOG)) return [];
  const { repo, branch: base, updates } = config.blog;
  const path = renderPostPath({ ...config.blog, date: day });
  const otherPaths = otherPostPaths(config.blog, day);
  return postBranches(stored, config.blog, day).map((branch) => ({
    channel: BLOG,
    repo,
    branch,
    path,
    ...(otherPaths.length === 0 ? {} : { otherPaths }),
    ...(updates === null ? {} : { page: { path: updates.page, base } }),
  }));
}
