import type { GitHubPort } from '../../case/ports.ts';
import type { FoundAdvisory } from '../../case/sweep-reads.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { type GraphqlAnswer, pathOf, type Target, targetOf } from '../client.ts';
import { describeRefusal, GitHubError, isGitHubError } from '../error.ts';
import { LIST_PUBLIC_REPOS } from '../queries/surroundings.ts';
import { nextPage, presentNodes, type SentByGraphql, type SentByRest } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import type { Answer } from '../transport.ts';
import { observeAdvisory, observeFound, timeOf } from './advisory-facts.ts';

/** One request per advisory. Null where there is none, or none that these credentials may see. */
export async function readAdvisories(
  session: Session,
  refs: readonly { readonly repo: string; readonly ghsa: string }[],
): Promise<Readonly<Record<string, AdvisoryFacts | null>>> {
  const read = refs.map(async ({ repo, ghsa }) => [ghsa, await readAdvisory(session, repo, ghsa)] as const);
  return Object.fromEntries(await Promise.all(read));
}

export async function readAdvisory(
  session: Session,
  repo: string,
  ghsa: string,
): Promise<AdvisoryFacts | null> {
  const answer = await session.client.rest({
    call: 'read-advisories',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}',
    parameters: { ...pathOf(repo), ghsa_id: ghsa },
    expect: [404],
  });
  if (answer.status === 404) return null;
  return makeSense('read-advisories', repo, () => observeAdvisory(answer.data, repo));
}

type RestAdvisory = SentByRest<'repository-advisory'>;

export type Owner = Parameters<GitHubPort['findAdvisories']>[0][number];
type Found = Awaited<ReturnType<GitHubPort['findAdvisories']>>;

/**
 * Advisories of every state, newest change first, down to and with the watermark. One request per owner and hundred;
 * where the list of the whole owner is refused (GitHub keeps it for owners and security managers, and users have
 * none), one per repo. `refused` names repos and owners that could not be asked either way, `unreadable` those whose list has
 * an entry that cannot even be told apart. `failures` has the error of each owner of whom there is no list for another
 * cause: those of the others count all the same.
 */
export async function findAdvisories(
  session: Session,
  owners: readonly Owner[],
  since: string | null,
): Promise<Found> {
  const lost: Error[] = [];
  const parts = await Promise.all(
    owners.map((owner) =>
      findOfOwner(session, owner, since).catch((error: unknown): Found => {
        if (!isGitHubError(error)) throw error;
        lost.push(error);
        return { found: [], refused: [], unreadable: [], failures: [error] };
      }),
    ),
  );
  const failures = parts.flatMap((part) => part.failures ?? []);
  // With nobody left who could be looked at, there is nothing to go on with.
  if (lost.length > 0 && lost.length === owners.length) throw lost[0];
  return {
    ...(failures.length > 0 ? { failures } : {}),
    found: parts.flatMap((part) => part.found),
    refused: parts.flatMap((part) => part.refused),
    unreadable: parts.flatMap((part) => part.unreadable),
    reasons: parts.flatMap((part) => part.reasons ?? []),
  };
}

async function findOfOwner(session: Session, owner: Owner, since: string | null): Promise<Found> {
  const all: Target = { owner: owner.login, repositories: 'all' };
  const list = { route: 'GET /orgs/{org}/security-advisories', parameters: { org: owner.login } };
  try {
    const listed = await listChanged(session, all, list, since);
    if (listed) {
      const found = listed.found.filter(({ facts }) => isWatched(owner, facts.repo));
      return { found, refused: [], unreadable: listed.isWhole ? [] : [owner.login] };
    }
  } catch (error) {
    if (!isGitHubError(error, 'permission-missing', 'token-refused')) throw error;
    return { found: [], refused: [owner.login], unreadable: [], reasons: [error.message] };
  }
  return findByRepo(session, owner, since);
}

export function isWatched(owner: Owner, repo: string): boolean {
  const name = pathOf(repo).repo.toLowerCase();
  const isIn = (names: readonly string[]): boolean => names.some((one) => one.toLowerCase() === name);
  return (owner.repos === 'all-public' || isIn(owner.repos)) && !isIn(owner.exclude);
}

async function findByRepo(session: Session, owner: Owner, since: string | null): Promise<Found> {
  const names = owner.repos === 'all-public' ? await listPublicRepos(session, owner.login) : owner.repos;
  const found: FoundAdvisory[] = [];
  const refused: string[] = [];
  const unreadable: string[] = [];
  const reasons: string[] = [];
  const failures: Error[] = [];
  for (const name of names.filter((one) => isWatched(owner, `${owner.login}/${one}`))) {
    const repo = `${owner.login}/${name}`;
    const list = { route: 'GET /repos/{owner}/{repo}/security-advisories', parameters: pathOf(repo) };
    const part = await listChanged(session, targetOf(repo), list, since).catch((error: unknown) => {
      if (!isGitHubError(error)) throw error;
      if (error.code !== 'permission-missing') {
        failures.push(error);
        return undefined;
      }
      reasons.push(error.message);
      return null;
    });
    if (part) found.push(...part.found);
    else if (part === null) refused.push(repo);
    if (part && !part.isWhole) unreadable.push(repo);
  }
  // Nothing of the owner was seen.
  if (failures.length > 0 && failures.length === names.length) throw failures[0];
  return { found, refused, unreadable, reasons, ...(failures.length > 0 ? { failures } : {}) };
}

interface Listed {
  readonly found: readonly FoundAdvisory[];
  /** False where an entry could not be read at all. */
  readonly isWhole: boolean;
}

/** In every state: what people did to an advisory by hand is seen here too. Null where GitHub refuses the list. */
async function listChanged(
  session: Session,
  target: Target,
  list: { readonly route: string; readonly parameters: Readonly<Record<string, unknown>> },
  since: string | null,
): Promise<Listed | null> {
  const found: FoundAdvisory[] = [];
  const isOwnerWide = target.repositories === 'all';
  const repo = isOwnerWide ? undefined : `${target.owner}/${target.repositories[0]}`;
  let isWhole = true;
  let after: string | null = null;
  for (;;) {
    const answer: Answer = await session.client.rest({
      call: 'find-advisories',
      target,
      route: list.route,
      parameters: {
        ...list.parameters,
        sort: 'updated',
        direction: 'desc',
        per_page: 100,
        ...(after === null ? {} : { after }),
      },
      expect: [403, 404],
      permissions: { repository_advisories: isOwnerWide ? 'write' : 'read' },
    });
    if (lacksPermission(answer)) throw permissionMissing(target.owner);
    if (answer.status >= 400) return null;
    const page = await makeSense('find-advisories', repo ?? target.owner, () => listOf(answer.data));
    const fresh = page.filter((raw) => isFresh(raw, since));
    const read = fresh.flatMap((raw) => observeReadable(raw, session, repo));
    found.push(...read);
    isWhole &&= read.length === fresh.length;
    after = fresh.length === page.length ? nextCursor(answer.headers.link) : null;
    if (after === null) return { found, isWhole };
  }
}

/** @throws Error where it is no list: nobody may take that for an empty one */
function listOf(data: unknown): readonly (RestAdvisory | null)[] {
  if (!Array.isArray(data)) throw new Error('not a list');
  return data as readonly (RestAdvisory | null)[];
}

/** What does not say when it changed may have changed. */
function isFresh(raw: RestAdvisory | null, since: string | null): boolean {
  const updated = timeOf(raw?.updated_at);
  return since === null || updated === null || Date.parse(updated) >= Date.parse(since);
}

/**
 * A personal token without the permission is shown what is published, and no report, by the lists of single repos: its
 * refusal for the whole owner must not be taken for an answer.
 */
function lacksPermission({ status, data }: Answer): boolean {
  return status === 403 && describeRefusal(data).includes('personal access token');
}

function permissionMissing(owner: string): GitHubError {
  return new GitHubError({
    code: 'permission-missing',
    call: 'find-advisories',
    repo: owner,
    status: 403,
    permission: 'repository_advisories: write',
  });
}

/** One entry that cannot be told apart keeps nobody else's report from being taken in; the run says so at its end. */
function observeReadable(
  raw: RestAdvisory | null,
  session: Session,
  repo: string | undefined,
): readonly FoundAdvisory[] {
  try {
    return [observeFound(raw, session.client.now(), repo)];
  } catch {
    session.log('An advisory that GitHub listed cannot be read.');
    return [];
  }
}

/** The `after` cursor of the next page; the address itself is not followed. */
export function nextCursor(link: string | undefined): string | null {
  const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return next === undefined ? null : new URL(next).searchParams.get('after');
}

export async function listPublicRepos(session: Session, owner: string): Promise<readonly string[]> {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const answer: GraphqlAnswer<SentByGraphql<'ListPublicRepos'>> = await session.client.graphql({
      call: 'find-advisories',
      target: { owner, repositories: 'all' },
      query: LIST_PUBLIC_REPOS,
      variables: { owner, after },
      permissions: { metadata: 'read' },
    });
    const page = answer.data.repositoryOwner?.repositories;
    names.push(...presentNodes(page).flatMap(({ name }) => name ?? []));
    after = await makeSense('find-advisories', owner, () => nextPage(page));
  } while (after !== null);
  return names;
}
