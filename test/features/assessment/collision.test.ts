import type { StoredCase } from '../../../src/case/stored-case.ts';
import type { Context } from '../../../src/engine/context.ts';
import { collisionComments, findCollision } from '../../../src/features/assessment/collision.ts';
import { beginCase } from '../../../src/features/intake/intake.ts';
import { defaultConfig } from '../../config/default-config.ts';

const base = defaultConfig('example-org', 'triage');
const config = (collisionDays: number | null, embargoDays: number | null = 90) => ({
  ...base,
  clocks: { ...base.clocks, collisionDays, embargoDays },
});

const on = (day: string) => `2026-03-${day}T09:00:00.000Z`;
const person = (id: number | null, name: string | null = null) => ({ id, login: null, name });

function found(
  first: ReturnType<typeof person> | null,
  ...others: readonly [string, ReturnType<typeof person> | null][]
): StoredCase {
  const self = { id: 1, login: 'bot', kind: 'bot' } as const;
  return {
    ...beginCase(1, { now: on('02'), receivedAt: on('02') }, self),
    reporter: first,
    mergedReports: others.map(([day, reporter], index) => ({
      case: index + 2,
      reporter,
      receivedAt: on(day),
      by: { id: 2, login: 'mika' },
      at: on(day),
      told: null,
    })),
  };
}

it.each([
  ['two people within the time', found(person(5), ['05', person(6)]), 14, 90, { apart: 3, until: on('19') }],
  ['two people too far apart', found(person(5), ['25', person(6)]), 14, 90, undefined],
  ['one person twice', found(person(5), ['05', person(5)]), 14, 90, undefined],
  ['one of whom nothing is known', found(null, ['05', person(6)]), 14, 90, undefined],
  [
    'names count where there is no account',
    found(person(5), ['03', person(null, 'Ana')]),
    7,
    90,
    { apart: 1, until: on('10') },
  ],
  [
    'three, the two nearest count',
    found(person(5), ['20', person(6)], ['21', person(7)]),
    7,
    90,
    { apart: 1, until: on('28') },
  ],
  ['an embargo that ends before', found(person(5), ['05', person(6)]), 14, 10, undefined],
  ['no embargo at all', found(person(5), ['05', person(6)]), 14, null, { apart: 3 }],
  ['not configured', found(person(5), ['05', person(6)]), null, 90, undefined],
] as const)('%s', (_name, stored, days, embargo, expected) => {
  const collision = findCollision(stored, config(days, embargo));
  if (expected === undefined) expect(collision).toBeUndefined();
  else expect(collision).toMatchObject(expected);
});

it('is over with the disclosure', () => {
  const stored = found(person(5), ['05', person(6)]);
  const out = { ...stored, advisories: [{ repo: 'a/b', ghsa: 'G', digest: null, publishedAt: on('06') }] };
  expect(findCollision(out, config(14))).toBeUndefined();
});

it('is proposed with what it rests on, once for each further finder', () => {
  const context = { stored: found(person(5), ['05', person(6)]), config: config(14) } as never as Context;
  const [comment, ...more] = collisionComments(context);
  expect(more).toEqual([]);
  expect(comment?.key).toBe('collision/2');
  expect(comment?.body).toContain('#1 (');
  expect(comment?.body).toContain('`/embargo 2026-03-19 because it was found independently`');
});
