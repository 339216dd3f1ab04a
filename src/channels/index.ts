import type { ChannelAccess } from '../case/channel-access.ts';
import type { ChannelPort } from '../case/channel-ports.ts';
import type { Outcome, SendPost } from '../case/operation.ts';
import { checkBluesky, findOnBluesky, postToBluesky } from './bluesky.ts';
import { postToChat } from './chat.ts';
import { checkMail, postByMail } from './mail.ts';
import { checkMastodon, findOnMastodon, postToMastodon } from './mastodon.ts';
import { notSent, UNSURE } from './post-outcome.ts';
import type { Fetch } from './send-request.ts';

/** The channels behind the port. Nothing is asked of any of them before something is to be sent. */
export function createChannels(accesses: readonly ChannelAccess[], fetch: Fetch): ChannelPort {
  /** What this very process has sent: it need not ask anybody. */
  const sent = new Map<string, Outcome>();
  const accessOf = ({ channel, to }: SendPost): ChannelAccess | undefined =>
    accesses.find(({ name, kind }) => kind === to && name.toLowerCase() === channel.toLowerCase());
  return {
    reachable: accesses.map(({ name, kind }) => ({ name, kind })),
    check: () =>
      Promise.all(
        accesses.map(async (access) => ({ what: access.name, problem: await check(fetch, access) })),
      ),
    async send(post) {
      const access = accessOf(post);
      if (!access) return notSent('there are no credentials for it.');
      const outcome = await send(fetch, access, post);
      if (outcome.kind !== 'refused') sent.set(post.id, outcome);
      return outcome;
    },
    async findSent(post) {
      const access = accessOf(post);
      const known = sent.get(post.id);
      return known ?? (access ? find(fetch, access, post) : undefined);
    },
  };
}

function send(fetch: Fetch, access: ChannelAccess, post: SendPost): Promise<Outcome> {
  switch (access.kind) {
    case 'mastodon':
      return postToMastodon(fetch, access, post);
    case 'bluesky':
      return postToBluesky(fetch, access, post);
    case 'chat':
      return postToChat(fetch, access, post);
    case 'email':
      return postByMail(access, post);
  }
}

async function find(fetch: Fetch, access: ChannelAccess, post: SendPost): Promise<Outcome | undefined> {
  switch (access.kind) {
    case 'mastodon':
      return findOnMastodon(fetch, access, post);
    case 'bluesky':
      return findOnBluesky(fetch, access, post);
    case 'chat':
    case 'email':
      return UNSURE;
  }
}

/** Why a channel will not take a post, as far as that can be found out without posting. */
async function check(fetch: Fetch, access: ChannelAccess): Promise<string | null> {
  switch (access.kind) {
    case 'mastodon':
      return checkMastodon(fetch, access);
    case 'bluesky':
      return checkBluesky(fetch, access);
    case 'chat':
      return null;
    case 'email':
      return checkMail(access);
  }
}
