/** A self-hosted runner may reach GitHub through a proxy alone: the bundle asks it, and nothing else is different. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { openStage } from './stage.ts';

/** Tunnels whatever host is asked for to this machine, and remembers what was asked for. */
async function startProxy(): Promise<{ server: Server; asked: string[]; url: string }> {
  const asked: string[] = [];
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const tunnel = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.pipe(socket);
      socket.pipe(tunnel);
    });
    for (const end of [tunnel, socket])
      end.on('error', () => {
        tunnel.destroy();
        socket.destroy();
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

it('reaches GitHub through the proxy of the runner', async () => {
  const stage = await openStage();
  const proxy = await startProxy();
  try {
    const { port } = new URL(stage.github.url);
    const run = await stage.start('conductor', {
      event: 'schedule',
      environment: { GITHUB_API_URL: `http://api.github.example:${port}`, http_proxy: proxy.url },
    });
    expect(run.errors).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(run.outputs.reason).not.toBe('');
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(new Set(proxy.asked)).toEqual(new Set([`api.github.example:${port}`]));
  } finally {
    proxy.server.closeAllConnections();
    proxy.server.close();
    await stage.close();
  }
});
