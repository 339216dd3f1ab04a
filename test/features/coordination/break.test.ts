import { breakAt } from '../../../src/config/break-at.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { Context } from '../../../src/engine/context.ts';
import { withMentionsInBreak } from '../../../src/engine/mentions-in-break.ts';
import { isEmergency } from '../../../src/features/coordination/break.ts';
import { isCoordinatorDue } from '../../../src/features/coordination/coordination-due.ts';
import { peopleOf } from '../../../src/features/coordination/mentioned.ts';
import { findCoordinator } from '../../../src/features/coordination/note-people.ts';
import { deadlinesOf } from '../../../src/features/deadlines/deadlines.ts';
import { remind } from '../../../src/features/deadlines/remind.ts';
import { beginCase } from '../../../src/features/intake/intake.ts';
import { listNews, peopleOfList } from '../../../src/features/intake/list-reminders.ts';
import { noteUrgent, saysUrgent } from '../../../src/features/intake/says-urgent.ts';
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
  ['a word alone', null, 'This is CRITICAL, RCE!', false],
  ['a proof alone', null, `A slow header.${PROOF}`, false],
  ['both', null, `Exploited in the wild.${PROOF}`, true],
  ['a promised proof', null, 'Critical. A PoC is available on request.', false],
  ['severity critical and a proof', 'critical', `x${PROOF}`, true],
  ['severity critical alone', 'critical', 'x', false],
] as const)('of a report, %s is urgent or not', (_name, severity, report, isCalled) => {
  expect(saysUrgent(report, severity)).toBe(isCalled);
});

const rated = (severity: string | null) => ({ analysis: { facts: { severity } } });
const movedTo = (to: string) => ({ moves: [{ to, from: 'received', event: null, by: TEAM[0], at: IN }] });
it.each<[string, object, boolean]>([
  ['nothing', {}, false],
  ['the flag', { flags: ['exploited'] }, true],
  ['what the report says', { saysUrgent: true }, true],
  ['what it says, once somebody rated it lower', { saysUrgent: true, ...rated('high') }, false],
  ['what it says, where the analysis has no severity', { saysUrgent: true, ...rated(null) }, true],
  ['a rating as critical', rated('critical'), true],
  ['what is dismissed', { saysUrgent: true, ...movedTo('invalid') }, false],
])('an emergency or not: %s', (_name, more, is) => {
  expect(isEmergency(context(IN, '', more).stored)).toBe(is);
});

it.each([
  ['an ordinary report in a break', IN, 'A slow header.', undefined],
  ['an urgent one', IN, `Critical.${PROOF}`, 'cleo'],
  ['an ordinary one on the first day back', OUT, 'A slow header.', 'cleo'],
] as const)('%s is coordinated by %s', (_name, now, report, who) => {
  const before = context(now, report);
  const noted = { ...before, stored: noteUrgent(before) ?? before.stored };
  expect(findCoordinator(noted)?.coordinators.map(({ login }) => login)[0]).toBe(who);
});

const ANA = { coordinators: [{ id: 2, login: 'ana' }] };
const TAKEN_OFF = { judged: [{ event: 'E', verdict: 'resigned/3' }] };
const CLEO_REPORTED = { reporter: { id: 3, login: 'cleo', name: null } };
it.each<[string, object, readonly string[] | undefined]>([
  ['joins whoever coordinates it', ANA, ['ana', 'cleo']],
  ['is there already', { coordinators: [{ id: 3, login: 'cleo' }] }, ['cleo']],
  [
    'was called already',
    {
      coordinators: [{ id: 3, login: 'cleo' }],
      called: [{ id: 3, login: 'cleo', of: '2026-12-20', at: IN }],
    },
    undefined,
  ],
  ['is not asked again once taken off', { ...TAKEN_OFF, coordinators: [] }, ['mika']],
  ['is the reporter, so that the next one is asked', CLEO_REPORTED, ['mika']],
])('in an emergency, the one who is called %s', (_name, more, who) => {
  const asked = findCoordinator(context(IN, '', { flags: ['exploited'], ...more }))?.coordinators;
  expect(asked?.map(({ login }) => login)).toEqual(who);
  const { stored } = context(IN, '', { flags: ['exploited'], ...more });
  const team = { kind: 'known', members: TEAM };
  const glance = { stored, config, team, issue: { comments: [] }, self: TEAM[0], now: IN };
  expect(isCoordinatorDue(glance as never)).toBe(who && 'no-coordinator');
});

it('of the team only the one who is called is mentioned, and whoever is there', () => {
  const said = { author: TEAM[2], createdAt: IN };
  const before = { author: TEAM[0], createdAt: '2026-12-01T00:00:00.000Z' };
  const { observed, ...rest } = context(IN, '');
  const seen = (comments: readonly object[], now = IN) =>
    ({ ...rest, observed: { ...observed, now, issue: { comments, events: [] } } }) as never;
  expect(withMentionsInBreak(seen([said, before]), '@ana @cleo @mika `@ana`')).toBe('ana @cleo @mika `@ana`');
  expect(withMentionsInBreak(seen([before]), '@mika')).toBe('mika');
  expect(withMentionsInBreak(seen([], OUT), '@ana')).toBe('@ana');
});

it('only the one who is called is mentioned', () => {
  const stored = { coordinators: [{ id: 2, login: 'ana' }] };
  expect(peopleOf(context(IN, '', stored), 'steering').map(({ login }) => login)).toEqual(['cleo']);
  expect(peopleOf(context(OUT, '', stored), 'coordinator').map(({ login }) => login)).toEqual(['ana']);
});

it('no day of it counts but for an emergency, and the embargo runs', () => {
  const { stored } = context(IN, '');
  const due = Object.fromEntries(
    deadlinesOf(stored, config, IN).map((clock) => [clock.name, clock.due.slice(0, 10)]),
  );
  expect(due).toMatchObject({ acknowledge: '2027-01-11', embargo: '2027-01-03' });
  const urgent = context(IN, '', { flags: ['exploited'] }).stored;
  expect(deadlinesOf(urgent, config, IN)[0]?.due.slice(0, 10)).toBe('2026-12-29');
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

it('an emergency is reminded of by the days of its own clocks: not at once, as if the break were no time', () => {
  const more = {
    saysUrgent: true,
    coordinators: [{ id: 3, login: 'cleo' }],
    embargo: { until: '2027-06-01T00:00:00.000Z', by: TEAM[0], at: IN },
  };
  expect(remind(context(IN, '', more))).toBeUndefined();
  const later = remind(context('2026-12-27T11:00:00.000Z', '', more));
  expect(later?.said.at(-1)?.key).toBe('remind/acknowledge/2026-12-29T10:00/before/2');
});

it('a sweep leaves a case without a coordinator alone until the break is over', () => {
  const { stored } = context(IN, '');
  const glance = { stored, config, issue: { comments: [] }, self: { id: 1, login: 'bot', kind: 'bot' } };
  expect(isCoordinatorDue({ ...glance, now: IN } as never)).toBeUndefined();
  expect(isCoordinatorDue({ ...glance, now: OUT } as never)).toBe('no-coordinator');
});

it('of a list of reports the one who is called hears of those that are urgent, once, and nobody of the rest', () => {
  const waiting = { list: 'list/flood/1', receivedAt: IN, case: null, grave: true };
  const reports = [
    { ...waiting, ghsa: 'GHSA-1' },
    { ...waiting, ghsa: 'GHSA-2', urgent: true },
  ] as never;
  const list = { key: 'list/flood/1' };
  const at = (now: string, told: readonly string[]) =>
    listNews({ ...list, told }, reports, config, { now, since: null });
  expect(at(IN, [])).toMatchObject({ told: ['GHSA-2'], grave: ['GHSA-2'], isSteering: false });
  expect(at(IN, ['GHSA-2'])).toBeUndefined();
  expect(at(OUT, ['GHSA-2'])?.told).toEqual(['listed', 'GHSA-1']);
  expect(peopleOfList({ isSteering: true }, TEAM, [], { call: 'CLEO' }).map(({ login }) => login)).toEqual([
    'cleo',
  ]);
  expect(peopleOfList({ isSteering: false }, TEAM, [], undefined)).toHaveLength(3);
});

it('without breaks nothing is different', () => {
  expect(breakAt(defaultConfig('example-org', 'triage'), IN)).toBeUndefined();
});
