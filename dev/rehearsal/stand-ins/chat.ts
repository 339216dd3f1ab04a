import { type Asked, type Said, STAND_IN_SECRET, type StandInWorld } from './world.ts';

/** Slack cuts longer texts. */
const MOST_CHARACTERS = 40_000;
const FIELDS = ['text', 'unfurl_links', 'unfurl_media', 'blocks', 'attachments', 'thread_ts', 'mrkdwn'];

/** A Slack-compatible webhook: its address is its secret, its answers are plain words. */
export function answerChat({ posts, now }: StandInWorld, { method, path, body }: Asked): Said {
  if (path !== `/hooks/${STAND_IN_SECRET}`) return { status: 404, body: 'no_service' };
  const message = (body ?? {}) as Readonly<Record<string, unknown>>;
  const isPayload = method === 'POST' && Object.keys(message).every((key) => FIELDS.includes(key));
  if (!isPayload) return { status: 400, body: 'invalid_payload' };
  const { text } = message;
  if (typeof text !== 'string' || text === '') return { status: 400, body: 'no_text' };
  if (text.length > MOST_CHARACTERS) return { status: 400, body: 'msg_too_long' };
  posts.push({ channel: 'chat', target: 'Chat', text, at: now() });
  return { status: 200, body: 'ok' };
}
