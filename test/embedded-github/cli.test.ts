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
  it.each([
    ['an unknown flag', ['--prot', '1'], /prot/],
    ['a port that is none', ['--port', 'http'], /--port must be a number.*'http'/],
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
