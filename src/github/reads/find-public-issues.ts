import type { FoundThread, GitHubPort } from '../../case/ports.ts';
import { isTrouble } from '../error.ts';
import { FIND_PUBLIC_ISSUES } from '../queries/surroundings.ts';
import type { Room } from '../session.ts';
import { observeActor, type RawActor } from './observe.ts';
import { isWatched, type Owner } from './read-advisories.ts';

interface Page {
  readonly repositoryOwner: {
    readonly repositories: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: readonly (RawRepo | null)[] | null;
    };
  } | null;
}

interface RawRepo {
  readonly name: string;
  readonly issues: {
    readonly nodes:
      | readonly ({
          readonly url: string;
          readonly title: string;
          readonly body: string;
          readonly createdAt: string;
          readonly author: RawActor | null;
        } | null)[]
      | null;
  };
}

type Found = Awaited<ReturnType<GitHubPort['findPublicIssues']>>;

/**
 * Open public issues of the project repos with a label. One request per owner and hundred repos. `refused` names owners
 * that gave no answer, or not a whole one: private reports do not wait for them.
 */
export async function findPublicIssues(
  room: Room,
  owners: Parameters<GitHubPort['findPublicIssues']>[0],
  label: string,
): Promise<Found> {
  const parts = await Promise.all(
    owners.map(async (owner) => {
      const found: FoundThread[] = [];
      try {
        await findOfOwner(room, owner, label, found);
        return { found, refused: [] };
      } catch (error) {
        if (!isTrouble(error)) throw error;
        return { found, refused: [owner.login] };
      }
    }),
  );
  return { found: parts.flatMap((part) => part.found), refused: parts.flatMap((part) => part.refused) };
}

async function findOfOwner(room: Room, owner: Owner, label: string, found: FoundThread[]): Promise<void> {
  let after: string | null = null;
  do {
    const { data }: { readonly data: Page } = await room.client.graphql<Page>({
      call: 'find-public-issues',
      target: { owner: owner.login, repositories: 'all' },
      query: FIND_PUBLIC_ISSUES,
      variables: { owner: owner.login, label, after },
    });
    const page: NonNullable<Page['repositoryOwner']>['repositories'] | undefined =
      data.repositoryOwner?.repositories;
    for (const repo of page?.nodes ?? [])
      if (repo && isWatched(owner, `${owner.login}/${repo.name}`))
        found.push(...observeIssues(repo, `${owner.login}/${repo.name}`));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

const observeIssues = ({ issues }: RawRepo, repo: string): readonly FoundThread[] =>
  (issues.nodes ?? []).flatMap((raw) =>
    raw === null ? [] : [{ ...raw, repo, author: observeActor(raw.author) }],
  );
