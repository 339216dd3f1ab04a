/** A real npm registry on loopback, of `tools/npm-registry`, and the real npm to publish to it. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';

const VERDACCIO = join(PROJECT_ROOT, 'tools/npm-registry/node_modules/verdaccio/bin/verdaccio');
/** It needs a newer Node than the rest of the project. */
export const hasRealRegistry = existsSync(VERDACCIO) && Number.parseInt(process.versions.node, 10) >= 22;

/** It packs and serves what is published here, asks nobody else, and lets anyone who signed in publish. */
const CONFIG = `
storage: ./storage
auth: { htpasswd: { file: ./htpasswd, algorithm: sha1 } }
uplinks: {}
packages: { "**": { access: $all, publish: $authenticated } }
web: { enable: false }
log: { type: stdout, format: json, level: fatal }
`;

export interface RealRegistry {
  readonly url: string;
  /** `npm publish` in a folder, under a tag of npm. */
  publish(folder: string, tag: string): void;
  /** One file out of each archive that `npm pack` brings for `name@version`. */
  readPublished(specs: readonly string[], path: string): readonly string[];
  close(): Promise<void>;
}

export async function startRealRegistry(): Promise<RealRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'npm-registry-'));
  writeFileSync(join(folder, 'config.yaml'), CONFIG);
  const port = await findFreePort();
  const child = spawn(
    process.execPath,
    [VERDACCIO, '--config', 'config.yaml', '--listen', `127.0.0.1:${port}`],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const url = `http://127.0.0.1:${port}/`;
  await waitUntilThere(url, () => child.exitCode !== null);
  const settings = join(folder, 'npmrc');
  writeFileSync(settings, `registry=${url}\n//127.0.0.1:${port}/:_authToken=${await signUp(url)}\n`);
  const npm = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('npm', [...args, '--loglevel=error', '--no-update-notifier'], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, npm_config_userconfig: settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    url,
    publish: (cwd, tag) => void npm(cwd, 'publish', '--tag', tag),
    readPublished: (specs, path) => {
      const brought = mkdtempSync(join(folder, 'packed-'));
      const archives = npm(brought, 'pack', '--silent', ...specs)
        .trim()
        .split('\n');
      return archives.map((archive) =>
        execFileSync('tar', ['-xzOf', archive, `package/${path}`], { cwd: brought, encoding: 'utf8' }),
      );
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function waitUntilThere(url: string, isOver: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${url}-/ping`).catch(() => undefined);
    if (answer?.ok) return;
    if (isOver()) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The npm registry of tools/npm-registry does not start.');
}

async function signUp(url: string): Promise<string> {
  const answer = await fetch(`${url}-/user/org.couchdb.user:releaser`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'releaser', password: 'of-a-test' }),
  });
  const { token } = (await answer.json()) as { readonly token?: string };
  if (!token) throw new Error(`The npm registry lets nobody sign up: ${answer.status}.`);
  return token;
}
