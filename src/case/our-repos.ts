import type { Config } from '../config/config.ts';

/** A project repo of a configured owner: the only places where embargoed text of ours may go. */
export function isOurs({ owners }: Pick<Config, 'owners'>, repo: string): boolean {
  const [login = '', name = ''] = repo.toLowerCase().split('/');
  const owner = owners.find((each) => each.login.toLowerCase() === login);
  if (!owner) return false;
  const named = (list: readonly string[]) => list.some((each) => each.toLowerCase() === name);
  return owner.repos === 'all-public' ? !named(owner.exclude) : named(owner.repos);
}
