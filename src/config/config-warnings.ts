import type { YamlPath } from '../text/yaml.ts';
import type { Config } from './config.ts';

export interface PlacedWarning {
  readonly path: YamlPath;
  /** A whole sentence. */
  readonly message: string;
}

/** What the promises of the process are, in days from receipt (flowchart nodes J and Y). */
const PROMISED = { acknowledge: 5, dismiss: 10 } as const;

/**
 * What works, but was perhaps not meant. `ownersPath` tells where the owner of that index stands, and is undefined
 * where it is the one of `owner`.
 */
export function findConfigWarnings(
  config: Config,
  ownersPath: ((index: number) => YamlPath) | undefined,
): readonly PlacedWarning[] {
  return [
    ...findForeignOwners(config),
    ...findUnlikelyRepos(config, ownersPath),
    ...findLatePromises(config),
    ...findUnconfirmed(config),
  ];
}

function findForeignOwners({ owners, team, blog }: Config): readonly PlacedWarning[] {
  const ours = new Set(owners.map(({ login }) => login.toLowerCase()));
  const warn = (owner: string | undefined, key: string, rest = ''): readonly PlacedWarning[] =>
    owner === undefined || ours.has(owner.toLowerCase())
      ? []
      : [
          {
            path: [key],
            message: `${owner} is not among the owners, so it needs an App or token of its own.${rest}`,
          },
        ];
  const parent = ` If it is a parent team, write the team alone: ${team.slug}.`;
  return [...warn(team.owner, 'team', parent), ...warn(blog?.repo.split('/')[0], 'blog')];
}

/** Repos listed one by one beside exclusions, and `[all]`, which is a repo of that name. */
function findUnlikelyRepos(
  { owners }: Config,
  ownersPath: ((index: number) => YamlPath) | undefined,
): readonly PlacedWarning[] {
  return owners.flatMap(({ login, repos, exclude }, index) => {
    if (repos === 'all-public') return [];
    const warn = (key: string, message: string) => ({ path: [...(ownersPath?.(index) ?? []), key], message });
    const idle = `Nothing is taken away from ${login}: its repos are listed one by one.`;
    const all = 'This names a repo called all. For every public repo, write all without brackets.';
    return [
      ...(exclude.length > 0 ? [warn('exclude', idle)] : []),
      ...(repos.some((name) => name.toLowerCase() === 'all') ? [warn('repos', all)] : []),
    ];
  });
}

function findLatePromises({ clocks }: Config): readonly PlacedWarning[] {
  const warnings: PlacedWarning[] = [];
  const warnLate = (key: keyof typeof PROMISED, days: number) => {
    if (days <= PROMISED[key]) return;
    const message = `The process promises ${PROMISED[key]} days; reporters are told of ${days} only if your security policy says so.`;
    warnings.push({ path: ['clocks', key], message });
  };
  warnLate('acknowledge', clocks.acknowledgeDays);
  warnLate('dismiss', clocks.dismissDays);
  const longest = Math.max(clocks.acknowledgeDays, clocks.dismissDays);
  const never = clocks.remindDaysBefore.filter((days) => days >= longest);
  if (never.length > 0) {
    const message = `A reminder ${never.join(' or ')} days ahead is never sent: no deadline is longer than ${longest} days.`;
    warnings.push({ path: ['clocks', 'remind'], message });
  }
  return warnings;
}

function findUnconfirmed({ confirmations }: Config): readonly PlacedWarning[] {
  return confirmations.without.map((operation, index) => ({
    path: ['confirmations', 'without', index],
    message: `${operation} leaves the team or cannot be taken back, and goes without a confirmation.`,
  }));
}
