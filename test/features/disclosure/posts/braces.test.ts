import { compile } from '@mdx-js/mdx';
import MarkdownIt from 'markdown-it';
import { renderExpressPost } from '../../../../src/features/disclosure/posts/blog-express.ts';
import { renderNodePost } from '../../../../src/features/disclosure/posts/blog-node.ts';
import { renderOwnPost } from '../../../../src/features/disclosure/posts/blog-own.ts';
import { renderPlainPost } from '../../../../src/features/disclosure/posts/blog-plain.ts';
import { renderChannelText } from '../../../../src/features/disclosure/posts/channel-text.ts';
import type { PostInput } from '../../../../src/features/disclosure/posts/post-input.ts';
import { renderReleaseNotes } from '../../../../src/features/disclosure/posts/release-notes.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const markdown = new MarkdownIt();
const TEMPLATE = '{{#vulnerabilities}}{{{lead}}}\n\n{{{text}}}\n{{/vulnerabilities}}';
const own = (input: PostInput, path: string) => renderOwnPost(input, { path, text: TEMPLATE }).body;

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** What a reader of the site sees. */
async function readMdx(mdx: string): Promise<string> {
  let words = '';
  const read = (node: Node): void => {
    if (['text', 'inlineCode'].includes(node.type)) words += node.value;
    for (const child of node.children ?? []) read(child);
  };
  await compile(mdx.replace(/^---\n[\s\S]*?\n---\n/, ''), { remarkPlugins: [() => read] });
  return words;
}

/** What a reader of GitHub's Markdown sees. */
const readMarkdown = (body: string): Promise<string> =>
  Promise.resolve(
    markdown
      .parse(body.replace(/^---\n[\s\S]*?\n---\n/, ''), {})
      .flatMap((token) => token.children ?? [])
      .map((token) => token.content)
      .join(''),
  );

const TARGETS: readonly (readonly [string, (input: PostInput) => Promise<string>])[] = [
  ['the MDX of a site', (input) => readMdx(renderExpressPost(input).body)],
  ['an own form in MDX', (input) => readMdx(own(input, 'post.mdx'))],
  ['an own form in Markdown', (input) => readMarkdown(own(input, 'post.md'))],
  ['plain Markdown', (input) => readMarkdown(renderPlainPost(input).body)],
  ['the form of Node.js', (input) => readMarkdown(renderNodePost(input).body)],
  [
    'a discussion',
    (input) => readMarkdown(renderChannelText('discussion', input, 'https://octo.example').text),
  ],
];

const SUMMARY = 'Template injection through {{constructor}} and `}{` in parcel-parser, with a ` alone';
const EXPRESSION = `\${a.b}`;
const DESCRIPTION = `An expression such as {{7*7}} or ${EXPRESSION} in a name is evaluated. Objects like {a: 1} are not, nor \`{b}\`, &#123;c&#125; and a \` alone.`;

describe('braces and backticks', () => {
  it.each(TARGETS)('are seen as they were written in %s', async (_, read) => {
    const words = await read(samplePost([sampleAdvisory({ summary: SUMMARY, description: DESCRIPTION })]));
    expect(words).toContain(
      'Template injection through {{constructor}} and }{ in parcel-parser, with a ` alone',
    );
    expect(words).toContain(`such as {{7*7}} or ${EXPRESSION} in a name`);
    expect(words).toContain('Objects like {a: 1} are not, nor {b}, {c} and a ` alone.');
    expect(words).not.toContain('\u2060');
  });

  it('are seen so in the notes of a release', async () => {
    const [note] = renderReleaseNotes(samplePost([sampleAdvisory({ summary: SUMMARY })]));
    expect(await readMarkdown(note?.body ?? '')).toContain('through {{constructor}} and }{ in parcel-parser');
  });
});
