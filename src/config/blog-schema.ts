import * as v from 'valibot';
import type { BlogConfig } from './config.ts';
import { BRANCH_NAME, FOLDER, OWNER_LOGIN, REPO_PATH, shortText } from './names.ts';
import { isMapping, listOf, mapping, oneOf, type Reads, recordOf, text } from './written-values.ts';

/** The blog as written; `project` is null where the first owner's login is meant. */
export type WrittenBlog = Omit<BlogConfig, 'project'> & { readonly project: string | null };

const FOLDERS = {
  express: 'src/content/blog',
  plain: 'posts',
  own: 'posts',
  node: 'apps/site/pages/en/blog/vulnerability',
} as const;
const BLOG =
  'owner/name of the repo, or a mapping of repo, branch, folder, form, period, project, authors, kinds, updates and url';

/** `owner/name` of the site's repo, or a mapping with `repo`. */
export const blog: Reads<WrittenBlog> = v.lazy((input) => (isMapping(input) ? detailedBlog : plainBlog));

const plainBlog: Reads<WrittenBlog> = v.pipe(
  text({ ...REPO_PATH, expected: BLOG }),
  v.transform(
    (repo): WrittenBlog => ({
      repo,
      branch: null,
      folder: FOLDERS.plain,
      form: 'plain',
      project: null,
      authors: [],
      period: 'day',
      kinds: {},
      updates: null,
      template: null,
    }),
  ),
);

type Author = BlogConfig['authors'][number];

const plainAuthor: Reads<Author> = v.pipe(
  text(shortText("an author's name")),
  v.transform((name) => ({ name, github: null })),
);

const detailedAuthor: Reads<Author> = v.pipe(
  mapping(
    { name: text(shortText("an author's name")), github: v.optional(text(OWNER_LOGIN)) },
    {
      expected: 'a name, or a mapping of name and github',
      missing: { name: "the author's name" },
      synonyms: { login: 'Did you mean github?' },
    },
  ),
  v.transform(({ name, github }) => ({ name, github: github ?? null })),
);

const author: Reads<Author> = v.lazy((input) => (isMapping(input) ? detailedAuthor : plainAuthor));

const packageName = text({
  expected: "a package's name on one line",
  accepts: (word) => /^[^\s\p{Cc}]{1,214}$/u.test(word),
});

const kinds: Reads<Record<string, string>> = recordOf(
  packageName,
  text(shortText('what the package is: middleware')),
  'a mapping of package to what it is: multer: middleware',
);

const updates: Reads<{ page: string; package: string }> = mapping(
  {
    page: text({
      expected: "a file's path in the site's repo: content/security-updates.mdx",
      accepts: (path) => FOLDER.accepts(path) && /\.mdx?$/.test(path),
    }),
    package: packageName,
  },
  {
    expected: 'a mapping of page and package',
    missing: { page: "the page's path in the site's repo", package: 'the package that the page is about' },
    synonyms: { path: 'Did you mean page?', file: 'Did you mean page?', name: 'Did you mean package?' },
  },
);

const POST_ADDRESS = {
  expected: 'an address with {file} for the name of the post: https://example.org/blog/{file}',
  accepts: (written: string) =>
    /^https:\/\/\S+$/.test(written) && written.split('{file}').length === 2 && URL.canParse(written),
};

const detailedBlog: Reads<WrittenBlog> = v.pipe(
  mapping(
    {
      repo: text(REPO_PATH),
      branch: v.optional(text(BRANCH_NAME)),
      folder: v.optional(text(FOLDER)),
      form: v.optional(
        oneOf(['plain', 'express', 'node', 'own'], { template: 'own', custom: 'own' }),
        'plain',
      ),
      project: v.optional(text(shortText("the project's name in prose"))),
      authors: v.optional(listOf(author, 'a list of names, or of name and github'), []),
      period: v.optional(oneOf(['day', 'month'], { daily: 'day', monthly: 'month' }), 'day'),
      kinds: v.optional(kinds, {}),
      updates: v.optional(updates),
      url: v.optional(text(POST_ADDRESS)),
    },
    {
      expected: BLOG,
      missing: { repo: REPO_PATH.expected },
      synonyms: {
        path: 'Did you mean folder?',
        author: 'Did you mean authors?',
        kind: 'Did you mean kinds?',
        every: 'Did you mean period?',
        page: 'Did you mean updates, with page and package in it?',
        template: 'Did you mean form?',
        address: 'Did you mean url?',
      },
    },
  ),
  v.transform(({ repo, branch, folder, form, project, authors, period, kinds, updates, url }) => ({
    repo,
    branch: branch ?? null,
    folder: folder ?? FOLDERS[form],
    form,
    project: project ?? null,
    authors,
    // The form of Node.js has one file for a month.
    period: form === 'node' ? 'month' : period,
    kinds,
    updates: updates ?? null,
    template: null,
    ...(url === undefined ? {} : { url }),
  })),
);
