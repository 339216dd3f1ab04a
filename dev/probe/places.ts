/** Names of the repos that a probe makes, and how one is known again. Pure. */

export interface MadeRepo {
  readonly id: number;
  /** `owner/name`. */
  readonly name: string;
  readonly nodeId: string;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
}

export const ROLES = ['triage', 'project'] as const;
export type Role = (typeof ROLES)[number];

const PREFIX = 'security-process-probe';

/** @param run eight digits and letters, another for each run */
export const nameFor = (run: string, role: Role): string => `${PREFIX}-${run}-${role}`;

export const describeFor = (run: string): string =>
  `Made by "npm run probe" of the security process, run ${run}. It is deleted by it, too.`;

/** Leftovers younger than this may be of a probe that goes on right now. */
const YOUNGEST_LEFTOVER_MS = 15 * 60_000;

export interface ListedRepo extends MadeRepo {
  readonly description: string | null;
}

/** The run that made a repo: only where its name and its description both say so, and the same. */
export function runOf({ name, description }: Pick<ListedRepo, 'name' | 'description'>): string | null {
  const [, run, role] = new RegExp(`^${PREFIX}-([0-9a-f]{8})-(\\w+)$`).exec(name.split('/')[1] ?? '') ?? [];
  if (run === undefined || !ROLES.some((each) => each === role)) return null;
  return description === describeFor(run) ? run : null;
}

/** The temporary private fork of an advisory in one of our repos. */
export const isForkOf = (name: string, repo: MadeRepo): boolean =>
  name.startsWith(`${repo.name}-ghsa-`) && /-ghsa(-\w{4}){3}$/i.test(name);

export interface Surroundings {
  /** Of earlier probes, old enough; then the temporary private forks of theirs. */
  readonly leftovers: readonly ListedRepo[];
  /** Of another probe that may go on. */
  readonly recent: readonly ListedRepo[];
  /** Made by anybody else: nothing of them is touched. */
  readonly foreign: readonly ListedRepo[];
}

/** @param now ISO 8601 UTC, by GitHub's clock */
export function sortRepos(repos: readonly ListedRepo[], now: string): Surroundings {
  const ours = repos.filter((repo) => runOf(repo) !== null);
  const isOld = ({ madeAt }: ListedRepo): boolean =>
    Date.parse(now) - Date.parse(madeAt) >= YOUNGEST_LEFTOVER_MS;
  const forksOf = (sources: readonly ListedRepo[]): readonly ListedRepo[] =>
    repos.filter(({ name }) => sources.some((source) => isForkOf(name, source)));
  const old = ours.filter(isOld);
  const known = new Set([...ours, ...forksOf(ours)]);
  return {
    leftovers: [...old, ...forksOf(old)],
    recent: ours.filter((repo) => !isOld(repo)),
    foreign: repos.filter((repo) => !known.has(repo)),
  };
}
