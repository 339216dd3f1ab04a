import type { Operation } from '../../case/operation.ts';
import { isOurs } from '../../case/our-repos.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { AFTER_DISCLOSURE } from '../../process/table.ts';
import { renderTeamElsewhere } from './people-text.ts';

interface Place {
  readonly repo: string;
  readonly ghsa: string;
}

/**
 * The case's own advisories that are not out and that the team may not open yet, as far as is known: GitHub shows an
 * unpublished advisory to owners, repo admins, security managers and people who were added to it.
 */
function closedToTeam({ stored, observed, config }: Context): readonly Place[] {
  const state = stateOf(stored);
  if (observed.team.kind === 'unknown' || state === 'closed' || AFTER_DISCLOSURE.includes(state)) return [];
  const { source } = stored;
  const reported =
    source.ghsa !== null && source.repo !== null ? [{ repo: source.repo, ghsa: source.ghsa }] : [];
  const drafts = stored.advisories.filter(({ publishedAt }) => publishedAt === null);
  return [...reported, ...drafts.filter(({ ghsa }) => ghsa !== source.ghsa)]
    .filter(({ repo }) => isOurs(config, repo) && !isManaged(config.securityManagerOf, repo))
    .filter(({ ghsa }) => {
      const state = observed.advisories[ghsa]?.state;
      return (
        !stored.teamIn?.includes(ghsa) && (state === undefined || state === 'triage' || state === 'draft')
      );
    });
}

const isOf = (owner: string, repo: string): boolean =>
  repo.toLowerCase().startsWith(`${owner.toLowerCase()}/`);

const isManaged = (owners: readonly string[], repo: string): boolean =>
  owners.some((owner) => isOf(owner, repo));

const isOfTeamsOwner = ({ config }: Context, repo: string): boolean => isOf(config.team.owner, repo);

/** Adds the team to the case's advisories, once each. Its members get a mail with the title; nobody else does. */
export function planTeamAccess(context: Context): readonly Operation[] {
  const { observed, config } = context;
  const id = observed.team.kind === 'known' ? observed.team.id : undefined;
  if (id === undefined) return [];
  return closedToTeam(context)
    .filter(({ repo }) => isOfTeamsOwner(context, repo))
    .map(({ repo, ghsa }) => ({
      kind: 'set-collaborators',
      key: `team/${ghsa}`,
      repo,
      ghsa,
      add: [],
      remove: [],
      addTeams: [{ id, slug: config.team.slug }],
      surface: 'collaborators',
      why: `The team could not open ${ghsa}.`,
    }));
}

/** The team was added, or seen in it. */
export const noteTeamIn = (stored: StoredCase, ghsa: string): StoredCase =>
  stored.teamIn?.includes(ghsa) ? stored : { ...stored, teamIn: [...(stored.teamIn ?? []), ghsa] };

/** A team belongs to one organisation: with another owner, the case says once who has to grant what. */
export function teamElsewhereComments(context: Context): readonly BotComment[] {
  const { stored, config } = context;
  const elsewhere = closedToTeam(context).filter(({ repo }) => !isOfTeamsOwner(context, repo));
  const owners = [...new Set(elsewhere.map(({ repo }) => repo.split('/')[0] ?? ''))];
  return owners.map((owner) => ({
    key: `grant/${owner.toLowerCase()}`,
    at: stored.receivedAt,
    body: renderTeamElsewhere(
      owner,
      elsewhere.filter(({ repo }) => isOf(owner, repo)),
      config,
    ),
  }));
}
