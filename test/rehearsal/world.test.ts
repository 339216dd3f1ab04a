/** The example configurations are ones, and a rehearsal has the owners, repos and channels that they name. */

import { readScripts } from '../../dev/rehearsal/case-script.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { ownersOf, planSeed } from '../../dev/rehearsal/seed-world.ts';
import { moveInto, readWorld, WORLDS } from '../../dev/rehearsal/world.ts';

const builtIn = () =>
  readScripts([{ name: 'built-in', text: JSON.stringify(BUILT_IN_RECORD) }], createRandom(1));

it('there is one for each kind of team', () => {
  expect(WORLDS).toEqual(['express', 'foundation', 'one-owner']);
});

it.each(WORLDS)('the world %s has what its configuration names', async (name) => {
  const world = readWorld(name);
  const scripts = moveInto(world, await builtIn());
  const seed = planSeed(scripts, [], false, world);
  const repos = (seed.repos ?? []).map((repo) => `${repo.owner}/${repo.name}`);
  const owners = ownersOf(scripts, world);
  expect((seed.orgs ?? []).map(({ login }) => login)).toEqual(owners);
  expect(owners).toContain(scripts[0]?.owner);
  expect(repos).toContain(`${scripts[0]?.owner}/${scripts[0]?.repo}`);
  expect(new Set(repos).size).toBe(repos.length);
  for (const owner of owners) expect(repos.some((repo) => repo.startsWith(`${owner}/`))).toBe(true);
  if (world.config.blog) expect(repos).toContain(world.config.blog.repo);
  for (const { discussion } of world.config.channels)
    if (discussion) expect(repos).toContain(discussion.repo);
  const triage = seed.repos?.find((repo) => repo.name === 'security-triage');
  expect(triage?.files?.['.github/security-process.yml']).toBe(world.text);
});

it('a report of an owner that is none of the world’s is one to its first owner', async () => {
  const [script] = moveInto(readWorld('one-owner'), await builtIn());
  expect(script).toMatchObject({ owner: 'example-org', facts: { repo: `example-org/${script?.repo}` } });
});

it('a report of one of its owners stays where it is', async () => {
  const [script] = moveInto(readWorld('express'), await builtIn());
  expect(script?.owner).toBe('expressjs');
});
