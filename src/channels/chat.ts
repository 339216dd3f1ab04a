import type { ChannelAccess } from '../case/channel-access.ts';
import type { Outcome, SendPost } from '../case/operation.ts';
import { explainSent, notSent, posted, UNSURE } from './post-outcome.ts';
import { type Fetch, sendRequest } from './send-request.ts';

type Access = Extract<ChannelAccess, { readonly kind: 'chat' }>;

/** Statuses that say for certain that nothing was posted; behind other errors a gateway may have passed it on. */
const REFUSALS = (status: number): boolean => status < 500 || status === 503;

/**
 * Posts to a Slack-compatible webhook. Nothing can be read back there: where the answer was lost, it counts as sent
 * for all the bot knows, and a person is asked to look.
 */
export async function postToChat(fetch: Fetch, { webhook }: Access, post: SendPost): Promise<Outcome> {
  const sent = await sendRequest(fetch, {
    method: 'POST',
    url: webhook,
    body: { text: post.text, unfurl_links: false },
  });
  if (sent.kind === 'lost') return sent.arrived === 'never' ? notSent(explainSent(sent)) : UNSURE;
  if (sent.status >= 200 && sent.status < 300) return posted('');
  return REFUSALS(sent.status) ? notSent(explainSent(sent), sent.status) : UNSURE;
}
