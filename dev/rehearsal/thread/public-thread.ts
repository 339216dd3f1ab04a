import { BadRecord } from '../case-script.ts';
import { readAddedLines } from './added-lines.ts';

/** One piece of a public thread, as people wrote it. */
export interface PublicPost {
  readonly author: string;
  readonly role: 'description' | 'comment' | 'review' | 'line-comment';
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly body: string;
  readonly path: string;
  /** Of a review. */
  readonly verdict: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';
}

/** An issue or a pull request that is public at the beginning of a rehearsal. */
export interface PublicThread {
  readonly url: string;
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly kind: 'issue' | 'pull';
  readonly state: 'open' | 'closed' | 'merged';
  readonly locked: boolean;
  /** Names, each once, as many as GitHub lets a thread have. */
  readonly labels: readonly string[];
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

/** GitHub's limits for one text, and for the labels of a thread. */
const MOST_SIGNS = 65_536;
const MOST_LABELS = 100;

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
  const title = textOf(raw.title).replace(/\s+/g, ' ').trim();
  if (title === '') return refuse('title has to be a text');
  if (!Array.isArray(raw.posts) || raw.posts.length === 0)
    return refuse('posts has to be a list with at least one post');
  const posts = raw.posts.map((post: unknown, index) => {
    const read = readPost(post) ?? refuse(`posts[${index}] has no text body`);
    return [...read.body].length <= MOST_SIGNS
      ? read
      : refuse(`posts[${index}] has more than ${MOST_SIGNS} characters, which GitHub does not take`);
  });
  const state = textOf(raw.state).toLowerCase();
  return {
    url: `https://github.com/${place[1]}/${place[2]}/${place[3]}/${place[4]}`,
    owner: place[1]!,
    repo: place[2]!,
    number: Number(place[4]),
    kind,
    state: state === 'merged' ? 'merged' : state === 'closed' ? 'closed' : 'open',
    locked: raw.locked === true,
    labels: readLabels(raw.labels),
    title: [...title].slice(0, 256).join(''),
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

/** A text may be missing where GitHub has none: `null`, or left out by the person who wrote the file. */
function readPost(value: unknown): PublicPost | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const raw = value as Raw;
  const body = raw.body ?? '';
  if (typeof body !== 'string') return undefined;
  const at = Date.parse(textOf(raw.date) || textOf(raw.at) || textOf(raw.created_at));
  const verdict = textOf(raw.verdict).toUpperCase() || textOf(raw.state).toUpperCase();
  return {
    author: readAuthor(raw.author ?? raw.user),
    role: roleOf(textOf(raw.role).toLowerCase()),
    at: new Date(Number.isNaN(at) ? Date.parse('2025-01-06') : at).toISOString(),
    body,
    path: textOf(raw.path) || 'index.js',
    verdict: verdict === 'APPROVED' || verdict === 'CHANGES_REQUESTED' ? verdict : 'COMMENTED',
  };
}

/** A login, or the account as GitHub's API gives it; anyone who deleted theirs is the ghost. */
function readAuthor(value: unknown): string {
  const named = typeof value === 'object' && value !== null ? (value as Raw).login : value;
  const login = textOf(named).replace(/^@/, '');
  return /^[A-Za-z0-9][\w-]{0,38}(?:\[bot\])?$/.test(login) ? login.replace('[bot]', '-bot') : 'ghost';
}

function readLabels(value: unknown): readonly string[] {
  const names = (Array.isArray(value) ? (value as unknown[]) : []).map((label) =>
    textOf(typeof label === 'object' && label !== null ? (label as Raw).name : label).slice(0, 50),
  );
  const kept = names.filter(
    (name, index) =>
      name.trim() !== '' && names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );
  return kept.slice(0, MOST_LABELS);
}

function roleOf(role: string): PublicPost['role'] {
  if (role === 'description' || role === 'review') return role;
  return /line|review[ _-]comment/.test(role) ? 'line-comment' : 'comment';
}

/** What a patch adds; a line of our own where there is none that can be read. */
function readAdded(patch: string, number: string, title: string): Readonly<Record<string, string>> {
  const added = readAddedLines(patch);
  if (Object.keys(added).length > 0) return added;
  return {
    'lib/change.js': `export const changeOfPull${number} = ${JSON.stringify(`patch of: ${title}`)};\n`,
  };
}
