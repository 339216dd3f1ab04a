import type { ObservedNotes, ObservedRelease } from '../../case/observed.ts';
import type { StoredCase } from '../../case/stored-case.ts';

/** One planned version of one package, as the board of a coordinated release shows it. */
export interface ReleaseBoardRow {
  readonly repo: string;
  readonly package: string;
  readonly version: string;
  /** `out`: it can be had. `tagged`: its tag is there. `left-out`: disclosed without it. */
  readonly state: 'planned' | 'tagged' | 'out' | 'left-out';
  /** Packages of this case that it depends on; they go first. */
  readonly after: readonly string[];
}

/**
 * Every planned version, in the order in which they are best released: what others depend on first, otherwise as the
 * analysis names them. A cycle among packages is broken where the analysis names the first of them.
 */
export function planReleaseBoard(
  { analysis, evidence, decisions }: Pick<StoredCase, 'analysis' | 'evidence' | 'decisions'>,
  releases: readonly ObservedRelease[],
  notes: readonly ObservedNotes[],
): readonly ReleaseBoardRow[] {
  const packages = analysis?.facts.packages ?? [];
  const names = [...new Set(packages.map(({ name }) => name))];
  const after = new Map(names.map((name) => [name, dependenciesOf(name, names, notes)]));
  return orderByDependency(names, after).flatMap((name) =>
    packages
      .filter((each) => each.name === name)
      .flatMap((each) =>
        each.patched.map((version): ReleaseBoardRow => {
          const subject = `${name} ${version}`;
          const seen = releases.find((one) => one.package === name && one.version === version);
          const isRecorded = evidence.some((one) => one.kind === 'release' && one.subject === subject);
          const isLeftOut = decisions.some((one) => one.kind === 'without-release' && one.reason === subject);
          const state =
            isRecorded || seen?.npm === 'published'
              ? 'out'
              : isLeftOut
                ? 'left-out'
                : seen && seen.tag !== null
                  ? 'tagged'
                  : 'planned';
          return { repo: each.repo, package: name, version, state, after: after.get(name) ?? [] };
        }),
      ),
  );
}

function dependenciesOf(
  name: string,
  names: readonly string[],
  notes: readonly ObservedNotes[],
): readonly string[] {
  const needed = notes.filter((each) => each.package === name).flatMap((each) => each.dependencies ?? []);
  return names.filter((other) => other !== name && needed.includes(other));
}

/** Depth first, so that whatever is needed stands before what needs it. */
function orderByDependency(
  names: readonly string[],
  after: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const ordered: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const needed of after.get(name) ?? []) visit(needed);
    ordered.push(name);
  };
  for (const name of names) visit(name);
  return ordered;
}
