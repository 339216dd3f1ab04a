import type { ChannelAccess } from '../case/channel-access.ts';
import type { Outcome, SendPost } from '../case/operation.ts';
import { explainSent, notSent, posted, postedBefore } from './post-outcome.ts';
import { type ChannelRequest, type Fetch, sendRequest, textField } from './send-request.ts';

type Access = Extract<ChannelAccess, { readonly kind: 'mastodon' }>;

/**
 * Posts one status, once: what is there already is found by its link among the newest of the account, and the
 * idempotency key (kept for an hour by Mastodon) holds between two that come at the same moment.
 * Scopes of the token: `read:accounts`, `read:statuses`, `write:statuses`.
 */
export async function postToMastodon(fetch: Fetch, access: Access, post: SendPost): Promise<Outcome> {
  const found = await findOnMastodon(fetch, access, post);
  if (found) return found;
  const sent = await ask(fetch, access, {
    method: 'POST',
    url: `${access.host}/api/v1/statuses`,
    headers: { 'idempotency-key': post.id },
    body: { status: post.text, visibility: 'public', language: 'en' },
  });
  if (sent.kind === 'answer' && sent.status === 200) return posted(textField(sent.body, 'url'));
  return notSent(explainSent(sent), sent.kind === 'answer' ? sent.status : 0);
}

/** The account's status with the post's link since the disclosure. `refused` where nobody can tell. */
export async function findOnMastodon(
  fetch: Fetch,
  access: Access,
  post: SendPost,
): Promise<Outcome | undefined> {
  const account = await ask(fetch, access, {
    method: 'GET',
    url: `${access.host}/api/v1/accounts/verify_credentials`,
  });
  const id = account.kind === 'answer' && account.status === 200 ? textField(account.body, 'id') : '';
  if (id === '') return notSent(explainSent(account), account.kind === 'answer' ? account.status : 0);
  const list = await ask(fetch, access, {
    method: 'GET',
    url: `${access.host}/api/v1/accounts/${encodeURIComponent(id)}/statuses?limit=40&exclude_reblogs=true`,
  });
  if (list.kind !== 'answer' || list.status !== 200 || !Array.isArray(list.body))
    return notSent(explainSent(list), list.kind === 'answer' ? list.status : 0);
  const statuses: readonly unknown[] = list.body;
  const ours = statuses.find((status) => isOurs(status, post));
  return ours === undefined ? undefined : postedBefore(textField(ours, 'url'));
}

/** Content is HTML, links are in it whole. Times are the server's own, so that a day's grace is given. */
function isOurs(status: unknown, { url, at }: SendPost): boolean {
  const since = Date.parse(at) - 86_400_000;
  const content = textField(status, 'content').replaceAll('&amp;', '&');
  return Date.parse(textField(status, 'created_at')) >= since && content.includes(`href="${url}"`);
}

const ask = (fetch: Fetch, { token }: Access, sending: ChannelRequest) =>
  sendRequest(fetch, { ...sending, headers: { ...sending.headers, authorization: `Bearer ${token}` } });

/** Whether the token is taken. */
export async function checkMastodon(fetch: Fetch, access: Access): Promise<string | null> {
  const sent = await ask(fetch, access, {
    method: 'GET',
    url: `${access.host}/api/v1/accounts/verify_credentials`,
  });
  return sent.kind === 'answer' && sent.status === 200 ? null : explainSent(sent);
}
