import type { StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { renderPlain } from '../../text/defuse.ts';
import { addressAll } from '../../text/mention.ts';
import { renderAdvisoryUrl, renderTime } from '../../text/shown-values.ts';
import { SILENT_HOURS } from './call-in-break.ts';

/** Sentences about who is in the collaborators of a case. All of them: team surface. */

type People = StoredCase['coordinators'];
interface Place {
  readonly repo: string;
  readonly ghsa: string;
}

const linkOn =
  (server: string) =>
  ({ repo, ghsa }: Place): string =>
    `[${ghsa}](${renderAdvisoryUrl(server, repo, ghsa)})`;

/** Somebody who coordinated the case left the team: what they still see, and who goes on. */
export function renderLeaver(
  login: string,
  places: readonly Place[],
  coordinators: People,
  server: string,
): string {
  const next =
    coordinators.length === 0
      ? 'Nobody coordinates this case now: a member has to assign themselves.'
      : 'You coordinate the case now. Others can assign themselves to take it over.';
  const seen =
    places.length === 0
      ? 'Nothing to remove: the bot found nothing of this case that they can still read.'
      : `They can still read ${places.map(linkOn(server)).join(', ')} and its private fork. To remove them, confirm the request below with \`/confirm\`.`;
  return `${addressAll(coordinators)}${renderPlain(login)} left the team. ${next} ${seen}`;
}

/** Somebody is called out of a break of the team, and why. */
export function renderCalled(
  login: string,
  until: string,
  stored: StoredCase,
  silent: readonly string[] = [],
): string {
  const why = stored.flags.includes('exploited')
    ? 'the flaw is exploited'
    : stored.analysis?.facts.severity === 'critical'
      ? 'it is rated critical'
      : 'the report says that it is exploited or critical, and has a proof';
  const isFirst = silent.length === 0;
  const begin = isFirst
    ? 'You are called'
    : `${silent.map(renderPlain).join(' and ')} did not answer within ${SILENT_HOURS} hours, so you are called`;
  return `${addressAll([{ login }])}${begin}: ${why}, and the team is on a break until ${until}. You coordinate this case now. The deadlines of this case run, and ${isFirst ? 'only you are' : 'you are'} reminded. Please start with the first line of the case record, or write \`/why\`. If you cannot do it, assign somebody else.`;
}

/** Somebody sees an advisory and is not on the roster. */
export const renderStranger = (login: string, place: Place, coordinators: People, server: string): string =>
  `${addressAll(coordinators)}${renderPlain(login)} can read ${linkOn(server)(place)}, and nobody recorded an invitation. Please check this now. If it is right, write \`/invite ${renderPlain(login)} because …\`. If not, remove them there, under “Collaborators”.`;

/** Where the team cannot be added since it is another organisation's: who has to grant what. */
export const renderTeamElsewhere = (
  owner: string,
  places: readonly Place[],
  { team, server }: Pick<Config, 'team' | 'server'>,
): string =>
  [
    `**Members of ${renderPlain(`${team.owner}/${team.slug}`)} may not be able to open ${places.map(linkOn(server)).join(', ')}.** GitHub shows an unpublished advisory to owners, repo admins, security managers and its collaborators only, and takes no team of another organisation.`,
    `An owner of ${renderPlain(owner)} can, once for all cases, give the members the role “security manager” there (Settings of the organisation, “Organization roles”). After that, add \`${owner}\` to \`security-manager-of\` in the configuration. For this case alone: open the advisory and add those who work on it under “Collaborators”.`,
  ].join('\n\n');

/** Lines of the case record: the embargo roster. */
export const renderRoster = (roster: NonNullable<StoredCase['roster']>): readonly string[] =>
  roster.map(
    ({ login, by, at, because }) =>
      `- Invited: ${renderPlain(login)}, by ${renderPlain(by.login)} on ${renderTime(at)}: ${renderPlain(because)}`,
  );

/** `subject` is advisory and login. */
export function renderInvitation({ roster = [] }: StoredCase, subject: string): string {
  const [ghsa = '', login = ''] = subject.split('/');
  const entry = roster.find((each) => each.login === login);
  const who = `${login} (account ${entry?.id ?? 'unknown'}${entry?.name ? `, ${renderPlain(entry.name)}` : ''})`;
  return `**Invitation.** If you confirm, ${who} can read ${ghsa}, its private fork, and everything written there.`;
}

/** The roster is closed once everything is public; before that, those who left the team are taken out. */
export function renderRemovalOfAccess(stored: StoredCase, subject: string): string {
  const [ghsa = '', login = ''] = subject.split('/');
  const isOut = stored.advisories.some((each) => each.ghsa === ghsa && each.publishedAt !== null);
  return isOut
    ? `**Removal.** ${login} was invited to ${ghsa} for this case and can still read the conversation. The case is public now. If you confirm, the bot removes them.`
    : `**Removal.** ${login} left the team and can still read ${ghsa} and its private fork. If you confirm, the bot removes them.`;
}

/** Members who did nothing in a case for long, on the board. They themselves are not mentioned. */
export function renderIdleMembers(
  idle: readonly { readonly login: string; readonly since: string; readonly last: string | null }[],
  days: number,
  people: readonly { readonly login: string }[],
): string {
  const lines = idle.map(
    ({ login, since, last }) =>
      `- ${renderPlain(login)}: ${last === null ? `nothing known since ${since}` : `last on ${last}`}`,
  );
  return [
    `${addressAll(people)}These members of the team have done nothing in any case for ${days} days:`,
    '',
    ...lines,
    '',
    'Please ask them whether they want to stay: everyone in the team can read every report. If not, an owner takes them out of the team; `/hand-over @FROM @TO` here gives their open cases to somebody else. If they stay, nothing has to be done. The bot says this once for each of them.',
  ].join('\n');
}
