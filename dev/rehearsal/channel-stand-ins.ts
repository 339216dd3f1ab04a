import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderYaml } from '../../src/text/yaml.ts';
import { answerBluesky } from './stand-ins/bluesky.ts';
import { answerChat } from './stand-ins/chat.ts';
import { answerMastodon } from './stand-ins/mastodon.ts';
import {
  type Asked,
  type Said,
  STAND_IN_SECRET,
  type StandInPost,
  type StandInWorld,
} from './stand-ins/world.ts';

/** `down` answers 503; `deaf` takes what it is told and closes the line instead of answering. */
type StandInMood = 'well' | 'down' | 'deaf';

export interface ChannelStandIns {
  readonly url: string;
  readonly posts: readonly StandInPost[];
  /** How often each was asked, since the start. */
  readonly asked: Readonly<Record<StandInPost['channel'], number>>;
  /** What each is like from now on. */
  setMood(channel: StandInPost['channel'], mood: StandInMood): void;
  /** As if nothing had been posted. */
  reset(): void;
  close(): Promise<void>;
}

const PLACES = {
  mastodon: answerMastodon,
  bluesky: answerBluesky,
  chat: answerChat,
} as const;

/**
 * Small stand-ins on loopback for the places outside of GitHub that a rehearsal posts to: they keep the limits and the
 * ways of being told twice that the real ones have.
 */
export async function startChannelStandIns(now: () => string): Promise<ChannelStandIns> {
  const world: StandInWorld = { now, posts: [], statuses: [], records: new Map() };
  const moods = new Map<string, StandInMood>();
  const asked = { mastodon: 0, bluesky: 0, chat: 0 };
  const server = createServer(async (request, response) => {
    const wanted = await readAsked(request);
    const channel = channelOf(wanted.path);
    asked[channel] += 1;
    const mood = moods.get(channel) ?? 'well';
    if (mood === 'down') return send(response, { status: 503, body: { error: 'down' } });
    const said = PLACES[channel](world, wanted);
    if (mood === 'deaf' && wanted.method === 'POST' && said.status < 300 && isPost(wanted.path))
      return void response.destroy();
    send(response, said);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts: world.posts,
    asked,
    setMood: (channel, mood) => void moods.set(channel, mood),
    reset: () => {
      world.records.clear();
      for (const list of [world.posts, world.statuses]) list.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const isPost = (path: string): boolean => !path.endsWith('createSession');

function channelOf(path: string): StandInPost['channel'] {
  if (path.startsWith('/xrpc/')) return 'bluesky';
  return path.startsWith('/api/') ? 'mastodon' : 'chat';
}

/** The input `channels` of the actions, by the names of the channels; `without` leaves some out. */
export function renderChannelsSecret(url: string, without: readonly string[] = []): string {
  const all = {
    Mastodon: { host: url, token: STAND_IN_SECRET },
    Bluesky: { host: url, identifier: 'example.org', password: STAND_IN_SECRET },
    Chat: { webhook: `${url}/hooks/${STAND_IN_SECRET}` },
  };
  return renderYaml(Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name))));
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: request.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

function send(response: ServerResponse, { status, body }: Said): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}
