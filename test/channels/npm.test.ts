import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type NpmRegistry, startNpmRegistry } from '../../dev/rehearsal/npm-registry.ts';
import { createNpmReader, isPackageName, parseView } from '../../src/channels/npm.ts';

const FIRST = '2024-03-25T10:00:00.000Z';
const SECOND = '2024-09-10T03:27:58.000Z';

let folder: string;
let registry: NpmRegistry;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'npm-reader-'));
  writeFileSync(join(folder, 'npmrc'), '');
  registry = await startNpmRegistry({
    packages: {
      parser: {
        versions: { '1.20.2': { time: FIRST }, '2.0.0-beta.1': { time: SECOND }, '1.20.3': { time: SECOND } },
      },
      'one-only': { versions: { '0.1.0': { time: FIRST } } },
      '@example/scoped': { versions: { '1.0.0': { time: FIRST }, '1.0.1': { time: SECOND } } },
    },
  });
});

afterAll(async () => {
  await registry.close();
  rmSync(folder, { recursive: true, force: true });
});

/** npm with nothing of this machine's settings but the path. */
function environmentFor(url: string): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    npm_config_registry: url,
    npm_config_cache: join(folder, 'cache'),
    npm_config_userconfig: join(folder, 'npmrc'),
    npm_config_globalconfig: join(folder, 'global-npmrc'),
    npm_config_fetch_retries: '0',
  };
}

function readerFor(url: string, timeoutMs?: number) {
  const environment = environmentFor(url);
  return createNpmReader(timeoutMs === undefined ? { environment } : { environment, timeoutMs });
}

async function withServer<T>(server: Server, use: (url: string) => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('reading npm', () => {
  it('gives versions, times and tags of a package', async () => {
    const published = await readerFor(registry.url).readPublished('parser');
    expect(published).toEqual({
      kind: 'published',
      versions: expect.arrayContaining(['1.20.2', '1.20.3', '2.0.0-beta.1']),
      times: { '1.20.2': FIRST, '1.20.3': SECOND, '2.0.0-beta.1': SECOND },
      tags: { latest: '1.20.3' },
    });
  });

  it('reads a package with a single version, and a scoped one', async () => {
    const reader = readerFor(registry.url);
    const [single, scoped] = [
      await reader.readPublished('one-only'),
      await reader.readPublished('@example/scoped'),
    ];
    expect(single).toMatchObject({ kind: 'published', versions: ['0.1.0'] });
    expect(scoped).toMatchObject({
      kind: 'published',
      versions: ['1.0.0', '1.0.1'],
      times: { '1.0.1': SECOND },
    });
  });

  it('says absent for an unknown package and for a version that is not there', async () => {
    const reader = readerFor(registry.url);
    expect(await reader.readPublished('unknown')).toEqual({ kind: 'absent' });
    expect(await reader.readPublished('parser', '1.20.4')).toEqual({ kind: 'absent' });
    expect(await reader.readPublished('parser', '1.20.3')).toMatchObject({ kind: 'published' });
  });

  it('sees a version as soon as it is published, whatever npm has in its cache', async () => {
    const reader = readerFor(registry.url);
    registry.publish('fresh', '1.0.0', FIRST);
    expect(await reader.readPublished('fresh', '1.0.1')).toEqual({ kind: 'absent' });
    registry.publish('fresh', '1.0.1', SECOND);
    expect(await reader.readPublished('fresh', '1.0.1')).toMatchObject({ times: { '1.0.1': SECOND } });
  });

  it('is unreachable where the registry is down, without naming it', async () => {
    const closed = await startNpmRegistry({ packages: {} });
    await closed.close();
    const result = await readerFor(closed.url).readPublished('parser');
    expect(result).toEqual({ kind: 'unreachable', reason: 'npm failed with ECONNREFUSED' });
  });

  it.each([
    ['an error of the server', 500, '{"error":"broken"}', 'npm failed with E500'],
    ['a refusal', 403, '{"error":"no"}', 'npm failed with E403'],
  ])('is unreachable after %s', async (_what, status, body, reason) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body));
    const result = await withServer(server, (url) => readerFor(url).readPublished('parser'));
    expect(result).toEqual({ kind: 'unreachable', reason });
  });

  it('is unreachable, not absent, where the registry answers nonsense', async () => {
    const server = createServer((_request, response) => response.end('<html>sign in</html>'));
    const result = await withServer(server, (url) => readerFor(url).readPublished('parser'));
    expect(result.kind).toBe('unreachable');
  });

  it('gives up on a registry that never answers', async () => {
    const result = await withServer(
      createServer(() => {}),
      (url) => readerFor(url, 1500).readPublished('parser'),
    );
    expect(result).toEqual({ kind: 'unreachable', reason: 'npm gave no answer in 2 s' });
  });

  it('is unreachable where there is no npm', async () => {
    const reader = createNpmReader({ environment: { ...environmentFor(registry.url), PATH: folder } });
    expect(await reader.readPublished('parser')).toEqual({
      kind: 'unreachable',
      reason: 'npm could not be started',
    });
  });

  it('hands npm its own settings and nothing else of the environment', async () => {
    const script = join(folder, 'npm');
    writeFileSync(
      script,
      '#!/bin/sh\nprintf \'{"versions":["0.0.0"],"dist-tags":{"env":"%s"}}\' "$(env | cut -d= -f1 | tr "\\n" " ")"\n',
      {
        mode: 0o755,
      },
    );
    const environment = {
      ...environmentFor(registry.url),
      PATH: `${folder}:${process.env.PATH}`,
      'INPUT_PRIVATE-KEY': 'secret',
      GITHUB_TOKEN: 'secret',
      ACTIONS_RUNTIME_TOKEN: 'secret',
      NODE_OPTIONS: '--inspect',
      HTTPS_PROXY: 'http://127.0.0.1:1',
    };
    const result = await createNpmReader({ environment }).readPublished('parser');
    rmSync(script);
    const names = result.kind === 'published' ? (result.tags.env ?? '').split(' ') : [];
    expect(names).toEqual(expect.arrayContaining(['PATH', 'HTTPS_PROXY', 'npm_config_registry']));
    expect(names.filter((name) => /INPUT|GITHUB|ACTIONS|NODE_OPTIONS/.test(name))).toEqual([]);
  });
});

describe('names that npm is asked for', () => {
  it.each([
    'parser',
    'JSONStream',
    '@example/scoped',
    'lodash.merge',
    'a',
    '7zip',
    'x_y',
    `${'x'.repeat(214)}`,
  ])('takes %s', (name) => expect(isPackageName(name)).toBe(true));

  it.each([
    '',
    '-g',
    '--registry=http://127.0.0.1',
    '.hidden',
    '_private',
    'a/b',
    '@/x',
    '@example',
    '@example/',
    '@example/a/b',
    '@-x/y',
    'a b',
    'a@1',
    'file:x',
    'x.tgz',
    '@example/x.tar.gz',
    '..',
    'a\n',
    'a\u0000',
    'x'.repeat(215),
  ])('refuses %j without asking', async (name) => {
    const before = registry.requests();
    const result = await readerFor(registry.url).readPublished(name);
    expect(result).toEqual({ kind: 'unreachable', reason: 'this is not a package name of npm' });
    expect(registry.requests()).toBe(before);
  });

  it('never takes what a command line would read as something else than a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        if (!isPackageName(name)) return;
        expect(encodeURIComponent(name.replace('/', '')).replace('%40', '@')).toBe(name.replace('/', ''));
        expect(name).not.toMatch(/^[-._]/);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[-.@/:\w~ ]{1,12}$/), (name) => {
        if (isPackageName(name)) expect(name).toMatch(/^(?:@[^/@:\s]+\/)?[^-._@/:\s][^@/:\s]*$/);
      }),
    );
  });
});

describe('what npm prints', () => {
  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (output) => {
        expect(['published', 'absent', 'unreachable']).toContain(parseView(output).kind);
      }),
    );
  });

  it('tells what was published once and removed again by the times that the registry keeps', () => {
    const time = { created: FIRST, modified: SECOND, '1.0.0': FIRST, '1.0.1': SECOND };
    expect(parseView(JSON.stringify({ versions: ['1.0.1'], time }))).toMatchObject({ removed: ['1.0.0'] });
    expect(parseView(JSON.stringify({ versions: ['1.0.0', '1.0.1'], time }))).not.toHaveProperty('removed');
  });

  it('leaves out times and tags that are none', () => {
    const output = JSON.stringify({
      versions: ['1.0.0', '1.0.1'],
      time: { '1.0.0': 'soon', '1.0.1': '2024-12-07T08:03:45.988000+00:00', modified: FIRST },
      'dist-tags': { latest: '1.0.1', odd: 7 },
    });
    expect(parseView(output)).toEqual({
      kind: 'published',
      versions: ['1.0.0', '1.0.1'],
      times: { '1.0.1': '2024-12-07T08:03:45.988Z' },
      tags: { latest: '1.0.1' },
    });
  });

  it('names no host in a reason', () => {
    const output = JSON.stringify({ error: { code: 'E_x at http://registry.example', summary: 'x' } });
    expect(parseView(output)).toEqual({ kind: 'unreachable', reason: 'npm failed' });
  });
});
