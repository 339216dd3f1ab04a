import type { RepoLabel } from '../../case/known-labels.ts';
import type { Actor, ObservedTriageRepo } from '../../case/observed.ts';
import { STORE_BRANCH } from '../../case/stored-case.ts';
import { type GraphqlError, isAt, pathOf, refuseErrors, targetOf } from '../client.ts';
import { GitHubTrouble } from '../error.ts';
import type { CallName } from '../permissions.ts';
import { READ_MORE_READERS } from '../queries/triage.ts';
import type { Room } from '../session.ts';
import { observeActor, observePeople, type RawPerson } from './observe.ts';

/** What the first request of a case and of a sweep have in common. */
export interface RawTriage {
  readonly viewer: RawPerson;
  readonly repository: RawSurface | null;
  readonly organization: {
    readonly membersWithRole: {
      readonly pageInfo: { readonly hasNextPage: boolean };
      readonly edges: readonly ({ readonly role: string; readonly node: RawPerson | null } | null)[] | null;
    };
  } | null;
}

export interface RawSurface {
  readonly nameWithOwner: string;
  readonly isPrivate: boolean;
  readonly visibility?: string;
  readonly labels: { readonly nodes: readonly (RepoLabel | null)[] | null } | null;
  readonly collaborators: RawCollaborators | null;
  readonly config: RawBlob | null;
  readonly postMd?: RawBlob | null;
  readonly postMdx?: RawBlob | null;
  readonly storeRef: RawStoreRef | null;
}

interface RawCollaborators {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (RawPerson | null)[] | null;
}

export interface RawBlob {
  readonly text?: string | null;
  readonly isTruncated?: boolean;
  readonly byteSize?: number;
}

interface RawStoreRef {
  readonly target: {
    readonly oid: string;
    readonly author?: { readonly email: string | null; readonly user: RawPerson | null } | null;
    readonly signature?: { readonly isValid: boolean; readonly wasSignedByGitHub: boolean } | null;
  } | null;
}

const ACTIONS_BOT_ID = 41_898_282;

/** Who we are. The token that a workflow gets by itself is refused: what it does starts no further run. */
export function observeSelf(data: RawTriage, call: CallName, repo: string): Actor {
  const self = observeActor(data.viewer);
  const facts = { code: 'token-refused' as const, call, repo, status: 0 };
  if (!self)
    throw new GitHubTrouble({ ...facts, detail: 'GitHub does not say whose credentials these are.' });
  if (self.id === ACTIONS_BOT_ID || /^github-actions(\[bot\])?$/.test(self.login)) {
    const detail =
      'GITHUB_TOKEN cannot move a case: the labels that it sets start no workflow. An App or a personal access token is needed.';
    throw new GitHubTrouble({ ...facts, detail });
  }
  return self;
}

/** Refusals that are answers: who else reads the repo, who owns the organisation, an issue or user that is none. */
function isAnswer(error: GraphqlError): boolean {
  return (
    isAt(error, ['repository', 'collaborators']) ||
    isAt(error, ['organization']) ||
    isAt(error, ['repository', 'issue'], 'NOT_FOUND')
  );
}

/** @throws GitHubTrouble; the kind of token is judged before what it may do, as it is the better advice. */
export function readTriage<T extends RawTriage>(
  answer: { readonly data: T; readonly errors: readonly GraphqlError[] },
  call: CallName,
  repo: string,
): { readonly self: Actor; readonly repository: NonNullable<T['repository']> } {
  const self = observeSelf(answer.data, call, repo);
  refuseErrors(answer.errors, isAnswer, call, repo);
  if (!answer.data.repository) throw new GitHubTrouble({ code: 'not-found', call, repo, status: 404 });
  return { self, repository: answer.data.repository as NonNullable<T['repository']> };
}

/** The triage repo as a surface; further requests only where it has more than a hundred collaborators. */
export async function readSurface(room: Room, data: RawTriage, call: CallName): Promise<ObservedTriageRepo> {
  const repository = data.repository as RawSurface;
  return {
    name: repository.nameWithOwner,
    // An internal repo is private to GitHub, and readable by the whole enterprise.
    isPrivate: repository.isPrivate && (repository.visibility ?? 'PRIVATE') === 'PRIVATE',
    readers: await readReaders(room, repository.collaborators, call),
    owners: observeOwners(data),
    labels: repository.labels
      ? (repository.labels.nodes ?? []).flatMap((label) =>
          label ? [{ id: label.id, name: label.name }] : [],
        )
      : null,
  };
}

async function readReaders(
  room: Room,
  first: RawCollaborators | null,
  call: CallName,
): Promise<readonly Actor[] | null> {
  if (!first) return listCollaborators(room, call);
  const readers = [...observePeople(first.nodes)];
  let page = first;
  while (page.pageInfo.hasNextPage) {
    const { owner, repo: name } = pathOf(room.repo);
    const variables = { owner, name, after: page.pageInfo.endCursor };
    const { data } = await room.client.graphql<{ repository: { collaborators: RawCollaborators } | null }>({
      call,
      target: targetOf(room.repo),
      query: READ_MORE_READERS,
      variables,
    });
    if (!data.repository) return null;
    page = data.repository.collaborators;
    readers.push(...observePeople(page.nodes));
  }
  return readers;
}

/**
 * The REST list of them, which asks for less than the query does: whether an App may read them by GraphQL is documented
 * nowhere. Null where that is refused, too.
 */
async function listCollaborators(room: Room, call: CallName): Promise<readonly Actor[] | null> {
  const readers: Actor[] = [];
  for (let page = 1; ; page++) {
    const answer = await room.client.rest({
      call,
      target: targetOf(room.repo),
      route: 'GET /repos/{owner}/{repo}/collaborators',
      parameters: { ...pathOf(room.repo), per_page: 100, page },
      expect: [403, 404],
    });
    if (answer.status >= 400) return null;
    const people = answer.data as readonly { readonly id: number; readonly login: string }[];
    readers.push(...people.map(({ id, login }) => ({ id, login, kind: 'user' as const })));
    if (people.length < 100) return readers;
  }
}

/** Owners of an organisation of at most a hundred members; of a larger one `readSurroundings` tells them. */
function observeOwners(data: RawTriage): readonly Actor[] {
  const members = data.organization?.membersWithRole;
  if (!members || members.pageInfo.hasNextPage) return [];
  return observePeople((members.edges ?? []).flatMap((edge) => (edge?.role === 'ADMIN' ? [edge.node] : [])));
}

/**
 * Author of the newest commit on the store's branch, as far as GitHub vouches for it. An author is only what a
 * commit says; GitHub's own signature is on what was committed through its API or pages by that very account.
 */
export function observeStoreWriter(ref: RawStoreRef | null): Actor | null {
  const target = ref?.target;
  if (!target?.signature?.isValid || !target.signature.wasSignedByGitHub) return null;
  const user = observeActor(target.author?.user);
  if (user) return user;
  const address = /^(\d+)\+([^@\s]+)@users\.noreply\./.exec(target.author?.email ?? '');
  const login = address?.[2];
  if (!address || login === undefined) return null;
  return { id: Number(address[1]), login, kind: login.endsWith('[bot]') ? 'bot' : 'user' };
}

/** Text of a file that came with a query; a big one is read again, whole (one request). */
export async function readBlob(
  room: Room,
  blob: RawBlob | null,
  path: string,
  call: CallName,
  ref: string | null = STORE_BRANCH,
): Promise<string | null> {
  if (!blob || blob.byteSize === undefined) return null;
  if (typeof blob.text === 'string' && !blob.isTruncated) return blob.text;
  const { owner, repo } = pathOf(room.repo);
  const answer = await room.client.rest({
    call,
    target: targetOf(room.repo),
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { owner, repo, path, ...(ref === null ? {} : { ref }) },
    acceptText: 'application/vnd.github.raw+json',
  });
  return answer.data as string;
}
