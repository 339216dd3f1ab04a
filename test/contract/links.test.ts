import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../scripts/action-files.ts';

const FILES = ['*.md', '.github/*.md', 'docs/**/*.md', 'actions/**/*.md', 'examples/**/*.md'];

/** Links of a page to files that are not there, or to headings that they do not have. */
function findBroken(
  page: string,
  text: string,
  read: (path: string) => string | undefined,
): readonly string[] {
  const prose = text.replace(/^(`{3,})[^\n]*\n.*?^\1$/gms, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    const found = read(file);
    if (found === undefined) return [`${page}: ${target} does not exist`];
    if (anchor !== undefined && file.endsWith('.md') && !anchorsOf(found).includes(anchor))
      return [`${page}: ${target} is no heading there`];
    return [];
  });
}

/** Anchors as GitHub makes them of headings. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

const readRepository = (path: string): string | undefined => {
  const full = join(ROOT, path);
  if (!existsSync(full)) return undefined;
  return path.endsWith('.md') ? readFileSync(full, 'utf8') : '';
};

describe('links of the documentation', () => {
  const pages = globSync(FILES, { cwd: ROOT }).sort();

  it('are looked at on every page', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md']));
  });

  it('start with a README that is read in a minute: under 120 lines', () => {
    expect((readRepository('README.md') ?? '').trimEnd().split('\n').length).toBeLessThan(120);
  });

  it.each(pages)('%s', (page) => {
    expect(findBroken(page, readRepository(page) ?? '', readRepository)).toEqual([]);
  });

  it('that are broken are found', () => {
    const files: Readonly<Record<string, string>> = { 'docs/b.md': '# What it does, and why\n' };
    const text =
      '[a](docs/b.md#what-it-does-and-why) [b](docs/c.md) [c](docs/b.md#gone) [d](https://example.org) `[e](f)`';
    expect(findBroken('a.md', text, (path) => files[path])).toEqual([
      'a.md: docs/c.md does not exist',
      'a.md: docs/b.md#gone is no heading there',
    ]);
  });
});
