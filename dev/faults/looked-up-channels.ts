/** Channels whose posts can be looked up: a run that dies over them leaves nothing for a person to find out. */
import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import { renderChannelsSecret, startChannelStandIns } from '../rehearsal/channel-stand-ins.ts';
import type { ChildInput } from '../rehearsal/child-run.ts';
import { repeated } from './doubles.ts';

export async function startLookedUpChannels(github: EmbeddedGitHub) {
  const standIns = await startChannelStandIns(() => github.clock.now().toISOString());
  const secret = renderChannelsSecret(standIns.url, ['Chat']);
  return {
    /** A step that posts to these channels, where it posts to any. */
    reaching: (input: ChildInput): ChildInput =>
      input.inputs.channels ? { ...input, inputs: { ...input.inputs, channels: secret } } : input,
    reset: () => standIns.reset(),
    findDoubles: () => repeated(standIns.posts.map(({ channel, text }) => `${channel} ${text}`)),
    sent: () => standIns.posts.map(({ channel, text }) => ({ what: `post on ${channel}`, text })),
    close: () => standIns.close(),
  };
}
