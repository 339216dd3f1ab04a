import type { Observed } from '../case/observed.ts';
import type { GitHubPort } from '../case/ports.ts';
import { asRead } from '../case/read.ts';
import type { StoredCase } from '../case/stored-case.ts';
import { cvesIn, ghsasIn } from '../formats/notes/find-claims.ts';
import { findSection } from '../formats/notes/find-section.ts';
import { readOtherCases } from './read-uses.ts';

/** Ids of other cases whose releases have these names, by `repo@version`. */
type AlsoFixed = Observed['alsoFixed'];

/**
 * What other cases of ours the same releases fix. The other cases are read only where the notes of a release name an id
 * that is not this case's: one request, and one for every hundred cases.
 */
export async function readSharedReleases(
  github: Pick<GitHubPort, 'readSweep' | 'readCases'>,
  observed: Observed,
  stored: StoredCase,
): Promise<AlsoFixed> {
  if (observed.alsoFixed.kind === 'read' || !namesOthers(observed, stored)) return observed.alsoFixed;
  const others = await readOtherCases(github, observed.number);
  const shared: Record<string, string[]> = {};
  for (const other of others)
    for (const { repo, patched } of other.analysis?.facts.packages ?? [])
      for (const version of patched) {
        const ids = [other.cve.id, ...other.advisories.map(({ ghsa }) => ghsa), other.source.ghsa];
        const key = `${repo}@${version}`;
        shared[key] = [...new Set([...(shared[key] ?? []), ...ids.flatMap((id) => id ?? [])])];
      }
  return asRead(shared);
}

function namesOthers({ notes }: Observed, { cve, advisories, source }: StoredCase): boolean {
  const own = [cve.id, source.ghsa, ...advisories.map(({ ghsa }) => ghsa)].map((id) => id?.toLowerCase());
  const texts = Object.values(notes ?? {}).flatMap((each) =>
    each === null
      ? []
      : [findSection(each.changelog ?? '', each.version, each.package)?.text, each.releaseNotes],
  );
  return texts.some((text) =>
    [...cvesIn(text ?? ''), ...ghsasIn(text ?? '')].some((id) => !own.includes(id.toLowerCase())),
  );
}
