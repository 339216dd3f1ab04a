/** Posts about advisories as they really are: incomplete, long, and full of signs that mean something to Markdown. */
import { compile } from '@mdx-js/mdx';
import { load } from 'js-yaml';
import { format } from 'prettier';
import { renderBlogPost } from '../../../../src/features/disclosure/posts/blog-post.ts';
import type { PostForm } from '../../../../src/features/disclosure/posts/post-input.ts';
import type { AdvisoryFacts, AffectedRange } from '../../../../src/formats/records/facts.ts';
import { itWithCases, listCases } from '../../../formats/real-cases.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';
import { readOsvFacts } from './shared-records.ts';

const range = (changes: Partial<AffectedRange> = {}): AffectedRange => ({
  ...sampleAdvisory().ranges[0]!,
  ...changes,
});
const many = Array.from({ length: 25 }, (_, index) => range({ name: `@octo/part-${index}` }));
const v4 = {
  version: '4.0',
  vector: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N',
  score: 8.7,
  severity: 'high',
} as const;

const ODD: readonly (readonly [string, Partial<AdvisoryFacts>])[] = [
  ['no CVE', { cve: null }],
  ['several weaknesses', { cwe: ['CWE-79', 'CWE-400', 'CWE-1333', 'CWE-20'] }],
  ['no weakness', { cwe: [] }],
  ['no credits', { credits: [] }],
  ['no score and no severity', { cvss: [], severity: null }],
  ['CVSS 4 alone', { cvss: [v4] }],
  ['many packages', { ranges: many }],
  ['no range', { ranges: [] }],
  ['an empty range', { ranges: [range({ affected: '', patched: null })] }],
  ['no patched version', { ranges: [range({ patched: null })] }],
  [
    'a prerelease and a stable line',
    { ranges: [range(), range({ affected: '>= 2.0.0-alpha.1, < 2.0.0-beta.2', patched: '2.0.0-beta.2' })] },
  ],
  [
    'another ecosystem',
    { ranges: [range({ ecosystem: 'maven', name: 'org.example:lib', affected: '< 1.0', patched: '1.0' })] },
  ],
  ['a long summary', { summary: `Octo ${'very '.repeat(180)}long` }],
  ['an empty summary', { summary: '' }],
  ['an empty description', { description: '' }],
  [
    'braces and angle brackets',
    {
      summary: 'a{b}<c> vulnerable to <script>alert({})</script>',
      description: 'If `a<b` then {x} and <Foo bar={1}> \u0024{y} </Alert> <!-- no -->\n\n<details>\n{',
    },
  ],
  [
    'an import and an export',
    { summary: 'import x from "y"', description: 'import a from "b"\n\nexport const c = 1\n\nfine' },
  ],
  [
    'backticks',
    { summary: 'The `res.redirect()` of ``x` is broken`', description: '``a ` b`` and ```\nunclosed' },
  ],
  [
    'quotes and colons',
    {
      summary: 'octo: "quoted" # no comment: \'single\' & *anchor* !tag',
      description: '--- \ntitle: no\n---',
    },
  ],
  [
    'tables, lists and headings',
    {
      description: '# One\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n* x\n* y\n  1. z\n\nTitle\n=====\n\n> quoted',
    },
  ],
  [
    'links and pictures',
    {
      description:
        '[a](javascript:alert(1)) ![b](https://example.org/b.png) <https://example.org> [c]: https://example.org',
    },
  ],
  [
    'signs from everywhere',
    { summary: '漢字 and 🎉 and e\u0301 and \u202eevil', description: 'ünïcode \u0000\u0007 \u2028 end' },
  ],
  [
    'Windows line ends',
    { description: '### Impact\r\n\r\nIt stalls.\r\n\r\n### Patches\r\n\r\nUpgrade.\r\n' },
  ],
];
const FORMS: readonly PostForm[] = ['express', 'node', 'plain'];

/** As the sites that use these forms have it. */
const formatted = (body: string, form: PostForm): Promise<string> =>
  format(body, { parser: form === 'express' ? 'mdx' : 'markdown', singleQuote: true, printWidth: 100 });

async function expectSound(advisories: readonly AdvisoryFacts[], form: PostForm): Promise<void> {
  const { body, path, title } = renderBlogPost(samplePost(advisories, { form }));
  expect(path).toMatch(/^[\w./-]+\.mdx?$/);
  expect(body.endsWith('\n')).toBe(true);
  expect(body).not.toMatch(/undefined|\[object|NaN|\r|\0/);
  for (const { ghsa } of advisories) expect(body).toContain(`/security/advisories/${ghsa}`);
  if (form !== 'plain') {
    const [, front = '', rest = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(body) ?? [];
    expect((load(front) as { title: string }).title).toBe(title);
    if (form === 'express') await compile(rest);
  }
  expect(await formatted(body, form)).toBe(body);
}

describe.each(FORMS)('a post in the form %s', (form) => {
  it.each(ODD)('about an advisory with %s is sound', (_, changes) =>
    expectSound([sampleAdvisory(changes)], form),
  );

  it('about all of them together is sound', () =>
    expectSound(
      ODD.map(([, changes], index) =>
        sampleAdvisory({ ...changes, ghsa: `GHSA-2222-3333-${String(index).padStart(4, '2')}` }),
      ),
      form,
    ));

  itWithCases('about every real record, and all of them together, is sound', async () => {
    const records = listCases('advisories/osv/').map((name) => readOsvFacts(`advisories/osv/${name}`));
    expect(records.length).toBeGreaterThan(10);
    for (const advisories of [...records.map((each) => [each]), records]) await expectSound(advisories, form);
  });
});
