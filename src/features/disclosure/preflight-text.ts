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
    '**Some steps after the disclosure would fail.** A member of the team: please fix these before anyone confirms, or do those steps by hand afterwards. `npm run doctor` explains them.',
    '',
    ...lines,
  ].join('\n');
}
