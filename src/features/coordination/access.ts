import { type Actor, membersOf } from '../../case/observed.ts';
import { isDisclosed, type StoredBy, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { type ApprovalKind, bindingDigest, type Context, type WantedApproval } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { renderInvitation, renderRemovalOfAccess } from './people-text.ts';

/** Somebody who sees an advisory of the case, beside owners and teams. */
export interface AdvisoryCollaborator {
  readonly repo: string;
  readonly ghsa: string;
  readonly person: { readonly id: number; readonly login: string };
}

type Known = Pick<Context, 'stored' | 'observed'>;

/** Everybody who was let into an advisory that is not out yet, as GitHub shows it now. */
function collaboratorsOf(context: Known): readonly AdvisoryCollaborator[] {
  return openAdvisories(context).flatMap(({ repo, ghsa, collaborators }) =>
    (collaborators ?? []).map((person) => ({ repo, ghsa, person })),
  );
}

/** The case's own advisories that are not out. A run may have seen others, among them orphaned drafts that were dropped. */
function openAdvisories({ stored, observed }: Known): readonly AdvisoryFacts[] {
  const ids = [stored.source.ghsa, ...stored.advisories.map(({ ghsa }) => ghsa)];
  return [...new Set(ids)].flatMap((ghsa) => {
    const facts = ghsa === null ? null : observed.advisories[ghsa];
    return facts && (facts.state === 'draft' || facts.state === 'triage') ? [facts] : [];
  });
}

/** Whether somebody is in the team, as far as it is known, or among the owners. */
const isOfHouse = ({ team, repo }: Known['observed'], id: number): boolean =>
  [...membersOf(team), ...repo.owners].some((each) => each.id === id);

/**
 * Guests of a case that is public now: anyone who is in neither the team nor among the owners, and did not report it, goes
 * on seeing the conversation of its advisories until they are taken out.
 */
export function guestsInside({ stored, observed }: Known): readonly AdvisoryCollaborator[] {
  if (observed.team.kind === 'unknown' || !isDisclosed(stored)) return [];
  const isHome = (id: number): boolean => id === stored.reporter?.id || isOfHouse(observed, id);
  return stored.advisories.flatMap(({ ghsa }) => {
    const facts = observed.advisories[ghsa];
    const people = facts?.state === 'published' ? (facts.collaborators ?? []) : [];
    return people.filter(({ id }) => !isHome(id)).map((person) => ({ repo: facts!.repo, ghsa, person }));
  });
}

/** Those who left the team and still see an advisory of a case that they coordinated. */
export function leaversInside(context: Known): readonly AdvisoryCollaborator[] {
  const { stored, observed } = context;
  // Without the team nobody knows who came back: better nobody is asked to take somebody out.
  if (observed.team.kind === 'unknown') return [];
  const hasLeft = (person: AdvisoryCollaborator['person']): boolean =>
    (stored.leavers ?? []).some(({ id }) => id === person.id) && !isOfHouse(observed, person.id);
  return collaboratorsOf(context).filter(({ person }) => hasLeft(person));
}

/** Those who see an advisory though nobody recorded that they were invited. */
export function strangersInside(context: Known): readonly AdvisoryCollaborator[] {
  const { stored, observed } = context;
  if (observed.team.kind === 'unknown') return [];
  const isKnown = (id: number, login: string): boolean =>
    id === stored.reporter?.id ||
    isOfHouse(observed, id) ||
    (stored.leavers ?? []).some((leaver) => leaver.id === id) ||
    onRoster(stored, { id, login });
  return collaboratorsOf(context).filter(({ person }) => !isKnown(person.id, person.login));
}

/** By id where it is known: a login may have changed hands since. */
const onRoster = (stored: StoredCase, person: AdvisoryCollaborator['person']): boolean =>
  (stored.roster ?? []).some((each) => isSamePerson(each, person));

const isSamePerson = (
  entry: { readonly id: number | null; readonly login: string },
  { id, login }: AdvisoryCollaborator['person'],
): boolean => (entry.id === null ? entry.login.toLowerCase() === login.toLowerCase() : entry.id === id);

/** `/invite`: puts somebody on the embargo roster; GitHub is told once that was confirmed. */
export function invite(context: Context, login: string, because: string, by: StoredBy, at: string): Followed {
  const { stored } = context;
  const found = context.observed.people?.[login.toLowerCase()];
  if (!found) return { stored, verdict: `refused/${found === null ? 'no-such-account' : 'account-unread'}` };
  if (onRoster(stored, found)) return { stored, verdict: 'refused/on-roster' };
  const inside = collaboratorsOf(context).find(({ person }) => person.id === found.id);
  if (!inside && openAdvisories(context).length === 0) return { stored, verdict: 'refused/no-advisory' };
  const entry = { id: found.id, login: found.login, name: found.name, by, at, because };
  return { stored: { ...stored, roster: [...(stored.roster ?? []), entry] }, verdict: 'done' };
}

/** Taking access away and giving it are shown first, and confirmed by any member. */
export const COORDINATION_APPROVALS: readonly ApprovalKind[] = [
  {
    kind: 'access',
    action: 'ack-timer',
    outward: true,
    wanted: (context) =>
      [...leaversInside(context), ...guestsInside(context)].map(({ repo, ghsa, person }) =>
        askFor('access', { repo, ghsa, login: person.login, id: person.id }),
      ),
    effect: ({ stored }, _request, subject) => [renderRemovalOfAccess(stored, subject)],
  },
  {
    kind: 'invite',
    action: 'ack-timer',
    outward: true,
    wanted: (context) =>
      stateOf(context.stored) === 'closed' ? [] : invitations(context).map((each) => askFor('invite', each)),
    effect: ({ stored }, _request, subject) => [renderInvitation(stored, subject)],
  },
];

const askFor = (kind: string, { repo, ghsa, login, id }: Invitation): WantedApproval => ({
  key: `${kind}/${ghsa}/${login}`,
  digest: bindingDigest({ kind, repo, ghsa, login, id }),
  needs: 1,
  askedBy: null,
});

/** Somebody by login and id, and the advisory that they would see. */
export interface Invitation {
  readonly repo: string;
  readonly ghsa: string;
  readonly login: string;
  readonly id: number;
}

/** Who is on the roster and does not see the case's open advisories yet; nobody is invited twice. */
export function invitations(context: Known): readonly Invitation[] {
  const { stored } = context;
  const inside = collaboratorsOf(context);
  return openAdvisories(context).flatMap(({ repo, ghsa }) =>
    (stored.roster ?? [])
      .filter(
        ({ id, login }) =>
          !inside.some((each) => each.ghsa === ghsa && isSamePerson({ id, login }, each.person)) &&
          !stored.approvalRequests.some(
            (approvalRequest) =>
              approvalRequest.key === `invite/${ghsa}/${login}` && approvalRequest.doneAt !== null,
          ),
      )
      .flatMap(({ login, id }) => (id === null ? [] : [{ repo, ghsa, login, id }])),
  );
}

/** Anyone who was invited is reminded once of what the embargo asks; the text is shown first, like any message. */
export function noteInvited({ stored, observed }: Known, subject: string): StoredCase {
  const login = subject.split('/')[1] ?? '';
  const entry = (stored.roster ?? []).find((each) => each.login === login);
  if (!entry || (stored.messages ?? []).some(({ key, sentAt }) => key === 'embargo' && sentAt === null))
    return stored;
  const { id } = entry.by;
  const message = {
    key: 'embargo',
    day: null,
    askedBy: { id, login: entry.by.login },
    at: observed.now,
    sentAt: null,
    url: null,
  };
  return { ...stored, messages: [...(stored.messages ?? []), message] };
}

/** Who coordinated the case and is in the team no more, for what they still see. */
export function withLeavers(
  stored: StoredCase,
  left: readonly Pick<Actor, 'id' | 'login'>[],
  now: string,
): StoredCase {
  const known = stored.leavers ?? [];
  const fresh = left.filter(({ id }) => known.every((each) => each.id !== id));
  if (fresh.length === 0) return stored;
  return { ...stored, leavers: [...known, ...fresh.map(({ id, login }) => ({ id, login, at: now }))] };
}

/** Who coordinated the case, left the team and came back, is no leaver any more. */
export function withoutReturned(stored: StoredCase, members: readonly Pick<Actor, 'id'>[]): StoredCase {
  const known = stored.leavers ?? [];
  const leavers = known.filter((leaver) => members.every(({ id }) => id !== leaver.id));
  return leavers.length === known.length ? stored : { ...stored, leavers };
}
