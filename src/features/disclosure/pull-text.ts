import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { renderPlain } from '../../text/defuse.ts';
import type { PostProblem } from './posts/post-problems.ts';

/**
 * Text of the pull request that carries a blog post: what it covers, and what the person who merges looks at. `notes`:
 * what is or looks wrong, as Markdown of our own.
 */
export function renderPullText(
  title: string,
  advisories: readonly AdvisoryFacts[],
  notes: readonly string[] = [],
): string {
  return [
    `${renderPlain(title)}: the post about these published advisories.`,
    '',
    ...advisories.map((each) => `- [${each.ghsa}](${each.url})${each.cve ? ` (${each.cve})` : ''}`),
    '',
    ...(notes.length === 0
      ? []
      : ['**Look at this before merging:**', '', ...notes.flatMap((note) => [note, ''])]),
    'Please compare it with the advisories before you merge. It was generated from them, and you may edit it.',
  ].join('\n');
}

/** What is or looks wrong with a post, the worst first, as a list; null where nothing does. */
export function renderPostProblems(problems: readonly PostProblem[]): string | null {
  const ordered = problems.toSorted((one, other) => rank(one) - rank(other));
  const items = ordered.map(
    ({ level, message }) => `- ${level === 'refuse' ? '**Wrong.** ' : ''}${renderPlain(message)}`,
  );
  return items.length === 0 ? null : items.join('\n');
}

const rank = ({ level }: PostProblem): number => (level === 'refuse' ? 0 : 1);
