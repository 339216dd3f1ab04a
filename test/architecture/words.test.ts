import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './read-source.ts';

/** Put together from parts, so that this file does not hold what it looks for. */
const dotted = (...parts: readonly string[]): string => parts.join('.');

/**
 * Hosts of package registries. People install from the registry that their own configuration names; a host in a
 * file would go around it.
 */
const REGISTRIES = [
  dotted('registry', 'npmjs', 'org'),
  dotted('registry', 'npmjs', 'com'),
  dotted('registry', 'yarnpkg', 'com'),
  dotted('npm', 'pkg', 'github', 'com'),
  dotted('npm', 'jsr', 'io'),
  dotted('pypi', 'org'),
  dotted('pythonhosted', 'org'),
  dotted('proxy', 'golang', 'org'),
  dotted('static', 'crates', 'io'),
  dotted('index', 'crates', 'io'),
  dotted('deb', 'debian', 'org'),
];

/** Folders that every machine has: they tell nothing of this one. */
const EVERYWHERE = ['/tmp', '/var/tmp', '/private/tmp', '/home', '/Users', '/opt', '/srv', '/usr', '/mnt'];

/** Folders of the machine that the tests run on: the checkout, what it lies in, the home folder. */
const FOLDERS = [ROOT, dirname(ROOT), homedir()].filter(
  (folder) => folder.length > 3 && !EVERYWHERE.includes(folder),
);

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const configured = process.env.npm_config_registry;
/** The registry of this machine; a proxy on loopback has an address that says nothing. */
const own = configured ? new URL(configured).hostname : '';
const hosts = [...REGISTRIES, ...(/^[a-z].*\.[a-z]+$/i.test(own) ? [own] : [])];
const REGISTRY = new RegExp(`(?<![\\w-])(?:${hosts.map(quote).join('|')})(?![\\w-])`, 'i');
const FOLDER = new RegExp(`(?<![\\w.*-])(?:${FOLDERS.map(quote).join('|')})/`);

/** What a file must not hold, as `file:line: found`; for a bundle on one line the line says little. */
function findForbidden(path: string, text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) =>
    [REGISTRY, FOLDER].flatMap((pattern) => {
      const found = pattern.exec(line)?.[0];
      return found ? [`${path}:${index + 1}: ${found}`] : [];
    }),
  );
}

/** Files that git has or would take. */
function readTracked(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const list = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return list.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

const inGit = existsSync(join(ROOT, '.git'));
if (!inGit)
  console.warn('SKIPPED: no git checkout, so the list of files is not known; nothing was searched.');

describe('hosts of registries and paths of this machine', () => {
  (inGit ? it : it.skip)('are in no file', () => {
    const files = readTracked();
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((path) => findForbidden(path, readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
  });

  it.each<readonly [string, string, string | undefined]>([
    ['a registry', `fetch('https://${REGISTRIES[0]}/x')`, REGISTRIES[0]],
    [
      'a registry in capitals',
      `https://${REGISTRIES[5]?.toUpperCase()}/simple`,
      REGISTRIES[5]?.toUpperCase(),
    ],
    ['a subdomain', `https://files.${REGISTRIES[6]}/x`, REGISTRIES[6]],
    ['the checkout', `see ${ROOT}/src`, `${ROOT}/`],
    ...FOLDERS.map((folder) => ['what it lies in', `cat ${folder}/other/x`, `${folder}/`] as const),
  ])('are found: %s', (_name, text, found) => {
    expect(findForbidden('a.md', `one\n${text}\n`)).toEqual([`a.md:2: ${found}`]);
  });

  it.each([
    'https://docs.npmjs.com/cli',
    'registry: yes',
    `https://example.org${ROOT}x`,
    'network/main',
    'home',
  ])('are not seen in %s', (text) => {
    expect(findForbidden('a.md', text)).toEqual([]);
  });
});
