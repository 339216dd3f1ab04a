/** The team can open the advisories of its cases: it is added to each, or the case says who has to grant what. */
import type { Operation } from '../../../src/case/operation.ts';
import { planOutside } from '../../../src/engine/outside-operations.ts';
import { renderTask } from '../../../src/features/case-issue/task-text.ts';
import { planTeamAccess, teamElsewhereComments } from '../../../src/features/coordination/team-access.ts';
import { CONDUCTOR, contextOf, observe, storedOf } from '../../engine/run-world.ts';
import { atState, remember, takeIn } from '../../engine/situation.ts';
import { configOf, SOURCE, TEAM, type World } from '../../engine/world.ts';

const known = (world: World, id?: number): World => ({
  ...world,
  team: { kind: 'known', members: TEAM, ...(id === undefined ? {} : { id }) },
});
const ours = known(takeIn(), 77);
const contextFor = (world: World) => contextOf(world, observe(world, '9/1'), CONDUCTOR);
const keysOf = async (world: World): Promise<readonly unknown[]> =>
  planTeamAccess(await contextFor(world)).map((each) => ('key' in each ? each.key : each.kind));
const LINES = 'owner: example-org\nteam: security-triage\n';

describe('the team', () => {
  it('is added, by id and slug, to the advisory that the case is about, and nobody else is', async () => {
    expect(planTeamAccess(await contextFor(ours))).toEqual([
      {
        kind: 'set-collaborators',
        key: `team/${SOURCE}`,
        repo: 'example-org/widget',
        ghsa: SOURCE,
        add: [],
        remove: [],
        addTeams: [{ id: 77, slug: 'security-triage' }],
        surface: 'collaborators',
        why: `The team could not open ${SOURCE}.`,
      },
    ]);
  });

  it.each<[string, World, readonly string[]]>([
    ['whose id is not known', known(takeIn()), []],
    ['that is not known', { ...ours, team: { kind: 'unknown', why: 'w' } }, []],
    ['that was added', remember((stored) => ({ ...stored, teamIn: [SOURCE] }))(ours), []],
    [
      'that is security manager',
      { ...ours, config: configOf(`${LINES}security-manager-of: [Example-Org]\n`) },
      [],
    ],
    [
      'of a case for which a person does all',
      remember((stored) => ({ ...stored, flags: ['manual'] }))(ours),
      [`team/${SOURCE}`],
    ],
  ])('%s: no second time, and never where it need not be', async (_name, world, keys) => {
    expect(await keysOf(world)).toEqual(keys);
  });

  it('is added to no advisory by the bot under flag/manual', async () => {
    const manual = remember((stored) => ({ ...stored, flags: ['manual'] }))(ours);
    expect(planOutside(await contextFor(manual)).filter(({ kind }) => kind === 'set-collaborators')).toEqual(
      [],
    );
  });

  it('is added to a draft of its own as well, until it is out', async () => {
    const drafted = known(await atState('patching'), 77);
    const ids = storedOf(drafted).advisories.map(({ ghsa }) => ghsa);
    expect(await keysOf(drafted)).toEqual(ids.map((ghsa) => `team/${ghsa}`));
    expect(await keysOf(known(await atState('announcing'), 77))).toEqual([]);
  });
});

describe('where the team cannot be added', () => {
  const config = configOf('owners:\n  other-org: all\n  example-org: all\nteam: other-org/security-triage\n');
  const foreign = { ...ours, config };

  it('since it is of another organisation, the case says who has to grant what', async () => {
    expect(await keysOf(foreign)).toEqual([]);
    const [comment, ...others] = teamElsewhereComments(await contextFor(foreign));
    expect(others).toEqual([]);
    expect(comment?.key).toBe('grant/example-org');
    expect(comment?.body).toContain('An owner of example-org can, once for all cases');
    expect(comment?.body).toContain(SOURCE);
    expect(teamElsewhereComments(await contextFor(ours))).toEqual([]);
  });

  it('since GitHub refuses it, the task names the advisory, the team and who may', async () => {
    const [operation] = planTeamAccess(await contextFor(ours)) as readonly Operation[];
    const task = renderTask(
      operation!,
      { permission: null },
      { name: 'example-org/security-triage', server: 'https://github.com' },
    );
    expect(task).toContain('An owner of example-org or an admin of example-org/widget opens');
    expect(task).toContain('example-org/security-triage under “Collaborators”');
    expect(task).toContain('`security-manager-of`');
  });
});
