import type { ObservedRelease } from '../case/observed.ts';
import type { NpmPort } from '../case/ports.ts';
import type { PublishedOnNpm } from '../case/published-on-npm.ts';
import type { StoredCase } from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';
import { isAskedOnNpm } from '../features/release/ask-npm.ts';
import { readEach } from './read-each.ts';

/** The patched versions of the analysis and the commits at their tags; npm was not asked yet. */
export const judgeReleases = (
  stored: StoredCase,
  tags: Readonly<Record<string, string | null>>,
): readonly ObservedRelease[] =>
  (stored.analysis?.facts.packages ?? []).flatMap((each) =>
    each.patched.map((version) => ({
      ecosystem: each.ecosystem,
      package: each.name,
      version,
      npm: 'not-asked' as const,
      tag: tags[`${each.repo}@${version}`] ?? null,
    })),
  );

/** The releases with what npm has of them, as far as it may be asked. */
export async function readRegistry(
  npm: NpmPort,
  onNpm: Readonly<Record<string, PublishedOnNpm>>,
  releases: readonly ObservedRelease[],
  { gate }: Pick<Config, 'gate'>,
): Promise<readonly ObservedRelease[]> {
  const names = [...new Set(releases.filter((each) => isAskedOnNpm(gate, each)).map((each) => each.package))];
  const asked = await readPackages(
    npm,
    names.filter((name) => !(name in onNpm)),
  );
  const known = new Map(Object.entries({ ...(gate.npm ? onNpm : {}), ...asked }));
  return releases.map((each) =>
    each.ecosystem === 'npm' ? { ...each, npm: judge(known.get(each.package), each.version) } : each,
  );
}

/** What every sweep asks: all packages of the configuration, whether a case is about one of them or not. */
export const readWatchedPackages = ({ gate }: Pick<Config, 'gate'>, npm: NpmPort) =>
  gate.npm ? readPackages(npm, gate.packages) : {};

const readPackages = (
  npm: NpmPort,
  names: readonly string[],
): Promise<Readonly<Record<string, PublishedOnNpm>>> => readEach(names, (name) => npm.readPublished(name));

function judge(read: PublishedOnNpm | undefined, version: string): ObservedRelease['npm'] {
  if (!read) return 'not-asked';
  if (read.kind !== 'published') return read.kind;
  return read.versions.includes(version) ? 'published' : 'absent';
}
