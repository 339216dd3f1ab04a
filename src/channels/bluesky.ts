import type { ChannelAccess } from '../case/channel-access.ts';
import type { Outcome, SendPost } from '../case/operation.ts';
import { explainSent, notSent, posted, postedBefore } from './post-outcome.ts';
import { type ChannelAnswer, type Fetch, sendRequest, textField } from './send-request.ts';

type Access = Extract<ChannelAccess, { readonly kind: 'bluesky' }>;

const COLLECTION = 'app.bsky.feed.post';

interface Session {
  readonly did: string;
  readonly token: string;
}

/**
 * Posts one record under a key that follows from the post, so that there can be but one: the record must not exist
 * (`swapRecord: null`), and one that does is ours.
 */
export async function postToBluesky(fetch: Fetch, access: Access, post: SendPost): Promise<Outcome> {
  const session = await signIn(fetch, access);
  if ('kind' in session) return session;
  const found = await readRecord(fetch, access, session, post);
  if (found) return found;
  const sent = await sendRequest(fetch, {
    method: 'POST',
    url: `${access.host}/xrpc/com.atproto.repo.putRecord`,
    headers: { authorization: `Bearer ${session.token}` },
    body: {
      repo: session.did,
      collection: COLLECTION,
      rkey: recordKey(post),
      swapRecord: null,
      record: makeRecord(post),
    },
  });
  if (sent.kind === 'answer' && sent.status === 200) return posted(addressOf(session, post));
  // Somebody was faster by a moment, or the answer to us was lost.
  const late = await readRecord(fetch, access, session, post);
  return late?.kind === 'already' ? late : notSent(explainSent(sent), statusOf(sent));
}

/** The record of a run that died. `refused` where nobody can tell. */
export async function findOnBluesky(
  fetch: Fetch,
  access: Access,
  post: SendPost,
): Promise<Outcome | undefined> {
  const session = await signIn(fetch, access);
  return 'kind' in session ? session : readRecord(fetch, access, session, post);
}

async function signIn(fetch: Fetch, { host, identifier, password }: Access): Promise<Session | Outcome> {
  const sent = await sendRequest(fetch, {
    method: 'POST',
    url: `${host}/xrpc/com.atproto.server.createSession`,
    body: { identifier, password },
  });
  const answer = sent.kind === 'answer' && sent.status === 200 ? sent.body : undefined;
  const did = textField(answer, 'did');
  const token = textField(answer, 'accessJwt');
  return did === '' || token === '' ? notSent(explainSent(sent), statusOf(sent)) : { did, token };
}

async function readRecord(
  fetch: Fetch,
  { host }: Access,
  session: Session,
  post: SendPost,
): Promise<Outcome | undefined> {
  const query = new URLSearchParams({ repo: session.did, collection: COLLECTION, rkey: recordKey(post) });
  const sent = await sendRequest(fetch, {
    method: 'GET',
    url: `${host}/xrpc/com.atproto.repo.getRecord?${query}`,
    headers: { authorization: `Bearer ${session.token}` },
  });
  if (sent.kind === 'answer' && sent.status === 200) return postedBefore(addressOf(session, post));
  const isMissing = sent.kind === 'answer' && textField(sent.body, 'error') === 'RecordNotFound';
  return isMissing ? undefined : notSent(explainSent(sent), statusOf(sent));
}

const statusOf = (sent: ChannelAnswer): number => (sent.kind === 'answer' ? sent.status : 0);

const addressOf = ({ did }: Session, post: SendPost): string =>
  `https://bsky.app/profile/${did}/post/${recordKey(post)}`;

/** Whether the account can be signed in to. */
export async function checkBluesky(fetch: Fetch, access: Access): Promise<string | null> {
  const session = await signIn(fetch, access);
  return 'kind' in session && session.kind === 'refused' ? session.why : null;
}

/** A record of `app.bsky.feed.post`. */
export function makeRecord({ text, links, at }: Pick<SendPost, 'text' | 'links' | 'at'>) {
  return {
    $type: COLLECTION,
    text,
    langs: ['en'],
    createdAt: new Date(at).toISOString(),
    ...(links.length === 0
      ? {}
      : {
          facets: links.map(({ byteStart, byteEnd, uri }) => ({
            index: { byteStart, byteEnd },
            features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
          })),
        }),
  };
}

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * The key of the record: a TID, as the lexicon wants (53 bits of microseconds, 10 of a clock's id, in 13 letters), made
 * of the time of the disclosure and, below the milliseconds, of the post's id.
 */
export function recordKey({ id, at }: Pick<SendPost, 'id' | 'at'>): string {
  const seed = BigInt(`0x${id.slice(0, 12)}`);
  const micros = BigInt(Date.parse(at)) * 1000n + (seed % 1000n);
  let bits = ((micros & ((1n << 53n) - 1n)) << 10n) | ((seed >> 16n) & 1023n);
  let key = '';
  for (let letter = 0; letter < 13; letter++) {
    key = ALPHABET[Number(bits & 31n)]! + key;
    bits >>= 5n;
  }
  return key;
}
