/**
 * Permissions from both sides: with exactly the documented ones every way through the process comes to its end; with one
 * that is optional taken away a person does that step by hand, and nothing else changes.
 */
import { sampleOf, tellPlayed } from '../deep.ts';
import { TRIAGE } from '../scenarios/stage.ts';
import { BASE, DOCUMENTED } from './documented.ts';
import { type Identity, type Played, play } from './permitted-rehearsal.ts';

const APP: Identity = { kind: 'app', permissions: DOCUMENTED };
const TOKEN: Identity = {
  kind: 'token',
  permissions: DOCUMENTED,
  roles: { 'body-parser': 'write', website: 'write' },
};

/** Every way through the process, who handles it, and whether by the chain. */
const WAYS = [
  ['an App', 'the case', APP, {}, false],
  ['an App', 'a flaw without a patch, by the chain', APP, { ending: 'no-patch' }, true],
  ['an App', 'a report that was public', APP, { premature: true }, false],
  ['an App', 'a report that is none', APP, { ending: 'invalid', needsInfo: true }, false],
  ['an App', 'a flaw without a patch', APP, { ending: 'no-patch' }, false],
  ['a token', 'a report that was public', TOKEN, { premature: true, needsInfo: true }, false],
] as const;

const all: Played[] = [];

async function playAndKeep(...args: Parameters<typeof play>): Promise<Played> {
  const played = await play(...args);
  all.push(played);
  tellPlayed('rehearsals with few permissions', 1);
  return played;
}

/** It came to its end, and no run had anything to complain of. */
function expectEnd(played: Played): void {
  expect({ failure: played.failure, errors: played.errors, leaks: played.leaks }).toEqual({
    failure: null,
    errors: [],
    leaks: [],
  });
  expect(new Set(played.exitCodes)).toEqual(new Set([0]));
  expect(played.states.at(-1)).toBe('case/closed');
}

/** Without the grant of the team, which a draft that the bot itself made asks for once where a token writes it. */
const keysOf = (played: Played): readonly string[] =>
  played.tasks.map(({ key }) => key).filter((key) => !key.startsWith('task/team/'));

describe('with exactly the documented permissions', () => {
  it('which are few', () => {
    expect(BASE).toEqual({
      metadata: 'read',
      contents: 'write',
      issues: 'write',
      actions: 'read',
      members: 'read',
      pull_requests: 'read',
      repository_advisories: 'write',
    });
    expect(DOCUMENTED).toEqual({
      ...BASE,
      actions: 'write',
      deployments: 'write',
      discussions: 'write',
      pull_requests: 'write',
    });
  });

  it.each(sampleOf(WAYS, 1))('%s handles %s', async (_who, _what, identity, course, chain) => {
    const played = await playAndKeep(identity, course, { chain });
    expectEnd(played);
    expect(keysOf(played)).toEqual([]);
  });
});

describe('with an optional permission taken away, a person does that step by hand', () => {
  const post = 'task/post/blog';
  const talk = 'task/post/discussions';
  const transfer = 'task/transfer/https://github.com/expressjs/body-parser/issues/1';
  const LESS = [
    ['an App may read pull requests only', { ...APP, permissions: BASE }, [post, talk]],
    ['an App is not on the site', { ...APP, repositories: ['security-triage', 'body-parser'] }, [post, talk]],
    [
      'a token may read the project and not see into the site',
      { ...TOKEN, roles: { 'body-parser': 'read' } },
      [transfer, post],
    ],
    ['a token may read pull requests only, by the chain', { ...TOKEN, permissions: BASE }, [post, talk]],
  ] as const;
  it.each(sampleOf(LESS, 1))('%s', async (what, identity, tasks) => {
    const played = await playAndKeep(
      identity,
      { premature: tasks.some((task) => task === transfer), ending: 'no-patch' },
      { chain: what.endsWith('chain') },
    );
    expectEnd(played);
    expect(keysOf(played)).toEqual(tasks);
    for (const { body } of played.tasks) expect(body).toMatch(/^Please do this by hand[\s\S]*https:\/\//);
  });
});

/** For what a token reaches the triage repo though no request needed that, and why. */
const BESIDE: Readonly<Record<string, string>> = {
  'issues: read': 'where an issue was moved to is told to those only who can see the new place',
  'repository_advisories: write': 'the list of a whole owner takes a token for the whole installation',
};

/** What a token carries though no request is refused without it, and why. */
const UNPROVEN: Readonly<Record<string, string>> = {
  'members: read': 'the teams that see an advisory may be shown to those only who can read members',
};

describe('tokens', () => {
  const grants = () => {
    const found = new Map<
      string,
      { grant: NonNullable<Played['requests'][number]['grant']>; met: Set<string>; places: Set<string> }
    >();
    for (const { grant, needed } of all.flatMap(({ requests }) => requests)) {
      if (!grant) continue;
      const key = JSON.stringify(grant);
      const known = found.get(key) ?? { grant, met: new Set(), places: new Set() };
      found.set(key, known);
      for (const { any, where } of needed) {
        for (const one of any) known.met.add(one);
        known.places.add(where);
      }
    }
    return [...found.values()];
  };

  it('of the App carry nothing that no request with them needed', () => {
    expect(grants().length).toBeGreaterThan(10);
    const broad = grants().flatMap(({ grant, met }) =>
      Object.entries(grant.permissions)
        .map(([key, level]) => `${key}: ${level}`)
        .filter((text) => text !== 'metadata: read' && !met.has(text) && !(text in UNPROVEN))
        .map((text) => `${text} in ${JSON.stringify(grant)}`),
    );
    expect(broad).toEqual([]);
  });

  it('of the App reach no repo that no request with them was about', () => {
    const broad = grants().flatMap(({ grant, places }) => {
      const permissions = Object.entries(grant.permissions).filter(
        ([key]) => key !== 'metadata' && key !== 'members',
      );
      // A token has to be for some repo, also where a team is asked for.
      if (permissions.length === 0) return [];
      const text = permissions.map(([key, level]) => `${key}: ${level}`).join(', ');
      if (grant.repositories === 'all')
        return text === 'repository_advisories: write' ? [] : [`all with ${text}`];
      return grant.repositories
        .filter((name) => !places.has(name) && !(name === TRIAGE && BESIDE[text] !== undefined))
        .map((name) => `${name} with ${text}`);
    });
    expect(broad).toEqual([]);
  });

  it('never are for administration, and never for all that an installation has', () => {
    for (const { grant } of grants()) {
      expect(Object.keys(grant.permissions)).not.toContain('administration');
      expect(Object.keys(grant.permissions).length).toBeLessThan(Object.keys(DOCUMENTED).length);
    }
  });
});
