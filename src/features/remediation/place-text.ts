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
    '- The temporary private fork. Only people of the advisory see it. No checks run there. Merging makes the fix public, so prepare the release first. Publishing the advisory deletes it.',
    `- ${where}. Checks run there. Everyone who can read it sees the fix. Only our workflow may be enabled${named.length === 0 ? '. Name it under `mirrors:` in the configuration, and every sweep checks it' : '; every sweep checks that'}.`,
  ];
}
