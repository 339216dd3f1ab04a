import { BadRecord } from '../case-script.ts';

/** One piece of a public thread, as people wrote it. */
export interface PublicPost {
  readonly author: string;
  readonly role: 'description' | 'comment' | 'review' | 'line-comment';
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly body: string;
  readonly path: string;
}

/** An issue or a pull request that is public at the beginning of a rehearsal. */
export interface PublicThread {
  readonly url: string;
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly kind: 'issue' | 'pull';
  readonly state: 'open' | 'closed' | 'merged';
  readonly title: string;
  readonly author: string;
  readonly posts: readonly PublicPost[];
  /** Lines that a pull request adds, by file. */
  readonly added: Readonly<Record<string, string>>;
}

const KINDS: Readonly<Record<string, PublicThread['kind']>> = {
  issue: 'issue',
  pull: 'pull',
  pr: 'pull',
  'pull request': 'pull',
  'pull-request': 'pull',
};

type Raw = Readonly<Record<string, unknown>>;

/** Reads a thread in JSON. Throws {@link BadRecord} with one sentence for what it cannot use. */
export function parsePublicThread(name: string, text: string): PublicThread {
  const refuse = (what: string): never => {
    throw new BadRecord(`${name}: ${what}.`);
  };
  const raw = readJson(text) ?? refuse('this is no JSON object');
  const url = textOf(raw.url);
  const place = /^https?:\/\/[\w.:-]+\/([\w.-]+)\/([\w.-]+)\/(issues|pull)\/(\d{1,9})$/.exec(url);
  if (!place) return refuse('url has to be the address of an issue or a pull request');
  const kind = KINDS[textOf(raw.kind).toLowerCase()] ?? (place[3] === 'pull' ? 'pull' : 'issue');
  if ((place[3] === 'pull') !== (kind === 'pull')) return refuse('kind and url say different things');
  const title = textOf(raw.title);
  if (title.trim() === '') return refuse('title has to be a text');
  if (!Array.isArray(raw.posts) || raw.posts.length === 0)
    return refuse('posts has to be a list with at least one post');
  const posts = raw.posts.map((post, index) => readPost(post) ?? refuse(`posts[${index}] has no text body`));
  const state = textOf(raw.state).toLowerCase();
  return {
    url: `https://github.com/${place[1]}/${place[2]}/${place[3]}/${place[4]}`,
    owner: place[1]!,
    repo: place[2]!,
    number: Number(place[4]),
    kind,
    state: state === 'merged' ? 'merged' : state === 'closed' ? 'closed' : 'open',
    title: title.slice(0, 256),
    author: (posts.find((post) => post.role === 'description') ?? posts[0]!).author,
    posts,
    added: kind === 'pull' ? readAdded(textOf(raw.patch) || textOf(raw.diff), place[4]!, title) : {},
  };
}

function readJson(text: string): Raw | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function readPost(value: unknown): PublicPost | undefined {
  const raw = (value ?? {}) as Raw;
  if (typeof raw.body !== 'string') return undefined;
  const at = Date.parse(textOf(raw.date) || textOf(raw.at) || textOf(raw.created_at));
  const author = textOf(raw.author).replace(/^@/, '');
  return {
    author: /^[A-Za-z0-9][\w-]*(?:\[bot\])?$/.test(author) ? author.replace('[bot]', '-bot') : 'ghost',
    role: roleOf(textOf(raw.role).toLowerCase()),
    at: new Date(Number.isNaN(at) ? Date.parse('2025-01-06') : at).toISOString(),
    body: raw.body,
    path: textOf(raw.path) || 'index.js',
  };
}

function roleOf(role: string): PublicPost['role'] {
  if (role === 'description' || role === 'review') return role;
  return /line|review[ _-]comment/.test(role) ? 'line-comment' : 'comment';
}

/** What a patch adds, file by file; a line of our own where none is given. */
function readAdded(patch: string, number: string, title: string): Readonly<Record<string, string>> {
  const added: Record<string, string> = {};
  let path: string | undefined;
  for (const line of patch.split('\n')) {
    const named = /^\+\+\+ (?:b\/)?([\w./@-]+)/.exec(line)?.[1];
    if (named !== undefined) path = named;
    else if (path !== undefined && line.startsWith('+'))
      added[path] = `${added[path] ?? ''}${line.slice(1)}\n`;
  }
  if (Object.keys(added).length > 0) return added;
  return {
    'lib/change.js': `export const changeOfPull${number} = ${JSON.stringify(`patch of: ${title}`)};\n`,
  };
}
