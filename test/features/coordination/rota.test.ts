import type { Actor } from '../../../src/case/observed.ts';
import type { Config } from '../../../src/config/config.ts';
import { pickCoordinator } from '../../../src/features/coordination/rota.ts';
import { configOf } from '../../engine/world.ts';

const user = (id: number, login: string): Actor => ({ id, login, kind: 'user' });
const MEMBERS = [user(3, 'carol'), user(1, 'Alice'), user(2, 'bob')];
const rota = (text: string): Config => configOf(`owner: example-org\nteam: t\nrota:\n${text}`);

const pick = (
  config: Config,
  number: number,
  more: { barred?: number[]; repo?: string; now?: string } = {},
) =>
  pickCoordinator(config, {
    members: MEMBERS,
    barred: new Set(more.barred ?? []),
    repo: more.repo ?? 'example-org/parser',
    number,
    now: more.now ?? '2026-03-02T09:00:00Z',
  })?.login;

const share = (config: Config, more = {}): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (let number = 0; number < 120; number++) {
    const login = pick(config, number, more) ?? 'nobody';
    counts[login] = (counts[login] ?? 0) + 1;
  }
  return counts;
};

describe('the rota', () => {
  it('asks everybody as often, where nothing is said', () => {
    expect(share(rota('  second: false'))).toEqual({ Alice: 40, bob: 40, carol: 40 });
  });

  it('asks as the weights say, and nobody whose weight is 0', () => {
    expect(share(rota('  weights: { alice: 3, carol: 0 }'))).toEqual({ Alice: 90, bob: 30 });
  });

  it.each([
    ['the day before', '2026-02-28T23:59:59Z', ['Alice', 'bob', 'carol']],
    ['the first day', '2026-03-01T00:00:00Z', ['Alice', 'carol']],
    ['the last day', '2026-03-10T23:59:59Z', ['Alice', 'carol']],
    ['the day after', '2026-03-11T00:00:00Z', ['Alice', 'bob', 'carol']],
  ])('asks nobody who is away: %s', (_name, now, asked) => {
    const config = rota('  away:\n    - { login: BOB, from: 2026-03-01, until: 2026-03-10 }');
    expect(Object.keys(share(config, { now })).sort()).toEqual(asked);
  });

  it('asks nobody for a repo that they are excepted from', () => {
    const config = rota('  except:\n    Example-Org/Parser: [alice]');
    expect(Object.keys(share(config)).sort()).toEqual(['bob', 'carol']);
    expect(Object.keys(share(config, { repo: 'example-org/router' })).sort()).toEqual([
      'Alice',
      'bob',
      'carol',
    ]);
  });

  it('never asks the reporter or who was taken off, and says so where nobody is left', () => {
    const config = rota('  second: false');
    expect(Object.keys(share(config, { barred: [1, 2] }))).toEqual(['carol']);
    expect(Object.keys(share(config, { barred: [1, 2, 3] }))).toEqual(['nobody']);
  });
});
