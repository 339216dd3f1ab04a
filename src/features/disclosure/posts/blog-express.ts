import { EXPRESS_KINDS } from './express-kinds.ts';
import { readWords } from './inline-text.ts';
import {
  renderClosing,
  renderContents,
  renderIntro,
  renderPostEntry,
  renderUpgradeAdvice,
} from './post-blocks.ts';
import { listPatched, type PostContent, planPostContent } from './post-content.ts';
import { type BlogPost, DEFAULT_POST_FOLDER, type PostInput } from './post-input.ts';
import { listOddWords } from './spelling.ts';
import { chooseForm, renderList } from './wording.ts';

/**
 * The blog post in the form of Express's site: an Astro MDX file as its formatter leaves it. Other people's
 * words in it are text, never MDX.
 */
export function renderExpressPost(input: PostInput): BlogPost {
  const content = planPostContent({ ...input, kinds: { ...EXPRESS_KINDS, ...input.kinds } });
  const blocks = [
    "import Alert from '@components/primitives/Alert/Alert.astro';",
    renderIntro(content, input.project, 'mdx'),
    `<Alert type="warning">\n\n${renderUpgradeAdvice(content, 'mdx')}\n\n</Alert>`,
    renderContents(content, 'mdx'),
    ...content.entries.map((entry) => renderPostEntry(entry, 'mdx')),
    '---',
    renderClosing(content, 'mdx'),
  ];
  const body = blocks.join('\n\n');
  const people = [input.project, ...input.authors.flatMap(({ name, github }) => [name, github ?? ''])];
  const packages = content.packages.map((each) => each.name);
  const odd = listOddWords(body, [...packages, ...people], input.siteWords);
  return {
    path: `${renderFolder(input)}${input.date}-security-releases.mdx`,
    title: content.title,
    body: `${renderFrontMatter(input, content, odd)}\n\n${body}\n`,
  };
}

/** The folder with its slash; an empty one is the repo's root. */
export function renderFolder(input: Pick<PostInput, 'folder'>): string {
  const folder = (input.folder ?? DEFAULT_POST_FOLDER).replace(/^\/+|\/+$/g, '');
  return folder === '' ? '' : `${folder}/`;
}

function renderFrontMatter(input: PostInput, content: PostContent, odd: readonly string[]): string {
  const authors = input.authors.flatMap((author) => [
    `  - name: ${renderYamlText(author.name)}`,
    ...(author.github === null ? [] : [`    github: ${renderYamlText(author.github)}`]),
  ]);
  return [
    '---',
    `title: ${renderYamlText(content.title)}`,
    `description: ${renderYamlText(describePost(content))}`,
    "tags: ['security']",
    ...(authors.length === 0 ? [] : ['authors:', ...authors]),
    // Read by the site's spelling check alone.
    ...(odd.length === 0 ? [] : [`# cspell:ignore ${odd.join(' ')}`]),
    '---',
  ].join('\n');
}

/** One or two sentences for a list of posts. */
export function describePost(content: PostContent): string {
  const patched = listPatched(content.packages).map((each) => each.name);
  if (patched.length > 0) {
    const start = chooseForm(patched.length, 'Security release', 'Security releases');
    const verb = chooseForm(patched.length, 'has', 'have');
    return `${start} for ${renderList(patched)} ${verb} been published. We recommend that all users upgrade as soon as possible.`;
  }
  const names = renderList(content.packages.map((each) => each.name));
  const start = chooseForm(content.entries.length, 'A security advisory', 'Security advisories');
  const verb = chooseForm(content.entries.length, 'has', 'have');
  return `${start} for ${names} ${verb} been published. There is no patched version at this time.`;
}

/** Words that YAML would not read as text. */
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A YAML scalar as prettier writes it: plain where it can be, else in the quotes that need no escape. */
export function renderYamlText(text: string): string {
  const flat = readWords(text);
  const plain = /^\p{L}[\p{L}\p{M}\p{N} ,.'()/@_+-]*$/u.test(flat) && !NOT_TEXT.test(flat);
  if (plain) return flat;
  if (flat.includes("'") && !/["\\]/.test(flat)) return `"${flat}"`;
  return `'${flat.replaceAll("'", "''")}'`;
}
