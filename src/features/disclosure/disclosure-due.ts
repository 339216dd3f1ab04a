import { BLOG, openChannels } from '../../case/channels.ts';
import { stateOf } from '../../case/stored-case.ts';
import type { SeenCase } from '../../engine/context.ts';
import { duePublicationChecks } from '../followup/publication-checks.ts';
import { postKey, wayTo } from './posting.ts';
import { awaitsPreflight } from './preflight.ts';

/** Something of publication or announcement has to be looked at, asked for, or ended. */
export function isDisclosureDue(glance: SeenCase): string | undefined {
  const { stored, config, now } = glance;
  const state = stateOf(stored);
  if (state === 'announcing') {
    const open = openChannels(config, stored);
    const isDue =
      open.includes(BLOG) ||
      open.length === 0 ||
      isAnyToAskFor(glance) ||
      duePublicationChecks(config, stored, now).length > 0;
    return isDue ? 'outside' : undefined;
  }
  if (state !== 'disclosing') return undefined;
  const isDue =
    stored.advisories.some((advisory) => advisory.publishedAt !== null) ||
    stored.approvalRequests.every((request) => request.key !== 'publish') ||
    awaitsPreflight(glance);
  return isDue ? 'outside' : undefined;
}

/** A channel that the bot reaches, and nobody was asked yet (or needs to be). */
function isAnyToAskFor({ stored, config, reachable = [] }: SeenCase): boolean {
  const open = openChannels(config, stored);
  return config.channels.some(
    (channel) =>
      open.includes(channel.name) &&
      wayTo({ observed: { reachable } }, channel) !== undefined &&
      stored.approvalRequests.every((approvalRequest) => approvalRequest.key !== postKey(channel)),
  );
}
