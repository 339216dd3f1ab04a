import type { StoredCase } from '../../case/stored-case.ts';
import { renderPlain } from '../../text/defuse.ts';

/** Every planned version on a line of its own, to be taken by somebody. */
export function renderReleaseLines({ analysis }: StoredCase): readonly string[] {
  const packages = analysis?.facts.packages ?? [];
  if (packages.length === 0) return [];
  const lines = packages.flatMap(({ name, repo, patched }) =>
    patched.length === 0
      ? [`- [ ] ${renderPlain(name)} in ${repo}: which version? Fill in \`patched:\` in the analysis`]
      : patched.map((version) => `- [ ] ${renderPlain(`${name} ${version}`)} in ${repo}: taken by …`),
  );
  return [
    '**What to patch**',
    '',
    ...lines,
    '',
    'To take a line, write `/line 1.x @LOGIN`. Link its change with `/backport 1.x URL`. The reviewer writes `/reviewed URL`.',
    '',
  ];
}
