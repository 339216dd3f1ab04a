import { overlayEntries } from '../../dev/embedded-github/overlay-entries.ts';
import { unkindnesses } from '../../dev/embedded-github/unkindness/table.ts';
import { createHands } from '../../dev/probe/hands.ts';
import { NOT_PROBED, TOLD_BY, UNTOLD } from '../../dev/probe/not-probed.ts';
import { describeFor, isForkOf, nameFor, runOf, sortRepos } from '../../dev/probe/places.ts';
import { EXPECTATIONS, QUESTIONS } from '../../dev/probe/questions/index.ts';
import { openStand } from './stand.ts';

const asked = QUESTIONS.map(({ id }) => id);

describe('what nobody has verified', () => {
  it('is a question of the probe, or has a written reason why it cannot be one', () => {
    const unverified = overlayEntries.filter(({ status }) => status === 'unverified').map(({ id }) => id);
    const known = [...unverified, ...EXPECTATIONS.map(({ id }) => id)].sort();
    expect([...asked, ...Object.keys(NOT_PROBED)].sort()).toEqual(known);
    for (const reason of Object.values(NOT_PROBED)) expect(reason).toMatch(/\w+ \w+ \w+/);
  });

  it('is so for each unkindness, too', () => {
    const unverified = unkindnesses.filter(({ status }) => status === 'unverified').map(({ name }) => name);
    expect([...Object.keys(TOLD_BY), ...Object.keys(UNTOLD)].sort()).toEqual([...unverified].sort());
    for (const id of Object.values(TOLD_BY)) expect(asked).toContain(id);
  });
});

describe('the repos of a probe', () => {
  const name = `org/${nameFor('0123abcd', 'triage')}`;
  const description = describeFor('0123abcd');

  it.each([
    [name, description, '0123abcd'],
    [name, describeFor('0123abce'), null],
    [name, `${description} And more.`, null],
    [name, '', null],
    [name, null, null],
    [`${name}-2`, description, null],
    [`org/my-${nameFor('0123abcd', 'triage')}`, description, null],
    ['org/security-triage', description, null],
  ])('%s, “%s”, is of run %s', (given, said, run) => {
    expect(runOf({ name: given, description: said })).toBe(run);
  });

  it('are leftovers from a quarter of an hour on; forks of theirs go with them; the rest is foreign', () => {
    const repo = {
      id: 1,
      nodeId: '',
      name: `org/${nameFor('0123abcd', 'project')}`,
      description,
      madeAt: '2026-03-02T12:00:00Z',
    };
    const fork = { ...repo, id: 2, name: `${repo.name}-ghsa-aaaa-bbbb-cccc`, description: null };
    const orphan = { ...repo, id: 3, name: 'org/gone-ghsa-aaaa-bbbb-cccc', description: null };
    const at = (now: string) => {
      const { leftovers, recent, foreign } = sortRepos([orphan, fork, repo], now);
      return [leftovers, recent, foreign].map((some) => some.map(({ id }) => id));
    };
    expect(at('2026-03-02T12:14:59Z')).toEqual([[], [1], [3]]);
    expect(at('2026-03-02T12:15:00Z')).toEqual([[1, 2], [], [3]]);
    expect(isForkOf('org/a-ghsa-aaaa-bbbb-cccc', { ...repo, name: 'org/a' })).toBe(true);
    expect(isForkOf('org/a-ghsa-lib', { ...repo, name: 'org/a' })).toBe(false);
  });

  it('are the only ones that are written to: anything else is stopped before it is sent', async () => {
    const { github, options } = await openStand({ repos: [{ owner: 'throw-away', name: 'work' }] });
    const hands = createHands(options, null);
    const path = { owner: 'throw-away', repo: 'work' };
    await expect(hands.asOwner('DELETE /repos/{owner}/{repo}', path)).rejects.toThrow(/has not made/);
    await expect(hands.asReporter('POST /repos/{owner}/{repo}/issues', path)).rejects.toThrow(/has not made/);
    expect(github.requests).toHaveLength(0);
    await github.close();
  });
});
