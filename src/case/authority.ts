import * as v from 'valibot';
import { CONFIRMED_OPERATIONS } from '../config/case-keys.ts';
import type { Config } from '../config/config.ts';

/**
 * What of the configuration decides who may do what: `owner` or `owners`, `team`, `readers`, `confirmations`, `labels`.
 * Which repos of an owner are project repos is kept beside it, for an owner that is taken out of the file.
 */
export const authoritySchema = v.object({
  owners: v.array(
    v.object({
      login: v.string(),
      id: v.nullable(v.number()),
      repos: v.union([v.literal('all-public'), v.array(v.string())]),
      exclude: v.array(v.string()),
    }),
  ),
  team: v.object({ owner: v.string(), slug: v.string(), id: v.nullable(v.number()) }),
  readers: v.array(v.string()),
  confirmations: v.object({ disclosure: v.number(), without: v.array(v.picklist(CONFIRMED_OPERATIONS)) }),
  labels: v.record(v.string(), v.string()),
});
export type Authority = v.InferOutput<typeof authoritySchema>;

/** A change of it that waits for a second member, in an issue of its own. */
export const authorityChangeSchema = v.object({
  /** Of the values that were shown: {@link valuesOf}. */
  digest: v.string(),
  /** When it was first seen, ISO UTC; what was said before is no answer to it. */
  at: v.string(),
  issue: v.nullable(v.number()),
  /** Who wrote it, by GitHub's own word; null where that cannot be told of every commit. */
  by: v.nullable(v.array(v.object({ id: v.number(), login: v.string() }))),
});
export type AuthorityChange = v.InferOutput<typeof authorityChangeSchema>;

type Chosen = Pick<Config, 'owners' | 'team' | 'readers' | 'confirmations' | 'labels'>;

/** What a configuration says of it. */
export const authorityOf = ({ owners, team, readers, confirmations, labels }: Chosen): Authority => ({
  owners: owners.map(({ login, id, repos, exclude }) => ({
    login,
    id,
    repos: typeof repos === 'string' ? repos : [...repos],
    exclude: [...exclude],
  })),
  team: { ...team },
  readers: [...readers],
  confirmations: { disclosure: confirmations.disclosure, without: [...confirmations.without] },
  labels: { ...labels },
});

/** The values that a second member confirms, by the key of the configuration. */
export const valuesOf = ({ owners, team, readers, confirmations, labels }: Authority) => ({
  owners: owners.map(({ login, id }) => ({ login: login.toLowerCase(), id })),
  team,
  readers: readers.map((login) => login.toLowerCase()).sort(),
  confirmations: { ...confirmations, without: [...confirmations.without].sort() },
  labels,
});

/** The configuration with the values that were confirmed last, whatever the file says. */
export function withAuthority(config: Config, confirmed: Authority): Config {
  const owners = confirmed.owners.map((owner) => {
    const written = config.owners.find(({ login }) => login.toLowerCase() === owner.login.toLowerCase());
    return written ? { ...owner, repos: written.repos, exclude: written.exclude } : owner;
  });
  const { team, readers, confirmations, labels } = confirmed;
  return { ...config, owners, team, readers, confirmations, labels };
}
