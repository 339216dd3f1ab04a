import { compile } from '@mdx-js/mdx';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { format } from 'prettier';
import { renderExpressPost } from '../../../../src/features/disclosure/posts/blog-express.ts';
import { renderPlainPost } from '../../../../src/features/disclosure/posts/blog-plain.ts';
import { readWords } from '../../../../src/features/disclosure/posts/inline-text.ts';
import { orderAdvisories } from '../../../../src/features/disclosure/posts/post-content.ts';
import type { PostInput } from '../../../../src/features/disclosure/posts/post-input.ts';
import { byDepth } from '../../../deep.ts';
import { itWithCases, listCases, readCase } from '../../../formats/real-cases.ts';
import { hostilePost, hostileProse } from './hostile-text.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';
import { readOsvFacts } from './shared-records.ts';

const RUNS = byDepth(400, 100);

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly url?: string;
  readonly depth?: number;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** The site's own formatter settings, as it publishes them. */
const SITE_FORMAT = {
  parser: 'mdx',
  semi: true,
  singleQuote: true,
  tabWidth: 2,
  useTabs: false,
  trailingComma: 'es5',
  printWidth: 100,
} as const;

function splitFrontMatter(body: string): { readonly front: unknown; readonly rest: string } {
  const [, front = '', rest = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(body) ?? [];
  return { front: load(front), rest };
}

async function readTree(mdx: string): Promise<readonly Node[]> {
  let root: Node = { type: 'none' };
  await compile(mdx, {
    remarkPlugins: [
      () => (tree: Node) => {
        root = tree;
      },
    ],
  });
  const flat = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(flat)];
  return flat(root);
}

const ALLOWED_NODES = [
  ...['root', 'mdxjsEsm', 'paragraph', 'text', 'link', 'mdxJsxFlowElement', 'code', 'list', 'listItem'],
  ...['heading', 'strong', 'inlineCode', 'break', 'thematicBreak'],
];

function expectOwnStructure(nodes: readonly Node[], input: PostInput): void {
  const of = (type: string) => nodes.filter((node) => node.type === type);
  expect(nodes.filter((node) => !ALLOWED_NODES.includes(node.type))).toEqual([]);
  expect(of('mdxjsEsm').map((node) => node.value)).toEqual([
    "import Alert from '@components/primitives/Alert/Alert.astro';",
  ]);
  expect(of('mdxJsxFlowElement').map((node) => node.name)).toEqual(['Alert']);
  expect(of('heading').map((node) => node.depth)).toEqual(orderAdvisories(input.advisories).map(() => 2));
  expect(of('thematicBreak').length).toBe(1);
  const targets = of('link').map((node) => node.url ?? '');
  const own =
    /^(?:#|https:\/\/www\.npmjs\.com\/package\/|https:\/\/github\.com\/octo-org\/parcel-parser\/security\/)/;
  expect(targets.filter((url) => !own.test(url))).toEqual([]);
}

describe('whatever is written in an advisory', () => {
  it('the MDX compiles and has our structure and no other', async () => {
    await fc.assert(
      fc.asyncProperty(hostilePost, async (input) => {
        const { front, rest } = splitFrontMatter(renderExpressPost(input).body);
        expect(front).toMatchObject({
          tags: ['security'],
          authors: input.authors.map(({ name, github }) => ({
            name: readWords(name),
            github: readWords(github ?? ''),
          })),
        });
        expectOwnStructure(await readTree(rest), input);
      }),
      { numRuns: RUNS },
    );
  });

  it('no bare < or { stands outside code in the body', () => {
    fc.assert(
      fc.property(hostilePost, (input) => {
        const { rest } = splitFrontMatter(renderExpressPost(input).body);
        const prose = rest
          .replace(/^```[\s\S]*?^```$/gm, '')
          .replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '§')
          .replace(/^<Alert type="warning">$|^<\/Alert>$/gm, '');
        expect(prose).not.toMatch(/[<{}]/);
      }),
      { numRuns: RUNS },
    );
  });

  it.each([
    ['a_b*it*\nthree\n===\n_'],
    ['a_b in `c_`'],
    ['a_b in `c_d`'],
    ['_a_ b_c `_d`'],
    ['item_x_ a_b*'],
  ])('prettier leaves words and code with `_` as they are: %j', async (summary) => {
    const { body } = renderExpressPost(samplePost([sampleAdvisory({ summary })]));
    expect(await format(body, SITE_FORMAT)).toBe(body);
  });

  it('prettier leaves the post as it is', async () => {
    await fc.assert(
      fc.asyncProperty(hostileProse, async (input) => {
        const { body } = renderExpressPost(input);
        expect(await format(body, SITE_FORMAT)).toBe(body);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? RUNS / 2) },
    );
  });

  it('plain Markdown mentions nobody, shows no picture and holds no HTML', () => {
    fc.assert(
      fc.property(hostilePost, (input) => {
        const { body } = renderPlainPost(input);
        const prose = body
          .replace(/^> ```[\s\S]*?^> ```$/gm, '')
          .replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '§');
        expect(prose.replace(/\]\([^)\s]*\)/g, ']')).not.toMatch(
          /@[\w-]|<[a-z!/]|(?<!\\)!\[(?!WARNING)|(?<![\w&(])#\d/i,
        );
      }),
      { numRuns: RUNS },
    );
  });
});

describe('generated posts and the site’s own formatter', () => {
  const everyForm: readonly (readonly [string, PostInput])[] = [
    ['one advisory', samplePost()],
    [
      'no patch',
      samplePost([sampleAdvisory({ ranges: [{ ...sampleAdvisory().ranges[0]!, patched: null }] })]),
    ],
    ['no CVE, two packages', samplePost([sampleAdvisory({ cve: null }), sampleAdvisory({ ghsa: 'GHSA-9' })])],
  ];

  it.each(everyForm)('%s: unchanged', async (_, input) => {
    const { body } = renderExpressPost(input);
    expect(await format(body, SITE_FORMAT)).toBe(body);
  });

  itWithCases('every real record, and all of them in one post: unchanged, and MDX', async () => {
    const settings = JSON.parse(readCase('blog/expressjs/site-checks/prettierrc.txt')) as Record<
      string,
      unknown
    >;
    const { plugins: _, ...options } = settings;
    expect({ parser: 'mdx', ...options }).toEqual(SITE_FORMAT);
    const records = listCases('advisories/osv/').map((name) => readOsvFacts(`advisories/osv/${name}`));
    expect(records.length).toBeGreaterThan(10);
    for (const advisories of [...records.map((record) => [record]), records]) {
      const { body } = renderExpressPost(samplePost(advisories));
      expect(await format(body, SITE_FORMAT)).toBe(body);
      await readTree(splitFrontMatter(body).rest);
    }
  });
});
