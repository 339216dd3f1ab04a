import type { ObservedPost } from '../../case/observed.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { BlogConfig } from '../../config/config.ts';
import type { Context } from '../../engine/context.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { renderPostPath } from './posts/blog-post.ts';
import { addUpdateLines, planDependencyLines, planUpdateLines } from './posts/security-updates.ts';
import { parseWordList } from './posts/spelling.ts';

/**
 * Where the post of a period may be: one branch for all, and one for what comes after it was merged. `day` is the day of
 * disclosure, UTC.
 */
export function postBranches(
  { advisories }: Pick<StoredCase, 'advisories'>,
  { period }: Pick<BlogConfig, 'period'>,
  day: string,
): readonly string[] {
  const branch = `security-releases-${period === 'month' ? day.slice(0, 7) : day}`;
  return [branch, `${branch}-${(advisories[0]?.ghsa ?? '').toLowerCase()}`];
}

/** Where else the post of the period may be: under the other days of its month. */
export function otherPostPaths(blog: BlogConfig, day: string): readonly string[] {
  if (blog.period === 'day') return [];
  const own = renderPostPath({ ...blog, date: day });
  const days = Array.from(
    { length: 31 },
    (_, index) => `${day.slice(0, 8)}${String(index + 1).padStart(2, '0')}`,
  );
  const paths = days.map((date) => renderPostPath({ ...blog, date }));
  return [...new Set(paths)].filter((path) => path !== own);
}

/** The day that the post is dated: that of the newest disclosure in it. A file name without a day tells of none. */
export function dayOfPost(post: Pick<ObservedPost, 'path'> | undefined, day: string): string {
  const [, written = day] = /(\d{4}-\d{2}-\d{2})-security-releases\.mdx?$/.exec(post?.path ?? '') ?? [];
  return written > day ? written : day;
}

/** Where the site's own list of words for its spelling check is; only posts in the form of Express except any. */
export const wordList = ({
  repo,
  form,
  words,
}: BlogConfig): { readonly repo: string; readonly path: string } | null =>
  form === 'express' ? { repo, path: words } : null;

/** The site's own words, as its list is now; none where there is no such file. */
export function readSiteWords({ config, observed }: Pick<Context, 'config' | 'observed'>): readonly string[] {
  const list = config.blog && wordList(config.blog);
  return parseWordList((list && observed.files?.[`${list.repo}/${list.path}`]) ?? '');
}

/** The page of security updates with its new lines; `note` tells people what was left to them. */
export interface PlannedPage {
  readonly page: { readonly path: string; readonly was: string; readonly text: string } | null;
  readonly note: string | null;
}

/** Versions of a package that members recorded as released for this case: `/released PACKAGE VERSION`. */
const releasesOf = ({ evidence }: StoredCase, name: string): readonly string[] =>
  evidence.flatMap(({ kind, subject }) =>
    kind === 'release' && subject.startsWith(`${name} `) && /^\d+\.\d/.test(subject.slice(name.length + 1))
      ? [subject.slice(name.length + 1)]
      : [],
  );

/** What the post's pull request changes on the page of security updates, as the page is on that branch now. */
export function planUpdatesPage(
  { config, observed, stored }: Pick<Context, 'config' | 'observed' | 'stored'>,
  branch: string,
  advisories: readonly AdvisoryFacts[],
): PlannedPage {
  const updates = config.blog?.updates;
  const own = advisories.filter(({ ghsa }) => stored.advisories.some((each) => each.ghsa === ghsa));
  const lines = updates
    ? [
        ...planUpdateLines(advisories, updates.package),
        ...planDependencyLines(own, updates.package, releasesOf(stored, updates.package)),
      ]
    : [];
  if (!updates || lines.length === 0) return { page: null, note: null };
  const seen = observed.pages?.findLast((each) => each.branch === branch && each.path === updates.page);
  const was = seen?.onBranch ?? seen?.onBase ?? null;
  const added =
    was === null ? ({ kind: 'refused', why: 'it is not there' } as const) : addUpdateLines(was, lines);
  switch (added.kind) {
    case 'changed':
      return { page: { path: updates.page, was: was!, text: added.text }, note: null };
    case 'unchanged':
      return { page: null, note: null };
    case 'refused': {
      const words = lines.map(({ version, text }) => `- ${version}\n  - ${text}`);
      return {
        page: null,
        note: `\`${updates.page}\` was left alone: ${added.why}. Please add to it by hand:\n\n${words.join('\n')}`,
      };
    }
  }
}
