import { valueRead } from '../../case/read.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';

/** What somebody reported is a case of its own, seen by a sweep or not yet: its text is not this case's, and would be lost. */
const isReportOfOthers = (facts: AdvisoryFacts | null | undefined, source: string | null): boolean =>
  facts?.ghsa !== undefined && facts.ghsa !== source && (facts.state === 'triage' || facts.isReport === true);

/** The advisory that a person made for an affected repo, where the bot could not. */
export function recordAdvisory({ stored, observed }: Context, named: string, ghsa: string): Followed {
  if ((valueRead(observed.uses)?.[ghsa] ?? stored.number) !== stored.number)
    return { stored, verdict: 'refused/advisory-used' };
  if (isReportOfOthers(observed.advisories[ghsa], stored.source.ghsa))
    return { stored, verdict: 'refused/advisory-reported' };
  const repo = stored.analysis?.facts.packages.find(
    (each) => each.repo.toLowerCase() === named.toLowerCase(),
  )?.repo;
  if (repo === undefined) return { stored, verdict: 'refused/not-affected-repo' };
  const known = stored.advisories.find((advisory) => advisory.repo === repo);
  if (known?.ghsa === ghsa) return { stored, verdict: 'done' };
  if (known && known.publishedAt !== null) return { stored, verdict: 'refused/disclosed' };
  const others = stored.advisories.filter((advisory) => advisory !== known);
  const advisories = [...others, { repo, ghsa, digest: null, publishedAt: null }];
  return { stored: { ...stored, advisories }, verdict: 'done' };
}
