import type { Outcome } from '../../case/operation.ts';
import type { ApplyContext } from '../../case/ports.ts';
import { STORE_BRANCH, STORE_REF } from '../../case/stored-case.ts';
import { looksSealed, sealText } from '../../text/sealed-text.ts';
import { pathOf, targetOf } from '../client.ts';
import { GitHubError, isGitHubError } from '../error.ts';
import { COMMIT_FILES } from '../queries/operations.ts';
import type { Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

const README = `The memory of the security process: one file per case, written by the bot only.
Whatever anybody else commits here is noticed and taken back. This branch is never merged.
`;

/**
 * Writes the store by compare-and-set on the head that was observed, where that is known to be the bot's. Sending it
 * twice does no harm: the second time the head is another one.
 */
export async function commitStore(
  session: Session,
  operation: OperationOf<'commit-store'>,
  context: ApplyContext,
): Promise<Outcome> {
  const { storeHead } = context;
  // As after any other write in between, everything is read again, and put back.
  if (storeHead !== null && !session.judgedHeads.has(storeHead)) return { kind: 'conflict' };
  const head = storeHead ?? (await createBranch(session));
  if (head === null) return { kind: 'conflict' };
  for (const isSealed of SEALINGS) {
    const files = sealWhere(operation.files, isSealed);
    try {
      const outcome = await commitFiles(session, session.repo, STORE_BRANCH, head, { ...operation, files });
      if (outcome.kind === 'done' && outcome.result?.head) session.judgedHeads.add(outcome.result.head);
      return outcome;
    } catch (error) {
      if (!isGitHubError(error) || error.rootCause !== 'push-protection') throw nameCause(error);
      if (isSealed === isAny) throw error;
      session.log('Push protection refuses the commit; what looks like a token is broken up.');
    }
  }
  return { kind: 'conflict' };
}

const isAny = (): boolean => true;

/** Which files are broken up, each time push protection refuses the commit: what others wrote goes first. */
const SEALINGS: readonly ((path: string) => boolean)[] = [
  () => false,
  (path) => !path.endsWith('.yml'),
  isAny,
];

type Texts = Readonly<Record<string, string | null>>;

/** A text that begins like a broken up one has to be broken up to be read back as it is. */
const sealWhere = (files: Texts, isSealed: (path: string) => boolean): Texts =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text !== null && (isSealed(path) || looksSealed(text)) ? sealText(text) : text,
    ]),
  );

/** GitHub understood the commit and refused it: where it does not say why, that is said. */
function nameCause(error: unknown): unknown {
  if (!isGitHubError(error, 'invalid', 'permission-missing') || error.rootCause !== null) return error;
  if (error.code === 'permission-missing') return error;
  return error.because('commit-refused');
}

interface Files {
  readonly message: string;
  readonly files: Readonly<Record<string, string | null>>;
}

/** One commit on a branch of any repo, if its head still is the expected one. */
export async function commitFiles(
  session: Session,
  repo: string,
  branch: string,
  head: string,
  { message, files }: Files,
  call: 'commit-store' | 'open-post' = 'commit-store',
): Promise<Outcome> {
  const [headline = '', ...rest] = message.split('\n');
  const entries = Object.entries(files);
  const input = {
    branch: { repositoryNameWithOwner: repo, branchName: branch },
    expectedHeadOid: head,
    message: { headline, body: rest.join('\n').trim() },
    fileChanges: {
      additions: entries.flatMap(([path, text]) =>
        text === null ? [] : [{ path, contents: Buffer.from(text, 'utf8').toString('base64') }],
      ),
      deletions: entries.flatMap(([path, text]) => (text === null ? [{ path }] : [])),
    },
  };
  try {
    const { data } = await session.client.graphql<{
      readonly createCommitOnBranch: { readonly commit: { readonly oid: string } };
    }>({ call, target: targetOf(repo), query: COMMIT_FILES, variables: { input }, repeatable: true });
    return { kind: 'done', result: { head: data.createCommitOnBranch.commit.oid } };
  } catch (error) {
    // A branch that is gone is as much a change since the look as one that went on.
    if (isGitHubError(error, 'conflict', 'not-found')) return { kind: 'conflict' };
    throw error;
  }
}

/**
 * The store's branch, with no history in common with the code; its head, or null where somebody else was faster.
 * It starts with a note for people, so that every case file comes by a commit that GitHub signs.
 */
async function createBranch(session: Session): Promise<string | null> {
  const send = async (
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    expect: readonly number[],
  ) =>
    session.client.rest({
      call: 'commit-store',
      target: targetOf(session.repo),
      route,
      parameters: { ...pathOf(session.repo), ...parameters },
      expect,
    });
  const readme = { path: 'README.md', mode: '100644', type: 'blob', content: README };
  const tree = await send('POST /repos/{owner}/{repo}/git/trees', { tree: [readme] }, [409]);
  if (tree.status === 409) {
    const detail = 'The repo has no commit yet: put the configuration file there first.';
    throw new GitHubError({
      code: 'invalid',
      call: 'commit-store',
      repo: session.repo,
      status: 409,
      detail,
    });
  }
  const message = 'Start the memory of the security process';
  const { sha } = tree.data as { readonly sha: string };
  const commit = await send(
    'POST /repos/{owner}/{repo}/git/commits',
    { message, tree: sha, parents: [] },
    [],
  );
  const head = (commit.data as { readonly sha: string }).sha;
  const ref = STORE_REF;
  try {
    await send('POST /repos/{owner}/{repo}/git/refs', { ref, sha: head }, []);
    return head;
  } catch (error) {
    if (!isGitHubError(error, 'invalid', 'permission-missing')) throw error;
    // One status for “already exists” and for every rule: only the branch itself tells them apart.
    if (await hasBranch(session)) return null;
    throw error.rootCause === null || error.rootCause === 'permission-missing'
      ? error.because('orphan-branch-refused')
      : error;
  }
}

async function hasBranch(session: Session): Promise<boolean> {
  const { status } = await session.client.rest({
    call: 'commit-store',
    target: targetOf(session.repo),
    route: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
    parameters: { ...pathOf(session.repo), ref: `heads/${STORE_BRANCH}` },
    expect: [404],
  });
  return status === 200;
}
