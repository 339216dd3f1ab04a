import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTeamChannel } from '../../src/channels/team-channel.ts';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

/** A chat that answers with these statuses, one after the other and then 200. */
async function withChat(
  statuses: readonly number[],
  use: (address: string, seen: readonly Seen[]) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = [];
  const left = [...statuses];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, path: url, type: headers['content-type'] ?? '', body });
      response.writeHead(left.shift() ?? 200, { location: '/elsewhere' }).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('the digest', () => {
  it('is one request with the text, as chats take it', () =>
    withChat([], async (address, seen) => {
      const channel = createTeamChannel({ webhook: `${address}/hook`, heartbeat: null }, fetch);
      expect(channel.takesDigest).toBe(true);
      expect(await channel.sendDigest('Security reports: 2 open.')).toBeNull();
      expect(seen).toEqual([
        {
          method: 'POST',
          path: '/hook',
          type: 'application/json',
          body: '{"text":"Security reports: 2 open."}',
        },
      ]);
    }));

  it('is tried once more, and then told to have failed without its address', () =>
    withChat([500, 200, 404, 404], async (address, seen) => {
      const channel = createTeamChannel({ webhook: `${address}/secret`, heartbeat: null }, fetch);
      expect(await channel.sendDigest('a')).toBeNull();
      expect(await channel.sendDigest('b')).toBe('HTTP 404');
      expect(seen).toHaveLength(4);
    }));

  it('says so where nobody answers', async () => {
    const channel = createTeamChannel({ webhook: 'http://127.0.0.1:1/', heartbeat: null }, fetch);
    expect(await channel.sendDigest('a')).toBe('no answer');
  });

  it('follows no redirect, and says so', () =>
    withChat([307, 307], async (address, seen) => {
      const channel = createTeamChannel({ webhook: `${address}/hook`, heartbeat: null }, fetch);
      expect(await channel.sendDigest('Security reports: 2 open.')).toBe('HTTP 307');
      expect(seen.map(({ path }) => path)).toEqual(['/hook', '/hook']);
    }));

  it('goes nowhere without an address', async () => {
    const channel = createTeamChannel({ webhook: null, heartbeat: null }, fetch);
    expect(channel.takesDigest).toBe(false);
    expect(await channel.sendDigest('a')).toBe('no address');
  });
});

describe('the sign of life', () => {
  it('follows no redirect', () =>
    withChat([302], async (address, seen) => {
      await createTeamChannel({ webhook: null, heartbeat: `${address}/alive` }, fetch).ping();
      expect(seen.map(({ path }) => path)).toEqual(['/alive']);
    }));

  it('is one request, and its failure nobody’s business', () =>
    withChat([503], async (address, seen) => {
      await createTeamChannel({ webhook: null, heartbeat: `${address}/alive` }, fetch).ping();
      await createTeamChannel({ webhook: null, heartbeat: 'http://127.0.0.1:1/' }, fetch).ping();
      await createTeamChannel({ webhook: null, heartbeat: null }, fetch).ping();
      expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /alive']);
    }));
});
