import { EventEmitter } from 'node:events';
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { Readable } from 'node:stream';
import type { Answered, Ask } from './server.ts';

/** How to ask the embedded GitHub at an origin; undefined where there is none that can be asked like this. */
type Reach = (origin: string) => Ask | undefined;

type Take = (message: IncomingMessage) => void;

/**
 * From now on what this thread asks of an embedded GitHub is handed over instead of sent: two sockets on one machine cost
 * more than all that it does for an answer. That both come to the same is tested for every action and fault
 * (`test/faults/thread-and-process.test.ts`). A body has to be text. Returns what ends it.
 */
export function shortenRequests(reach: Reach): () => void {
  const { request } = http;
  // Only the call that `src/github/http-fetch.ts` makes; agents of proxies make others.
  const short = (url: string, options: RequestOptions, take: Take): ClientRequest => {
    const ask = typeof url === 'string' ? reach(new URL(url).origin) : undefined;
    return ask === undefined
      ? request(url, options, take)
      : (new HandedOver(ask, url, options, take) as unknown as ClientRequest);
  };
  http.request = short as typeof request;
  syncBuiltinESMExports();
  return () => {
    http.request = request;
    syncBuiltinESMExports();
  };
}

/** As much of a request as is used. */
class HandedOver extends EventEmitter {
  readonly #ask: Ask;
  readonly #url: string;
  readonly #options: RequestOptions;
  readonly #take: Take;
  #isOver = false;

  constructor(ask: Ask, url: string, options: RequestOptions, take: Take) {
    super();
    this.#ask = ask;
    this.#url = url;
    this.#options = options;
    this.#take = take;
  }

  end(body: string): void {
    const { method = 'GET', headers } = this.#options;
    const asked = { method, url: this.#url, headers: headers as Readonly<Record<string, string>>, body };
    this.#ask(asked).then(
      (answered) => {
        if (this.#isOver) return;
        if (answered === null) return this.destroy(new Error('socket hang up'));
        this.#isOver = true;
        this.#take(messageOf(answered));
      },
      (error: Error) => this.destroy(error),
    );
  }

  destroy(error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.emit('error', error);
  }

  setTimeout(): void {
    // Who hands over waits for nothing but the answer.
  }
}

function messageOf({ status, headers, body }: Answered): IncomingMessage {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const message = Object.assign(new Readable({ read: () => undefined }), {
    statusCode: status,
    headers: Object.fromEntries(named) as IncomingMessage['headers'],
  });
  message.push(body);
  message.push(null);
  return message as IncomingMessage;
}
