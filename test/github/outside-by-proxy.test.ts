/** What is asked without credentials goes by the proxy of the runner, as everything else does. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startProxy } from '../scenarios/start-proxy.ts';

it('reaches GitHub through the proxy alone', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.writeHead(200).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startProxy();
  const api = `http://api.github.example:${(server.address() as AddressInfo).port}`;
  // The client looks for both when it is loaded.
  Object.assign(process.env, { http_proxy: proxy.url, GITHUB_API_URL: api });
  const [{ createTransport }, { createOutside }] = await Promise.all([
    import('../../src/github/transport.ts'),
    import('../../src/github/outside.ts'),
  ]);
  const transport = createTransport({ userAgent: 'test', sleep: async () => {}, log: () => undefined });
  try {
    const outside = createOutside(transport, api);
    expect(await outside.look('example-org/widget', 1)).toBe(200);
    expect((await outside.readFile('https://github.com/user-attachments/assets/1', 9)).kind).toBe('found');
    expect(asked).toEqual([undefined, undefined]);
    expect(new Set(proxy.asked)).toEqual(new Set([new URL(api).host]));
  } finally {
    for (const name of ['http_proxy', 'GITHUB_API_URL']) delete process.env[name];
    for (const each of [server, proxy.server]) {
      each.closeAllConnections();
      each.close();
    }
  }
});
