import type { StoredApprovalRequest } from '../../case/stored-case.ts';
import { renderMention } from '../../text/mention.ts';

/** Shows exactly what would be done, and who may confirm it. Team surface. */
export function renderApprovalRequest(request: StoredApprovalRequest, effect: readonly string[]): string {
  const count = request.needs === 1 ? 'Any' : `${request.needs}`;
  const who = request.askedBy
    ? `${count === 'Any' ? 'Another member' : `${count} other members`} of the team (not ${renderMention(request.askedBy.login)})`
    : `${count} ${request.needs === 1 ? 'member' : 'members'} of the team`;
  return [
    ...effect,
    '',
    `**To confirm:** ${who} writes \`/confirm\` on a line of its own, or sets the label \`confirm\`. If several requests are open: \`/confirm ${request.key}\`.`,
    'Nothing happens until then. If this text changes, confirm again.',
  ].join('\n');
}
