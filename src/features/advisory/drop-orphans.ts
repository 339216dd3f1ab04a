import type { StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';

/**
 * An advisory whose repo the analysis names no more is not the case's: it is neither published nor waited for. A person
 * closes it; the report's own one is closed with the case.
 */
export function dropStrays({ stored }: Context): StoredCase | undefined {
  const { analysis } = stored;
  if (!analysis) return undefined;
  const isStray = ({ repo, publishedAt }: StoredCase['advisories'][number]) =>
    publishedAt === null && !analysis.facts.packages.some((each) => each.repo === repo);
  const strays = stored.advisories.filter(isStray);
  if (strays.length === 0) return undefined;
  const known = stored.strays.filter(({ ghsa }) => !strays.some((each) => each.ghsa === ghsa));
  return {
    ...stored,
    advisories: stored.advisories.filter((each) => !isStray(each)),
    strays: [...known, ...strays.map(({ repo, ghsa }) => ({ repo, ghsa }))],
  };
}

/** One that the analysis names again is the case's again. */
export function takeStraysBack({ stored }: Context): StoredCase | undefined {
  const back = stored.strays.find(({ repo }) =>
    stored.analysis?.facts.packages.some((each) => each.repo === repo),
  );
  if (!back || stored.advisories.some(({ repo }) => repo === back.repo)) return undefined;
  return {
    ...stored,
    advisories: [...stored.advisories, { ...back, digest: 'to-be-written', publishedAt: null }],
    strays: stored.strays.filter((each) => each !== back),
  };
}
