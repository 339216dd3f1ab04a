import type { StoredApprovalRequest } from '../../case/stored-case.ts';
import { renderMention } from '../../text/mention.ts';

/** Shows exactly what would be done, and who may confirm it. Team surface. */
export function renderApprovalRequest(request: StoredApprovalRequest, effect: readonly string[]): string {
  const others = request.askedBy
    ? `somebody else than ${renderMention(request.askedBy.login)}`
    : 'any member of the triage team';
  const count = request.needs === 1 ? 'A confirmation' : `${request.needs} confirmations`;
  return [
    ...effect,
    '',
    `${count} by ${others} is needed: write \`/confirm\` on a line of its own, or set the label \`confirm\`; where several things wait, \`/confirm ${request.key}\`. A change of what is shown here makes it void.`,
  ].join('\n');
}
