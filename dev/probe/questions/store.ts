/** The branch that keeps the cases, and the one query that reads many of them. */
import { STORE_BRANCH } from '../../../src/case/stored-case.ts';
import { CASES_A_REQUEST } from '../../../src/case/sweep-reads.ts';
import { findCause, findGraphqlCause } from '../../../src/github/causes.ts';
import { pathOf } from '../../../src/github/client.ts';
import { COMMIT_FILES } from '../../../src/github/queries/operations.ts';
import { renderCasesQuery } from '../../../src/github/queries/triage.ts';
import { sealText } from '../../../src/text/sealed-text.ts';
import { at, demandDone, isRefused, listAt, otherwise, type Said } from '../answer.ts';
import type { Ground } from '../ground.ts';
import { notTried, type Question, verified } from '../question.ts';

const WRITES = { contents: 'write' } as const;

const asApp = (ground: Ground, route: string, parameters: object): Promise<Said> =>
  ground.hands.asApp({ permissions: WRITES, repos: [ground.triage] }, route, { ...parameters });

/** A branch without history, as the store begins: what GitHub says to its ref, and its first commit. */
const makeOrphan = (ground: Ground): Promise<{ readonly ref: Said; readonly sha: string }> =>
  ground.once('orphan', async () => {
    const home = pathOf(ground.triage.name);
    const does = 'make a commit without parents as the App';
    const tree = demandDone(
      await asApp(ground, 'POST /repos/{owner}/{repo}/git/trees', {
        ...home,
        tree: [{ path: 'README.md', mode: '100644', type: 'blob', content: 'A probe.\n' }],
      }),
      does,
    );
    const commit = demandDone(
      await asApp(ground, 'POST /repos/{owner}/{repo}/git/commits', {
        ...home,
        message: 'Start',
        tree: at(tree.data, 'sha'),
        parents: [],
      }),
      does,
    );
    const sha = String(at(commit.data, 'sha'));
    const fields = { ...home, ref: `refs/heads/${STORE_BRANCH}`, sha };
    return { ref: await asApp(ground, 'POST /repos/{owner}/{repo}/git/refs', fields), sha };
  });

async function commit(ground: Ground, branch: string, head: string, text: string): Promise<Said> {
  const input = {
    branch: { repositoryNameWithOwner: ground.triage.name, branchName: branch },
    expectedHeadOid: head,
    message: { headline: 'A probe' },
    fileChanges: {
      additions: [{ path: 'cases/1/report.md', contents: Buffer.from(text).toString('base64') }],
    },
  };
  return asApp(ground, 'graphql', { query: COMMIT_FILES, variables: { input } });
}

async function branchOf(ground: Ground): Promise<string> {
  const { ref, sha } = await makeOrphan(ground);
  demandDone(ref, 'create the branch of the store as the App');
  return sha;
}

/** The form of a key that opens nothing: put together here, so that this file holds no such pattern itself. */
const testToken = (): string => ['AK', 'IA', 'Q3EGRIZ7', 'PROBE2XY'].join('');
const testSecret = (): string =>
  ['9q3v', 'Zc5T', 'wX0p', 'LmB8', 'yR2d', 'KfH7', 'sN1u', 'JgV6', 'aE4o', 'Qi/+'].join('');

export const storeQuestions: readonly Question[] = [
  {
    id: 'orphan-store-branch',
    needs: WRITES,
    ask: async (ground) => {
      const { ref } = await makeOrphan(ground);
      if (isRefused(ref)) return otherwise(ref, 'The App may not create a branch without history.');
      return verified('The App created a branch without history.');
    },
  },
  {
    id: 'commit-on-missing-branch',
    needs: WRITES,
    ask: async (ground) => {
      const head = await branchOf(ground);
      const said = await commit(ground, 'no-such-branch', head, 'x');
      if (!said.errorTypes.includes('NOT_FOUND'))
        return otherwise(said, 'A commit to a branch that is not there is not answered with NOT_FOUND.');
      return verified(`NOT_FOUND: “${said.sentence}”.`);
    },
  },
  {
    id: 'token-under-push-protection',
    needs: WRITES,
    ask: async (ground) => {
      const head = await branchOf(ground);
      const text = `aws_access_key_id = ${testToken()}\naws_secret_access_key = ${testSecret()}\n`;
      const raw = await commit(ground, STORE_BRANCH, head, text);
      if (!isRefused(raw))
        return notTried(
          `push protection took nothing for a token in ${ground.triage.name}: private repos have it with GitHub Secret Protection, and it may not know this token`,
        );
      const first = listAt(raw.data, 'errors')[0];
      const cause =
        findGraphqlCause(String(at(first, 'type') ?? ''), at(first, 'message')) ??
        findCause(raw.status, raw.data);
      if (cause !== 'push-protection')
        return otherwise(
          raw,
          'A commit with a token is refused in words that are not taken for push protection.',
        );
      const sealed = await commit(ground, STORE_BRANCH, head, sealText(text));
      if (isRefused(sealed)) return otherwise(sealed, 'The token is found although it was broken up.');
      return verified(`Refused: “${raw.sentence}”; broken up, it is taken.`);
    },
  },
  {
    id: 'many-cases-in-one-query',
    needs: { contents: 'read', issues: 'write' },
    ask: async (ground) => {
      const home = pathOf(ground.triage.name);
      const access = { permissions: { contents: 'read', issues: 'write' }, repos: [ground.triage] };
      const opened = demandDone(
        await ground.hands.asApp(access, 'POST /repos/{owner}/{repo}/issues', { ...home, title: 'A probe' }),
        'open an issue as the App',
      );
      const issue = Number(at(opened.data, 'number'));
      const cases = Array.from({ length: CASES_A_REQUEST }, (_, index) => ({
        number: index + 1,
        issue,
        withFile: true,
      }));
      const { owner, repo: name } = home;
      const variables = { owner, name };
      const said = await ground.hands.asApp(access, 'graphql', { query: renderCasesQuery(cases), variables });
      if (isRefused(said))
        return otherwise(said, `One query for ${CASES_A_REQUEST} cases is not answered whole.`);
      const answered = Object.values(Object(at(said.data, 'data.repository'))).filter(Boolean).length;
      if (answered < CASES_A_REQUEST)
        return otherwise(said, `One query for ${CASES_A_REQUEST} cases brings ${answered} issues.`);
      return verified(`${CASES_A_REQUEST} cases with issue and file, all of one issue, are answered whole.`);
    },
  },
];
