import { defaultSeed } from '../../dev/embedded-github/default-seed.ts';
import type { Seed } from '../../dev/embedded-github/seed.ts';
import { createWorld } from '../../dev/embedded-github/seed-world.ts';
import { fullName } from '../../dev/embedded-github/state/find.ts';

const people: Seed = { users: [{ login: 'olive-owner' }, { login: 'pat-passerby', id: 77 }] };
const org = { login: 'example-org', owners: ['olive-owner'] };

describe('a seed', () => {
  it('makes the same world every time', () => {
    const [one, two] = [createWorld(defaultSeed), createWorld(defaultSeed)];
    const ids = (world: typeof one) => [...world.repos.values()].map((repo) => [repo.id, [...repo.refs]]);
    expect(ids(one)).toEqual(ids(two));
    expect(ids(one)).toHaveLength(2);
  });

  it('is no event: nothing was delivered, written or told', () => {
    const world = createWorld(defaultSeed);
    expect([world.deliveries, world.journal, world.notifications]).toEqual([[], [], []]);
  });

  it('gives the numeric ids that it names', () => {
    const repo = { owner: 'example-org', name: 'project', id: 4242 };
    const world = createWorld({ ...people, orgs: [{ ...org, id: 55 }], repos: [repo] });
    expect([world.accounts.get(77)?.login, world.orgs.has(55), world.repos.get(4242)?.name]).toEqual([
      'pat-passerby',
      true,
      'project',
    ]);
  });

  it('may have things of the past', () => {
    const issue = {
      title: 'Old',
      author: 'pat-passerby',
      at: '2026-01-02T03:04:05Z',
      comments: [{ author: 'olive-owner', body: 'Noted', at: '2026-01-03T03:04:05Z' }],
    };
    const world = createWorld({
      ...people,
      orgs: [org],
      repos: [{ owner: 'example-org', name: 'project', issues: [issue] }],
    });
    const [made] = [...world.issues.values()];
    const [comment] = [...world.comments.values()];
    expect(new Date(made!.createdAt).toISOString()).toBe('2026-01-02T03:04:05.000Z');
    expect(comment!.createdAt - made!.createdAt).toBe(86_400_000);
  });

  it('may have advisories in every state, and forks', () => {
    const vulnerabilities = [{ package: { ecosystem: 'npm', name: 'x' }, vulnerable_version_range: '< 1' }];
    const text = { summary: 's', description: 'd', vulnerabilities, author: 'pat-passerby' };
    const states = ['triage', 'draft', 'closed', 'published'];
    const world = createWorld({
      ...people,
      orgs: [org],
      repos: [
        { owner: 'example-org', name: 'project', advisories: states.map((state) => ({ ...text, state })) },
        {
          owner: 'pat-passerby',
          name: 'project',
          forkOf: 'example-org/project',
          branches: { fix: { a: 'b' } },
        },
      ],
    });
    expect([...world.advisories.values()].map((one) => one.state)).toEqual(states);
    const fork = [...world.repos.values()].find((one) => fullName(world, one) === 'pat-passerby/project');
    expect([...fork!.refs.keys()].sort()).toEqual(['refs/heads/fix', 'refs/heads/main']);
  });

  it.each([
    ['a login twice', { users: [{ login: 'a' }, { login: 'A' }] }, 'has A twice'],
    ['an owner who is nobody', { orgs: [{ login: 'o', owners: ['b'] }] }, 'there is no account b'],
    ['a time that is none', { now: 'soon' }, 'is not a time'],
    [
      'a role that is none',
      {
        ...people,
        orgs: [{ ...org, teams: [{ slug: 't', repos: { project: 'boss' } }] }],
        repos: [{ owner: 'example-org', name: 'project' }],
      },
      '"boss" is no role',
    ],
    [
      'a repository that is none',
      { ...people, tokens: [{ kind: 'actions', token: 't', repo: 'a/b', permissions: {} }] },
      'there is no repository a/b',
    ],
  ] satisfies [string, Seed, string][])('with %s is refused', (_what, seed, message) => {
    expect(() => createWorld(seed)).toThrow(message);
  });
});
