/** Anyone who may do anything in an account's repositories, for what happens by itself. */
import type { Ctx, World } from '../world.ts';

/** An owner of the organisation, or the person itself, with a token that may do everything. */
export function actorOfOwner(world: World, ownerId: number): Ctx {
  const [first = ownerId] = world.orgs.get(ownerId)?.owners ?? [];
  const scopes = ['repo', 'admin:org', 'workflow'];
  const token = { kind: 'classic', token: '', accountId: first, scopes, expiresAt: null } as const;
  return { world, actor: { kind: 'user', accountId: first, token: { ...token, scopes } }, runId: null };
}
