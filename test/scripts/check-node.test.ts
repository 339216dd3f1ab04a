import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../architecture/read-source.ts';

/** The check as it is under another version of Node. */
function checkUnder(version: string) {
  const code = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require('./scripts/check-node.cjs');`;
  return spawnSync(process.execPath, ['-e', code], { cwd: ROOT, encoding: 'utf8' });
}

describe('the version of Node', () => {
  it.each(['14.21.3', '20.20.2', '22.17.1'])(
    '%s is refused in one line that names the version needed',
    (version) => {
      const { status, stderr } = checkUnder(version);
      expect(status).toBe(1);
      expect(stderr).toMatch(
        new RegExp(`^This needs Node 22\\.18 or later; this is ${version}\\. [^\n]+\n$`),
      );
    },
  );

  it.each(['22.18.0', '24.0.0', '26.1.0'])('%s is taken without a word', (version) => {
    expect(checkUnder(version)).toMatchObject({ status: 0, stderr: '', stdout: '' });
  });

  it('is looked at first by every command that the documentation names', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: ROOT })];
    const text = pages.map((page) => readFileSync(join(ROOT, page), 'utf8')).join('\n');
    const named = [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test))/g)].map(
      ([, run, alone]) => run ?? alone ?? '',
    );
    const direct = [...new Set(named)].filter((name) => scripts[name]?.startsWith('node '));
    expect(direct.length).toBeGreaterThan(4);
    expect(direct.filter((name) => !scripts[name]?.includes('check-node.cjs'))).toEqual([]);
  });
});

it('npm ci has nothing to ask: of every package with an install script is said that it need not run', () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  const { packages } = read('package-lock.json') as {
    readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
  };
  const { allowScripts } = read('package.json') as {
    readonly allowScripts: Readonly<Record<string, boolean>>;
  };
  const withScript = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.replace(/^.*node_modules\//, '')] : [],
  );
  expect(Object.keys(allowScripts).sort()).toEqual(withScript.sort());
});
