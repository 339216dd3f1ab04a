import { renderPlain } from '../../text/defuse.ts';

/** What of the steps after a disclosure cannot be reached now; undefined where all can. Team surface. */
export function renderPreflight(
  looked: readonly { readonly what: string; readonly problem: string | null }[],
): string | undefined {
  const lines = looked.flatMap(({ what, problem }) =>
    problem === null ? [] : [`- **${renderPlain(what)}:** ${renderPlain(problem)}`],
  );
  if (lines.length === 0) return undefined;
  return [
    '**Not everything that follows the disclosure can be reached.** Mend this before you confirm, or it is left to you afterwards:',
    '',
    ...lines,
  ].join('\n');
}
