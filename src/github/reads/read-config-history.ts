import type { Actor } from '../../case/observed.ts';
import type { ConfigVersion } from '../../case/sweep-reads.ts';
import { pathOf, targetOf } from '../client.ts';
import { CONFIG_PATH } from '../queries/triage.ts';
import type { Session } from '../session.ts';
import { observeUser } from './advisory-facts.ts';

/** Commits on the configuration that are looked at. */
const MOST_COMMITS = 10;

/** What GitHub commits by itself on somebody's behalf, on its pages. */
const WEB_FLOW = 'web-flow';

/**
 * The newest commits on the configuration, newest first, each with the file as it was and its author, as far as GitHub
 * vouches for that: anybody can write another name into a commit, and sign it with a key of their own.
 */
export async function readConfigHistory(session: Session): Promise<readonly ConfigVersion[]> {
  const { data } = await session.client.rest({
    call: 'read-store',
    target: targetOf(session.repo),
    route: 'GET /repos/{owner}/{repo}/commits',
    parameters: { ...pathOf(session.repo), path: CONFIG_PATH, per_page: MOST_COMMITS },
  });
  const commits = data.flatMap((each) => (each?.sha ? [{ ...each, sha: each.sha }] : []));
  return Promise.all(
    commits.map(async (each) => ({ by: authorOf(each), text: await readAt(session, each.sha) })),
  );
}

interface SentCommit {
  readonly author?: { readonly id?: number | null } | object | null;
  readonly committer?: { readonly id?: number | null } | object | null;
  readonly commit?: { readonly verification?: { readonly verified?: boolean | null } | null } | null;
}

function authorOf({ author, committer, commit }: SentCommit): Actor | null {
  const [one, other] = [observeUser(author), observeUser(committer)];
  const isSigned = commit?.verification?.verified === true && other !== null;
  if (!isSigned || one === null || (one.id !== other.id && other.login !== WEB_FLOW)) return null;
  return { ...one, kind: 'user' };
}

async function readAt(session: Session, ref: string): Promise<string | null> {
  const answer = await session.client.rest({
    call: 'read-store',
    target: targetOf(session.repo),
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(session.repo), path: CONFIG_PATH, ref },
    acceptText: 'application/vnd.github.raw+json',
    expect: [404],
  });
  return answer.status === 404 ? null : String(answer.data);
}
