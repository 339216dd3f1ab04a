import type { StoredCase } from '../../../src/case/stored-case.ts';
import { actorsOf } from '../../../src/features/deadlines/overview-row.ts';
import { boardRowOf } from '../../../src/features/deadlines/overview-rows.ts';
import { storedOf } from '../../engine/run-world.ts';
import {
  atState,
  comment,
  editComment,
  HOUR,
  pass,
  play,
  remember,
  setTeam,
  takeIn,
  unassign,
} from '../../engine/situation.ts';
import { DEFAULT_CONFIG, isoOf, PEOPLE, type Person, TEAM, type World } from '../../engine/world.ts';

const assigned = (world: World): readonly string[] => world.issue!.assignees.map(({ login }) => login).sort();
const answers = (world: World): string =>
  world
    .issue!.comments.filter(({ body }) => body.includes('security-process:answer/'))
    .map(({ body }) => body)
    .join('\n');
const record = (world: World): string =>
  world.issue!.comments.findLast(({ body }) => body.includes('security-process:record'))?.body ?? '';
const coordinatedBy = (who: Person) =>
  remember((stored: StoredCase) => ({
    ...stored,
    coordinators: [{ id: PEOPLE[who].id, login: PEOPLE[who].login }],
  }));
const begin = (): Promise<World> => play(takeIn(), coordinatedBy('coordinator'), pass(HOUR));

describe.each(['analyst', 'developer'] as const)('/%s', (role) => {
  it('assigns a member and shows who named whom', async () => {
    const after = await play(await begin(), comment('coordinator', `/${role} @MEL-member`));
    expect(storedOf(after)[role]).toMatchObject({ id: PEOPLE.member.id, by: { id: PEOPLE.coordinator.id } });
    expect(assigned(after)).toEqual([PEOPLE.coordinator.login, PEOPLE.member.login]);
    expect(storedOf(after).coordinators.map(({ login }) => login)).toEqual([PEOPLE.coordinator.login]);
    expect(record(after)).toMatch(new RegExp(`- ${role}: mel-member, named by cora-coordinator on `, 'i'));
    expect(answers(after)).toBe('');
  });

  it('names another one: the first is taken off, and comes back when named again', async () => {
    const named = await play(await begin(), comment('coordinator', `/${role} mel-member`));
    const next = await play(named, comment('member', `/${role} tom-third`));
    expect(assigned(next)).toEqual([PEOPLE.coordinator.login, PEOPLE.third.login]);
    const again = await play(next, comment('third', `/${role} mel-member`));
    expect(assigned(again)).toEqual([PEOPLE.coordinator.login, PEOPLE.member.login]);
  });

  it('leaves assigned who has another role', async () => {
    const one = await play(await begin(), comment('coordinator', `/${role} cora-coordinator`));
    const after = await play(one, comment('coordinator', `/${role} mel-member`));
    expect(assigned(after)).toEqual([PEOPLE.coordinator.login, PEOPLE.member.login]);
  });

  it('ends when the assignment is taken off', async () => {
    const named = await play(await begin(), comment('coordinator', `/${role} mel-member`));
    const after = await play(named, unassign('member', 'member'));
    expect(storedOf(after)[role]).toBeUndefined();
    expect(assigned(after)).toEqual([PEOPLE.coordinator.login]);
  });

  it('ends when they leave the team, which the case tells', async () => {
    const named = await play(await begin(), comment('coordinator', `/${role} mel-member`));
    const after = await play(named, setTeam(TEAM.filter(({ id }) => id !== PEOPLE.member.id)));
    expect(storedOf(after)[role]).toBeUndefined();
    expect(storedOf(after).leavers?.map(({ login }) => login)).toEqual([PEOPLE.member.login]);
    expect(assigned(after)).toEqual([PEOPLE.coordinator.login]);
  });

  it.each([
    [
      'somebody outside of the team',
      'coordinator',
      `/${role} @otto-outsider`,
      'no member of the triage team',
    ],
    ['a bot', 'coordinator', `/${role} process`, 'no member of the triage team'],
    ['a login that nobody has', 'coordinator', `/${role} @nobody-at-all`, 'no member of the triage team'],
    ['no login', 'coordinator', `/${role}`, `/${role} @LOGIN`],
    ['more than a login', 'coordinator', `/${role} @mel-member and @tom-third`, `/${role} @LOGIN`],
    ['an outsider who asks', 'outsider', `/${role} @otto-outsider`, 'Only members of the triage team'],
    ['the reporter who asks', 'reporter', `/${role} @mel-member`, 'Only members of the triage team'],
    ['a former member who asks', 'former', `/${role} @fred-former`, 'Only members of the triage team'],
  ] as const)('refuses %s, and says what to do', async (_name, who, body, words) => {
    const after = await play(await begin(), comment(who, body));
    expect(storedOf(after)[role]).toBeUndefined();
    expect(assigned(after)).toEqual([PEOPLE.coordinator.login]);
    expect(answers(after)).toContain(words);
  });

  it('ignores words that another person edited in, and names nobody by e-mail', async () => {
    const before = await begin();
    const written = comment('member', 'I look at it.')(before);
    const edited = editComment(
      'outsider',
      ({ body }) => body === 'I look at it.',
      () => `/${role} @tom-third`,
    )(written);
    const after = await play(before, () => edited);
    expect(storedOf(after)[role]).toBeUndefined();
    expect(answers(after)).toContain('Somebody else edited this comment');
    const mailed = comment('member', `/${role} @tom-third`)(before);
    const comments = mailed.issue!.comments.map((each) =>
      each.body.startsWith('/') ? { ...each, viaEmail: true as const } : each,
    );
    const byMail = await play(before, () => ({ ...mailed, issue: { ...mailed.issue!, comments } }));
    expect(storedOf(byMail)[role]).toBeUndefined();
    expect(answers(byMail)).toContain('ignores commands sent by e-mail');
  });

  it('finds a member who was renamed by the login of today only, and keeps who they are', async () => {
    const renamed = TEAM.map((each) => (each.id === PEOPLE.member.id ? { ...each, login: 'melissa' } : each));
    const before = await play(await begin(), setTeam(renamed));
    const old = await play(before, comment('coordinator', `/${role} @mel-member`));
    expect(answers(old)).toContain('no member of the triage team');
    const after = await play(before, comment('coordinator', `/${role} @melissa`));
    expect(storedOf(after)[role]).toMatchObject({ id: PEOPLE.member.id, login: 'melissa' });
  });

  it('waits while nobody knows who is in the team', async () => {
    const before = await play(await begin(), setTeam(null));
    const asked = await play(before, comment('coordinator', `/${role} @mel-member`));
    expect(storedOf(asked)[role]).toBeUndefined();
    expect(storedOf(await play(asked, setTeam(TEAM)))[role]).toMatchObject({ id: PEOPLE.member.id });
  });
});

it('a member who reported the flaw does not assess it', async () => {
  const reporter = { id: PEOPLE.member.id, login: PEOPLE.member.login, name: null };
  const before = await play(
    await begin(),
    remember((stored) => ({ ...stored, reporter })),
  );
  const after = await play(before, comment('coordinator', '/analyst @mel-member\n/developer @mel-member'));
  expect(storedOf(after).analyst).toBeUndefined();
  expect(storedOf(after).developer?.id).toBe(PEOPLE.member.id);
  expect(answers(after)).toContain('They reported this themselves.');
});

it.each([
  ['assessing', 'analyst'],
  ['patching', 'developer'],
] as const)('the board shows whose turn it is: %s, the %s', async (state, role) => {
  const world = await play(
    await atState(state),
    coordinatedBy('coordinator'),
    comment('coordinator', `/${role} @tom-third`),
  );
  const row = boardRowOf(storedOf(world), DEFAULT_CONFIG, isoOf(world))!;
  expect(row[role]).toBe(PEOPLE.third.login);
  expect(actorsOf({ ...row, isOverdue: false })).toEqual([PEOPLE.third.login]);
});
