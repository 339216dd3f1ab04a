import type { Outcome } from '../../case/operation.ts';
import { type BranchFacts, isInUse } from '../../features/takedown/standing-branch.ts';
import { pathOf, targetOf } from '../client.ts';
import type { PermissionSet } from '../permission-sets.ts';
import { parseThreadPlace } from '../reads/read-thread.ts';
import type { Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

type Deleting = OperationOf<'delete-branch'>;

/**
 * Deletes the branch of a pull request if it still is at the commit that was saved and nothing else needs it. A pull
 * request may come from a release line (`5.x` into `main`): that is why the branch is looked at right before.
 */
export async function deleteBranch(session: Session, operation: Deleting): Promise<Outcome> {
  const { ref, sha } = operation;
  const send = sender(session, operation);
  const found = await send('GET /repos/{owner}/{repo}/git/ref/{+ref}', { ref: `heads/${ref}` }, [404]);
  if (found.status === 404) return { kind: 'already', result: { state: 'gone' } };
  if ((found.data as { readonly object: { readonly sha: string } }).object.sha !== sha)
    return { kind: 'done', result: { state: 'moved-on' } };
  if (isInUse(await readBranch(session, operation))) return { kind: 'done', result: { state: 'in-use' } };
  await send('DELETE /repos/{owner}/{repo}/git/refs/{+ref}', { ref: `heads/${ref}` }, [404, 422]);
  return { kind: 'done', result: { state: 'deleted' } };
}

const sender =
  (session: Session, { repo }: Deleting) =>
  (
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    expect: readonly number[],
    permissions?: PermissionSet,
  ) =>
    session.client.rest({
      call: 'delete-branch',
      target: targetOf(repo),
      route,
      parameters: { ...pathOf(repo), ...parameters },
      expect,
      repeatable: true,
      ...(permissions ? { permissions } : {}),
    });

async function readBranch(session: Session, operation: Deleting): Promise<BranchFacts> {
  const { repo, ref, url } = operation;
  const send = sender(session, operation);
  const own = parseThreadPlace(url)?.number;
  const { data } = await send('GET /repos/{owner}/{repo}', {}, [], { metadata: 'read' });
  const branch = await send('GET /repos/{owner}/{repo}/branches/{branch}', { branch: ref }, []);
  const list = async (which: Readonly<Record<string, string>>): Promise<readonly number[]> => {
    const query = { state: 'open', per_page: 100, ...which };
    const pulls = await send('GET /repos/{owner}/{repo}/pulls', query, [], { pull_requests: 'read' });
    return (pulls.data as readonly { readonly number: number }[]).map(({ number }) => number);
  };
  const { owner } = pathOf(repo);
  const pulls = [...(await list({ head: `${owner}:${ref}` })), ...(await list({ base: ref }))];
  return {
    isDefault: (data as { readonly default_branch: string }).default_branch === ref,
    isProtected: (branch.data as { readonly protected: boolean }).protected,
    others: pulls.filter((number) => number !== own),
  };
}
