import type { StoredCase } from '../../case/stored-case.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderTime } from '../../text/shown-values.ts';

type Change = NonNullable<StoredCase['changes']>[number];

/** Lines of the case record: each release line with its owner, its state, its changes and their reviews. Team surface. */
export function renderLines({
  lines = [],
  changes = [],
  roster = [],
}: Pick<StoredCase, 'lines' | 'changes' | 'roster'>): readonly string[] {
  const nameOf = (each: { readonly package: string | null; readonly line: string }): string =>
    [...(each.package === null ? [] : [each.package]), each.line].join(' ');
  return [...new Set([...lines, ...changes].map(nameOf))].map((name) => {
    const line = lines.find((each) => nameOf(each) === name);
    const own = changes.filter((each) => nameOf(each) === name);
    const owner = line?.owner
      ? `, taken by ${renderPlain(line.owner)} (${renderPlain(line.by.login)}, ${renderTime(line.at)})${renderInvitation(line.owner, roster)}`
      : '';
    return `- ${renderPlain(`Line ${name}`)}: ${stateOf(line, own)}${owner}${own.map(renderChange).join('')}`;
  });
}

/** Since when they are on the embargo roster; the team and the reporter need not be. */
function renderInvitation(owner: string, roster: NonNullable<StoredCase['roster']>): string {
  const known = roster.findLast(({ login }) => login.toLowerCase() === owner.toLowerCase());
  return known ? `, invited on ${renderTime(known.at)}` : '';
}

function stateOf(line: NonNullable<StoredCase['lines']>[number] | undefined, own: readonly Change[]): string {
  if (line?.because) return `no change needed, ${renderPlain(line.because)}`;
  if (own.length === 0) return line?.owner ? 'in progress' : 'nobody has taken it';
  return own.every(({ reviewed }) => reviewed) ? 'reviewed' : 'waits for a review';
}

const renderChange = ({ url, author, reviewed }: Change): string =>
  `; ${url} by ${renderPlain(author)}${reviewed ? `, reviewed by ${renderPlain(reviewed.login)} on ${renderTime(reviewed.at)}` : ''}`;
