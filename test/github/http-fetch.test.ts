/** What is asked is asked as `fetch` does: straight, by the proxy that the runner names, and over TLS. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { httpFetch } from '../../src/github/http-fetch.ts';
import { startProxy } from '../scenarios/start-proxy.ts';

const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/json': (request, response) =>
    void text(request).then((sent) => {
      response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
      response.end(JSON.stringify({ method: request.method, sent, token: request.headers.authorization }));
    }),
  '/moved': (_, response) => response.writeHead(302, { location: `${home}/json` }).end('moved'),
  '/away': (_, response) => response.writeHead(302, { location: `${away}/json` }).end('moved'),
  '/there': (_, response) => response.writeHead(307, { location: '/json' }).end('moved'),
  '/round': (_, response) => response.writeHead(301, { location: '/round' }).end(),
  '/drip': (_, response) => {
    response.writeHead(200);
    const drops = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(drops));
  },
  '/packed': (request, response) => {
    const isTaken = request.headers['accept-encoding'] === 'gzip';
    response.writeHead(200, isTaken ? { 'content-encoding': 'gzip' } : {});
    response.end(isTaken ? gzipSync('ä'.repeat(9_000)) : 'unpacked');
  },
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(gzipSync('a long text'.repeat(9_000)).subarray(0, 40));
  },
  '/dropped': (_, response) => {
    response.writeHead(200, { 'content-length': 9 });
    response.write('four', () => response.destroy());
  },
  '/nothing': (_, response) => response.writeHead(204).end(),
  '/never': () => undefined,
};

let server: Server;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let home: string;
let away: string;
const before = { http_proxy: process.env.http_proxy, no_proxy: process.env.no_proxy };

beforeAll(async () => {
  server = createServer((request, response) => answers[request.url ?? '']?.(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await startProxy();
  home = `http://api.github.example:${(server.address() as AddressInfo).port}`;
  away = home.replace('api.github', 'elsewhere');
});

beforeEach(() => {
  proxy.asked.length = 0;
  process.env.http_proxy = proxy.url;
  process.env.no_proxy = '127.0.0.1';
});

afterEach(() => {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

afterAll(() => {
  for (const each of [server, proxy.server]) {
    each.closeAllConnections();
    each.close();
  }
});

const straight = (): string => home.replace('api.github.example', '127.0.0.1');

it('sends what is sent, and answers as fetch does', async () => {
  const init = { method: 'POST', headers: { Authorization: 'token t' }, body: 'ä' };
  const answer = await httpFetch(`${home}/json`, init);
  expect(answer.status).toBe(201);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await answer.json()).toEqual({ method: 'POST', sent: 'ä', token: 'token t' });
  expect(proxy.asked).toEqual([new URL(home).host]);
});

it.each([
  ['follow', [201, 2]],
  ['manual', [302, 1]],
] as const)('a redirect, told to %s', async (redirect, [status, asked]) => {
  expect((await httpFetch(`${home}/moved`, { redirect })).status).toBe(status);
  expect(proxy.asked).toHaveLength(asked);
});

it('sends neither credentials nor a body to another host', async () => {
  const init = { method: 'POST', headers: { authorization: 'token t' }, body: 'secret' };
  expect(await (await httpFetch(`${home}/away`, init)).json()).toEqual({ method: 'GET', sent: '' });
  expect(proxy.asked).toEqual([new URL(home).host, new URL(away).host]);
});

it('sends the same again where a redirect says so, also to a path alone', async () => {
  const init = { method: 'POST', headers: { authorization: 'token t' }, body: 'b' };
  const answer = await httpFetch(`${home}/there`, init);
  expect(await answer.json()).toEqual({ method: 'POST', sent: 'b', token: 'token t' });
});

it('does not go round without an end', async () => {
  await expect(httpFetch(`${home}/round`)).rejects.toThrow('fetch failed');
  expect(proxy.asked).toHaveLength(21);
});

it('reads no body longer than it is told to', async () => {
  const answer = await httpFetch(`${home}/drip`, { signal: AbortSignal.timeout(100) });
  await expect(answer.text()).rejects.toThrow();
});

it('fails at a redirect that must not be', async () => {
  await expect(httpFetch(`${home}/moved`, { redirect: 'error' })).rejects.toThrow(TypeError);
  expect(proxy.asked).toHaveLength(1);
});

it.each([
  ['straight', () => straight()],
  ['by a proxy', () => home],
])('%s: unpacks what comes packed, and fails where not all of it comes', async (_, place) => {
  expect(await (await httpFetch(`${place()}/packed`)).text()).toBe('ä'.repeat(9_000));
  for (const path of ['/cut', '/dropped'])
    await expect((await httpFetch(`${place()}${path}`)).text()).rejects.toThrow();
});

it('keeps its connection for what is asked next', async () => {
  let connections = 0;
  server.on('connection', () => (connections += 1));
  for (let asked = 0; asked < 3; asked++) await (await httpFetch(`${straight()}/json`)).text();
  await httpFetch(`${straight()}/nothing`);
  await (await httpFetch(`${straight()}/moved`, { redirect: 'manual' })).text();
  expect(connections).toBeLessThan(3);
});

it('speaks TLS, and to nobody whom it cannot trust', async () => {
  // A secret that both know, in the place of a certificate.
  const psk = Buffer.alloc(32, 7);
  const secure = https.createServer(
    { ciphers: 'PSK', maxVersion: 'TLSv1.2', pskCallback: () => psk },
    (_, to) => to.end('safe'),
  );
  secure.listen(0, '127.0.0.1');
  await once(secure, 'listening');
  const address = `https://127.0.0.1:${(secure.address() as AddressInfo).port}/`;
  const { options } = https.globalAgent;
  const shared = {
    ciphers: 'PSK',
    pskCallback: () => ({ psk, identity: 'us' }),
    checkServerIdentity: () => undefined,
  };
  try {
    await expect(httpFetch(address)).rejects.toThrow('fetch failed');
    https.globalAgent.options = { ...options, ...shared };
    expect(await (await httpFetch(address)).text()).toBe('safe');
  } finally {
    https.globalAgent.options = options;
    secure.closeAllConnections();
    secure.close();
  }
});

it('answers without a body where there is none', async () => {
  const answer = await httpFetch(`${home}/nothing`);
  expect([answer.status, answer.body]).toEqual([204, null]);
});

it('waits no longer than it is told to', async () => {
  const asked = httpFetch(`${home}/never`, { signal: AbortSignal.timeout(50) });
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
});

it('says with a cause that there is no proxy', async () => {
  process.env.http_proxy = 'http://127.0.0.1:1';
  const failure = await httpFetch(`${home}/json`).catch((error: Error) => error);
  if (!(failure instanceof Error)) throw new Error('it was answered');
  expect(failure.message).toBe('fetch failed');
  expect(String(failure.cause)).toContain('ECONNREFUSED');
});

it('goes straight where the runner says so', async () => {
  process.env.no_proxy = 'api.github.example,127.0.0.1';
  await expect(httpFetch(`${home}/json`)).rejects.toThrow('fetch failed');
  expect((await httpFetch(`${straight()}/json`)).status).toBe(201);
  expect(proxy.asked).toEqual([]);
});
