import { isOurs } from '../../../case/our-repos.ts';
import type { StoredCase } from '../../../case/stored-case.ts';
import { isSaid } from '../../../case/told.ts';
import type { WantedReads } from '../../../case/wanted-reads.ts';
import type { Context, Known } from '../../../engine/context.ts';
import { findNamed } from './find-named.ts';

/**
 * What a new report names is looked up once, in the repo that it was made for, where that is one of ours, and before the
 * comment that shows it.
 */
export function namedReads({ stored, observed, config }: Known): Partial<WantedReads> {
  const { repo, ghsa } = stored.source;
  const isNew = stored.moves.length === 1 && stored.named === undefined && observed.named === undefined;
  if (!isNew || repo === null || observed.report === null || !isOurs(config, repo)) return {};
  if (isSaid(observed, stored, 'entry/1/received')) return {};
  const packages = stored.packages.map(({ name }) => name);
  const query = findNamed(observed.report, { repo, packages, ghsa });
  return query.things.length === 0 ? {} : { named: query };
}

/** What the look-up brought is kept: nobody looks again. */
export const noteNamed = ({ stored, observed: { named } }: Context): StoredCase | undefined =>
  stored.named !== undefined || named === undefined ? undefined : { ...stored, named };
