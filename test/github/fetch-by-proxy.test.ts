/** Node's own `fetch` knows no proxy: where the runner names one, the request goes by it and is answered alike. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fetchByProxy } from '../../src/github/fetch-by-proxy.ts';
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

it('sends what is sent, and answers as fetch does', async () => {
  const init = { method: 'POST', headers: { Authorization: 'token t' }, body: 'ä' };
  const answer = await fetchByProxy(`${home}/json`, init);
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await answer.json()).toEqual({ method: 'POST', sent: 'ä', token: 'token t' });
  expect(proxy.asked).toEqual([new URL(home).host]);
});

it.each([
  ['follow', [201, 2]],
  ['manual', [302, 1]],
] as const)('a redirect, told to %s', async (redirect, [status, asked]) => {
  expect((await fetchByProxy(`${home}/moved`, { redirect })).status).toBe(status);
  expect(proxy.asked).toHaveLength(asked);
});

it('sends neither credentials nor a body to another host', async () => {
  const init = { method: 'POST', headers: { authorization: 'token t' }, body: 'secret' };
  expect(await (await fetchByProxy(`${home}/away`, init)).json()).toEqual({ method: 'GET', sent: '' });
  expect(proxy.asked).toEqual([new URL(home).host, new URL(away).host]);
});

it('sends the same again where a redirect says so, also to a path alone', async () => {
  const init = { method: 'POST', headers: { authorization: 'token t' }, body: 'b' };
  const answer = await fetchByProxy(`${home}/there`, init);
  expect(await answer.json()).toEqual({ method: 'POST', sent: 'b', token: 'token t' });
});

it('does not go round without an end', async () => {
  await expect(fetchByProxy(`${home}/round`)).rejects.toThrow('fetch failed');
  expect(proxy.asked).toHaveLength(21);
});

it('reads no body longer than it is told to', async () => {
  const answer = await fetchByProxy(`${home}/drip`, { signal: AbortSignal.timeout(100) });
  await expect(answer.text()).rejects.toThrow();
});

it('fails at a redirect that must not be', async () => {
  await expect(fetchByProxy(`${home}/moved`, { redirect: 'error' })).rejects.toThrow(TypeError);
  expect(proxy.asked).toHaveLength(1);
});

it('answers without a body where there is none', async () => {
  const answer = await fetchByProxy(`${home}/nothing`);
  expect([answer.status, answer.body]).toEqual([204, null]);
});

it('waits no longer than it is told to', async () => {
  const asked = fetchByProxy(`${home}/never`, { signal: AbortSignal.timeout(50) });
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
});

it('says with a cause that there is no proxy', async () => {
  process.env.http_proxy = 'http://127.0.0.1:1';
  const failure = await fetchByProxy(`${home}/json`).catch((error: Error) => error);
  if (!(failure instanceof Error)) throw new Error('it was answered');
  expect(failure.message).toBe('fetch failed');
  expect(String(failure.cause)).toContain('ECONNREFUSED');
});

it('goes straight where the runner says so', async () => {
  process.env.no_proxy = 'api.github.example';
  await expect(fetchByProxy(`${home}/json`)).rejects.toThrow('fetch failed');
  expect((await fetchByProxy(`${home.replace('api.github.example', '127.0.0.1')}/json`)).status).toBe(201);
  expect(proxy.asked).toEqual([]);
});
