/** Who sees an advisory: the lists are written whole, so never from a part of them, and read back. */
import { setCollaborators } from '../../src/github/apply/collaborators.ts';
import type { Session } from '../../src/github/session.ts';

interface Lists {
  readonly collaborating_users?: readonly { readonly login: string }[] | null;
  readonly collaborating_teams?: readonly { readonly id: number; readonly slug: string }[] | null;
}
interface Answer extends Lists {
  readonly state?: string;
  readonly submission?: { readonly accepted: boolean } | null;
  readonly author?: { readonly id: number; readonly login: string; readonly type: string } | null;
}

const CHANGE = {
  kind: 'set-collaborators',
  key: 'access/x',
  repo: 'example-org/widget',
  ghsa: 'GHSA-2222-3333-4444',
  add: [{ id: 7, login: 'new' }],
  remove: ['old'],
  surface: 'collaborators',
  why: 'w',
} as const;
const TEAM = { id: 70, slug: 'security-triage' };
const ADD_TEAM = { ...CHANGE, key: 'team/x', add: [], remove: [], addTeams: [TEAM] } as const;

const users = (...logins: readonly string[]): Lists => ({
  collaborating_users: logins.map((login) => ({ login })),
});
const teams = (...all: readonly (typeof TEAM)[]): Lists => ({ collaborating_teams: all });
const person = { id: 3, login: 'rae', type: 'User' };
const REPORT: Answer = {
  state: 'triage',
  submission: { accepted: false },
  author: person,
  ...users('rae'),
  ...teams(),
};
const OWN: Answer = {
  state: 'draft',
  submission: null,
  author: { id: 1, login: 'app[bot]', type: 'Bot' },
  ...users(),
  ...teams(),
};

/** A GitHub with one advisory, which takes what is written unless it is deaf; what it was told to write. */
function advisoryOf(answer: Answer, { deaf = false, id = 7 } = {}) {
  let now = answer;
  const written: unknown[] = [];
  const known = new Map([[TEAM.slug, TEAM]]);
  const rest = async ({ route, parameters }: { readonly route: string; readonly parameters: Written }) => {
    if (route.startsWith('PATCH')) {
      const { owner: _, repo: __, ghsa_id: ___, ...lists } = parameters;
      written.push(lists);
      const { collaborating_users: logins, collaborating_teams: slugs } = lists;
      if (!deaf)
        now = {
          ...now,
          ...(logins ? users(...logins) : {}),
          ...(slugs ? teams(...slugs.map((slug) => known.get(slug) ?? { id: 71, slug })) : {}),
        };
    }
    return { status: 200, data: now, headers: {} };
  };
  const graphql = async () => ({ data: { u0: { databaseId: id, login: 'new', name: null } } });
  return { session: { client: { rest, graphql } } as unknown as Session, written };
}

interface Written {
  readonly owner?: string;
  readonly repo?: string;
  readonly ghsa_id?: string;
  readonly collaborating_users?: readonly string[];
  readonly collaborating_teams?: readonly string[];
}

describe('the list of people', () => {
  it.each<[string, Answer, string, readonly unknown[]]>([
    ['is left alone where GitHub does not show it', { collaborating_users: null }, 'refused', []],
    ['is left alone where it is not among the fields', {}, 'refused', []],
    [
      'is set to the list with the change',
      users('old', 'stays'),
      'done',
      [{ collaborating_users: ['stays', 'new'] }],
    ],
    ['is left alone where it is so already', users('New', 'stays'), 'already', []],
    ['is left alone where nobody is shown at all', { ...users(), ...teams() }, 'refused', []],
    [
      'is written where a team shows that lists are shown',
      { ...users(), ...teams(TEAM) },
      'done',
      [{ collaborating_users: ['new'] }],
    ],
    ['is left alone where the person who reported it is not shown', { ...REPORT, ...users() }, 'refused', []],
    [
      'is written where the person who reported it is shown',
      REPORT,
      'done',
      [{ collaborating_users: ['rae', 'new'] }],
    ],
  ])('%s', async (_name, answer, kind, written) => {
    const advisory = advisoryOf(answer);
    expect((await setCollaborators(advisory.session, CHANGE)).kind).toBe(kind);
    expect(advisory.written).toEqual(written);
  });

  it('lets nobody in where the login is another account by now', async () => {
    const { session, written } = advisoryOf(REPORT, { id: 8 });
    const outcome = await setCollaborators(session, CHANGE);
    expect(outcome).toMatchObject({ kind: 'refused', why: expect.stringContaining('another account') });
    expect(written).toEqual([]);
  });

  it('is read back: what GitHub took and does not show is a task', async () => {
    const { session } = advisoryOf(REPORT, { deaf: true });
    expect(await setCollaborators(session, CHANGE)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('does not show all'),
    });
  });
});

describe('the list of teams', () => {
  const other = { id: 71, slug: 'other' };
  it.each<[string, Answer, string, readonly unknown[]]>([
    ['of a report gets the team', REPORT, 'done', [{ collaborating_teams: ['security-triage'] }]],
    [
      'keeps the teams that are in it',
      { ...REPORT, ...teams(other) },
      'done',
      [{ collaborating_teams: ['other', 'security-triage'] }],
    ],
    ['has the team already', { ...REPORT, ...teams(TEAM) }, 'already', []],
    ['of a draft of an App is empty at first', OWN, 'done', [{ collaborating_teams: ['security-triage'] }]],
    ['of a draft of a person may not be shown', { ...OWN, author: person }, 'refused', []],
    ['of a report whose reporter is not shown may not be shown', { ...REPORT, ...users() }, 'refused', []],
    [
      'of a report whose reporter is gone may not be shown',
      { ...REPORT, author: null, ...users() },
      'refused',
      [],
    ],
    ['is not shown', { ...REPORT, collaborating_teams: null }, 'refused', []],
    ['of an advisory that is out is nobody’s concern', { ...REPORT, state: 'published' }, 'already', []],
  ])('%s', async (_name, answer, kind, written) => {
    const advisory = advisoryOf(answer);
    expect((await setCollaborators(advisory.session, ADD_TEAM)).kind).toBe(kind);
    expect(advisory.written).toEqual(written);
  });

  it('is read back: a slug that is another team by now is told', async () => {
    const { session } = advisoryOf(REPORT);
    const another = { ...ADD_TEAM, addTeams: [{ id: 70, slug: 'renamed' }] };
    expect((await setCollaborators(session, another)).kind).toBe('refused');
  });
});
