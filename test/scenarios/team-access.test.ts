/** The triage team is no security manager team: it is added to the advisory of each case, on the built bundle. */
import { TEAM_SLUG } from '../../dev/rehearsal/cast.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { botWords, openStage, PROJECT, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

async function report(): Promise<string> {
  const made = await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: 'It stalls',
    description: 'A long header stalls it.',
  });
  return (made as { readonly ghsa_id: string }).ghsa_id;
}

/** Slugs of the teams, and logins of the people, that were added to an advisory. */
const inside = (ghsa: string): readonly string[] => {
  const { world, control } = stage.github;
  const { collaboratingTeamIds, collaboratingUserIds } = control.advisory(ghsa);
  return [
    ...collaboratingTeamIds.map((id) => world.teams.get(id)?.slug ?? '?'),
    ...collaboratingUserIds.map((id) => world.accounts.get(id)?.login ?? '?'),
  ];
};
const writes = (ghsa: string) =>
  stage.github.requests.filter(({ method, path }) => method === 'PATCH' && path.includes(ghsa));

it('its members can open a report from the first sweep on, and nobody is taken out or added twice', async () => {
  stage = await openStage();
  await stage.sweep();
  const ghsa = await report();
  const path = `/repos/${PROJECT}/security-advisories/${ghsa}`;
  await expect(stage.people.member.request('GET', path)).rejects.toThrow('404');
  expectNoErrors(await stage.sweep());
  expect(inside(ghsa)).toEqual([TEAM_SLUG, stage.people.reporter.login]);
  await stage.people.member.request('GET', path);
  expect(writes(ghsa)).toHaveLength(1);
  stage.github.clock.advance(6 * 24 * 3_600_000);
  expectNoErrors(await stage.sweep());
  expect(writes(ghsa)).toHaveLength(1);
});

it('a list that GitHub does not show is not written, and the case says once who has to add the team', async () => {
  stage = await openStage({ unkind: ['collaborators-hidden'] });
  await stage.sweep();
  const ghsa = await report();
  await stage.sweep();
  stage.github.clock.advance(6 * 24 * 3_600_000);
  await stage.sweep();
  expect(writes(ghsa)).toEqual([]);
  expect(inside(ghsa)).toEqual([stage.people.reporter.login]);
  const tasks = botWords(stage, 1, 'task/team/');
  expect(tasks).toHaveLength(1);
  expect(tasks[0]).toContain(`${TEAM_SLUG} under “Collaborators”`);
});
