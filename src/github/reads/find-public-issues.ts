import type { GitHubPort } from '../../case/ports.ts';
import type { FoundThread } from '../../case/sweep-reads.ts';
import type { GraphqlAnswer } from '../client.ts';
import { isGitHubError } from '../error.ts';
import { FIND_PUBLIC_ISSUES } from '../queries/surroundings.ts';
import { nextPage, presentNodes, type SentByGraphql } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import { observeActor } from './observe.ts';
import { isWatched, type Owner } from './read-advisories.ts';

type Page = SentByGraphql<'FindPublicIssues'>;
type Repo = NonNullable<
  NonNullable<NonNullable<NonNullable<Page['repositoryOwner']>['repositories']>['nodes']>[number]
>;
type Found = Awaited<ReturnType<GitHubPort['findPublicIssues']>>;

/**
 * Open public issues of the project repos with a label. One request per owner and hundred repos. `refused` names owners
 * that gave no answer, or not a whole one: private reports do not wait for them.
 */
export async function findPublicIssues(
  session: Session,
  owners: Parameters<GitHubPort['findPublicIssues']>[0],
  label: string,
): Promise<Found> {
  const parts = await Promise.all(
    owners.map(async (owner) => {
      const found: FoundThread[] = [];
      try {
        await findOfOwner(session, owner, label, found);
        return { found, refused: [] };
      } catch (error) {
        if (!isGitHubError(error)) throw error;
        return { found, refused: [owner.login] };
      }
    }),
  );
  return { found: parts.flatMap((part) => part.found), refused: parts.flatMap((part) => part.refused) };
}

async function findOfOwner(
  session: Session,
  owner: Owner,
  label: string,
  found: FoundThread[],
): Promise<void> {
  let after: string | null = null;
  do {
    const answer: GraphqlAnswer<Page> = await session.client.graphql({
      call: 'find-public-issues',
      target: { owner: owner.login, repositories: 'all' },
      query: FIND_PUBLIC_ISSUES,
      variables: { owner: owner.login, label, after },
    });
    const page = answer.data.repositoryOwner?.repositories;
    for (const repo of presentNodes(page))
      if (repo.name && isWatched(owner, `${owner.login}/${repo.name}`))
        found.push(...observeIssues(repo, `${owner.login}/${repo.name}`, session.client.now()));
    after = await makeSense('find-public-issues', owner.login, () => nextPage(page));
  } while (after !== null);
}

/** What has no address cannot be come back to; everything else of an issue may be missing. */
const observeIssues = ({ issues }: Repo, repo: string, now: string): readonly FoundThread[] =>
  presentNodes(issues).flatMap(({ url, title, body, createdAt, author }) =>
    typeof url === 'string'
      ? [
          {
            repo,
            url,
            title: title ?? '',
            body: body ?? '',
            createdAt: createdAt ?? now,
            author: observeActor(author),
          },
        ]
      : [],
  );
