import { type OrderedBreak, withOrderedBreaks } from '../../../src/case/ordered-break.ts';
import type { StoredCase } from '../../../src/case/stored-case.ts';
import type { Context } from '../../../src/engine/context.ts';
import { withMentionsInBreak } from '../../../src/engine/mentions-in-break.ts';
import { nextCall, SILENT_HOURS } from '../../../src/features/coordination/call-in-break.ts';
import { isCoordinatorDue } from '../../../src/features/coordination/coordination-due.ts';
import { peopleOf } from '../../../src/features/coordination/mentioned.ts';
import { findCoordinator } from '../../../src/features/coordination/note-people.ts';
import { calledComments } from '../../../src/features/coordination/people-comments.ts';
import { beginCase } from '../../../src/features/intake/intake.ts';
import { ACTIONS } from '../../../src/process/table.ts';
import { defaultConfig } from '../../config/default-config.ts';

const person = (id: number, login: string) => ({ id, login, kind: 'user' as const });
const [ANA, BEN, CLEO, DAN] = [person(2, 'ana'), person(3, 'ben'), person(4, 'cleo'), person(5, 'dan')];
const FROM = '2026-12-20';
const ordered: OrderedBreak = {
  from: FROM,
  until: '2027-01-07',
  call: { id: CLEO.id, login: 'cleo-as-she-was-called' },
  by: { id: CLEO.id, login: 'cleo-as-she-was-called' },
  at: '2026-12-01T09:00:00.000Z',
  event: 'C_1',
  confirmed: { id: BEN.id, login: 'ben', at: '2026-12-01T10:00:00.000Z', event: 'C_2' },
  over: null,
};
const config = withOrderedBreaks(defaultConfig('example-org', 'triage'), [ordered]);
const START = '2026-12-24T10:00:00.000Z';
const hours = (count: number): string => new Date(Date.parse(START) + count * 3_600_000).toISOString();

const call = ({ id, login }: typeof ANA, at = START) => ({ id, login, of: FROM, at });

function context(
  now: string,
  more: Partial<StoredCase>,
  issue: { readonly comments?: readonly object[]; readonly events?: readonly object[] } = {},
  members = [ANA, BEN, CLEO, DAN],
): Context {
  const self = { id: 1, login: 'bot', kind: 'bot' } as const;
  const stored = { ...beginCase(1, { now: START, receivedAt: START }, self), flags: ['exploited'], ...more };
  const observed = {
    now,
    self,
    team: { kind: 'known', members },
    repo: { owners: [], readers: null },
    issue: { comments: [], events: [], ...issue },
  };
  const scope = new Set(ACTIONS);
  return { features: [], observed, config, scope, analysis: { kind: 'none' }, stored } as never;
}

const WITH_ANA = { coordinators: [{ id: ANA.id, login: 'ana' }] };
const FIRST = { called: [call(CLEO)], coordinators: [...WITH_ANA.coordinators, { id: 4, login: 'cleo' }] };
const SECOND = {
  called: [call(CLEO), call(BEN, hours(SILENT_HOURS))],
  coordinators: [...FIRST.coordinators, { id: 3, login: 'ben' }],
};
const wrote = (author: typeof ANA, at: string) => ({ comments: [{ author, createdAt: at }] });
const off = (id: number) => ({ judged: [{ event: 'E', verdict: `resigned/${id}` }] });

it.each<[string, Context, string | undefined]>([
  ['first the one of the break, whose login is another one now', context(START, WITH_ANA), 'cleo'],
  ['nobody where it is no emergency', context(START, { flags: [] }), undefined],
  ['nobody after the break', context('2027-01-08T10:00:00.000Z', WITH_ANA), undefined],
  ['nobody else while there is time', context(hours(SILENT_HOURS - 0.1), FIRST), undefined],
  ['then who confirmed the break', context(hours(SILENT_HOURS), FIRST), 'ben'],
  ['nobody else once they wrote', context(hours(90), FIRST, wrote(CLEO, hours(2))), undefined],
  ['what they wrote before is no answer', context(hours(9), FIRST, wrote(CLEO, hours(-2))), 'ben'],
  ['what others wrote is none', context(hours(9), FIRST, wrote(DAN, hours(2))), 'ben'],
  ['a label is one', context(hours(9), FIRST, { events: [{ actor: CLEO, at: hours(1) }] }), undefined],
  ['the second has their time too', context(hours(SILENT_HOURS * 2 - 0.1), SECOND), undefined],
  ['then the coordinator', context(hours(SILENT_HOURS * 2), SECOND), 'ana'],
  ['the first answered late', context(hours(30), SECOND, wrote(CLEO, hours(12))), undefined],
  ['nobody is left', context(hours(90), { ...SECOND, called: [...SECOND.called, call(ANA)] }), undefined],
  ['at once where they are taken off', context(hours(1), { ...FIRST, ...off(CLEO.id) }), 'ben'],
  ['at once where they left', context(hours(1), FIRST, {}, [ANA, BEN, DAN]), 'ben'],
  [
    'at once where they reported it',
    context(START, { reporter: { id: 4, login: 'cleo', name: null } }),
    'ben',
  ],
])('called: %s', (_what, { stored, observed, config: its }, login) => {
  const { team, issue, now } = observed;
  expect(nextCall({ stored, config: its, team, issue, now })?.login).toBe(login);
});

it('puts the next one on record beside the first, who both are reminded and mentioned', () => {
  const before = context(hours(SILENT_HOURS), FIRST);
  const stored = findCoordinator(before);
  expect(stored?.called?.map(({ login }) => login)).toEqual(['cleo', 'ben']);
  expect(stored?.coordinators.map(({ login }) => login)).toEqual(['ana', 'cleo', 'ben']);
  const after = { ...before, stored: stored! };
  expect(findCoordinator(after)).toBeUndefined();
  expect(peopleOf(after, 'coordinator').map(({ login }) => login)).toEqual(['ben', 'cleo']);
  expect(withMentionsInBreak(after, '@ana @ben @cleo @dan')).toBe('ana @ben @cleo dan');
  const [first, second] = calledComments(after);
  expect([first?.key, second?.key]).toEqual([`called/${FROM}`, `called/${FROM}/2`]);
  expect(second?.body).toContain(`@ben cleo did not answer within ${SILENT_HOURS} hours, so you are called:`);
});

it('a sweep looks at the case when the next one is to be called, not before', () => {
  const at = (now: string) => {
    const { stored, observed } = context(now, FIRST);
    const { team, issue, self } = observed;
    return isCoordinatorDue({ stored, config, team, issue, self, now } as never);
  };
  expect(at(hours(SILENT_HOURS - 1))).toBeUndefined();
  expect(at(hours(SILENT_HOURS))).toBe('no-coordinator');
});
