import * as v from 'valibot';
import { key, mapping, orAlone } from './keys.ts';
import { BRANCH_NAME, FOLDER, OWNER_LOGIN, REPO_PATH, shortText } from './names.ts';
import { described, listOf, oneOf, recordOf, text } from './readers.ts';

const FOLDERS = {
  express: 'src/content/blog',
  plain: 'posts',
  own: 'posts',
  node: 'apps/site/pages/en/blog/vulnerability',
} as const;

const author = orAlone(
  'name',
  mapping({
    name: key(text(shortText("an author's name")), {
      meaning: "An author's name.",
      example: 'Example Security Team',
    }),
    github: key(text(OWNER_LOGIN), {
      meaning: "An author's login.",
      without: 'the name alone',
      example: 'example-bot',
      also: ['login'],
    }),
  }),
);

const packageName = text({
  expected: "a package's name on one line",
  accepts: (word) => /^[^\s\p{Cc}]{1,214}$/u.test(word),
});

const updates = mapping({
  page: key(
    text({
      expected: "a file's path in the site's repo: content/security-updates.mdx",
      accepts: (path) => FOLDER.accepts(path) && /\.mdx?$/.test(path),
    }),
    {
      meaning: "The page's file in the site's repo.",
      missing: "the page's path in the site's repo",
      example: 'content/security-updates.md',
      also: ['path', 'file'],
    },
  ),
  package: key(packageName, {
    meaning: 'The package whose versions the page lists.',
    missing: 'the package that the page is about',
    example: 'example',
    also: ['name'],
  }),
});

const POST_ADDRESS = {
  expected: 'an address with {file} for the name of the post: https://example.org/blog/{file}',
  accepts: (written: string) =>
    /^https:\/\/\S+$/.test(written) && written.split('{file}').length === 2 && URL.canParse(written),
};

const form = described(oneOf(['plain', 'express', 'node', 'own'], { template: 'own', custom: 'own' }), {
  takes:
    '`plain`, `express` (the house form of expressjs.com), `node` (that of nodejs.org, one post a month), or `own` (the template in `.github/security-post.md` or `.mdx`)',
});

const detailedBlog = mapping(
  {
    repo: key(text(REPO_PATH), {
      meaning: 'The repo, where `blog` is a mapping.',
      example: 'example-org/example.org',
    }),
    branch: key(text(BRANCH_NAME), {
      meaning: 'The branch that the pull request goes to.',
      without: "the repo's default branch",
      example: 'next',
    }),
    folder: key(text(FOLDER), {
      meaning: 'Where the posts are.',
      without: `\`${FOLDERS.plain}\`; \`${FOLDERS.express}\` in the form \`express\`, \`${FOLDERS.node}\` in the form \`node\``,
      example: 'content/news',
      also: ['path'],
    }),
    form: key(form, {
      meaning: 'How a post is written.',
      default: 'plain',
      example: 'express',
      also: ['template'],
    }),
    project: key(text(shortText("the project's name in prose")), {
      meaning: "The project's name in prose.",
      without: 'the login of the first owner',
      example: 'Example',
    }),
    authors: key(listOf(author, 'a list of names, or of name and github'), {
      meaning: 'Who signs the posts.',
      default: [],
      example: ['Example Security Team'],
      also: ['author'],
    }),
    period: key(oneOf(['day', 'month'], { daily: 'day', monthly: 'month' }), {
      meaning:
        'What goes into one post: all that is disclosed in a day, or in a month (UTC). An open pull request of the period is extended.',
      default: 'day',
      example: 'month',
      also: ['every'],
    }),
    kinds: key(
      recordOf(
        packageName,
        text(shortText('what the package is: middleware')),
        'a mapping of package to what it is: multer: middleware',
      ),
      {
        meaning:
          'What kind of thing a package is, for the headings of posts. The form `express` knows the packages of Express.',
        takes: 'a mapping of package to a word or two',
        default: {},
        example: { 'example-parser': 'middleware' },
        also: ['kind'],
      },
    ),
    updates: key(updates, {
      meaning:
        "The site's page that lists the security updates of one package by version; its new lines come with the post. For a release of it that takes the patched version of a dependency, write `/released PACKAGE VERSION` in the case of the dependency before the disclosure.",
      without: 'no such page',
      example: { page: 'content/security-updates.md', package: 'example' },
    }),
    words: key(
      text({ expected: "a file's path in the site's repo: project-words.txt", accepts: FOLDER.accepts }),
      {
        meaning:
          "The list of words of the site's own spelling check, one a line. A post in the form `express` excepts what that list and cspell lack of its identifiers and package names.",
        default: 'project-words.txt',
        example: '.github/words.txt',
        also: ['spelling'],
      },
    ),
    url: key(text(POST_ADDRESS), {
      meaning:
        'Where a post stands on the site once it was merged. The texts for the channels lead there, and to the advisory until then.',
      takes: 'an address with `{file}` in it, for the name of the post’s file without its ending',
      without: 'texts lead to the advisory',
      example: 'https://example.org/blog/{file}',
      also: ['address'],
    }),
  },
  { elsewhere: { page: 'Did you mean updates, with page and package in it?' } },
);

/** The organisation's own template, read beside this file; null in every other form. */
interface PostTemplate {
  readonly path: string;
  readonly text: string;
}

/** The site's repo, where posts are proposed: `owner/name`, or a mapping with `repo`. */
export const blog = v.pipe(
  orAlone('repo', detailedBlog),
  v.transform(({ folder, period, url, ...blog }) => ({
    ...blog,
    folder: folder ?? FOLDERS[blog.form],
    // The form of Node.js has one file for a month.
    period: blog.form === 'node' ? 'month' : period,
    template: null as PostTemplate | null,
    ...(url === null ? {} : { url }),
  })),
);
