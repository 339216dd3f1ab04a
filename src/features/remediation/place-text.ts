import type { StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { mirrorsOfRepos } from '../../config/mirrors-of.ts';

/** The two ways of working on a fix in private, and what each guarantees. Team surface. */
export function renderPlaces({ analysis }: StoredCase, config: Pick<Config, 'mirrors'>): readonly string[] {
  const named = mirrorsOfRepos(
    config,
    (analysis?.facts.packages ?? []).map(({ repo }) => repo),
  );
  const where =
    named.length === 0
      ? 'A permanent private mirror of the repository'
      : named.map(({ repo, mirror }) => `The private mirror ${mirror} of ${repo}`).join('; ');
  return [
    '- The temporary private fork: only people of the advisory see it; no checks run there, nothing but a person can merge it, and merging makes the fix visible, so have the release ready first. It is gone on publication.',
    `- ${where}: checks run before the fix is public; whoever can read that repository sees the fix, and only our workflow may be enabled there${named.length === 0 ? '; named in `mirrors:`, it is looked after by every sweep' : ', which every sweep looks at'}.`,
  ];
}
