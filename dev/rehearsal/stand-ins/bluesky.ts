import { type Asked, type Said, STAND_IN_SECRET, type StandInWorld } from './world.ts';

const DID = 'did:plc:rehearsalrehearsal222222';
const TOKEN = `session-of-${STAND_IN_SECRET}`;

/** The part of a personal data server that one announcement needs. */
export function answerBluesky(world: StandInWorld, asked: Asked): Said {
  const method = asked.path.slice('/xrpc/'.length);
  if (method === 'com.atproto.server.createSession') return signIn(asked);
  if (method === 'com.atproto.repo.getRecord') return getRecord(world, asked);
  if (asked.headers.authorization !== `Bearer ${TOKEN}`) return failed(401, 'AuthMissing');
  return method === 'com.atproto.repo.putRecord'
    ? putRecord(world, asked)
    : failed(501, 'MethodNotImplemented');
}

const failed = (status: number, error: string, message = error): Said => ({
  status,
  body: { error, message },
});

function signIn({ method, body }: Asked): Said {
  const { identifier, password } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (method !== 'POST' || identifier !== 'example.org' || password !== STAND_IN_SECRET)
    return failed(401, 'AuthenticationRequired', 'Invalid identifier or password');
  return { status: 200, body: { did: DID, handle: identifier, accessJwt: TOKEN, refreshJwt: 'unused' } };
}

function getRecord({ records }: StandInWorld, { query }: Asked): Said {
  const key = query.get('rkey') ?? '';
  const value = query.get('repo') === DID ? records.get(key) : undefined;
  return value ? { status: 200, body: { uri: uriOf(key), value } } : failed(400, 'RecordNotFound');
}

const uriOf = (key: string): string => `at://${DID}/app.bsky.feed.post/${key}`;

function putRecord({ records, posts, now }: StandInWorld, { body }: Asked): Said {
  const input = (body ?? {}) as Readonly<Record<string, unknown>>;
  const problem = problemOfInput(input) ?? problemOfPost(input.record);
  if (problem !== undefined) return failed(400, 'InvalidRequest', problem);
  const key = String(input.rkey);
  if (input.swapRecord === null && records.has(key)) return failed(400, 'InvalidSwap', 'Record was at key');
  const record = input.record as Readonly<Record<string, unknown>>;
  records.set(key, record);
  posts.push({
    channel: 'bluesky',
    target: `https://bsky.app/profile/${DID}/post/${key}`,
    text: String(record.text),
    at: now(),
  });
  return { status: 200, body: { uri: uriOf(key), cid: 'bafyreirehearsal' } };
}

const INPUT = ['repo', 'collection', 'rkey', 'validate', 'record', 'swapRecord', 'swapCommit'];

/** Rules of the lexicon of `com.atproto.repo.putRecord`, and of keys of the kind `tid`. */
function problemOfInput(input: Readonly<Record<string, unknown>>): string | undefined {
  const unknown = Object.keys(input).find((key) => !INPUT.includes(key));
  if (unknown !== undefined) return `Input/${unknown} is unknown`;
  if (input.repo !== DID) return 'Input/repo is not of this account';
  if (input.collection !== 'app.bsky.feed.post') return 'Input/collection is not kept here';
  const isKey = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/.test(String(input.rkey));
  return isKey ? undefined : 'Input/rkey must be a TID';
}

const RECORD = ['$type', 'text', 'facets', 'langs', 'createdAt', 'reply', 'embed', 'labels', 'tags'];

/** Rules of the lexicon of `app.bsky.feed.post`: lengths in bytes and in graphemes, links by bytes. */
export function problemOfPost(record: unknown): string | undefined {
  const post = (record ?? {}) as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(post).find((key) => !RECORD.includes(key));
  if (unknown !== undefined) return `Record/${unknown} is unknown`;
  if (post.$type !== 'app.bsky.feed.post') return 'Record/$type must be app.bsky.feed.post';
  const { text, langs = [], createdAt, facets = [] } = post;
  if (typeof text !== 'string') return 'Record/text must be a string';
  if (Buffer.byteLength(text) > 3000) return 'Record/text must not be longer than 3000 characters';
  if ([...new Intl.Segmenter().segment(text)].length > 300)
    return 'Record/text must not be longer than 300 graphemes';
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(String(createdAt)))
    return 'Record/createdAt must be an valid atproto datetime';
  if (!Array.isArray(langs) || langs.length > 3) return 'Record/langs must not have more than 3 elements';
  if (!Array.isArray(facets)) return 'Record/facets must be an array';
  return facets.map((facet) => problemOfFacet(facet, text)).find((each) => each !== undefined);
}

interface Facet {
  readonly index?: { readonly byteStart?: unknown; readonly byteEnd?: unknown };
  readonly features?: readonly { readonly $type?: unknown; readonly uri?: unknown }[];
}

function problemOfFacet(facet: Facet, text: string): string | undefined {
  const start = Number(facet.index?.byteStart);
  const end = Number(facet.index?.byteEnd);
  const bytes = Buffer.from(text);
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > bytes.length)
    return 'Record/facets/index is out of the text';
  if (bytes.subarray(start, end).toString('utf8').includes('\ufffd'))
    return 'Record/facets/index cuts a character';
  const isLink = facet.features?.every(
    ({ $type, uri }) => $type === 'app.bsky.richtext.facet#link' && URL.canParse(String(uri)),
  );
  return isLink ? undefined : 'Record/facets/features must be links';
}
