/** What is published: the tree, its notes, its tags; pushed into a repository on this machine. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNewer, publishTree } from '../../scripts/release/publish-tree.ts';
import { findNotes, linkToSources, PLACE, VERSION } from '../../scripts/release/release-text.ts';
import { ROOT } from '../architecture/read-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'release-test-'));
const remote = join(folder, 'remote.git');
const out = join(folder, 'out');
const release = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--no-warnings', join(ROOT, 'scripts/release.ts'), '--out', out, ...args], {
    encoding: 'utf8',
  });
const tagsThere = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    execFileSync('git', ['ls-remote', remote], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.split('\t').toReversed() as [string, string]),
  );

beforeAll(() => execFileSync('git', ['init', '--quiet', '--bare', remote]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a release', () => {
  it('has every file that its actions name and leads nowhere that is not there, in at most 600 kB', () => {
    const { status, stderr } = release('--dist-checked', '--push', remote);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const tree = join(out, 'tree');
    const actions = globSync('{.,actions/*}/action.yml', { cwd: tree });
    expect(actions.length).toBeGreaterThan(8);
    for (const path of actions) {
      const main = /main: (\S+)/.exec(readFileSync(join(tree, path), 'utf8'))![1]!;
      expect(existsSync(join(tree, path, '..', main))).toBe(true);
    }
    const readme = readFileSync(join(tree, 'README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\(([^)\s#]+)/g)].map(([, target]) => target!);
    expect(links.filter((target) => !/^https:/.test(target) && !existsSync(join(tree, target)))).toEqual([]);
    expect(existsSync(join(tree, '.github/workflows/ci.yml'))).toBe(false);
    expect(readFileSync(join(out, 'notes.md'), 'utf8')).toMatch(/^- /);
    const tags = tagsThere();
    expect(tags[`refs/tags/v${VERSION}`]).toBe(tags['refs/tags/v1']);
  });

  it('moves the tag of the major version, and never that of a version', () => {
    const tree = join(folder, 'next', 'tree');
    cpSync(join(out, 'tree'), tree, { recursive: true });
    const before = tagsThere();
    writeFileSync(join(tree, 'README.md'), 'Other content.\n');
    expect(publishTree(tree, remote, VERSION)).toMatchObject({ kind: 'refused' });
    expect(tagsThere()).toEqual(before);
    const next = publishTree(tree, remote, '1.99.0');
    expect(next).toMatchObject({ kind: 'done', major: 'v1' });
    const after = tagsThere();
    expect(after[`refs/tags/v${VERSION}`]).toBe(before[`refs/tags/v${VERSION}`]);
    expect(after['refs/tags/v1']).toBe(after['refs/tags/v1.99.0']);
    // An older version again: its tag stands, and its users are not taken back.
    expect(release('--dist-checked', '--push', remote).stderr).toContain('v1 stays at v1.99.0');
    expect(tagsThere()).toEqual(after);
  });

  it('is refused for another version than that of package.json', () => {
    const { status, stderr } = release('--tag', 'v0.0.1');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `release: --tag is v0.0.1, but package.json has version ${VERSION}. See npm run release -- --help.\n`,
    });
  });
});

describe('the texts of a release', () => {
  it.each([
    ['# C\n\n## 1.2.0\n\n- b\n\n## 1.1.0\n\n- a\n', '1.2.0', '- b'],
    ['# C\n\n## 1.2.0 (2026-12-01)\n\n- b', '1.2.0', '- b'],
    ['# C\n\n## 1.2.0\n\n## 1.1.0\n\n- a\n', '1.2.0', null],
    ['# C\n\n## 1.2.01\n\n- a\n', '1.2.0', null],
  ])('takes its notes from %j', (changelog, version, notes) => {
    expect(findNotes(changelog, version)).toBe(notes);
  });

  it('leads links out of the tree to the sources, and leaves the others', () => {
    const isThere = (path: string): boolean => path === 'actions/mail/README.md';
    const text = '[a](docs/x.md#y) [b](actions/mail/README.md) [c](https://x.example) [d](#e) [f](../z)';
    expect(linkToSources(text, 'README.md', isThere, 'https://h/s')).toBe(
      '[a](https://h/s/docs/x.md#y) [b](actions/mail/README.md) [c](https://x.example) [d](#e) [f](../z)',
    );
    expect(linkToSources('[a](../../docs/x.md)', 'actions/mail/README.md', isThere, 'https://h/s')).toBe(
      '[a](https://h/s/docs/x.md)',
    );
  });

  it.each([
    ['a refs/tags/v1.2.0\nb refs/tags/v1.10.0', '1.9.0', 'v1.10.0'],
    ['a refs/tags/v1.2.0\nb refs/tags/v1.3.0-rc.1', '1.2.0', undefined],
    ['', '1.0.0', undefined],
  ])('knows of %j what is newer than %s', (listed, version, newer) => {
    expect(findNewer(listed, version)).toBe(newer);
  });
});

describe('the place and the version', () => {
  it('are those of package.json wherever an example or a page names a version of ours, and never zeros', () => {
    const pages = globSync(['examples/*/.github/**/*', 'docs/*.md', 'README.md', 'actions/*/README.md'], {
      cwd: ROOT,
      withFileTypes: true,
    }).filter((entry) => entry.isFile());
    const named = pages.flatMap((entry) =>
      [
        ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(
          /uses: ([\w.-]+\/security-process)[^\s@]*@(\S+)/g,
        ),
      ].map(([, place, version]) => `${place} ${version}`),
    );
    expect(named.length).toBeGreaterThan(8);
    // What sets the process up needs the sources: it is not in the tree that is published.
    const published = named.map((each) => each.replace(' source/', ' '));
    expect([...new Set(published)]).toEqual([`${PLACE} v${VERSION}`]);
  });
});
