/** What stands there twice and may stand there once only. */

import { keyOf } from '../../test/scenarios/markers.ts';
import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import type { Issue, World } from '../embedded-github/world.ts';

export function findDoubles({ world }: Pick<EmbeddedGitHub, 'world'>): readonly string[] {
  return [
    ...repeated([...world.issues.values()].filter((issue) => isBot(world, issue.authorId)).map(nameIssue)),
    ...[...world.issues.values()].flatMap((issue) => repeated(nameComments(world, issue))),
    ...repeated([...world.discussions.values()].map(({ repoId, title }) => `discussion ${repoId} ${title}`)),
    ...repeated([...world.advisories.values()].map(({ repoId, summary }) => `advisory ${repoId} ${summary}`)),
  ];
}

const isBot = (world: World, id: number): boolean => world.accounts.get(id)?.type === 'Bot';

/** Issues and pull requests that the bot opened: one for every repo and title. */
const nameIssue = ({ repoId, title, pull }: Issue): string => `${pull ? 'pull' : 'issue'} ${repoId} ${title}`;

/** Comments by their hidden key. */
function nameComments(world: World, issue: Issue): readonly string[] {
  return issue.commentIds.flatMap((id) => {
    const comment = world.comments.get(id);
    const key = comment && isBot(world, comment.authorId) ? keyOf(comment.body) : '';
    return key === '' ? [] : [`comment ${issue.repoId}#${issue.number} ${key}`];
  });
}

/** What is there more than once. */
export function repeated(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([name, count]) => `${count} × ${name}`);
}
