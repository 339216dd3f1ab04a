import type { RelatedThread } from '../../case/observed-thread.ts';
import {
  type CandidateThread,
  findRelated,
  type LeakedTexts,
} from '../../features/takedown/related-threads.ts';
import { pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import { presentItems, type SentByRoute } from '../sent.ts';
import type { Session } from '../session.ts';

/** Repos that are looked through for one thread, and open pull requests whose patch is compared. */
const MOST_REPOS = 20;
const MOST_PATCHES = 10;

/**
 * What was written in public since the thread was opened, and goes back to it. Two requests per repo, one per patch
 * that is compared. A repo that cannot be read is left out.
 */
export async function readRelated(
  session: Session,
  leaked: LeakedTexts,
  repos: readonly string[],
  since: string,
): Promise<readonly RelatedThread[]> {
  const candidates: CandidateThread[] = [];
  for (const repo of repos.slice(0, MOST_REPOS))
    candidates.push(...(await readCandidates(session, leaked, repo, since)));
  return findRelated(leaked, candidates);
}

async function readCandidates(
  session: Session,
  leaked: LeakedTexts,
  repo: string,
  since: string,
): Promise<readonly CandidateThread[]> {
  const threads = await readList(session, repo, 'GET /repos/{owner}/{repo}/issues', { since, state: 'all' });
  const comments = await readList(session, repo, 'GET /repos/{owner}/{repo}/issues/comments', { since });
  const isPatched = leaked.patch !== '' && repo.toLowerCase() === leaked.repo.toLowerCase();
  const pulls = threads
    .filter((raw) => raw.pull_request && raw.state === 'open' && raw.number !== leaked.number)
    .slice(0, isPatched ? MOST_PATCHES : 0);
  const patches = new Map<number, string>();
  for (const { number } of pulls) if (number) patches.set(number, await readDiff(session, repo, number));
  return threads.flatMap(({ number, html_url, title, body }) => {
    if (!number) return [];
    const own = comments.filter(({ issue_url }) => issue_url?.endsWith(`/issues/${number}`));
    const patch = patches.get(number);
    return [
      {
        repo,
        number,
        url: html_url ?? `${repo}#${number}`,
        title: title ?? '',
        texts: [body ?? '', ...own.map((comment) => comment.body ?? '')],
        ...(patch === undefined ? {} : { patch }),
      },
    ];
  });
}

/** The hundred that changed last. */
async function readList<
  Route extends 'GET /repos/{owner}/{repo}/issues' | 'GET /repos/{owner}/{repo}/issues/comments',
>(
  session: Session,
  repo: string,
  route: Route,
  parameters: Readonly<Record<string, unknown>>,
): Promise<readonly NonNullable<SentByRoute<Route>[number]>[]> {
  try {
    const { data } = await session.client.rest({
      call: 'read-thread',
      target: targetOf(repo),
      route,
      parameters: { ...pathOf(repo), ...parameters, sort: 'updated', direction: 'desc', per_page: 100 },
      permissions: { issues: 'read' },
    });
    return presentItems(data);
  } catch (error) {
    if (isGitHubError(error, 'permission-missing', 'not-found', 'token-refused')) return [];
    throw error;
  }
}

/** Something else in the place of a patch would be kept as the patch, and the original deleted. */
const BEGINNINGS = { diff: /^(?:$|diff --git )/, patch: /^(?:$|From [0-9a-f]{40,64} )/ } as const;

/** Empty where GitHub does not give it. */
export async function readDiff(
  session: Session,
  repo: string,
  number: number,
  form: 'diff' | 'patch' = 'diff',
): Promise<string> {
  const answer = await session.client.rest({
    call: 'read-thread',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { ...pathOf(repo), pull_number: number },
    acceptText: `application/vnd.github.${form}`,
    begins: BEGINNINGS[form],
    expect: [404, 406, 422],
    permissions: { pull_requests: 'read' },
  });
  return answer.status === 200 && typeof answer.data === 'string' ? answer.data : '';
}
