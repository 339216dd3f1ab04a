/** What is asked without credentials goes by the proxy of the runner, as everything else does. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { startProxy } from '../scenarios/start-proxy.ts';

const source = (file: string): string => pathToFileURL(join(PROJECT_ROOT, 'src/github', file)).href;

/** In a process of its own: the client looks for a proxy when it is loaded. */
const PROGRAM = `
import { createOutside } from '${source('outside.ts')}';
import { createTransport } from '${source('transport.ts')}';
const transport = createTransport({ userAgent: 'test', sleep: async () => {}, log: () => undefined });
const outside = createOutside(transport, process.env.GITHUB_API_URL);
const status = await outside.look('example-org/widget', 1);
const { kind } = await outside.readFile('https://github.com/user-attachments/assets/1', 9);
console.log(status, kind);
`;

it('reaches GitHub through the proxy alone', async () => {
  const signed: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    signed.push(request.headers.authorization);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startProxy();
  const api = `http://api.github.example:${(server.address() as AddressInfo).port}`;
  try {
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', PROGRAM], {
      env: { PATH: process.env.PATH ?? '', http_proxy: proxy.url, GITHUB_API_URL: api },
    });
    expect((await run).stdout.trim()).toBe('200 found');
    expect(signed).toEqual([undefined, undefined]);
    expect(new Set(proxy.asked)).toEqual(new Set([new URL(api).host]));
  } finally {
    for (const each of [server, proxy.server]) {
      each.closeAllConnections();
      each.close();
    }
  }
});
