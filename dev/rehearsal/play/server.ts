import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ROLE_NAMES, type RoleName } from '../cast.ts';
import { type Fields, type Happening, type Play, perform } from './actions.ts';
import { renderBoard } from './board.ts';

export interface Playground {
  /** `http://127.0.0.1:4567/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** GitHub takes no longer texts. */
const MOST_BYTES = 300_000;

/** Nothing is loaded, nothing runs, forms go nowhere else, and no other page may frame it. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/**
 * Serves the playground on loopback. Only pages of its own can send its forms (each carries a token), and only by its own
 * address, so that no page elsewhere reaches it by a name that leads here. One thing is done at a time.
 */
export async function servePlayground(play: Play): Promise<Playground> {
  const token = randomBytes(16).toString('hex');
  let last: Happening | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(does: () => Promise<T>): Promise<T> => {
    const mine = turn.then(does, does);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(response, 500, `The playground failed: ${error instanceof Error ? error.message : String(error)}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.host !== host)
      return send(response, 421, `This is http://${host}/ and nothing else.`);
    const url = new URL(request.url ?? '/', `http://${host}`);
    if (request.method === 'POST' && url.pathname === '/act') {
      const fields = await readFields(request);
      if (fields === null) return send(response, 413, 'That is longer than GitHub takes.');
      if (fields.token !== token)
        return send(response, 403, 'This form is of another playground. Load the page again.');
      const who = readWho(fields.as);
      const done = await inTurn(() => perform(play, who, fields));
      if (done === null) return send(response, 400, 'Nothing of that name can be done here.');
      last = done;
      const issue = await inTurn(() => findIssue(play, fields));
      response.writeHead(303, { location: `${issue === null ? '/' : `/issues/${issue}`}?as=${who}` });
      response.end();
      return;
    }
    const [, number] = /^\/(?:issues\/(\d{1,6}))?$/.exec(url.pathname) ?? [null];
    if (request.method !== 'GET' || !/^\/(?:issues\/\d{1,6})?$/.test(url.pathname))
      return send(response, 404, 'There is nothing here. Go back to /.');
    const place = {
      who: readWho(url.searchParams.get('as') ?? undefined),
      issue: number === undefined ? null : Number(number),
      token,
    };
    const page = await inTurn(() => renderBoard(play, place, last));
    response.writeHead(200, HEADERS);
    response.end(page);
  }

  return {
    url: `http://${host}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${words}\n`);
}

const readWho = (text: string | undefined): RoleName => ROLE_NAMES.find((role) => role === text) ?? 'member';

async function readFields(request: IncomingMessage): Promise<Fields | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  // A browser sends line ends as CRLF, and GitHub keeps them as they come.
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
}

/** Where the player goes next: the issue of the form, or the newest one after something new was reported. */
async function findIssue({ directed }: Play, fields: Fields): Promise<number | null> {
  if (/^\d{1,6}$/.test(fields.issue ?? '')) return Number(fields.issue);
  if (fields.do === 'wait' || fields.do === 'public-issue') return null;
  const issues = await directed.people.member.list(`/repos/${directed.triage}/issues?state=all`);
  return (issues as readonly { readonly number: number }[])[0]?.number ?? null;
}
