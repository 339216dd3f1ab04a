import type { Config } from '../../config/config.ts';

/**
 * Public repos in which threads that go back to a leaked one are looked for: its own, and those that the configuration
 * names. Where it names none (all public ones), its own alone: a hundred repos cannot be read in the minutes that count.
 */
export function searchedRepos({ owners }: Config, repo: string): readonly string[] {
  const named = owners.flatMap(({ login, repos, exclude }) =>
    repos === 'all-public'
      ? []
      : repos.filter((name) => !exclude.includes(name)).map((name) => `${login}/${name}`),
  );
  const all = [repo, ...named];
  return all.filter(
    (each, index) => all.findIndex((other) => other.toLowerCase() === each.toLowerCase()) === index,
  );
}
