import type { Outcome } from '../../case/operation.ts';
import { pathOf, targetOf } from '../client.ts';
import { observeUser } from '../reads/advisory-facts.ts';
import { readPeople } from '../reads/read-people.ts';
import type { SentByRest } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

type Wish = OperationOf<'set-collaborators'>;

const refused = (why: string): Extract<Outcome, { kind: 'refused' }> => ({
  kind: 'refused',
  status: 0,
  permission: null,
  why,
});

/** Who sees an advisory, as GitHub shows it; null for a list that it does not show. */
interface Shown {
  readonly state: string;
  readonly users: readonly string[] | null;
  readonly teams: readonly { readonly id: number; readonly slug: string }[] | null;
  /** Who has to be among the users: anyone who reported it. Null where it is no report; undefined where the account is gone. */
  readonly reporter: string | null | undefined;
  /** An App made it, so that nobody was in it at first. */
  readonly isByApp: boolean;
}

const ROUTE = '/repos/{owner}/{repo}/security-advisories/{ghsa_id}';

async function readShown(session: Session, { repo, ghsa, addTeams }: Wish): Promise<Shown> {
  const { data } = await session.client.rest({
    call: 'set-collaborators',
    target: targetOf(repo),
    route: `GET ${ROUTE}`,
    parameters: { ...pathOf(repo), ghsa_id: ghsa },
    ...permissionsFor(addTeams),
  });
  return makeSense('set-collaborators', repo, () => observeShown(data as SentByRest<'repository-advisory'>));
}

/** GitHub shows teams to those who may read the members of the organisation. */
const permissionsFor = (teams: Wish['addTeams']) =>
  teams ? { permissions: { repository_advisories: 'write', members: 'read' } as const } : {};

function observeShown(raw: SentByRest<'repository-advisory'>): Shown {
  const { collaborating_users: users, collaborating_teams: teams, submission, author, state } = raw;
  return {
    state: String(state),
    users: loginsOf(users),
    teams: Array.isArray(teams)
      ? teams.flatMap((team) =>
          typeof team?.id === 'number' && typeof team.slug === 'string'
            ? [{ id: team.id, slug: team.slug }]
            : [],
        )
      : null,
    reporter: submission ? author?.login : null,
    isByApp: !submission && observeUser(author)?.kind === 'bot',
  };
}

/** Null where there is no list, or somebody in it is not named: a list without them would take them out. */
function loginsOf(users: SentByRest<'repository-advisory'>['collaborating_users']): readonly string[] | null {
  if (!Array.isArray(users)) return null;
  const logins = users.flatMap((user) => user?.login ?? []);
  return logins.length === users.length ? logins : null;
}

const isIn = (list: readonly string[], login: string): boolean =>
  list.some((each) => each.toLowerCase() === login.toLowerCase());

/**
 * Why the lists may be only a part of what there is. GitHub replaces a list by what is written, and a narrowed token may be
 * shown none: anyone who is not shown would be taken out.
 */
function whyIncomplete({ users, teams, reporter, isByApp }: Shown, { addTeams }: Wish): string | undefined {
  if (users === null || (addTeams && teams === null))
    return 'GitHub does not show who sees the advisory, so the list was left as it is.';
  // Anyone who reported it sees it, unless somebody took them out, and let others in.
  if (typeof reporter === 'string' && users.length === 0)
    return 'Who reported it is not among those that GitHub shows to see the advisory, so it may not show all of them; the list was left as it is.';
  // An App's own draft has nobody in it when the team is added; later, and in a person's, somebody may be and not be shown.
  const isEmpty = users.length === 0 && (teams ?? []).length === 0;
  return isEmpty && !(addTeams && isByApp)
    ? 'GitHub shows nobody who sees the advisory, and may not show all of them, so the list was left as it is.'
    : undefined;
}

/** Anyone who has the login now has to be the one who was shown when it was confirmed. */
async function findStranger(session: Session, { add, repo }: Wish): Promise<string | undefined> {
  const logins = add.map(({ login }) => login);
  const people = await readPeople(session, logins, { call: 'set-collaborators', repo });
  const changed = add.find(({ login, id }) => people[login.toLowerCase()]?.id !== id);
  return changed
    ? `The login ${changed.login} is another account now than the one that was confirmed (id ${changed.id}), or nobody's. Nobody was invited.`
    : undefined;
}

/**
 * GitHub replaces the whole lists, so they are read right before and right after: nobody is taken out by accident, and what
 * did not come about is told.
 */
export async function setCollaborators(session: Session, operation: Wish): Promise<Outcome> {
  const { addTeams = [] } = operation;
  const before = await readShown(session, operation);
  // What is out or closed needs nobody else who can open it.
  if (addTeams.length > 0 && before.state !== 'triage' && before.state !== 'draft')
    return { kind: 'already' };
  const incomplete = whyIncomplete(before, operation);
  if (incomplete !== undefined) return refused(incomplete);
  const users = before.users ?? [];
  const teams = before.teams ?? [];
  const kept = users.filter((login) => !isIn(operation.remove, login));
  const stranger = await findStranger(session, operation);
  if (stranger !== undefined) return refused(stranger);
  const added = operation.add.map(({ login }) => login).filter((login) => !isIn(kept, login));
  const after = [...kept, ...added];
  const newTeams = addTeams.filter(({ id }) => teams.every((team) => team.id !== id));
  const isSame = after.length === users.length && after.every((login) => isIn(users, login));
  if (isSame && newTeams.length === 0) return { kind: 'already' };
  await write(session, operation, {
    ...(isSame ? {} : { collaborating_users: after }),
    ...(newTeams.length === 0
      ? {}
      : { collaborating_teams: [...teams, ...newTeams].map(({ slug }) => slug) }),
  });
  const wanted = [...teams, ...newTeams].map(({ id }) => id);
  const now = await readShown(session, operation);
  const isThere =
    after.every((login) => isIn(now.users ?? [], login)) &&
    wanted.every((id) => now.teams?.some((team) => team.id === id) ?? newTeams.length === 0);
  return isThere
    ? { kind: 'done' }
    : refused('GitHub took the change, and does not show all of those who should see the advisory now.');
}

async function write(
  session: Session,
  { repo, ghsa, addTeams }: Wish,
  lists: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  await session.client.rest({
    call: 'set-collaborators',
    target: targetOf(repo),
    route: `PATCH ${ROUTE}`,
    parameters: { ...pathOf(repo), ghsa_id: ghsa, ...lists },
    ...permissionsFor(addTeams),
    repeatable: true,
  });
}
