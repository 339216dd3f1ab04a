import type { Observed } from '../case/observed.ts';
import type { Config } from '../config/config.ts';

/**
 * The triage repo as a surface: private, and readable by the triage team, the organisation's owners, our App and the
 * configured readers alone (design, section 5). Anybody else stops everything that is embargoed.
 */
export type SurfaceVerdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'public' }
  | { readonly kind: 'unknown-readers' }
  | { readonly kind: 'too-many-readers'; readonly logins: readonly string[] };

export function judgeSurface(
  { repo, team, self }: Pick<Observed, 'repo' | 'team' | 'self'>,
  config: Pick<Config, 'readers'>,
): SurfaceVerdict {
  if (!repo.isPrivate) return { kind: 'public' };
  if (repo.readers === null) return { kind: 'unknown-readers' };
  if (team.kind === 'unknown') return { kind: 'good' };
  const expected = new Set([
    self.id,
    ...team.members.map((person) => person.id),
    ...repo.owners.map((person) => person.id),
  ]);
  const readers = config.readers.map((login) => login.toLowerCase());
  const others = repo.readers.filter(
    (person) => !expected.has(person.id) && !readers.includes(person.login.toLowerCase()),
  );
  return others.length === 0
    ? { kind: 'good' }
    : { kind: 'too-many-readers', logins: others.map((person) => person.login) };
}
