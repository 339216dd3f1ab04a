import { parseConfig } from '../../../src/config/parse-config.ts';
import type { Context } from '../../../src/engine/context.ts';
import { breakAt, isEmergency } from '../../../src/features/coordination/break.ts';
import { isCoordinatorDue } from '../../../src/features/coordination/coordination-due.ts';
import { peopleOf } from '../../../src/features/coordination/mentioned.ts';
import { findCoordinator } from '../../../src/features/coordination/note-people.ts';
import { deadlinesOf } from '../../../src/features/deadlines/deadlines.ts';
import { remind } from '../../../src/features/deadlines/remind.ts';
import { beginCase } from '../../../src/features/intake/intake.ts';
import { ACTIONS } from '../../../src/process/table.ts';
import { defaultConfig } from '../../config/default-config.ts';

const written = parseConfig(
  'owner: example-org\nteam: triage\nclocks: { zone: Europe/Berlin, embargo: 10 }\nbreaks:\n  - { from: 2026-12-20, until: 2027-01-07, call: Cleo }\n',
  { labels: [] },
);
if (written.kind !== 'ok') throw new Error('The configuration is not read.');
const { config } = written;

const person = (id: number, login: string) => ({ id, login, kind: 'user' as const });
const TEAM = [person(2, 'ana'), person(3, 'cleo'), person(4, 'mika')];
const IN = '2026-12-24T10:00:00.000Z';
const OUT = '2027-01-07T10:00:00.000Z';
const PROOF = '\n\n### PoC\n\n```js\nrun();\n```';

function context(now: string, report: string, more: object = {}, receivedAt = IN): Context {
  const self = { id: 1, login: 'bot', kind: 'bot' } as const;
  const stored = { ...beginCase(1, { now: receivedAt, receivedAt }, self), ...more };
  const observed = {
    now,
    self,
    report,
    advisories: {},
    team: { kind: 'known', members: TEAM },
    repo: { owners: [], readers: null },
    issue: { comments: [], events: [] },
  };
  return {
    features: [],
    observed,
    config,
    scope: new Set(ACTIONS),
    analysis: { kind: 'none' },
    stored,
  } as never;
}

it.each([
  ['2026-12-19T22:59:00Z', false],
  ['2026-12-19T23:00:00Z', true],
  ['2027-01-06T22:59:00Z', true],
  ['2027-01-06T23:00:00Z', false],
])('at %s (by the zone of the team) it is %s that there is a break', (at, isBreak) => {
  expect(breakAt(config, at) !== undefined).toBe(isBreak);
});

it.each([
  ['a word alone', [], 'This is CRITICAL, RCE!', false],
  ['a proof alone', [], `A slow header.${PROOF}`, false],
  ['both', [], `Exploited in the wild.${PROOF}`, true],
  ['a promised proof', [], 'Critical. A PoC is available on request.', false],
  ['the flag', ['exploited'], '', true],
] as const)('%s calls somebody: %s', (_name, flags, report, isCalled) => {
  expect(isEmergency({ flags, analysis: null }, report, null)).toBe(isCalled);
});

it('severity critical with a proof is one too', () => {
  expect(isEmergency({ flags: [], analysis: null }, `x${PROOF}`, { severity: 'critical' })).toBe(true);
  expect(isEmergency({ flags: [], analysis: null }, null, { severity: 'critical' })).toBe(false);
});

it.each([
  ['an ordinary report in a break', IN, 'A slow header.', undefined],
  ['an urgent one', IN, `Critical.${PROOF}`, 'cleo'],
  ['an ordinary one on the first day back', OUT, 'A slow header.', 'cleo'],
] as const)('%s is coordinated by %s', (_name, now, report, who) => {
  expect(findCoordinator(context(now, report))?.coordinators.map(({ login }) => login)[0]).toBe(who);
});

it('only the one who is called is mentioned', () => {
  const stored = { coordinators: [{ id: 2, login: 'ana' }] };
  expect(peopleOf(context(IN, '', stored), 'steering').map(({ login }) => login)).toEqual(['cleo']);
  expect(peopleOf(context(OUT, '', stored), 'coordinator').map(({ login }) => login)).toEqual(['ana']);
});

it('no day of it counts, and the embargo runs', () => {
  const { stored } = context(IN, '');
  const due = Object.fromEntries(
    deadlinesOf(stored, config, IN).map((clock) => [clock.name, clock.due.slice(0, 10)]),
  );
  expect(due).toMatchObject({ acknowledge: '2027-01-11', embargo: '2027-01-03' });
});

it.each([
  ['overdue from before', {}, '2026-12-01T00:00:00.000Z', 'embargo'],
  [
    'nothing but a missing coordinator',
    { embargo: { until: '2027-06-01T00:00:00.000Z', by: TEAM[0], at: IN } },
    IN,
    undefined,
  ],
  [
    'an exploited flaw',
    { flags: ['exploited'], exploitedAt: IN, coordinators: [TEAM[1]] },
    '2026-12-01T00:00:00.000Z',
    'acknowledge',
  ],
] as const)('in a break, reminders: %s', (_name, more, receivedAt, of) => {
  const said = remind(context('2026-12-30T10:00:00.000Z', '', more, receivedAt))?.said.at(-1)?.key;
  expect(said?.split('/')[1]).toBe(of);
});

it('a sweep leaves a case without a coordinator alone until the break is over', () => {
  const { stored } = context(IN, '');
  const glance = { stored, config, issue: { comments: [] }, self: { id: 1, login: 'bot', kind: 'bot' } };
  expect(isCoordinatorDue({ ...glance, now: IN } as never)).toBeUndefined();
  expect(isCoordinatorDue({ ...glance, now: OUT } as never)).toBe('no-coordinator');
});

it('without breaks nothing is different', () => {
  expect(breakAt(defaultConfig('example-org', 'triage'), IN)).toBeUndefined();
});
