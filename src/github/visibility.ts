import { pathOf, targetOf } from './client.ts';
import { GitHubError } from './error.ts';
import { READ_VISIBILITY } from './queries/triage.ts';
import type { Session } from './session.ts';

/** Who can see a repo. `id` is GitHub's node id. */
export interface Visibility {
  readonly id: string;
  /** `internal` is seen by everybody in an enterprise: as little private as public, for us. */
  readonly visibility: 'private' | 'internal' | 'public';
}

/** Asked anew each time, right before something that cannot be taken back. One request. */
export async function readVisibility(session: Session, repo: string): Promise<Visibility> {
  const { owner, repo: name } = pathOf(repo);
  const { data } = await session.client.graphql({
    call: 'read-visibility',
    target: targetOf(repo),
    query: READ_VISIBILITY,
    variables: { owner, name },
  });
  const { repository } = data;
  if (typeof repository?.id !== 'string')
    throw new GitHubError({ code: 'not-found', call: 'read-visibility', repo, status: 404 });
  const visibility =
    repository.visibility === 'INTERNAL' ? 'internal' : repository.isPrivate === true ? 'private' : 'public';
  return { id: repository.id, visibility };
}
