import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
    const pages = ['README.md', 'docs/analysis.md', 'docs/releases.md'];
    const text = pages.map((page) => readFileSync(join(ROOT, page), 'utf8')).join('\n');
    const named = [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test))/g)].map(
      ([, run, alone]) => run ?? alone ?? '',
    );
    const direct = [...new Set(named)].filter((name) => scripts[name]?.startsWith('node '));
    expect(direct.length).toBeGreaterThan(4);
    expect(direct.filter((name) => !scripts[name]?.includes('check-node.cjs'))).toEqual([]);
  });
});
