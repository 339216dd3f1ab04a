import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import {
  chooseShown,
  environmentInside,
  neededBy,
  pathsNamedIn,
  placesOfJob,
  quoteForShell,
  renderStartScript,
} from '../../../src/features/release/sandbox-view.ts';

const JOB = {
  HOME: '/home/runner',
  GITHUB_WORKSPACE: '/home/runner/work/deep/deep',
  RUNNER_TEMP: '/home/runner/work/_temp',
  GITHUB_OUTPUT: '/home/runner/work/_temp/_runner_file_commands/output',
  GITHUB_TOKEN: 'secret',
  ACTIONS_CACHE_URL: 'https://cache.example.org',
};

describe('what is shown to code in the sandbox', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['the tool cache', ['/opt/hostedtoolcache'], ['/opt/hostedtoolcache']],
    ['a tool cache in the home of the runner', ['/home/runner/work/_tool'], ['/home/runner/work/_tool']],
    ['not what is there anyway', ['/usr/bin/node', '/bin', '/proc/1', '/etc/ssl/certs/ca.pem'], []],
    ['a certificate of its own', ['/etc/company/ca.pem', '/etc'], ['/etc/company/ca.pem']],
    [
      'not the checkout, nor what is in it',
      [JOB.GITHUB_WORKSPACE, `${JOB.GITHUB_WORKSPACE}/node_modules`],
      [],
    ],
    ['not what the checkout is in', ['/home/runner/work', '/home', '/'], []],
    ['not the home', ['/home/runner'], []],
    ["not the runner's files", ['/home/runner/work/_temp/_runner_file_commands'], []],
    ['not by a way around', ['/opt/../home/runner', '//home/runner', 'relative'], []],
    ['a folder once', ['/opt/node/bin', '/opt/node', '/opt/node', '/opt/nodes'], ['/opt/node', '/opt/nodes']],
  ])('is %s', (_what, wanted, shown) => {
    expect(chooseShown(wanted, JOB)).toEqual(shown);
  });

  it('never holds anything of the job, whatever is wanted', () => {
    const part = fc.constantFrom('home', 'runner', 'work', 'deep', '_temp', '_tool', '..', '.', 'opt');
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 6 })), (wanted) => {
        const shown = chooseShown(
          wanted.map((parts) => `/${parts.join('/')}`),
          JOB,
        );
        for (const path of shown) {
          const real = new URL(`file://${path}`).pathname.replace(/\/$/, '');
          for (const place of [...placesOfJob(JOB), JOB.HOME])
            expect(`${place}/`.startsWith(`${real}/`)).toBe(false);
          expect(`${real}/`.startsWith(`${JOB.GITHUB_WORKSPACE}/`)).toBe(false);
        }
      }),
    );
  });
});

describe('programs that a command names', () => {
  it.each<[string, readonly string[]]>([
    ['npx mocha {tests}', []],
    ['/opt/node/bin/node --test a/b.js', ['/opt/node/bin/node']],
    [`'/opt/my node/bin/node' "/a/b.js" --rootDir=/c`, ['/opt/my node/bin/node', '/a/b.js', '/c']],
    ['cat ../x ./y z/w', []],
  ])('%s', (command, paths) => {
    expect(pathsNamedIn(command)).toEqual(paths);
  });

  it('need all packages that they are installed with', () => {
    expect(neededBy('/a/node_modules/jest/node_modules/b/c.js')).toBe('/a/node_modules');
    expect(neededBy('/a/node')).toBe('/a/node');
  });
});

describe('variables inside', () => {
  const machine = {
    ...JOB,
    PATH: '/home/runner/bin:/opt/node/bin:/usr/bin',
    LC_ALL: 'C',
    https_proxy: 'http://p',
  };
  const inside = (network: boolean) => environmentInside(machine, { network, shown: ['/opt/node'] });

  it('hold nothing of the job; a proxy only for what fetches packages', () => {
    expect(inside(false)).toMatchObject({
      PATH: '/opt/node/bin:/usr/bin',
      LC_ALL: 'C',
      HOME: '/sandbox/home',
    });
    expect(JSON.stringify(inside(false))).not.toMatch(/runner|secret|cache|http/);
    expect(inside(true)).toEqual({ ...inside(false), https_proxy: 'http://p' });
  });
});

describe('a command', () => {
  it('is run as it was given, whatever is in it', () => {
    const nasty = `printf %s "$A" '; $(id) "x" \\\\' "it's"\n# not a comment of ours`;
    const start = renderStartScript(nasty, { A: `'"$(id)\n` }).replace('cd /sandbox/project', '');
    expect(execFileSync('/bin/sh', ['-c', start], { encoding: 'utf8' })).toBe(
      `'"$(id)\n; $(id) "x" \\\\it's`,
    );
    expect(quoteForShell("a'b")).toBe(`'a'\\''b'`);
  });
});
