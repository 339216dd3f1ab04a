import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cli = new URL('../../dev/embedded-github/cli.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'embedded-github-'));
const running = new Set<ChildProcess>();

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--no-warnings', cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    out.stdout += text;
  });
  child.stderr.on('data', (text) => {
    out.stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, ...out };
  });
  const line = async (): Promise<string> => {
    while (!out.stdout.includes('\n')) await Promise.race([once(child.stdout, 'data'), ended]);
    return out.stdout;
  };
  return { child, ended, line };
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('npm run github', () => {
  it('prints one line, serves a seeded world, and stops when told', async () => {
    const seed = write('seed.yml', 'users: [{ login: dora }]\nrepos: [{ owner: dora, name: box }]\n');
    const { child, ended, line } = start('--port', '0', '--seed', seed);
    const identities = JSON.parse(await line());
    const response = await fetch(`${identities.url}/user`, {
      headers: { authorization: `token ${identities.tokens.dora}` },
    });
    expect(await response.json()).toMatchObject({ login: 'dora' });
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await ended;
    expect({ code, lines: stdout.trim().split('\n').length, stderr }).toEqual({
      code: 0,
      lines: 1,
      stderr: '',
    });
  });
  it('hands out a key for every App of the built-in world', async () => {
    const { child, ended, line } = start();
    const { apps } = JSON.parse(await line());
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
    const [app] = Object.values(apps) as { privateKey: string; clientId: string; installations: unknown[] }[];
    expect(app?.privateKey).toMatch(/^-----BEGIN/);
    expect(app?.installations.length).toBeGreaterThan(0);
  });
  it('tells of seeds and identities, with an example that works', async () => {
    const help = await start('--help').ended;
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/tokens +who can sign in.*by login/);
    const [, example = ''] = /An example:\n\n([\s\S]*?)\nExit code/.exec(help.stdout) ?? [];
    const { child, ended, line } = start('--seed', write('example.yml', example));
    const { url, tokens, apps } = JSON.parse(await line());
    expect(Object.keys(tokens)).toEqual(expect.arrayContaining(['dora', 'rae']));
    expect(tokens.dora).toBe('ghp_example');
    expect(Object.keys(apps)).toEqual(['example-app']);
    const asked = await fetch(`${url}/repos/example-org/box/issues/1`, {
      headers: { authorization: 'Bearer github_pat_example' },
    });
    expect([asked.status, await asked.json()]).toMatchObject([200, { title: 'It does not start' }]);
    child.kill('SIGTERM');
    await ended;
  });
  it.each([
    ['a key that a seed has not', ['--seed', write('typo.yml', 'user: [{ login: dora }]')], /'user'.*users/],
    ['an unknown flag', ['--prot', '1'], /prot/],
    ['a port that is none', ['--port', 'http'], /--port takes a whole number.*'http'/],
    ['a missing file', ['--seed', join(folder, 'none.json')], /cannot read the seed file/],
    ['a file that is no seed', ['--seed', write('list.json', '[1]')], /must hold one object/],
    ['a file that is no YAML', ['--seed', write('bad.yml', 'a: [')], /neither JSON nor YAML/],
  ])('answers %s with one line and exit 2', async (_what, args, message) => {
    const { code, stdout, stderr } = await start(...args).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(message);
  });
});
