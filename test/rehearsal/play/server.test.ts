import { request } from 'node:http';
import type { Play } from '../../../dev/rehearsal/play/actions.ts';
import { type Playground, servePlayground } from '../../../dev/rehearsal/play/server.ts';

// Nothing here gets as far as the stage.
const NO_STAGE = {} as Play;

let playground: Playground;
beforeAll(async () => {
  playground = await servePlayground(NO_STAGE);
});
afterAll(() => playground.close());

interface Wish {
  readonly path?: string;
  readonly method?: string;
  readonly host?: string;
  readonly body?: string;
}

/** Status and text; `fetch` would not let us name another host. */
function ask({ path = '/', method = 'GET', host, body = '' }: Wish): Promise<readonly [number, string]> {
  return new Promise((resolve, reject) => {
    const url = new URL(path, playground.url);
    const sent = request(url, { method, headers: host === undefined ? {} : { host } }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      answer.on('end', () => resolve([answer.statusCode ?? 0, text]));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the server of the playground', () => {
  it('listens on loopback alone', () => {
    expect(playground.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it.each<[string, Wish, number, RegExp]>([
    ['a name that leads to this machine from elsewhere', { host: 'evil.example' }, 421, /nothing else/],
    [
      'a form without the token',
      { path: '/act', method: 'POST', body: 'do=wait&hours=1' },
      403,
      /Load the page again/,
    ],
    ['a wrong token', { path: '/act', method: 'POST', body: 'do=wait&token=0' }, 403, /Load the page again/],
    [
      'a text that GitHub would not take',
      { path: '/act', method: 'POST', body: 'x'.repeat(300_001) },
      413,
      /longer/,
    ],
    ['an address of nothing', { path: '/etc/passwd' }, 404, /nothing here/],
    ['a form sent by its address', { path: '/act' }, 404, /nothing here/],
    ['another method', { method: 'DELETE' }, 404, /nothing here/],
  ])('refuses %s, and says why', async (_, wish, status, words) => {
    const [given, text] = await ask(wish);
    expect(given).toBe(status);
    expect(text).toMatch(words);
  });
});
