/** What is asked without credentials: no other host, no more than is wanted, and by the proxy of the runner. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutside } from '../../src/github/outside.ts';
import { readUploads } from '../../src/github/reads/read-uploads.ts';
import { type Answer, createTransport, type Sending, type Transport } from '../../src/github/transport.ts';

const ASSET = 'https://github.com/user-attachments/assets/1';
const S3 = 'https://github-production-user-asset-6210df.s3.amazonaws.com/1/2.png?X-Amz-Signature=0a';

/** A transport that answers by address, and remembers what was asked for. */
function transportOf(answers: Readonly<Record<string, Partial<Answer>>>, apiUrl = 'https://api.github.com') {
  const asked: { readonly token: string | null; readonly sending: Sending }[] = [];
  const transport: Transport = {
    apiUrl,
    firstDate: () => null,
    send: async (token, sending) => {
      asked.push({ token, sending });
      const found = answers[sending.route.replace('GET ', '')];
      return { status: 404, headers: {}, data: new Uint8Array(), ...found };
    },
  };
  return {
    transport,
    asked: () => asked.map(({ sending }) => sending.route.replace('GET ', '')),
    all: asked,
  };
}

const leadTo = (location: string) => ({ status: 302, headers: { location } });

describe('a file that was uploaded to GitHub', () => {
  it('is loaded where its address leads, without credentials', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10]);
    const { transport, all } = transportOf({ [ASSET]: leadTo(S3), [S3]: { status: 200, data: bytes } });
    const read = await createOutside(transport).readFile(ASSET, 9);
    expect(read).toEqual({ kind: 'found', bytes });
    expect(all.map(({ token, sending }) => [token, sending.follow, sending.once])).toEqual([
      [null, false, true],
      [null, false, true],
    ]);
  });

  it('is loaded from the host of the pages with data residency, and from that of the API on a server', async () => {
    const there = 'https://octo.ghe.com/user-attachments/assets/1';
    const bytes = new Uint8Array([1]);
    const found = { [there]: { status: 200, data: bytes } };
    const residency = transportOf(found, 'https://api.octo.ghe.com');
    expect(await createOutside(residency.transport).readFile(there, 9)).toEqual({ kind: 'found', bytes });
    const server = transportOf(found, 'https://git.example.org/api/v3');
    await createOutside(server.transport).readFile('https://git.example.org/user-attachments/assets/1', 9);
    expect(server.asked()).toEqual(['https://git.example.org/user-attachments/assets/1']);
  });

  it.each([
    ['another host', 'https://example.com/x'],
    ['this machine', 'http://127.0.0.1:8080/x'],
    ['the service of a cloud', 'http://169.254.169.254/latest/meta-data'],
    ['GitHub without encryption', 'http://github.com/x'],
    ['GitHub on another port', 'https://github.com:8443/x'],
    ['somebody at GitHub', 'https://user@github.com/x'],
    ['a bucket of somebody else', 'https://github-production-user-asset-000000.s3.amazonaws.com/x'],
    ['a host below', 'https://evil.github.com/x'],
    ['a file of the machine', 'file:///etc/passwd'],
    ['no address at all', 'http://['],
  ])('is not looked for where it leads to %s', async (_name, location) => {
    const { transport, asked } = transportOf({ [ASSET]: leadTo(location) });
    const read = await createOutside(transport).readFile(ASSET, 9);
    expect(read).toEqual({ kind: 'refused', why: 'its address leads away from GitHub' });
    expect(asked()).toEqual([ASSET]);
  });

  it('is given up where its address leads in a loop', async () => {
    const { transport, asked } = transportOf({ [ASSET]: leadTo(ASSET) });
    const read = await createOutside(transport).readFile(ASSET, 9);
    expect(read.kind).toBe('refused');
    expect(asked().length).toBeLessThan(6);
  });

  it('is asked of the own host on an Enterprise Server, and of no other', async () => {
    const api = 'https://git.example.org/api/v3';
    const place = 'https://git.example.org/user-attachments/assets/1';
    const { transport, asked } = transportOf({ [place]: leadTo(S3) }, api);
    expect((await createOutside(transport).readFile(ASSET, 9)).kind).toBe('refused');
    expect(asked()).toEqual([place]);
  });
});

describe('uploads of a thread', () => {
  it('are saved as far as they may be, and each is named', async () => {
    const { transport, asked } = transportOf({ [ASSET]: { status: 200, data: new Uint8Array([1, 2]) } });
    const urls = [ASSET, 'https://github.com/user-attachments/assets/2', 'https://github.com/settings/x'];
    const read = await readUploads(createOutside(transport), urls, 'cases/1/public/x');
    expect(read.files).toEqual({ 'cases/1/public/x.uploads/1-1.b64': 'AQI=\n' });
    expect(read.uploads).toEqual([
      expect.objectContaining({ url: ASSET, path: 'cases/1/public/x.uploads/1-1.b64', bytes: 2 }),
      { url: urls[1], why: 'permission denied, or it is gone' },
      { url: urls[2], why: 'its address is none that GitHub gives' },
    ]);
    expect(asked()).toEqual(urls.slice(0, 2));
  });
});

describe('over the wire', () => {
  const start = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
    const server = createServer(answer);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { server, url };
  };
  const transportTo = (apiUrl: string) =>
    createTransport({
      userAgent: 'test',
      apiUrl,
      sleep: async () => {},
      log: () => undefined,
      timeoutMs: 4_000,
    });

  it('sends no credentials, asks once, and reads no more than is wanted', async () => {
    const seen: IncomingMessage[] = [];
    const { server, url } = await start((request, response) => {
      seen.push(request);
      if (request.url?.includes('/issues/')) response.writeHead(500).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.alloc(5_000, 0xff));
    });
    try {
      const outside = createOutside(transportTo(url));
      expect(await outside.readFile(ASSET, 4_999)).toEqual({ kind: 'refused', why: 'it is too large' });
      const read = await outside.readFile(ASSET, 5_000);
      expect(read.kind === 'found' && Buffer.from(read.bytes).equals(Buffer.alloc(5_000, 0xff))).toBe(true);
      expect(await outside.look('example-org/widget', 1)).toBeNull();
      expect(seen.map(({ url: path }) => path)).toEqual([
        '/user-attachments/assets/1',
        '/user-attachments/assets/1',
        '/repos/example-org/widget/issues/1',
      ]);
      expect(seen.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
