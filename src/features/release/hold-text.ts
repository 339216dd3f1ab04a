import type { StoredCase, StoredHold } from '../../case/stored-case.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { renderMention } from '../../text/mention.ts';
import { renderTime } from '../../text/shown-values.ts';
import type { HoldEnd } from './hold.ts';

type People = readonly { readonly login: string }[];

const name = (people: People): string => people.map(({ login }) => renderMention(login)).join(' ');
const release = ({ repo, tag }: StoredHold): string => `${renderCodeSpan(tag)} of ${renderPlain(repo)}`;

/** A release waits because of this case: to the coordinators, with whom the releaser has to talk. */
export function renderHeld(hold: StoredHold, { coordinators }: StoredCase, team: People): string {
  const isMember = hold.by !== null && team.some(({ login }) => login === hold.by!.login);
  const approvalRequests = coordinators.length > 0 ? coordinators : team;
  const who =
    hold.by === null ? 'Somebody' : isMember ? renderMention(hold.by.login) : renderPlain(hold.by.login);
  const others = approvalRequests.filter(({ login }) => login !== hold.by?.login);
  const lines = [
    `${name(approvalRequests)} the release ${release(hold)} waits because of this case. ${who} has started it.`,
    '',
    isMember
      ? `${who}: ask ${name(others.length > 0 ? others : approvalRequests)}. In public it looks like every other release that waits; say nothing of the reason there.`
      : `${who} is not in this team and sees only that the release waits. Tell them in private whom to ask, and nothing of the case.`,
    '',
    `- It may go: ${renderCodeSpan(`/release-hold ${hold.run} because …`)}, by a coordinator of the case. Without one, two owners of the organisation say it.`,
    `- It has to wait longer: ${renderCodeSpan(`/hold ${hold.run}`)}. Otherwise it goes by itself after **${renderTime(hold.until)}**.`,
    '- It is the security release of this case: it goes by itself once the gate has nothing open but the release itself.',
    '',
    'The next run of the schedule carries it out. If nothing here changes although the schedule should have run, the bot is down, and it is no hold: an administrator of the repository can let the job through by hand.',
  ];
  return lines.join('\n');
}

/** The hold ends within a day. */
export const renderHoldEnds = (hold: StoredHold, { coordinators }: StoredCase, team: People): string =>
  `${name(coordinators.length > 0 ? coordinators : team)} the release ${release(hold)} goes by itself after **${renderTime(hold.until)}**. To hold it longer: ${renderCodeSpan(`/hold ${hold.run}`)}.`;

const ENDS: Readonly<Record<HoldEnd, string>> = {
  ready: 'it is the release of this case, and the gate has nothing else open',
  released: 'a coordinator let it go',
  'break-glass': 'two owners of the organisation let it go',
  expired: 'nobody renewed the hold',
  over: 'the case holds it no more',
  gone: 'it waits no more: it was let through by hand, or stopped',
};

/** How a hold ended; for the record. */
export function renderHoldEnd(hold: StoredHold): string {
  const said = hold.releasedBy.map(({ login, because }) => `${renderPlain(login)}: ${renderPlain(because)}`);
  const why = said.length > 0 ? ` (${said.join('; ')})` : '';
  return `The release ${release(hold)} is held no more: ${ENDS[hold.ended?.how ?? 'gone']}${why}.`;
}
