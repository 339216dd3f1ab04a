import type { StoredCase } from '../../case/stored-case.ts';
import { renderPlain } from '../../text/defuse.ts';
import { addressAll } from '../../text/mention.ts';
import { renderAdvisoryUrl, renderTime } from '../../text/shown-values.ts';

/** Sentences about who is in the collaborators of a case. All of them: team surface. */

type People = StoredCase['coordinators'];
interface Place {
  readonly repo: string;
  readonly ghsa: string;
}

const link = ({ repo, ghsa }: Place): string => `[${ghsa}](${renderAdvisoryUrl(repo, ghsa)})`;

/** Somebody who coordinated the case left the team: what they still see, and who goes on. */
export function renderLeaver(login: string, places: readonly Place[], coordinators: People): string {
  const next =
    coordinators.length === 0
      ? 'Nobody coordinates this case now: assign yourself to take it.'
      : 'The case is yours now.';
  const seen =
    places.length === 0
      ? 'Nothing of this case was found that they still see.'
      : `They still see ${places.map(link).join(', ')} with its private fork; taking that away waits for a confirmation below.`;
  return `${addressAll(coordinators)}${renderPlain(login)} has left the team. ${next} ${seen}`;
}

/** Somebody sees an advisory and is not on the roster. */
export const renderStranger = (login: string, place: Place, coordinators: People): string =>
  `${addressAll(coordinators)}${renderPlain(login)} sees ${link(place)}, and nobody recorded that they were let in. If that is right, write \`/invite ${renderPlain(login)} because …\`; otherwise take them out among the collaborators there.`;

/** Lines of the case record: the embargo roster. */
export const renderRoster = (roster: NonNullable<StoredCase['roster']>): readonly string[] =>
  roster.map(
    ({ login, by, at, because }) =>
      `- Let in: ${renderPlain(login)}, by ${renderPlain(by.login)} on ${renderTime(at)}: ${renderPlain(because)}`,
  );

/** `subject` is advisory and login. */
export function renderInvitation({ roster = [] }: StoredCase, subject: string): string {
  const [ghsa = '', login = ''] = subject.split('/');
  const entry = roster.find((each) => each.login === login);
  const who = `${login} (account ${entry?.id ?? 'unknown'}${entry?.name ? `, ${renderPlain(entry.name)}` : ''})`;
  return `${who} would be let into ${ghsa} and its private fork, and reads everything that was said there.`;
}

/** The roster is closed once everything is public; before that, those who left the team are taken out. */
export function renderRemovalOfAccess(stored: StoredCase, subject: string): string {
  const [ghsa = '', login = ''] = subject.split('/');
  const isOut = stored.advisories.some((each) => each.ghsa === ghsa && each.publishedAt !== null);
  return isOut
    ? `${login} was let into ${ghsa} for this case and goes on reading its conversation. The case is public, so their access would be taken away.`
    : `${login} has left the team and still sees ${ghsa} with its private fork. Their access would be taken away.`;
}
