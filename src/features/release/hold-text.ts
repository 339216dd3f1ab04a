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
  const toAsk = coordinators.length > 0 ? coordinators : team;
  const who =
    hold.by === null ? 'Somebody' : isMember ? renderMention(hold.by.login) : renderPlain(hold.by.login);
  const others = toAsk.filter(({ login }) => login !== hold.by?.login);
  const lines = [
    `${name(toAsk)} The release ${release(hold)} waits because of this case. ${who} started it.`,
    '',
    isMember
      ? `${who}: please talk to ${name(others.length > 0 ? others : toAsk)}. Say nothing in public about the reason: there it looks like any release that waits.`
      : `${who} is not in the team and only sees that the release waits. Please tell them in private whom to ask, and nothing about the case.`,
    '',
    `- It may go now: a coordinator of the case writes ${renderCodeSpan(`/release-hold ${hold.run} because …`)}. Without a coordinator, two owners of the organisation write it.`,
    `- It must wait longer: write ${renderCodeSpan(`/hold ${hold.run}`)} before **${renderTime(hold.until)}**. After that the bot releases the hold by itself.`,
    '- It is the security release of this case: the bot releases the hold when everything else is ready.',
    '',
    'The next scheduled run does it. If nothing happens after that, the bot is down. Then an admin of the repo can approve the deployment by hand.',
  ];
  return lines.join('\n');
}

/** The hold ends within a day. */
export const renderHoldEnds = (hold: StoredHold, { coordinators }: StoredCase, team: People): string =>
  `${name(coordinators.length > 0 ? coordinators : team)} The hold on the release ${release(hold)} ends after **${renderTime(hold.until)}**. To hold it longer, write ${renderCodeSpan(`/hold ${hold.run}`)} before that.`;

const ENDS: Readonly<Record<HoldEnd, string>> = {
  ready: 'it is the release of this case, and everything else is ready',
  released: 'a coordinator released the hold',
  'break-glass': 'two owners of the organisation released the hold',
  expired: 'nobody renewed the hold',
  over: 'the case no longer needs the hold',
  gone: 'somebody approved it by hand or stopped it',
};

/** How a hold ended; for the record. */
export function renderHoldEnd(hold: StoredHold): string {
  const said = hold.releasedBy.map(({ login, because }) => `${renderPlain(login)}: ${renderPlain(because)}`);
  const why = said.length > 0 ? ` (${said.join('; ')})` : '';
  return `The release ${release(hold)} is no longer held: ${ENDS[hold.ended?.how ?? 'gone']}${why}.`;
}
