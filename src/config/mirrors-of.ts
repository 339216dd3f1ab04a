import type { Config } from './config.ts';

/** Private mirrors of some project repos, in the order in which they are configured. */
export function mirrorsOfRepos(
  { mirrors }: Pick<Config, 'mirrors'>,
  repos: readonly string[],
): readonly { readonly repo: string; readonly mirror: string }[] {
  const wanted = new Set(repos.map((repo) => repo.toLowerCase()));
  return Object.entries(mirrors.repos).flatMap(([repo, mirror]) =>
    wanted.has(repo.toLowerCase()) ? [{ repo, mirror }] : [],
  );
}
