import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../../dev/embedded-github/index.ts';
import { FIXTURE_SEED, TOKEN } from './world.ts';

/** One recorded request and its answer, as octokit's fixtures have them. */
interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly reqheaders: Readonly<Record<string, string>>;
  readonly response: unknown;
}

/** Recordings of what the embedded GitHub is for. */
export const REPLAYED = [
  'add-labels-to-issue',
  'create-file',
  'errors',
  'get-content',
  'get-organization',
  'get-repository',
  'get-root',
  'git-refs',
  'labels',
  'lock-issue',
  'paginate-issues',
];

/** Recordings of what it is not for: it has to say so, and not to make something up. */
export const REFUSED = ['branch-protection', 'mark-notifications-as-read', 'markdown', 'search-issues'];

/** Differences that are none: the field, and why. */
const MEANT: readonly { readonly field: RegExp; readonly why: string }[] = [
  { field: /\/hello-world\.topics$/, why: 'the seed knows no topics' },
  { field: /test\.txt\.commit\.parents$/, why: 'a seeded repo starts with a commit' },
];

const folder = dirname(createRequire(import.meta.url).resolve('@octokit/fixtures'));
const readScenario = (name: string): readonly Recorded[] =>
  JSON.parse(
    readFileSync(join(folder, 'scenarios', 'api.github.com', name, 'normalized-fixture.json'), 'utf8'),
  ) as readonly Recorded[];

/** Replays one recording; gives every difference, one line each. */
export async function replay(name: string): Promise<readonly string[]> {
  const github = await startEmbeddedGitHub({ seed: FIXTURE_SEED });
  try {
    const found: string[] = [];
    const state: State = { next: null, shas: new Map() };
    for (const recorded of readScenario(name)) found.push(...(await replayOne(github, recorded, state)));
    return found.filter((line) => !MEANT.some(({ field }) => field.test(line.split(':')[0] ?? '')));
  } finally {
    await github.close();
  }
}

/** Statuses that the embedded GitHub gives to the requests of a recording. */
export async function listStatuses(name: string): Promise<readonly number[]> {
  const github = await startEmbeddedGitHub({ seed: FIXTURE_SEED });
  try {
    const statuses: number[] = [];
    for (const recorded of readScenario(name))
      statuses.push((await send(github, recorded, recorded.path, recorded.body)).status);
    return statuses;
  } finally {
    await github.close();
  }
}

interface State {
  /** Where the answer before said that the next page is. */
  next: string | null;
  /** Commits of the recording, and what stands for them here. */
  readonly shas: Map<string, string>;
}

async function replayOne(github: EmbeddedGitHub, recorded: Recorded, state: State): Promise<string[]> {
  const what = `${recorded.method.toUpperCase()} ${recorded.path}`;
  // Ids are not those of the recording: the address of a page is the one that the page before named.
  const isPage = recorded.path.startsWith('/repositories/') && state.next !== null;
  const path = isPage ? (state.next ?? '') : recorded.path;
  const answer = await send(github, recorded, path, withOwnShas(github, recorded, state));
  state.next = /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
  const found: string[] = [];
  if (answer.status !== recorded.status)
    return [`${what}: status ${answer.status} instead of ${recorded.status}`];
  if (relationsOf(answer.headers.get('link')) !== relationsOf(recorded.headers.link ?? null))
    found.push(`${what}: pages ${relationsOf(answer.headers.get('link'))}`);
  if (recorded.headers.location && !answer.headers.get('location')) found.push(`${what}: no location`);
  const text = await answer.text();
  if (typeof recorded.response === 'string') {
    if (text.trim() !== recorded.response.trim()) found.push(`${what}: another text`);
    return found;
  }
  return [
    ...found,
    ...compareShapes(recorded.response, JSON.parse(text) as unknown, what.replaceAll(':', '')),
  ];
}

function send(github: EmbeddedGitHub, recorded: Recorded, path: string, body: unknown): Promise<Response> {
  const hasBody = body !== undefined && body !== '';
  return fetch(new URL(path, github.url), {
    method: recorded.method.toUpperCase(),
    headers: {
      accept: recorded.reqheaders.accept ?? 'application/vnd.github+json',
      authorization: `token ${TOKEN}`,
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    redirect: 'manual',
  });
}

/** Commits have other ids here: those of the recording are put in the place of ours. */
function withOwnShas(github: EmbeddedGitHub, recorded: Recorded, state: State): unknown {
  const { body, path } = recorded;
  const sha = (body as { readonly sha?: unknown } | null)?.sha;
  if (typeof sha !== 'string') return body;
  const repo = github.control.repo(path.split('/').slice(2, 4).join('/'));
  const own = state.shas.get(sha) ?? [...repo.commits.keys()].at(-1) ?? '';
  state.shas.set(sha, own);
  return { ...(body as object), sha: own };
}

function relationsOf(link: string | null): string {
  return [...(link ?? '').matchAll(/rel="(\w+)"/g)]
    .map(([, name]) => name)
    .sort()
    .join(' ');
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;

/** Every field of the recording has to be there, with a value of its kind (null stands for any). */
function compareShapes(recorded: unknown, own: unknown, where: string): string[] {
  if (recorded === null || own === null) return [];
  if (kindOf(recorded) !== kindOf(own)) return [`${where}: ${kindOf(own)} instead of ${kindOf(recorded)}`];
  if (Array.isArray(recorded) && Array.isArray(own)) {
    if (recorded.length !== own.length)
      return [`${where}: ${own.length} items instead of ${recorded.length}`];
    return recorded.slice(0, 1).flatMap((item) => compareShapes(item, own[0], `${where}[]`));
  }
  if (typeof recorded !== 'object') return [];
  return Object.entries(recorded).flatMap(([key, value]) => {
    const present = (own as Readonly<Record<string, unknown>>)[key];
    if (present === undefined) return [`${where}.${key}: missing`];
    return compareShapes(value, present, `${where}.${key}`);
  });
}
