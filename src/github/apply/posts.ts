import type { Outcome } from '../../case/operation.ts';
import { pathOf, targetOf } from '../client.ts';
import { GitHubError } from '../error.ts';
import { READ_SITE } from '../queries/operations.ts';
import type { Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';
import { commitFiles } from './store.ts';

interface RawRef {
  readonly name?: string;
  readonly target: { readonly oid: string } | null;
}

interface RawFile {
  readonly text?: string | null;
  readonly isTruncated?: boolean;
}

interface RawSite {
  readonly nameWithOwner: string;
  readonly defaultBranchRef: RawRef | null;
  readonly base: RawRef | null;
  readonly ours: RawRef | null;
  readonly file: RawFile | null;
  readonly page: RawFile | null;
  readonly pageBase: RawFile | null;
  readonly pullRequests: {
    readonly nodes:
      | readonly ({
          readonly number: number;
          readonly url: string;
          readonly state: 'OPEN' | 'MERGED' | 'CLOSED';
          readonly headRepository: { readonly nameWithOwner: string } | null;
        } | null)[]
      | null;
  };
}

/**
 * Puts a post on a branch of the site's repo and opens its pull request. Each step looks whether it is done. Where
 * the pull request is open and the post of the day has to tell of more, the post is written again; a merged or
 * closed one is left as it is: it belongs to the site's editors.
 */
export async function openPost(session: Session, operation: OperationOf<'open-post'>): Promise<Outcome> {
  const site = await readSite(session, operation);
  const existing = observePull(site);
  const isWritten = saysAlready(site, operation);
  if (existing && (existing.state !== 'open' || isWritten)) return { kind: 'already', result: existing };
  const base = operation.base === null ? site.defaultBranchRef : site.base;
  const baseHead = base?.target?.oid;
  if (base?.name === undefined || baseHead === undefined)
    throw invalid(
      operation.repo,
      `The branch ${operation.base ?? 'by default'} that the post is for does not exist.`,
    );
  if (!isWritten && hasPageChanged(site, operation)) return { kind: 'conflict' };
  const head = site.ours?.target?.oid ?? (await createBranch(session, operation, baseHead));
  if (head === null) return { kind: 'conflict' };
  if (!isWritten) {
    const files = { message: operation.title, files: filesOf(operation) };
    const written = await commitFiles(session, operation.repo, operation.branch, head, files, 'open-post');
    if (written.kind !== 'done') return written;
  }
  if (!existing) return openPull(session, operation, base.name);
  await retellPull(session, operation, existing.number);
  return { kind: 'done', result: existing };
}

/** All files of the pull request in one commit, so that no run can leave half of them. */
function filesOf({
  path,
  text,
  replaces,
  page,
  files,
}: OperationOf<'open-post'>): Record<string, string | null> {
  return {
    ...(replaces === undefined || replaces === path ? {} : { [replaces]: null }),
    ...files,
    [path]: text,
    ...(page === undefined ? {} : { [page.path]: page.text }),
  };
}

/** Whether the page is no longer what its new text was made from: then somebody else's change would be lost. */
function hasPageChanged(site: RawSite, { page }: OperationOf<'open-post'>): boolean {
  if (page === undefined) return false;
  const now = site.ours === null ? site.pageBase : site.page;
  return now?.text !== page.was && now?.text !== page.text;
}

/** The pull request says what the post says now. */
async function retellPull(
  session: Session,
  operation: OperationOf<'open-post'>,
  number: number,
): Promise<void> {
  const { repo, title, body } = operation;
  await session.client.rest({
    call: 'open-post',
    target: targetOf(repo),
    route: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { ...pathOf(repo), pull_number: number, title, body },
    repeatable: true,
  });
}

/** The site as it is now. One request. */
async function readSite(session: Session, operation: OperationOf<'open-post'>): Promise<RawSite> {
  const { repo, branch, path, page } = operation;
  const { owner, repo: name } = pathOf(repo);
  const { data } = await session.client.graphql<{ readonly repository: RawSite | null }>({
    call: 'open-post',
    target: targetOf(repo),
    query: READ_SITE,
    variables: {
      owner,
      name,
      branch,
      ours: `refs/heads/${branch}`,
      base: `refs/heads/${operation.base ?? ''}`,
      file: `refs/heads/${branch}:${path}`,
      page: `refs/heads/${branch}:${page?.path ?? path}`,
      pageBase: `${operation.base ? `refs/heads/${operation.base}` : 'HEAD'}:${page?.path ?? path}`,
    },
  });
  if (data.repository) return data.repository;
  throw new GitHubError({ code: 'not-found', call: 'open-post', repo, status: 404 });
}

/** The newest pull request from our branch in the repo itself. */
function observePull(site: RawSite): { number: number; url: string; state: string } | undefined {
  const pulls = site.pullRequests.nodes ?? [];
  const ours = pulls.find((pull) => pull?.headRepository?.nameWithOwner === site.nameWithOwner);
  return ours ? { number: ours.number, url: ours.url, state: ours.state.toLowerCase() } : undefined;
}

function saysAlready(site: RawSite, operation: OperationOf<'open-post'>): boolean {
  const says = (file: RawFile | null, text: string): boolean =>
    file?.isTruncated !== true && file?.text === text;
  return (
    site.ours !== null &&
    says(site.file, operation.text) &&
    (operation.page === undefined || says(site.page, operation.page.text))
  );
}

/** The pull request of a post, where there is one; an open one has to say what is to be said. One request. */
export async function lookUpPost(
  session: Session,
  operation: OperationOf<'open-post'>,
): Promise<Outcome | undefined> {
  const site = await readSite(session, operation);
  const existing = observePull(site);
  if (!existing || (existing.state === 'open' && !saysAlready(site, operation))) return undefined;
  return { kind: 'already', result: existing };
}

/** The head of the new branch; null where it came to be in the meantime. */
async function createBranch(
  session: Session,
  operation: OperationOf<'open-post'>,
  from: string,
): Promise<string | null> {
  const answer = await session.client.rest({
    call: 'open-post',
    target: targetOf(operation.repo),
    route: 'POST /repos/{owner}/{repo}/git/refs',
    parameters: { ...pathOf(operation.repo), ref: `refs/heads/${operation.branch}`, sha: from },
    expect: [422],
  });
  return answer.status === 422 ? null : from;
}

async function openPull(
  session: Session,
  operation: OperationOf<'open-post'>,
  base: string,
): Promise<Outcome> {
  const { repo, title, body, branch } = operation;
  const answer = await session.client.rest({
    call: 'open-post',
    target: targetOf(repo),
    route: 'POST /repos/{owner}/{repo}/pulls',
    parameters: { ...pathOf(repo), title, body, head: branch, base },
    expect: [422],
  });
  if (answer.status === 422) {
    // Also what GitHub says where somebody was faster.
    const existing = await lookUpPost(session, operation);
    if (existing) return existing;
    throw invalid(repo, 'GitHub does not take the pull request.');
  }
  const { number, html_url } = answer.data as { readonly number: number; readonly html_url: string };
  return { kind: 'done', result: { number, url: html_url, state: 'open' } };
}

function invalid(repo: string, detail: string): GitHubError {
  return new GitHubError({ code: 'invalid', call: 'open-post', repo, status: 422, detail });
}
