/** Mastodon, Bluesky and a chat over HTTP, as stand-ins with their limits: each post is there once, whatever happens. */

import { type ChannelStandIns, startChannelStandIns } from '../../dev/rehearsal/channel-stand-ins.ts';
import { problemOfPost } from '../../dev/rehearsal/stand-ins/bluesky.ts';
import { STAND_IN_SECRET } from '../../dev/rehearsal/stand-ins/world.ts';
import type { ChannelAccess } from '../../src/case/channel-access.ts';
import type { Outcome, SendPost } from '../../src/case/operation.ts';
import { makeRecord, recordKey } from '../../src/channels/bluesky.ts';
import { createChannels } from '../../src/channels/index.ts';
import type { Fetch } from '../../src/channels/send-request.ts';
import { publicConstant } from '../../src/text/embargo.ts';

const AT = '2025-03-03T10:00:00Z';
const URL = 'https://github.com/example-org/project/security/advisories/GHSA-2222-3333-4444';
let standIns: ChannelStandIns;
let now = AT;

beforeEach(async () => {
  now = AT;
  standIns = await startChannelStandIns(() => now);
});
afterEach(() => standIns.close());

const accesses = (url = standIns.url): readonly ChannelAccess[] => [
  { name: 'Mastodon', kind: 'mastodon', host: url, token: STAND_IN_SECRET },
  { name: 'Bluesky', kind: 'bluesky', host: url, identifier: 'example.org', password: STAND_IN_SECRET },
  { name: 'Chat', kind: 'chat', webhook: `${url}/hooks/${STAND_IN_SECRET}` },
];

const NAMES = { mastodon: 'Mastodon', bluesky: 'Bluesky', chat: 'Chat', email: 'E-mail' } as const;

function makePost(to: SendPost['to'], text = `Fixed 🎉 in 1.0.1.\n\n${URL}`): SendPost {
  const start = Buffer.byteLength(text.slice(0, text.indexOf('https')));
  return {
    kind: 'send-post',
    key: `post/${to}`,
    channel: NAMES[to],
    to,
    id: 'ab12cd34ef567890',
    at: AT,
    title: publicConstant('Fixed'),
    text: publicConstant(text),
    url: URL,
    links: to === 'bluesky' ? [{ byteStart: start, byteEnd: Buffer.byteLength(text), uri: URL }] : [],
    surface: 'public',
    why: 'a test',
  };
}

/** A process of its own: nothing is remembered from one to the next. */
const run = (fetch: Fetch = globalThis.fetch, url?: string) => createChannels(accesses(url), fetch);
const ALL = ['mastodon', 'bluesky', 'chat'] as const;
const LOOKED_UP = ['mastodon', 'bluesky'] as const;
const stateOf = (outcome: Outcome | undefined): string =>
  outcome === undefined ? 'nothing' : 'result' in outcome ? (outcome.result?.state ?? '') : outcome.kind;

describe('a post', () => {
  it.each(ALL)('to %s is there with its text, and its address is known', async (to) => {
    const outcome = await run().send(makePost(to));
    expect(outcome).toMatchObject({ kind: 'done', result: { state: 'posted' } });
    expect(standIns.posts).toEqual([
      expect.objectContaining({ channel: to, text: expect.stringContaining('Fixed 🎉 in 1.0.1.') }),
    ]);
    const address = outcome.kind === 'done' ? outcome.result?.url : undefined;
    if (to !== 'chat') expect(address).toBe(standIns.posts[0]!.target);
  });

  it.each(LOOKED_UP)('to %s is sent once by two processes, also days apart', async (to) => {
    await run().send(makePost(to));
    now = '2025-03-06T10:00:00Z';
    expect(await run().send(makePost(to))).toMatchObject({ kind: 'already', result: { state: 'posted' } });
    expect(standIns.posts).toHaveLength(1);
  });

  it.each(LOOKED_UP)('to %s is sent once by two at the same moment', async (to) => {
    const outcomes = await Promise.all([run(), run(), run()].map((one) => one.send(makePost(to))));
    expect(standIns.posts).toHaveLength(1);
    expect(outcomes.map(stateOf)).toEqual(['posted', 'posted', 'posted']);
  });

  it.each(LOOKED_UP)('to %s whose answer was lost is found by the next process', async (to) => {
    standIns.setMood(to, 'deaf');
    await run().send(makePost(to));
    standIns.setMood(to, 'well');
    expect(await run().findSent(makePost(to))).toMatchObject({
      kind: 'already',
      result: { state: 'posted' },
    });
    expect(await run().send(makePost(to))).toMatchObject({ kind: 'already' });
    expect(standIns.posts).toHaveLength(1);
  });

  it.each(LOOKED_UP)('to %s that no run has sent is not found', async (to) => {
    expect(await run().findSent(makePost(to))).toBeUndefined();
    expect(standIns.posts).toEqual([]);
  });

  it('to a chat whose answer was lost is for a person to look at', async () => {
    standIns.setMood('chat', 'deaf');
    expect(await run().send(makePost('chat'))).toEqual({ kind: 'done', result: { state: 'unsure' } });
    expect(await run().findSent(makePost('chat'))).toEqual({ kind: 'done', result: { state: 'unsure' } });
    expect(standIns.posts).toHaveLength(1);
  });

  it('to a chat is remembered by the process that sent it', async () => {
    const channels = run();
    await channels.send(makePost('chat'));
    expect(stateOf(await channels.findSent(makePost('chat')))).toBe('posted');
  });

  it.each(ALL)(
    'to %s that is down is refused, in words without host or secret, and goes later',
    async (to) => {
      standIns.setMood(to, 'down');
      const outcome = await run().send(makePost(to));
      expect(outcome).toEqual({
        kind: 'refused',
        status: 503,
        permission: null,
        why: expect.stringContaining('503'),
      });
      expect(JSON.stringify(outcome)).not.toMatch(new RegExp(`${STAND_IN_SECRET}|127\\.0\\.0\\.1`));
      standIns.setMood(to, 'well');
      expect(stateOf(await run().send(makePost(to)))).toBe('posted');
      expect(standIns.posts).toHaveLength(1);
    },
  );

  it.each(ALL)('to %s that cannot be reached at all is refused', async (to) => {
    const gone = await startChannelStandIns(() => now);
    await gone.close();
    const outcome = await run(globalThis.fetch, gone.url).send(makePost(to));
    expect(outcome).toMatchObject({ kind: 'refused', why: 'it cannot be reached.' });
  });

  it.each([
    ['mastodon', { token: 'wrong' }, 'credentials'],
    ['bluesky', { password: 'wrong' }, 'credentials'],
    ['chat', { webhook: '/hooks/wrong' }, 'does not exist'],
  ] as const)('to %s with wrong credentials is refused, and says so', async (to, wrong, why) => {
    const changed = accesses().map((access) =>
      access.kind === to
        ? { ...access, ...wrong, ...('webhook' in wrong ? { webhook: standIns.url + wrong.webhook } : {}) }
        : access,
    );
    const outcome = await createChannels(changed as readonly ChannelAccess[], fetch).send(makePost(to));
    expect(outcome).toMatchObject({ kind: 'refused', why: expect.stringContaining(why) });
    expect(standIns.posts).toEqual([]);
  });

  it('goes nowhere else where it is redirected', async () => {
    const seen: string[] = [];
    const redirecting: Fetch = async (url, init) => {
      seen.push(String(init.redirect));
      return fetch(url, init);
    };
    await run(redirecting).send(makePost('chat'));
    expect(seen).toEqual(['error']);
  });
});

describe('the check before a disclosure', () => {
  it('says who does not take the credentials, and posts nothing', async () => {
    expect((await run().check()).map(({ problem }) => problem)).toEqual([null, null, null]);
    standIns.setMood('bluesky', 'down');
    const wrong = accesses().map((access) =>
      access.kind === 'mastodon' ? { ...access, token: 'wrong' } : access,
    );
    const problems = (await createChannels(wrong, fetch).check()).map(({ problem }) => problem);
    expect(problems).toEqual([expect.stringContaining('credentials'), expect.stringContaining('503'), null]);
    expect(standIns.posts).toEqual([]);
  });
});

describe('limits', () => {
  it.each([
    ['mastodon', 501],
    ['bluesky', 301],
  ] as const)('of %s: %i characters are refused', async (to, length) => {
    const outcome = await run().send({
      ...makePost(to),
      links: [],
      text: publicConstant('x'.repeat(length)),
    });
    expect(outcome).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('refused the post'),
    });
    expect(standIns.posts).toEqual([]);
  });

  it('of Mastodon: a link counts as 23', async () => {
    const text = `${'x'.repeat(476)} ${URL}`;
    expect(stateOf(await run().send(makePost('mastodon', text)))).toBe('posted');
  });
});

describe('a record for Bluesky', () => {
  it('keeps the lexicon, with links by bytes', () => {
    const post = makePost('bluesky', `Ä 🎉 e\u0301 漢字 ${URL}`);
    const record = makeRecord(post);
    expect(problemOfPost(record)).toBeUndefined();
    const [facet] = record.facets ?? [];
    const { byteStart, byteEnd } = facet!.index;
    expect(Buffer.from(post.text).subarray(byteStart, byteEnd).toString('utf8')).toBe(URL);
    const shifted = { ...record, facets: [{ ...facet, index: { byteStart: 1, byteEnd: 4 } }] };
    expect(problemOfPost(shifted)).toContain('cuts a character');
  });

  it('has a key that sorts by time and differs by post', () => {
    const key = (id: string, at: string) => recordKey({ id, at });
    const first = key('ab12cd34ef567890', AT);
    expect(first).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
    expect(key('ab12cd34ef567890', AT)).toBe(first);
    expect(key('0000000000000001', AT)).not.toBe(first);
    expect(key('0000000000000001', '2025-03-03T10:00:01Z') > first).toBe(true);
  });
});
