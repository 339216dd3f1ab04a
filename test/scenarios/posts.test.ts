/** Posts to channels, by the built action: confirmed, once, and tried again where a channel is down. */

import {
  type ChannelStandIns,
  renderChannelsSecret,
  startChannelStandIns,
} from '../../dev/rehearsal/channel-stand-ins.ts';
import { parseStoredCase } from '../../src/case/stored-case.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { momentOf, type Recording } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import { botWords, endRuns, labelsOf, openStage, type Stage, storeOf, TRIAGE } from './stage.ts';

const CASE = 1;
let recording: Recording;

beforeAll(async () => {
  recording = await sharedRehearsal();
});

/** The case as it is when every advisory was read back, and nothing was posted yet. */
async function announcing(use: (stage: Stage, standIns: ChannelStandIns) => Promise<void>): Promise<void> {
  const moment = momentOf(recording, 'case/announcing');
  const kept: { stage?: Stage } = {};
  const standIns = await startChannelStandIns(() => kept.stage!.github.clock.now().toISOString());
  const secrets = { ...moment.secrets, SECURITY_PROCESS_CHANNELS: renderChannelsSecret(standIns.url) };
  const stage = await openStage({ from: { ...moment, secrets } });
  kept.stage = stage;
  try {
    await use(stage, standIns);
  } finally {
    await Promise.all([stage.close(), standIns.close()]);
  }
}

const say = (stage: Stage, body: string): Promise<unknown> =>
  stage.people.member.request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body });
const channelsOf = ({ posts }: ChannelStandIns) => posts.map(({ channel }) => channel).sort();
const waitHours = (stage: Stage, hours: number): void =>
  stage.github.clock.set(new Date(stage.github.clock.now().getTime() + hours * 3_600_000).toISOString());
const discussions = (stage: Stage) => [...stage.github.world.discussions.values()];

describe('posts to channels', () => {
  it('are shown as they would go out, and nothing goes before a member confirms', () =>
    announcing(async (stage, standIns) => {
      const asks = botWords(stage, CASE, 'ask/post/');
      expect(asks.map((body) => /exactly this to ([^:]+?)(?: \(|:)/.exec(body)?.[1]).sort()).toEqual([
        'Bluesky',
        'Chat',
        'Discussions',
        'Mastodon',
      ]);
      await stage.sweep();
      expect(standIns.posts).toEqual([]);
      await say(stage, '/confirm post/mastodon');
      await stage.settle();
      expect(channelsOf(standIns)).toEqual(['mastodon']);
      const shown = asks.find((body) => body.includes('exactly this to Mastodon'));
      expect(shown).toContain(standIns.posts[0]!.text);
    }));

  it('go once, also where two runs start at the same time and the schedule comes after them', () =>
    announcing(async (stage, standIns) => {
      await say(stage, '/confirm post');
      await Promise.all([stage.start('conductor'), stage.start('conductor'), stage.start('announce')]);
      await stage.settle();
      await stage.sweep();
      await stage.sweep();
      expect(channelsOf(standIns)).toEqual(['bluesky', 'chat', 'mastodon']);
      expect(discussions(stage)).toHaveLength(1);
      const stored = parseStoredCase(storeOf(stage)[`cases/${CASE}.yml`] ?? '');
      const posts = stored.kind === 'ok' ? stored.stored.posts : [];
      expect(posts.filter(({ doneAt }) => doneAt !== null)).toHaveLength(4);
    }));

  it('to a channel that is down hold up nothing, are told once, and go when it is back', () =>
    announcing(async (stage, standIns) => {
      standIns.setMood('mastodon', 'down');
      await say(stage, '/confirm post');
      await stage.settle();
      expect(channelsOf(standIns)).toEqual(['bluesky', 'chat']);
      const asked = standIns.asked.mastodon;
      const [, again] = [await stage.sweep(), await stage.sweep()];
      expect(again.map(({ outputs }) => outputs.changed)).toEqual(['false']);
      expect(standIns.asked.mastodon).toBe(asked);
      const told = botWords(stage, CASE, 'unsent/');
      expect(told).toHaveLength(1);
      expect(told[0]).toContain('out of order, status 503');
      standIns.setMood('mastodon', 'well');
      waitHours(stage, 1);
      await stage.sweep();
      expect(channelsOf(standIns)).toEqual(['bluesky', 'chat', 'mastodon']);
      expect(botWords(stage, CASE, 'unsent/')).toEqual([]);
    }));

  it('to a chat that may have got them are for a person to look at, and go again on a word alone', () =>
    announcing(async (stage, standIns) => {
      standIns.setMood('chat', 'deaf');
      await say(stage, '/confirm post/chat');
      await stage.settle();
      standIns.setMood('chat', 'well');
      await stage.sweep();
      expect(channelsOf(standIns)).toEqual(['chat']);
      expect(botWords(stage, CASE, 'ask/post/chat').at(-1)).toContain('Please look at');
      await say(stage, '/confirm post/chat');
      await stage.settle();
      expect(channelsOf(standIns)).toEqual(['chat', 'chat']);
    }));

  it('that a member made by hand, or waived, are not made again', () =>
    announcing(async (stage, standIns) => {
      await say(
        stage,
        '/posted Mastodon https://social.example/1\n/waive Chat because nobody reads it\n/confirm post',
      );
      await stage.settle();
      await stage.sweep();
      expect(channelsOf(standIns)).toEqual(['bluesky']);
      expect(labelsOf(stage, CASE)).toContain('case/announcing');
    }));

  it('have the wording that was chosen, once that was confirmed as it is', () =>
    announcing(async (stage, standIns) => {
      const [shown = ''] = botWords(stage, CASE, 'ask/post/mastodon');
      const [, second = ''] = /\/choose Mastodon 2`:\n\n```text\n([\s\S]*?)\n```/.exec(shown) ?? [];
      expect(second).not.toBe('');
      await say(stage, '/choose Mastodon 2');
      await say(stage, '/choose Mastodon 9');
      await stage.settle();
      expect(botWords(stage, CASE, 'answer/').at(-1)).toContain('No open post has a wording');
      await say(stage, '/confirm post/mastodon');
      await stage.settle();
      expect(standIns.posts.map(({ text }) => text)).toEqual([second]);
    }));
});

/** The same, with a list that is told by mail: an action of its own, beside the conductor. */
async function announcingByMail(
  use: (stage: Stage, server: MailServer, mail: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const server = await startMailServer('E-mail');
  try {
    await announcing(async (stage) => {
      const path = `/repos/${TRIAGE}/contents/.github/security-process.yml`;
      const file = (await stage.people.owner.request('GET', path)) as { content: string; sha: string };
      const text = Buffer.from(file.content, 'base64')
        .toString('utf8')
        .replace(/^channels:/m, '$&\n  - email');
      const content = Buffer.from(text).toString('base64');
      await stage.people.owner.request('PUT', path, { message: 'Mail', content, sha: file.sha });
      await use(stage, server, () => stage.start('mail', { inputs: { channels: server.secret } }));
    });
  } finally {
    await server.close();
  }
}

const storedPost = (stage: Stage, name: string) => {
  const parsed = parseStoredCase(storeOf(stage)[`cases/${CASE}.yml`] ?? '');
  return parsed.kind === 'ok' ? parsed.stored.posts.find(({ channel }) => channel === name) : undefined;
};

describe('mails to lists', () => {
  it('are shown, confirmed, and sent once, however often the action runs beside the others', () =>
    announcingByMail(async (stage, { mails }, mail) => {
      await mail();
      expect(botWords(stage, CASE, 'ask/mail/')[0]).toContain('to E-mail');
      expect(mails).toEqual([]);
      await say(stage, '/confirm mail');
      await mail();
      await stage.settle();
      await mail();
      await stage.sweep();
      expect(mails).toHaveLength(1);
      expect(mails[0]).toContain(stage.script.facts.ghsa);
      expect(storedPost(stage, 'E-mail')?.doneAt).toEqual(expect.any(String));
    }));

  it('to a list that is down hold up nothing and are tried again', () =>
    announcingByMail(async (stage, server, mail) => {
      await mail();
      server.setMood('down');
      await say(stage, '/confirm mail');
      await mail();
      expect(botWords(stage, CASE, 'unsent/mail')[0]).toContain('could not post to **E-mail**');
      await say(stage, '/confirm post');
      await stage.settle();
      expect(storedPost(stage, 'Mastodon')?.doneAt).toEqual(expect.any(String));
      server.setMood('well');
      waitHours(stage, 2);
      await mail();
      expect(server.mails).toHaveLength(1);
      expect(botWords(stage, CASE, 'unsent/mail')).toEqual([]);
    }));

  // The first commit claims the mail, the second remembers that it went.
  it.each([
    ['before it is claimed', 1, 'unauthorized', 0],
    ['after it went', 2, 'unauthorized', 1],
  ] as const)('that were killed %s are sent once, as far as anybody can tell', (_, at, kind, before) =>
    announcingByMail(async (stage, { mails }, mail) => {
      await mail();
      await say(stage, '/confirm mail');
      await stage.settle();
      stage.github.faults.add({ kind, at, times: Number.POSITIVE_INFINITY, operation: /graphql mutation/ });
      await mail();
      stage.github.faults.clear();
      endRuns(stage.github);
      expect(mails.length).toBe(before);
      await mail();
      const [asked] = botWords(stage, CASE, 'ask/mail/').filter((body) => body.includes('Please look at'));
      // Nothing tells whether it went: a person looks, and only their word sends it.
      if (asked !== undefined && mails.length === 0) {
        await say(stage, '/confirm mail');
        await mail();
      }
      await mail();
      expect(mails).toHaveLength(1);
    }),
  );
});
