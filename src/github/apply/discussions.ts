import type { Outcome } from '../../case/operation.ts';
import { pathOf, targetOf } from '../client.ts';
import { GitHubError, isGitHubError } from '../error.ts';
import { READ_FORUM, START_DISCUSSION } from '../queries/operations.ts';
import type { Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

interface RawForum {
  readonly id: string;
  readonly discussionCategory: { readonly id: string } | null;
  readonly discussions: {
    readonly nodes:
      | readonly ({
          readonly number: number;
          readonly url: string;
          readonly title: string;
          readonly body: string;
          readonly viewerDidAuthor: boolean;
        } | null)[]
      | null;
  };
}

type Opening = OperationOf<'open-discussion'>;

/** Starts a discussion, unless one of ours of this title and text is among the newest. Two requests. */
export async function openDiscussion(session: Session, operation: Opening): Promise<Outcome> {
  const forum = await readForum(session, operation);
  const found = pickOurs(forum, operation);
  if (found) return { ...found, kind: 'already' };
  const category = forum.discussionCategory?.id;
  if (category === undefined)
    throw invalid(operation.repo, `The repo has no category ${operation.category} of discussions.`);
  const { repo, title, body } = operation;
  try {
    const { data } = await session.client.graphql<{
      readonly createDiscussion: { readonly discussion: { readonly number: number; readonly url: string } };
    }>({
      call: 'open-discussion',
      target: targetOf(repo),
      query: START_DISCUSSION,
      variables: { input: { repositoryId: forum.id, categoryId: category, title, body } },
    });
    return { kind: 'done', result: data.createDiscussion.discussion };
  } catch (error) {
    if (!isGitHubError(error) || !error.unknown) throw error;
    // The answer was lost: it may be there.
    const late = await findDiscussion(session, operation);
    if (late) return late;
    throw error;
  }
}

/** The discussion that a run which died may have started. One request. */
export async function findDiscussion(session: Session, operation: Opening): Promise<Outcome | undefined> {
  return pickOurs(await readForum(session, operation), operation);
}

function pickOurs({ discussions }: RawForum, { title, body }: Opening): Outcome | undefined {
  const plain = (text: string): string => text.replace(/\r\n/g, '\n').trim();
  const found = (discussions.nodes ?? []).find(
    (each) => each?.viewerDidAuthor && each.title === title && plain(each.body) === plain(body),
  );
  return found ? { kind: 'done', result: { number: found.number, url: found.url } } : undefined;
}

async function readForum(session: Session, { repo, category }: Opening): Promise<RawForum> {
  const { owner, repo: name } = pathOf(repo);
  const { data } = await session.client.graphql<{ readonly repository: RawForum | null }>({
    call: 'open-discussion',
    target: targetOf(repo),
    query: READ_FORUM,
    variables: { owner, name, category },
  });
  if (data.repository) return data.repository;
  throw new GitHubError({ code: 'not-found', call: 'open-discussion', repo, status: 404 });
}

function invalid(repo: string, detail: string): GitHubError {
  return new GitHubError({ code: 'invalid', call: 'open-discussion', repo, status: 422, detail });
}
