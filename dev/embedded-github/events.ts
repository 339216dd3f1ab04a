/**
 * Webhook-like events. The rule that matters: what GITHUB_TOKEN causes starts no workflow run,
 * except the two dispatches (github-platform.md, section 3).
 */
import { payloadFrame } from './rest/shapes-issues.ts';
import { fullName, loginOf, requireActor, takeId } from './state/find.ts';
import type { Ctx, Delivery, Repo } from './world.ts';

/** Events that exist for hooks only: no workflow trigger has their name. */
const hookOnly = new Set(['repository_advisory', 'installation', 'member', 'team']);
const always = new Set(['workflow_dispatch', 'repository_dispatch']);

/** Records an event with its payload; listeners hear of it when the request is done. */
export function deliver(
  ctx: Ctx,
  repo: Repo,
  event: string,
  action: string | null,
  parts: Readonly<Record<string, unknown>>,
): void {
  const { world, actor } = ctx;
  const senderId = requireActor(actor);
  const installationId = actor.kind === 'app' ? actor.token.installationId : null;
  const delivery: Delivery = {
    id: takeId(world),
    at: new Date(world.now).toISOString(),
    event,
    action,
    repo: fullName(world, repo),
    repoId: repo.id,
    payload: Object.freeze({
      ...(action === null ? {} : { action }),
      ...parts,
      ...payloadFrame(world, repo, senderId, installationId),
    }),
    sender: loginOf(world, senderId),
    senderKind: actor.kind === 'app' || actor.kind === 'actions' ? actor.kind : 'user',
    startsRuns: !hookOnly.has(event) && (actor.kind !== 'actions' || always.has(event)),
  };
  world.deliveries.push(Object.freeze(delivery));
}
