import { findAttachments } from '../../../src/features/takedown/thread-copy.ts';
import { GITHUB_COM } from '../../../src/text/server.ts';
import type { EmbeddedGitHub } from '../../embedded-github/index.ts';
import type { PublicThread } from './public-thread.ts';
import { STRANGER } from './thread-play.ts';

/** A text of the thread that is still to be read, where it is, and in what. */
export interface PublicRemain {
  readonly what: string;
  readonly url: string;
  readonly text: string;
}

interface Place {
  readonly what: string;
  readonly url: string;
  readonly text: string;
}

type Read = (path: string, accept?: string) => Promise<unknown>;

/**
 * Looks for every text of a thread with the eyes of somebody who has an account and no access, and reads whatever such
 * a person can reach: the thread, its history, its patch, commits, branches, runs, and everything else in that repo.
 */
export async function readPublicRemains(
  github: EmbeddedGitHub,
  thread: PublicThread,
): Promise<readonly PublicRemain[]> {
  const read = createReader(github);
  const places = [
    ...(await readThreadPlaces(read, thread)),
    ...(await readHistory(github, thread)),
    ...(thread.kind === 'pull' ? await readCode(github, read, thread) : []),
    ...(await readRepo(read, thread)),
  ];
  const uploads = await readUploads(read, thread);
  const texts = textsOf(thread);
  const remains = places.flatMap(({ what, url, text }) => {
    const lines = new Set(text.split('\n').flatMap((line) => [line.trim(), line.slice(1).trim()]));
    return [
      ...texts.written.filter((each) => holds(text, each)),
      ...texts.code.filter((each) => lines.has(each)),
    ].map((each) => ({ what, url, text: each }));
  });
  return [...remains, ...uploads];
}

/** Uploaded files that anybody can load who knows the address; they are named by it. */
async function readUploads(read: Read, thread: PublicThread): Promise<readonly PublicRemain[]> {
  const remains: PublicRemain[] = [];
  for (const url of findAttachments(
    thread.posts.map(({ body }) => body),
    GITHUB_COM,
  )) {
    const found = await read(new URL(url).pathname, 'text/plain');
    if (found !== undefined) remains.push({ what: 'attachments', url, text: url });
  }
  return remains;
}

/** Title and posts; and the lines that the patch adds, of which there may be too many to look for them one by one. */
function textsOf(thread: PublicThread) {
  const lines = Object.values(thread.added).flatMap((text) => text.split('\n'));
  const distinct = (texts: readonly string[]): readonly string[] =>
    [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');
  return {
    written: distinct([thread.title, ...thread.posts.map((post) => post.body)]),
    code: distinct(lines.filter((line) => line.trim().length > 11)),
  };
}

/** A word alone proves nothing inside of other words. */
const holds = (text: string, wanted: string): boolean =>
  wanted.length < 12 ? text.trim() === wanted : text.includes(wanted);

function createReader(github: EmbeddedGitHub): Read {
  return async (path, accept = 'application/vnd.github+json') => {
    const answer = await fetch(`${github.url}${path}`, {
      headers: { accept, authorization: `Bearer ${STRANGER.token}`, 'user-agent': STRANGER.login },
      redirect: 'manual',
    });
    const text = await answer.text();
    if (!answer.ok) return undefined;
    return accept.includes('json') ? (JSON.parse(text) as unknown) : text;
  };
}

const pathOf = ({ owner, repo }: PublicThread): string => `/repos/${owner}/${repo}`;

interface Said {
  readonly body?: string | null;
  readonly issue_url?: string;
}

async function readThreadPlaces(read: Read, thread: PublicThread): Promise<readonly Place[]> {
  const { url, number } = thread;
  const base = pathOf(thread);
  const issue = (await read(`${base}/issues/${number}`)) as
    | { title: string; body: string | null }
    | undefined;
  const lists = [
    ['comments', `${base}/issues/${number}/comments`],
    ['reviews', `${base}/pulls/${number}/reviews`],
    ['comments', `${base}/pulls/${number}/comments`],
  ] as const;
  const places: Place[] = issue
    ? [
        { what: 'title', url, text: issue.title },
        { what: 'body', url, text: issue.body ?? '' },
      ]
    : [];
  for (const [what, path] of lists)
    for (const { body } of await readPages<Said>(read, path)) places.push({ what, url, text: body ?? '' });
  const events = await readPages<{ rename?: { from: string } }>(read, `${base}/issues/${number}/timeline`);
  return [
    ...places,
    ...events.flatMap(({ rename }) => (rename ? [{ what: 'title-history', url, text: rename.from }] : [])),
  ];
}

async function readPages<T>(read: Read, path: string): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; ; page++) {
    const part = (await read(`${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`)) as
      | T[]
      | undefined;
    items.push(...(part ?? []));
    if (part === undefined || part.length < 100) return items;
  }
}

/** Earlier states of title and text: anyone who may read a thread may read them. */
async function readHistory(github: EmbeddedGitHub, thread: PublicThread): Promise<readonly Place[]> {
  const query = `query History($owner: String!, $name: String!, $number: Int!) {
    repository(owner: $owner, name: $name) { issueOrPullRequest(number: $number) {
      ... on Issue { userContentEdits(first: 100) { nodes { diff } } }
      ... on PullRequest { userContentEdits(first: 100) { nodes { diff } } } } } }`;
  const answer = await fetch(`${github.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${STRANGER.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      query,
      variables: { owner: thread.owner, name: thread.repo, number: thread.number },
    }),
  });
  const { data } = (await answer.json()) as {
    readonly data?: {
      readonly repository?: {
        readonly issueOrPullRequest?: {
          readonly userContentEdits?: { readonly nodes: readonly { readonly diff: string | null }[] };
        } | null;
      } | null;
    };
  };
  const edits = data?.repository?.issueOrPullRequest?.userContentEdits?.nodes ?? [];
  return edits.map(({ diff }) => ({ what: 'edit-history', url: thread.url, text: diff ?? '' }));
}

/** The patch, the commit by its id in the base repo, branches of the base and of forks, and the default branch. */
async function readCode(github: EmbeddedGitHub, read: Read, thread: PublicThread): Promise<readonly Place[]> {
  const { url, number, owner, repo } = thread;
  const base = pathOf(thread);
  const web = `https://github.com/${owner}/${repo}`;
  const patch = (await read(`${base}/pulls/${number}`, 'application/vnd.github.patch')) as string | undefined;
  const pull = [...github.world.issues.values()].find(
    (issue) =>
      issue.pull && issue.number === number && github.control.repo(`${owner}/${repo}`).id === issue.repoId,
  )?.pull;
  const sha = pull?.head.sha;
  const places: Place[] = [{ what: 'patch', url: `${url}.patch`, text: patch ?? '' }];
  if (sha === undefined || !pull) return places;
  places.push({ what: 'commits', url: `${web}/commit/${sha}`, text: await readCommit(read, base, sha) });
  const head = github.world.repos.get(pull.head.repoId);
  const home = head ? `${github.world.accounts.get(head.ownerId)?.login}/${head.name}` : null;
  if (home !== null) {
    const branch = await readCommit(read, `/repos/${home}`, `heads/${pull.head.ref}`);
    places.push({ what: 'branch', url: `https://github.com/${home}/tree/${pull.head.ref}`, text: branch });
  }
  const commits = await readPages<{ commit: { message: string } }>(read, `${base}/commits`);
  const merged = commits.map(({ commit }) => ({
    what: 'merged-commits',
    url: `${web}/commits`,
    text: commit.message,
  }));
  return [...places, ...merged];
}

async function readCommit(read: Read, base: string, ref: string): Promise<string> {
  const commit = (await read(`${base}/commits/${ref}`)) as
    | {
        readonly commit: { readonly message: string };
        readonly files?: readonly { readonly patch?: string }[];
      }
    | undefined;
  return commit
    ? [commit.commit.message, ...(commit.files ?? []).map(({ patch }) => patch ?? '')].join('\n')
    : '';
}

/** Runs of workflows, and every other issue and comment of the repo. */
async function readRepo(read: Read, thread: PublicThread): Promise<readonly Place[]> {
  const base = pathOf(thread);
  const web = `https://github.com/${thread.owner}/${thread.repo}`;
  const runs = (await read(`${base}/actions/runs?per_page=100`)) as
    | { readonly workflow_runs: readonly { readonly display_title: string }[] }
    | undefined;
  const issues = await readPages<Said & { title: string; number: number; html_url: string }>(
    read,
    `${base}/issues?state=all`,
  );
  const comments = await readPages<Said>(read, `${base}/issues/comments`);
  const others = issues.filter(({ number }) => number !== thread.number);
  return [
    ...(runs?.workflow_runs ?? []).map((run) => ({
      what: 'runs',
      url: `${web}/actions`,
      text: run.display_title,
    })),
    ...others.map((each) => ({
      what: 'elsewhere',
      url: each.html_url,
      text: `${each.title}\n${each.body ?? ''}`,
    })),
    ...comments
      .filter(({ issue_url }) => !issue_url?.endsWith(`/issues/${thread.number}`))
      .map(({ body, issue_url }) => ({ what: 'elsewhere', url: issue_url ?? '', text: body ?? '' })),
  ];
}
