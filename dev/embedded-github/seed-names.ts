/** Names and times as a seed writes them. A mistake is told at once. */
import { fullName } from './state/find.ts';
import { type RepoRole, repoRoles, type World } from './world.ts';

export function timeOf(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms))
    throw new Error(`embedded GitHub: "${text}" is not a time; write it like 2026-11-02T09:00:00Z`);
  return ms;
}

export function roleOf(text: string): RepoRole {
  const role = ({ pull: 'read', push: 'write' } as Readonly<Record<string, RepoRole>>)[text] ?? text;
  if ((repoRoles as readonly string[]).includes(role)) return role as RepoRole;
  throw new Error(`embedded GitHub: "${text}" is no role; use ${repoRoles.join(', ')}`);
}

/** Id of `owner/name`. */
export function repoNamed(world: World, name: string): number {
  for (const repo of world.repos.values()) {
    if (fullName(world, repo).toLowerCase() === name.toLowerCase()) return repo.id;
  }
  throw new Error(`embedded GitHub: there is no repository ${name}`);
}
