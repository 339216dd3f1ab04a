import type { StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';

/**
 * An advisory whose repo the analysis names no more is not the case's: it is neither published nor waited for. A person
 * closes it; the report's own one is closed with the case.
 */
export function dropOrphans({ stored }: Context): StoredCase | undefined {
  const { analysis } = stored;
  if (!analysis) return undefined;
  const isOrphan = ({ repo, publishedAt }: StoredCase['advisories'][number]) =>
    publishedAt === null && !analysis.facts.packages.some((each) => each.repo === repo);
  const orphans = stored.advisories.filter(isOrphan);
  if (orphans.length === 0) return undefined;
  const known = stored.orphans.filter(({ ghsa }) => !orphans.some((each) => each.ghsa === ghsa));
  return {
    ...stored,
    advisories: stored.advisories.filter((each) => !isOrphan(each)),
    orphans: [...known, ...orphans.map(({ repo, ghsa }) => ({ repo, ghsa }))],
  };
}

/** One that the analysis names again is the case's again. */
export function takeOrphansBack({ stored }: Context): StoredCase | undefined {
  const back = stored.orphans.find(({ repo }) =>
    stored.analysis?.facts.packages.some((each) => each.repo === repo),
  );
  if (!back || stored.advisories.some(({ repo }) => repo === back.repo)) return undefined;
  return {
    ...stored,
    advisories: [...stored.advisories, { ...back, digest: 'to-be-written', publishedAt: null }],
    orphans: stored.orphans.filter((each) => each !== back),
  };
}
