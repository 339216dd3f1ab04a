import { type Asked, type Said, STAND_IN_SECRET, type StandInWorld } from './world.ts';

const MOST_CHARACTERS = 500;
/** What every link counts as. */
const LINK_LENGTH = 23;
/** An idempotency key is kept for an hour. */
const KEY_MS = 3_600_000;
const ACCOUNT = '109000000000000001';

interface NewStatus {
  readonly status?: unknown;
  readonly visibility?: unknown;
  readonly language?: unknown;
}

/** Mastodon's API as far as one announcement needs it. */
export function answerMastodon(world: StandInWorld, asked: Asked): Said {
  const { method, path, headers } = asked;
  if (headers.authorization !== `Bearer ${STAND_IN_SECRET}`)
    return { status: 401, body: { error: 'The access token is invalid' } };
  if (method === 'GET' && path === '/api/v1/accounts/verify_credentials')
    return { status: 200, body: { id: ACCOUNT, username: 'example' } };
  if (method === 'GET' && path === `/api/v1/accounts/${ACCOUNT}/statuses`)
    return { status: 200, body: world.statuses.toReversed().slice(0, 40).map(renderStatus) };
  if (method === 'POST' && path === '/api/v1/statuses') return takeStatus(world, asked);
  return { status: 404, body: { error: 'Record not found' } };
}

function takeStatus(world: StandInWorld, { headers, body }: Asked): Said {
  const { status: text } = (body ?? {}) as NewStatus;
  const key = headers['idempotency-key'];
  const now = world.now();
  const known = world.statuses.find(
    (each) => each.key !== null && each.key === key && Date.parse(now) - Date.parse(each.at) < KEY_MS,
  );
  if (known) return { status: 200, body: renderStatus(known) };
  if (typeof text !== 'string' || text.trim() === '')
    return { status: 422, body: { error: "Validation failed: Text can't be blank" } };
  if (countCharacters(text) > MOST_CHARACTERS)
    return { status: 422, body: { error: 'Validation failed: Text character limit of 500 exceeded' } };
  const status = {
    id: String(110_000_000_000_000_000n + BigInt(world.statuses.length)),
    text,
    at: now,
    key: typeof key === 'string' ? key : null,
  };
  world.statuses.push(status);
  world.posts.push({ channel: 'mastodon', target: addressOf(status.id), text, at: now });
  return { status: 200, body: renderStatus(status) };
}

const addressOf = (id: string): string => `https://social.example/@example/${id}`;

function renderStatus({ id, text, at }: StandInWorld['statuses'][number]): object {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const linked = escaped.replace(/https?:\/\/\S+/g, (url) => `<a href="${url}" rel="nofollow">${url}</a>`);
  return { id, created_at: at, url: addressOf(id), content: `<p>${linked.replace(/\n/g, '<br>')}</p>` };
}

function countCharacters(text: string): number {
  const counted = text.replace(/https?:\/\/\S+/g, 'x'.repeat(LINK_LENGTH));
  return [...new Intl.Segmenter().segment(counted)].length;
}
