/** A person who does what the bot asks people to do, from nothing but the words of the bot's comment. */
import type { EmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { CAST } from '../../dev/rehearsal/cast.ts';
import { createPerson, type Person } from '../../dev/rehearsal/person.ts';
import { tokenOf } from '../../dev/rehearsal/seed-world.ts';
import { keyOf } from '../scenarios/markers.ts';
import { TRIAGE } from '../scenarios/stage.ts';

export interface Task {
  /** `task/post/blog` */
  readonly key: string;
  readonly body: string;
}

/** Does every task that is in the case and was not done yet. */
export async function doByHand(github: EmbeddedGitHub, done: Task[]): Promise<void> {
  const { login } = CAST.owner;
  const person = createPerson(login, tokenOf(login), github.url);
  for (const comment of [...github.world.comments.values()]) {
    const key = keyOf(comment.body);
    if (!key.startsWith('task/') || done.some((task) => task.key === key)) continue;
    done.push({ key, body: comment.body });
    await carryOut(github, person, key, comment.body);
  }
}

function carryOut(github: EmbeddedGitHub, person: Person, key: string, body: string): Promise<void> {
  const [, kind] = key.split('/');
  switch (kind) {
    case 'post':
      return key === 'task/post/discussions' ? startDiscussion(github, person, body) : openPost(person, body);
    case 'transfer':
      return transfer(person, body);
    case 'quiet':
      return quiet(person, body);
    case 'team':
      return addTeam(person, body);
    case 'placeholder':
      return openIssue(person, body);
    default:
      throw new Error(`Nobody knows how to do this by hand: ${body}`);
  }
}

function find(body: string, pattern: RegExp): string {
  const found = pattern.exec(body)?.[1];
  if (found === undefined) throw new Error(`The task does not say ${pattern}: ${body}`);
  return found;
}

/** The fenced text under a name. */
function readText(body: string, name: string): string {
  const [, fence = '', text] =
    new RegExp(`^${name}:\\n\\n(\`{3,})\\w*\\n([\\s\\S]*?)\\n\\1$`, 'm').exec(body) ?? [];
  if (fence === '' || text === undefined) throw new Error(`The task gives no ${name}: ${body}`);
  return text;
}

async function openPost(person: Person, body: string): Promise<void> {
  const repo = find(body, /https:\/\/github\.com\/([\w.-]+\/[\w.-]+),/);
  const branch = find(body, /branch `([^`]+)`/);
  const path = find(body, /as `([^`]+)`/);
  const main = (await person.request('GET', `/repos/${repo}/git/ref/heads/main`)) as {
    readonly object: { readonly sha: string };
  };
  const file = `/repos/${repo}/contents/${path}`;
  // The bot may have got as far as the branch.
  if (!(await exists(person, `/repos/${repo}/git/ref/heads/${branch}`)))
    await person.request('POST', `/repos/${repo}/git/refs`, {
      ref: `refs/heads/${branch}`,
      sha: main.object.sha,
    });
  if (!(await exists(person, `${file}?ref=${branch}`)))
    await person.request('PUT', file, {
      message: 'Add the post',
      content: Buffer.from(readText(body, 'File')).toString('base64'),
      branch,
    });
  await person.request('POST', `/repos/${repo}/pulls`, {
    title: readText(body, 'Title'),
    body: readText(body, 'Text'),
    head: branch,
    base: 'main',
  });
}

/** And a member ticks it off: nothing tells the bot that somebody else's discussion is meant. */
async function startDiscussion(github: EmbeddedGitHub, person: Person, body: string): Promise<void> {
  const [, owner = '', name = '', slug = ''] =
    /github\.com\/([\w.-]+)\/([\w.-]+)\/discussions\/new\?category=([\w-]+)/.exec(body) ?? [];
  const ask = async (query: string, variables: object) => {
    const answer = await person.request('POST', '/graphql', { query, variables });
    return (answer as { readonly data: Readonly<Record<string, never>> }).data;
  };
  const { repository } = (await ask(
    'query($owner: String!, $name: String!, $slug: String!) { repository(owner: $owner, name: $name) { id discussionCategory(slug: $slug) { id } } }',
    { owner, name, slug },
  )) as unknown as {
    readonly repository: { readonly id: string; readonly discussionCategory: { readonly id: string } };
  };
  const { createDiscussion } = (await ask(
    'mutation($input: CreateDiscussionInput!) { createDiscussion(input: $input) { discussion { url } } }',
    {
      input: {
        repositoryId: repository.id,
        categoryId: repository.discussionCategory.id,
        title: readText(body, 'Title'),
        body: readText(body, 'Text'),
      },
    },
  )) as unknown as { readonly createDiscussion: { readonly discussion: { readonly url: string } } };
  const { login } = CAST.member;
  const member = createPerson(login, tokenOf(login), github.url);
  const line = `/posted Discussions ${createDiscussion.discussion.url}`;
  await member.request('POST', `/repos/${TRIAGE}/issues/1/comments`, { body: line });
}

const exists = (person: Person, path: string): Promise<boolean> =>
  person.request('GET', path).then(
    () => true,
    () => false,
  );

async function addTeam(person: Person, body: string): Promise<void> {
  const [, repo = '', ghsa = ''] =
    /https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/security\/advisories\/(GHSA-[\w-]+)/.exec(body) ?? [];
  const slug = find(body, /adds [\w.-]+\/([\w.-]+) under/);
  await person.request('PATCH', `/repos/${repo}/security-advisories/${ghsa}`, {
    collaborating_teams: [slug],
  });
}

/** In the browser; by GraphQL here, as there is no other way. */
async function transfer(person: Person, body: string): Promise<void> {
  const [, owner = '', name = '', number = ''] =
    /https:\/\/github\.com\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)/.exec(body) ?? [];
  const target = find(body, /and then (\S+)\.$/m).replaceAll('\\', '');
  const issue = (await person.request('GET', `/repos/${owner}/${name}/issues/${number}`)) as {
    readonly node_id: string;
  };
  const repo = (await person.request('GET', `/repos/${target}`)) as { readonly node_id: string };
  const answer = (await person.request('POST', '/graphql', {
    query:
      'mutation($issue: ID!, $repo: ID!) { transferIssue(input: { issueId: $issue, repositoryId: $repo }) { issue { number } } }',
    variables: { issue: issue.node_id, repo: repo.node_id },
  })) as { readonly errors?: unknown };
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
}

async function quiet(person: Person, body: string): Promise<void> {
  const place = find(body, /https:\/\/github\.com\/([\w.-]+\/[\w.-]+\/pull\/\d+)/).replace(
    '/pull/',
    '/pulls/',
  );
  await person.request('PATCH', `/repos/${place}`, {
    title: readText(body, 'Title'),
    body: readText(body, 'Text'),
    state: 'closed',
  });
  await person.request('PUT', `/repos/${place.replace('/pulls/', '/issues/')}/lock`, {});
}

async function openIssue(person: Person, body: string): Promise<void> {
  const repo = find(body, /https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/issues\/new/);
  await person.request('POST', `/repos/${repo}/issues`, {
    title: readText(body, 'Title'),
    body: readText(body, 'Text'),
  });
}
