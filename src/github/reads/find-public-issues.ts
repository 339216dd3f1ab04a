import type { FoundThread, GitHubPort } from '../../case/ports.ts';
import { FIND_PUBLIC_ISSUES } from '../queries/surroundings.ts';
import type { Room } from '../room.ts';
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

/** Open public issues of the project repos with a label. One request per owner and hundred repos. */
export async function findPublicIssues(
  room: Room,
  owners: Parameters<GitHubPort['findPublicIssues']>[0],
  label: string,
): Promise<readonly FoundThread[]> {
  const parts = await Promise.all(owners.map((owner) => findOfOwner(room, owner, label)));
  return parts.flat();
}

async function findOfOwner(room: Room, owner: Owner, label: string): Promise<readonly FoundThread[]> {
  const found: FoundThread[] = [];
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
  return found;
}

const observeIssues = ({ issues }: RawRepo, repo: string): readonly FoundThread[] =>
  (issues.nodes ?? []).flatMap((raw) =>
    raw === null ? [] : [{ ...raw, repo, author: observeActor(raw.author) }],
  );
