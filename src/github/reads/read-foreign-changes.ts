import type { ForeignChanges } from '../../case/sweep-reads.ts';
import { unsealText } from '../../text/sealed-text.ts';
import { pathOf, targetOf } from '../client.ts';
import { GitHubError } from '../error.ts';
import { makeSense, type Session } from '../session.ts';

interface RawCommit {
  readonly sha: string;
  readonly author: { readonly id: number; readonly login: string } | null;
  readonly commit: { readonly verification?: { readonly verified?: boolean } };
}

/** Commits in one request. */
const PAGE = 100;

/**
 * What others than the bot changed on the store's branch since its own last commit that GitHub signed, whatever they have
 * written since. Null where nothing did. What cannot be judged is an error: nothing is written on top of it.
 *
 * @throws GitHubError `invalid` where the bot has no commit on the branch, or GitHub does not show the whole of it
 */
export async function readForeignChanges(
  session: Session,
  head: string,
  selfId: number,
): Promise<ForeignChanges | null> {
  const { own, foreign } = await findOwnCommit(session, head, selfId);
  if (foreign.length === 0) {
    session.judgedHeads.add(own);
    return null;
  }
  const [before, after] = await Promise.all([readTree(session, own), readTree(session, head)]);
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  const files = await Promise.all(
    paths.map(async (path) => [path, await readAt(session, own, path)] as const),
  );
  session.judgedHeads.add(head);
  return { commit: head, by: foreign[0]?.author?.login ?? null, files: Object.fromEntries(files) };
}

/** The bot's newest commit, and all that came after it, newest first. */
async function findOwnCommit(
  session: Session,
  head: string,
  selfId: number,
): Promise<{ readonly own: string; readonly foreign: readonly RawCommit[] }> {
  const foreign: RawCommit[] = [];
  for (let page = 1; ; page++) {
    const { data } = await ask(session, 'GET /repos/{owner}/{repo}/commits', {
      sha: head,
      per_page: PAGE,
      page,
    });
    const commits = data as readonly RawCommit[];
    const at = commits.findIndex(
      ({ author, commit }) => author?.id === selfId && commit.verification?.verified === true,
    );
    foreign.push(...(at < 0 ? commits : commits.slice(0, at)));
    if (at >= 0) return { own: commits[at]!.sha, foreign };
    if (commits.length < PAGE)
      throw foreignStore(session, 'none of its commits is by this bot, or GitHub did not sign it');
  }
}

/** Path to blob of every file. */
async function readTree(session: Session, commit: string): Promise<ReadonlyMap<string, string>> {
  const { data } = await ask(session, 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    tree_sha: commit,
    recursive: '1',
  });
  const { tree, truncated } = await makeSense(
    'read-store',
    session.repo,
    () =>
      data as {
        readonly truncated: boolean;
        readonly tree: readonly { readonly path: string; readonly type: string; readonly sha: string }[];
      },
  );
  if (truncated) throw foreignStore(session, 'it has more files than GitHub shows at once');
  return new Map(tree.filter(({ type }) => type === 'blob').map(({ path, sha }) => [path, sha]));
}

function foreignStore(session: Session, why: string): GitHubError {
  const detail = `Somebody else wrote to the branch security-process, and what they changed cannot be told: ${why}. Reset the branch to the newest commit of this bot (its history shows it), or, where no case was ever opened, delete the branch.`;
  return new GitHubError({ code: 'invalid', call: 'read-store', repo: session.repo, status: 200, detail });
}

/** Text of a file at a commit, null where there was none. */
async function readAt(session: Session, commit: string, path: string): Promise<string | null> {
  const answer = await session.client.rest({
    call: 'read-store',
    target: targetOf(session.repo),
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(session.repo), path, ref: commit },
    acceptText: 'application/vnd.github.raw+json',
    expect: [404],
  });
  return answer.status === 404 ? null : unsealText(String(answer.data));
}

const ask = <Route extends string>(
  session: Session,
  route: Route,
  parameters: Readonly<Record<string, unknown>>,
) =>
  session.client.rest({
    call: 'read-store',
    target: targetOf(session.repo),
    route,
    parameters: { ...pathOf(session.repo), ...parameters },
  });
