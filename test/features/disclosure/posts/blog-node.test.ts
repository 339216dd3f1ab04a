import fc from 'fast-check';
import { load } from 'js-yaml';
import { renderNodePath, renderNodePost } from '../../../../src/features/disclosure/posts/blog-node.ts';
import { itWithCases, listCases, readCase } from '../../../formats/real-cases.ts';
import { hostilePost } from './hostile-text.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const range = (name: string, patched: string) =>
  ({ ecosystem: 'other', name, affected: `< ${patched}`, patched, functions: [] }) as const;
const ADVISORIES = [
  sampleAdvisory({
    summary: 'Crash on *odd* frames',
    ranges: [range('node', '22.9.1'), range('node', '24.3.1')],
    credits: [
      { login: 'octocat', type: 'reporter' },
      { name: 'Jo', type: 'remediation_developer' },
    ],
  }),
  sampleAdvisory({
    ghsa: 'GHSA-5555-6666-7777',
    cve: null,
    severity: 'low',
    ranges: [range('node', '24.3.1')],
    credits: [{ name: 'anonymous', type: 'reporter' }],
  }),
];
const POST = samplePost(ADVISORIES, {
  form: 'node',
  project: 'Node.js',
  authors: [],
  folder: 'vulnerability',
});

describe('a post in the form of Node.js', () => {
  it('has the fields of the form in their order', () => {
    const { path, title, body } = renderNodePost(POST);
    expect(path).toBe('vulnerability/march-2031-security-releases.md');
    expect(title).toBe('Thursday, March 6, 2031 Security Releases');
    expect(body.split('\n').slice(0, 8)).toEqual([
      '---',
      'date: 2031-03-06T00:00:00.000Z',
      'category: vulnerability',
      `title: ${title}`,
      'slug: march-2031-security-releases',
      'layout: blog-post',
      'author: The Node.js project',
      '---',
    ]);
    expect(body).toContain(
      'for the 24.x, 22.x release lines of Node.js, for:\n\n- 1 high severity issue.\n- 1 low severity issue.\n',
    );
    expect(body).toContain('## Crash on \\*odd\\* frames (CVE-2031-10001) - (High)\n');
    expect(body).toContain('(GHSA-5555-6666-7777) - (Low)\n');
    expect(body).toContain(
      'Thank you to [octocat](https://github.com/octocat) for reporting this vulnerability, and to Jo for fixing it.',
    );
    expect(body).toContain('Thank you to those who stay anonymous for reporting this vulnerability.');
    expect(body).toMatch(/## Downloads and release details\n\n- node `22\.9\.1` and `24\.3\.1`\n$/);
  });

  it('keeps its file when the day moves within the month', () => {
    expect(renderNodePath({ ...POST, date: '2031-03-28' })).toBe(renderNodePost(POST).path);
  });

  itWithCases('has the front matter and the headings of the real posts', () => {
    const files = listCases('blog/nodejs/').filter((name) => name.endsWith('.md'));
    const real = readCase(`blog/nodejs/${files.at(-1)}`);
    const keys = (text: string) =>
      [...(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '').matchAll(/^(\w+):/gm)].map(([, key]) => key);
    const headings = (text: string) =>
      [...text.matchAll(/^## (.*)$/gm)].map(([, words = '']) =>
        words.replace(/^.*\((?:CVE|GHSA)-[^)]*\) - \(\w+\)$/, 'one'),
      );
    expect(keys(renderNodePost(POST).body)).toEqual(keys(real));
    const ours = headings(renderNodePost(POST).body);
    expect([...new Set(ours)]).toEqual([...new Set(headings(real))].slice(0, 3));
    expect(load(/^---\n([\s\S]*?)\n---/.exec(real)?.[1] ?? '')).toMatchObject({
      category: 'vulnerability',
      layout: 'blog-post',
    });
  });

  it('shows other people’s words and nothing more', () => {
    fc.assert(
      fc.property(hostilePost, (input) => {
        const prose = renderNodePost({ ...input, form: 'node' })
          .body.replace(/^---\n[\s\S]*?\n---\n/, '')
          .replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '§');
        expect(prose.replace(/\]\([^)\s]*\)/g, ']')).not.toMatch(/@[\w-]|<[a-z!/]|(?<!\\)!\[/i);
      }),
      { numRuns: 150 },
    );
  });
});
