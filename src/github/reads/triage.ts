import type { Actor, ObservedTriageRepo } from '../../case/observed.ts';
import { STORE_REF } from '../../case/stored-case.ts';
import { unsealText } from '../../text/sealed-text.ts';
import { type GraphqlAnswer, type GraphqlError, isAt, pathOf, refuseErrors, targetOf } from '../client.ts';
import { GitHubError } from '../error.ts';
import type { BlobFields, StoreHeadFields } from '../graphql-fragments.ts';
import type { CallName } from '../permissions.ts';
import { READ_MORE_READERS } from '../queries/triage.ts';
import { presentNodes, type Sent, type SentByGraphql } from '../sent.ts';
import type { Session } from '../session.ts';
import { observeUser } from './advisory-facts.ts';
import { observeActor, observePeople } from './observe.ts';

/** What the first request of a case or of a sweep brings; both have most in common. */
export type TriageAnswer = SentByGraphql<'ReadCase'> | SentByGraphql<'ReadSweep'>;
export type TriageRepo = NonNullable<TriageAnswer['repository']>;
export type GraphqlBlob = Sent<BlobFields>;

const ACTIONS_BOT_ID = 41_898_282;

/** Who we are. The token that a workflow gets by itself is refused: what it does starts no further run. */
function observeSelf(data: TriageAnswer, call: CallName, repo: string): Actor {
  const self = observeActor(data.viewer);
  const facts = { code: 'token-refused' as const, call, repo, status: 0 };
  if (!self) throw new GitHubError({ ...facts, detail: 'GitHub does not say whose credentials these are.' });
  if (self.id === ACTIONS_BOT_ID || /^github-actions(\[bot\])?$/.test(self.login)) {
    const detail =
      'GITHUB_TOKEN cannot move a case: the labels that it sets start no workflow. An App or a personal access token is needed.';
    throw new GitHubError({ ...facts, detail });
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

/** @throws GitHubError; the kind of token is judged before what it may do, as it is the better advice. */
export function readTriage<T extends TriageAnswer>(
  answer: GraphqlAnswer<T>,
  call: CallName,
  repo: string,
): { readonly self: Actor; readonly repository: NonNullable<T['repository']> } {
  const self = observeSelf(answer.data, call, repo);
  refuseErrors(answer.errors, isAnswer, call, repo);
  const { repository } = answer.data;
  if (!repository) throw new GitHubError({ code: 'not-found', call, repo, status: 404 });
  return { self, repository };
}

/** The triage repo as a surface; further requests only where it has more than a hundred collaborators. */
export async function readSurface(
  session: Session,
  { repository, organization }: TriageAnswer,
  call: CallName,
): Promise<ObservedTriageRepo> {
  const { labels } = repository ?? {};
  return {
    name: repository?.nameWithOwner ?? session.repo,
    server: session.server,
    ...(repository?.hasIssuesEnabled === false ? { hasNoIssues: true } : {}),
    // An internal repo is private to GitHub, and readable by the whole enterprise.
    isPrivate: repository?.isPrivate === true && (repository.visibility ?? 'PRIVATE') === 'PRIVATE',
    readers: await readReaders(session, repository?.collaborators ?? null, call),
    owners: observeOwners(organization),
    labels: labels
      ? presentNodes(labels).flatMap(({ id, name }) => (id && name ? [{ id, name }] : []))
      : null,
  };
}

type Collaborators = NonNullable<TriageRepo['collaborators']>;

/** A list with somebody in it who cannot be told would hide a reader: then REST is asked. */
async function readReaders(
  session: Session,
  first: Collaborators | null,
  call: CallName,
): Promise<readonly Actor[] | null> {
  const readers: Actor[] = [];
  for (let page: Collaborators | null | undefined = first; ; ) {
    if (!page?.nodes || !page.pageInfo) return listCollaborators(session, call);
    const people = observePeople(page.nodes);
    if (people.length < page.nodes.length) return listCollaborators(session, call);
    readers.push(...people);
    if (page.pageInfo.hasNextPage === false) return readers;
    page = await readMoreReaders(session, page.pageInfo.endCursor ?? '', call);
  }
}

async function readMoreReaders(
  session: Session,
  after: string,
  call: CallName,
): Promise<Collaborators | null | undefined> {
  const { owner, repo: name } = pathOf(session.repo);
  const variables = { owner, name, after };
  const { data } = await session.client.graphql({
    call,
    target: targetOf(session.repo),
    query: READ_MORE_READERS,
    variables,
  });
  return data.repository?.collaborators;
}

/**
 * The REST list of them, which asks for less than the query does: whether an App may read them by GraphQL is documented
 * nowhere. Null where that is refused, too, or names somebody without an id.
 */
async function listCollaborators(session: Session, call: CallName): Promise<readonly Actor[] | null> {
  const readers: Actor[] = [];
  for (let page = 1; ; page++) {
    const answer = await session.client.rest({
      call,
      target: targetOf(session.repo),
      route: 'GET /repos/{owner}/{repo}/collaborators',
      parameters: { ...pathOf(session.repo), per_page: 100, page },
      expect: [403, 404],
    });
    if (answer.status >= 400) return null;
    for (const person of answer.data) {
      const reader = observeUser(person);
      if (!reader) return null;
      readers.push({ ...reader, kind: 'user' });
    }
    if (answer.data.length < 100) return readers;
  }
}

/** Owners of an organisation of at most a hundred members; of a larger one `readSurroundings` tells them. */
function observeOwners(organization: TriageAnswer['organization']): readonly Actor[] {
  const members = organization?.membersWithRole;
  if (members?.pageInfo?.hasNextPage !== false) return [];
  return observePeople(
    (members.edges ?? []).flatMap((edge) => (edge?.role === 'ADMIN' ? [edge.node ?? null] : [])),
  );
}

/**
 * Author of the newest commit on the store's branch, as far as GitHub vouches for it. An author is only what a
 * commit says; GitHub's own signature is on what was committed through its API or pages by that very account.
 */
export function observeStoreWriter(ref: Sent<StoreHeadFields> | null | undefined): Actor | null {
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
  session: Session,
  blob: GraphqlBlob | null | undefined,
  path: string,
  call: CallName,
  ref: string | null = STORE_REF,
): Promise<string | null> {
  if (!blob || (typeof blob.byteSize !== 'number' && typeof blob.text !== 'string')) return null;
  if (typeof blob.text === 'string' && !blob.isTruncated)
    return ref === STORE_REF ? unsealText(blob.text) : blob.text;
  const { owner, repo } = pathOf(session.repo);
  const answer = await session.client.rest({
    call,
    target: targetOf(session.repo),
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { owner, repo, path, ...(ref === null ? {} : { ref }) },
    acceptText: 'application/vnd.github.raw+json',
  });
  return ref === STORE_REF ? unsealText(String(answer.data)) : String(answer.data);
}
