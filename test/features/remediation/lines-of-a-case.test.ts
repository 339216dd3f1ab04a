/** Release lines of a case: who takes them, the changes for them, and reviews by somebody else. */
import { readMarker } from '../../../src/case/marker.ts';
import { stateOf } from '../../../src/case/stored-case.ts';
import { storedOf } from '../../engine/run-world.ts';
import { atState, comment, label, play, say } from '../../engine/situation.ts';
import { configOf, PEOPLE, SELF, type World } from '../../engine/world.ts';

const PULL = 'https://github.com/example-org/widget-ghsa-2222-3333-4444/pull/1';
const record = (world: World): string =>
  (world.issue?.comments ?? []).find((each) => readMarker(each, SELF) === 'record')?.body ?? '';
const lineOf = (world: World, start: string): string =>
  record(world)
    .split('\n')
    .find((line) => line.startsWith(start)) ?? '';
const verdictOf = (world: World): string => storedOf(world).judged.at(-1)?.verdict ?? '';
const asReleasing = [
  say('/evidence patch x\n/evidence test x\n/evidence regression-test x'),
  label('member', 'case/releasing'),
] as const;

describe('a release line', () => {
  it('is taken, has its change linked and reviewed; the record tells each step', async () => {
    const start = await atState('patching');
    expect(record(start)).not.toContain('- Line');
    const named = await play(start, say('/line 1.x'));
    expect(lineOf(named, '- Line 1.x')).toBe('- Line 1.x: nobody has taken it');
    const taken = await play(named, say('/line 1.x @dora-developer'));
    expect(lineOf(taken, '- Line 1.x')).toContain('in progress, taken by dora-developer');
    const linked = await play(taken, say(`/backport 1.x ${PULL}`));
    expect(storedOf(linked).changes).toMatchObject([{ line: '1.x', url: PULL, author: 'dora-developer' }]);
    expect(lineOf(linked, '- Line 1.x')).toContain(`waits for a review`);
    const reviewed = await play(linked, comment('coordinator', `/reviewed ${PULL}`));
    const { login } = PEOPLE.coordinator;
    expect(storedOf(reviewed).changes?.[0]?.reviewed).toMatchObject({ login });
    expect(lineOf(reviewed, '- Line 1.x')).toContain(`reviewed, taken by`);
    expect(lineOf(reviewed, '- Line 1.x')).toContain(`reviewed by ${login}`);
  });

  it('that needs no fix says why', async () => {
    const world = await play(await atState('patching'), say('/line 0.x none because it never had that code'));
    expect(lineOf(world, '- Line 0.x')).toBe('- Line 0.x: no change needed, it never had that code');
  });
});

describe('a review', () => {
  it('is not that of the author, no matter who records it', async () => {
    const { login } = PEOPLE.member;
    const linked = await play(await atState('patching'), say(`/backport 1.x ${PULL}`));
    const own = await play(linked, say(`/reviewed ${PULL}`));
    expect(verdictOf(own)).toBe('refused/own-review');
    const named = await play(linked, comment('coordinator', `/reviewed ${PULL} by @${login.toUpperCase()}`));
    expect(verdictOf(named)).toBe('refused/own-review');
    expect(storedOf(named).changes?.[0]?.reviewed).toBeUndefined();
    const other = await play(linked, say(`/reviewed ${PULL} by @dora-developer`));
    expect(storedOf(other).changes?.[0]?.reviewed).toMatchObject({ login: 'dora-developer', by: { login } });
  });

  it('is of a change on record, and over where that gets another author', async () => {
    const world = await atState('patching');
    expect(verdictOf(await play(world, say(`/reviewed ${PULL}`)))).toBe('refused/no-such-change');
    const reviewed = await play(world, say(`/backport 1.x ${PULL} by @dora-developer\n/reviewed ${PULL}`));
    const again = await play(reviewed, say(`/backport 1.x ${PULL} by @dora-developer`));
    expect(storedOf(again).changes?.[0]?.reviewed).toBeDefined();
    const changed = await play(reviewed, say(`/backport 1.x ${PULL} by @${PEOPLE.member.login}`));
    expect(storedOf(changed).changes).toMatchObject([{ author: PEOPLE.member.login }]);
    expect(storedOf(changed).changes?.[0]?.reviewed).toBeUndefined();
  });
});

describe('the gate', () => {
  const rule = (world: World): string => lineOf(world, '- ✓ reviewed') || lineOf(world, '- · reviewed');

  it('tells what is not reviewed, version by version, and holds nothing for it', async () => {
    const bare = await play(await atState('patching'), ...asReleasing);
    expect(rule(bare)).toContain('Nothing recorded');
    expect(record(bare)).toContain('ready to merge and tag');
    const taken = await play(bare, say('/line 1.x @dora-developer'));
    expect(rule(taken)).toContain('dora-developer has taken the line');
    const linked = await play(taken, say(`/backport widget 1.2 ${PULL}`));
    expect(rule(linked)).toContain(`Not reviewed yet: ${PULL}`);
    const reviewed = await play(linked, comment('coordinator', `/reviewed ${PULL}`));
    expect(rule(reviewed)).toContain(`- ✓ reviewed (widget 1.2.3): Reviewed by ${PEOPLE.coordinator.login}`);
    const none = await play(bare, say('/line 1.x none because it is only documented there'));
    expect(rule(none)).toContain('No change needed');
  });

  it('holds where the configuration requires it', async () => {
    const config = configOf(
      'owner: example-org\nteam: security-triage\ngate: { rules: { reviewed: required } }\n',
    );
    const held = await play(await atState('patching', config), ...asReleasing);
    expect(record(held)).toContain('not ready to merge and tag');
    const open = await play(held, say(`/backport 1.x ${PULL} by @dora-developer\n/reviewed ${PULL}`));
    expect(record(open)).toContain('Developers: ready to merge and tag');
    expect(stateOf(storedOf(open))).toBe('releasing');
  });
});
