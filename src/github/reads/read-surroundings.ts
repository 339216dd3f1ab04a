import type { Actor, ObservedPage, ObservedPost, ObservedTeam } from '../../case/observed.ts';
import type { SurroundingsQuery, SurroundingsRead } from '../../case/ports.ts';
import { tagNames } from '../../formats/notes/parse-tag.ts';
import { type GraphqlAnswer, type GraphqlError, pathOf, type Target } from '../client.ts';
import { isGitHubError } from '../error.ts';
import type { PermissionSet } from '../permission-sets.ts';
import { type OwnerQuestions, READ_TEAM_PAGE, renderSurroundingsQuery } from '../queries/surroundings.ts';
import { presentItems, presentNodes, type SentByGraphql } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import { observeUser } from './advisory-facts.ts';
import { observePeople } from './observe.ts';

type Surroundings = SentByGraphql<'ReadSurroundings'>;
type OwnerAnswer = GraphqlAnswer<Surroundings>;
type Members = NonNullable<
  NonNullable<NonNullable<SentByGraphql<'ReadTeamPage'>['organization']>['team']>['members']
>;
type PostRepo = NonNullable<Surroundings[`post${number}`]>;
type File = PostRepo['onBranch'];

/** One request per owner; more for a team or an organisation of more than a hundred. */
export async function readSurroundings(
  session: Session,
  query: SurroundingsQuery,
): Promise<SurroundingsRead> {
  const home = pathOf(session.repo).owner;
  const asked = groupByOwner(query, home);
  const answers = await Promise.all(asked.map((questions) => ask(session, questions, query)));
  const of = (owner: string): OwnerAnswer | Error | undefined =>
    answers[asked.findIndex((one) => isSame(one.owner, owner))];
  const team = query.team
    ? await readTeam(session, query.team, of(query.team.owner))
    : ({ kind: 'unknown', why: 'no team is configured' } as const);
  const owners = await readOwners(session, home, of(home));
  return makeSense('read-surroundings', home, () => ({
    team,
    owners,
    ownerIds: observeOwnerIds(answers),
    posts: asked.flatMap((questions, index) => observePosts(query, questions, answers[index])),
    pages: asked.flatMap((questions, index) => observePages(query, questions, answers[index])),
    tags: Object.assign(
      {},
      ...asked.map((questions, index) => observeTags(query, questions, answers[index])),
    ),
  }));
}

function observeOwnerIds(answers: readonly (OwnerAnswer | Error)[]): Readonly<Record<string, number>> {
  const organizations = answers.flatMap((answer) =>
    answer instanceof Error ? [] : (answer.data.organization ?? []),
  );
  return Object.fromEntries(
    organizations.flatMap(({ login, databaseId }) =>
      login && typeof databaseId === 'number' ? [[login.toLowerCase(), databaseId]] : [],
    ),
  );
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const ownerOf = (repo: string): string => pathOf(repo).owner;

/** The triage repo's owner is always among them: its owners read what is written there. */
function groupByOwner(query: SurroundingsQuery, home: string): readonly OwnerQuestions[] {
  const all = [
    home,
    ...(query.team ? [query.team.owner] : []),
    ...query.posts.map((post) => ownerOf(post.repo)),
    ...query.tags.map((tag) => ownerOf(tag.repo)),
  ];
  const owners = all.filter((owner, index) => all.findIndex((one) => isSame(one, owner)) === index);
  return owners.map((owner) => ({
    owner,
    team: query.team && isSame(query.team.owner, owner) ? query.team.slug : null,
    withOwners: isSame(owner, home),
    posts: query.posts.filter((post) => isSame(ownerOf(post.repo), owner)),
    tags: tagsOf(query, owner).map((tag) => ({
      repo: tag.repo,
      names: tagNames(tag.package, tag.version, tag.repo),
    })),
  }));
}

function tagsOf(query: SurroundingsQuery, owner: string): SurroundingsQuery['tags'] {
  return query.tags.filter((tag) => isSame(ownerOf(tag.repo), owner));
}

/**
 * Asks with a token for the repos in question. An App that is not installed on one of them still reads what is
 * public there, so a token that was refused for a repo is asked for without naming any.
 */
async function ask(
  session: Session,
  questions: OwnerQuestions,
  query: SurroundingsQuery,
): Promise<OwnerAnswer | Error> {
  const named = [...questions.posts, ...questions.tags].map(({ repo }) => pathOf(repo).repo);
  const isHome = isSame(questions.owner, ownerOf(session.repo));
  // A token is for some repo; who is in a team needs none in particular.
  const some = isHome ? [pathOf(session.repo).repo] : ('all' as const);
  const repositories = named.length > 0 ? [...new Set(named)] : some;
  const target: Target = { owner: questions.owner, repositories };
  const send = (to: Target, permissions: PermissionSet): Promise<OwnerAnswer> =>
    session.client.graphql({
      call: 'read-surroundings',
      target: to,
      permissions,
      ...renderSurroundingsQuery(questions),
      allow: (error) => error.path[0] === 'organization' || ['NOT_FOUND', 'FORBIDDEN'].includes(error.type),
    });
  try {
    return await send(target, needOf(questions));
  } catch (error) {
    if (!isGitHubError(error, 'permission-missing') || error.status !== 422)
      return orNoAnswer(query, questions, error);
    return send({ ...target, repositories: some }, needOf({ ...questions, posts: [], tags: [] }));
  }
}

/** What these questions need of the token, and nothing else. */
function needOf({ team, withOwners, posts, tags }: OwnerQuestions): PermissionSet {
  return {
    metadata: 'read',
    ...(team !== null || withOwners ? { members: 'read' } : {}),
    ...(posts.length > 0 || tags.length > 0 ? { contents: 'read' } : {}),
    ...(posts.length > 0 ? { pull_requests: 'read' } : {}),
  };
}

/**
 * No answer is an answer where nothing but the team was asked for (membership is then unknown), and where an owner
 * that is not ours has no App: its posts are for people. Anything else is thrown.
 */
function orNoAnswer(query: SurroundingsQuery, questions: OwnerQuestions, error: unknown): Error {
  if (questions.withOwners || !isGitHubError(error, 'permission-missing', 'token-refused')) throw error;
  const teamOnly = query.team !== null && questions.posts.length === 0 && questions.tags.length === 0;
  const hasNoApp = error.code === 'token-refused' && error.status === 0;
  if (teamOnly || hasNoApp) return error;
  throw error;
}

async function readTeam(
  session: Session,
  team: NonNullable<SurroundingsQuery['team']>,
  answer: OwnerAnswer | Error | undefined,
): Promise<ObservedTeam> {
  const name = `${team.owner}/${team.slug}`;
  if (!answer || answer instanceof Error)
    return { kind: 'unknown', why: answer?.message ?? `${name} was not asked for` };
  const { organization } = answer.data;
  const refusal = answer.errors.find((error) => error.path[0] === 'organization');
  if (!organization?.team)
    return { kind: 'unknown', why: whyNoTeam(name, team.owner, organization, refusal) };
  const members: Actor[] = [];
  for (let page: Members | null | undefined = organization.team.members; ; ) {
    if (!page?.nodes || !page.pageInfo)
      return { kind: 'unknown', why: `the members of ${name} could not be read to the end` };
    members.push(...observePeople(page.nodes));
    if (page.pageInfo.hasNextPage === false) break;
    page = await readTeamPage(session, team, page.pageInfo.endCursor ?? '');
  }
  const id = organization.team.databaseId;
  return { kind: 'known', members, ...(typeof id === 'number' ? { id } : {}) };
}

function whyNoTeam(
  name: string,
  owner: string,
  organization: Surroundings['organization'],
  refusal: GraphqlError | undefined,
): string {
  if (refusal?.type === 'NOT_FOUND' && refusal.path.length === 1)
    return `${owner} is not an organisation that these credentials can see; users have no teams`;
  if (refusal)
    return `GitHub refused the members of ${name} (${refusal.type}); the permission is members: read`;
  return organization
    ? `there is no team ${name} that these credentials can see`
    : `GitHub says nothing of ${owner}`;
}

async function readTeamPage(
  session: Session,
  team: NonNullable<SurroundingsQuery['team']>,
  after: string,
): Promise<Members | null | undefined> {
  const { data } = await session.client.graphql({
    call: 'read-surroundings',
    target: { owner: team.owner, repositories: 'all' },
    query: READ_TEAM_PAGE,
    variables: { owner: team.owner, team: team.slug, after },
    permissions: { members: 'read' },
  });
  return data.organization?.team?.members;
}

/** Owners of the triage repo's organisation; a user owns what is theirs alone. */
async function readOwners(
  session: Session,
  home: string,
  answer: OwnerAnswer | Error | undefined,
): Promise<readonly Actor[]> {
  if (!answer || answer instanceof Error) return [];
  const members = answer.data.organization?.membersWithRole;
  if (!members) return [];
  if (members.pageInfo?.hasNextPage === false)
    return observePeople(
      presentItems(members.edges).flatMap(({ role, node }) => (role === 'ADMIN' ? [node ?? null] : [])),
    );
  return readOwnersOfLarge(session, home);
}

/** In a large organisation only REST lists owners alone. */
async function readOwnersOfLarge(session: Session, org: string): Promise<readonly Actor[]> {
  const owners: Actor[] = [];
  for (let page = 1; ; page++) {
    const { data } = await session.client.rest({
      call: 'read-surroundings',
      target: { owner: org, repositories: 'all' },
      route: 'GET /orgs/{org}/members',
      parameters: { org, role: 'admin', per_page: 100, page },
      permissions: { members: 'read' },
    });
    owners.push(...data.flatMap((person) => observeUser(person) ?? []));
    if (data.length < 100) return owners;
  }
}

/** The newest pull request from our branch in the repo itself, not from a fork that uses the same name. */
function observePosts(
  query: SurroundingsQuery,
  questions: OwnerQuestions,
  answer: OwnerAnswer | Error | undefined,
): readonly ObservedPost[] {
  if (!answer || answer instanceof Error) return [];
  const asked = query.posts.filter((post) => isSame(ownerOf(post.repo), questions.owner));
  return asked.flatMap((post, index) => {
    const repo = answer.data[`post${index}`];
    const pull = presentNodes(repo?.pullRequests).find(
      (one) => one.headRepository?.nameWithOwner === (repo?.nameWithOwner ?? post.repo),
    );
    if (!repo || !pull) return [];
    const state = pull.state === 'MERGED' ? 'merged' : pull.state === 'CLOSED' ? 'closed' : 'open';
    const { path, text } = findFile(post, repo, state === 'merged');
    return [{ channel: post.channel, url: pull.url ?? '', state, branch: post.branch, text, path }];
  });
}

type PostQuestion = SurroundingsQuery['posts'][number];

/** The file of the post: where it is expected, or where it was put on another day. */
function findFile(post: PostQuestion, repo: PostRepo, isMerged: boolean) {
  const others = (post.otherPaths ?? []).map((path, place) => ({
    path,
    file: isMerged ? repo[`defaultAt${place}`] : repo[`branchAt${place}`],
  }));
  const expected = { path: post.path, file: isMerged ? repo.onDefault : repo.onBranch };
  const { path, file } = [expected, ...others].find((each) => each.file) ?? expected;
  return { path, text: textOf(file) };
}

const textOf = (file: File): string | null => (file?.isTruncated === true ? null : (file?.text ?? null));

/** Other pages of the site that a post's pull request changes too, whether there is a pull request yet or not. */
function observePages(
  query: SurroundingsQuery,
  questions: OwnerQuestions,
  answer: OwnerAnswer | Error | undefined,
): readonly ObservedPage[] {
  if (!answer || answer instanceof Error) return [];
  const asked = query.posts.filter((post) => isSame(ownerOf(post.repo), questions.owner));
  return asked.flatMap(({ repo: name, branch, page }, index) => {
    const repo = answer.data[`post${index}`];
    if (!repo || !page) return [];
    const [onBranch, onBase] = [textOf(repo.pageOnBranch), textOf(repo.pageOnBase)];
    return [{ repo: name, path: page.path, branch, onBranch, onBase }];
  });
}

function observeTags(
  query: SurroundingsQuery,
  questions: OwnerQuestions,
  answer: OwnerAnswer | Error | undefined,
): Readonly<Record<string, string | null>> {
  const asked = tagsOf(query, questions.owner);
  if (!answer || answer instanceof Error)
    return Object.fromEntries(asked.map((tag) => [`${tag.repo}@${tag.version}`, null]));
  return Object.fromEntries(
    asked.map((tag, index) => {
      const repo = answer.data[`tag${index}`];
      const places = questions.tags[index]?.names.map((_, place) => repo?.[`name${place}`]?.target) ?? [];
      const found = places.find((target) => target);
      return [`${tag.repo}@${tag.version}`, found?.target?.oid ?? found?.oid ?? null];
    }),
  );
}
