import fc from 'fast-check';
import type { StoredCase } from '../../../src/case/stored-case.ts';
import { deadlinesOf } from '../../../src/features/deadlines/deadlines.ts';
import { planAdvisoryCase } from '../../../src/features/intake/intake.ts';
import { addDays, wasMet } from '../../../src/process/clocks.ts';
import { DAY_MS } from '../../../src/process/durations.ts';
import type { StateId } from '../../../src/process/table.ts';
import { storedOf } from '../../engine/run-world.ts';
import { atState, DAY, HOUR, label, pass, play, say } from '../../engine/situation.ts';
import { DEFAULT_CONFIG, isoOf, PEOPLE, REPORTED, SELF, START, type World } from '../../engine/world.ts';

const RECEIVED = new Date(START).toISOString();
const by = { id: PEOPLE.member.id, login: PEOPLE.member.login, role: 'member' };
const onDay = (days: number): string => addDays(RECEIVED, days);

function caseWith(
  moves: readonly (readonly [StateId, number, string?])[],
  change: Partial<StoredCase> = {},
): StoredCase {
  const found = { facts: REPORTED, reporter: null, createdAt: RECEIVED, updatedAt: RECEIVED };
  const stored = planAdvisoryCase(found, 7, RECEIVED, SELF);
  const later = moves.map(([to, days, why], index) => ({
    to,
    from: (moves[index - 1]?.[0] ?? 'received') as StateId,
    event: 'E',
    by,
    at: onDay(days),
    ...(why === undefined ? {} : { why }),
  }));
  return { ...stored, moves: [...stored.moves, ...later], ...change };
}

const clockAt = (name: 'acknowledge' | 'dismiss', stored: StoredCase, days: number) =>
  deadlinesOf(stored, DEFAULT_CONFIG, onDay(days)).find((clock) => clock.name === name)!;

const reply = (days: number): Partial<StoredCase> => ({
  evidence: [{ kind: 'reply', subject: 'reply', text: '', by, at: onDay(days) }],
});

describe('the promise to acknowledge', () => {
  it.each<[string, StoredCase, string | null]>([
    ['is open at first', caseWith([]), null],
    ['is kept by the label', caseWith([['acknowledged', 2]]), onDay(2)],
    [
      'is kept by a proof',
      caseWith([], { evidence: [{ kind: 'acknowledgement', subject: '', text: '', by, at: onDay(1) }] }),
      onDay(1),
    ],
    [
      'is not kept by a label that was undone',
      caseWith([
        ['acknowledged', 2],
        ['received', 2.1, 'undo'],
      ]),
      null,
    ],
    [
      'is kept by the second label',
      caseWith([
        ['acknowledged', 2],
        ['received', 2.1, 'undo'],
        ['acknowledged', 4],
      ]),
      onDay(4),
    ],
    ['is kept by telling the dismissal', caseWith([['invalid', 1]], reply(3)), onDay(3)],
    ['is not kept by dismissing alone', caseWith([['invalid', 1]]), null],
  ])('%s', (_name, stored, met) => {
    expect(clockAt('acknowledge', stored, 4.5)).toMatchObject({ due: onDay(5), met, applies: true });
  });

  it('runs from an earlier receipt that a member recorded, never from a later one', () => {
    const receipt = (days: number) => ({ at: onDay(days), by, recordedAt: onDay(1) });
    expect(clockAt('acknowledge', caseWith([], { receipts: [receipt(-2), receipt(-1)] }), 1).due).toBe(
      onDay(3),
    );
    expect(clockAt('acknowledge', caseWith([], { receipts: [receipt(2)] }), 1).due).toBe(onDay(5));
  });
});

describe('the promise to answer', () => {
  it.each<[string, StoredCase, { applies: boolean; met: string | null; due: string }]>([
    ['applies at first', caseWith([]), { applies: true, met: null, due: onDay(10) }],
    [
      'ends with a verdict of valid',
      caseWith([
        ['assessing', 1],
        ['valid', 2],
      ]),
      { applies: false, met: null, due: onDay(10) },
    ],
    ['applies to a dismissal', caseWith([['invalid', 2]]), { applies: true, met: null, due: onDay(10) }],
    [
      'is kept by the reply',
      caseWith([['invalid', 2]], reply(4)),
      { applies: true, met: onDay(4), due: onDay(10) },
    ],
    [
      'rests while the reporter is asked',
      caseWith([
        ['assessing', 1],
        ['needs-info', 2],
      ]),
      { applies: false, met: null, due: onDay(15) },
    ],
    [
      'is longer by the time that the reporter took',
      caseWith([
        ['assessing', 1],
        ['needs-info', 2],
        ['assessing', 5],
      ]),
      { applies: true, met: null, due: onDay(13) },
    ],
    [
      'is longer by all such times',
      caseWith([
        ['needs-info', 1],
        ['assessing', 2],
        ['needs-info', 3],
        ['assessing', 5],
      ]),
      { applies: true, met: null, due: onDay(13) },
    ],
    [
      'is no shorter where times are out of order',
      caseWith([
        ['needs-info', 3],
        ['assessing', 2],
      ]),
      { applies: true, met: null, due: onDay(10) },
    ],
  ])('%s', (_name, stored, expected) => {
    expect(clockAt('dismiss', stored, 7)).toMatchObject(expected);
  });

  it('never gets shorter as time goes by', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 6 }), fc.nat(30), fc.nat(30), (days, now, more) => {
        const times = days.toSorted((a, b) => a - b);
        const stored = caseWith(
          times.map((at, index) => [index % 2 ? 'assessing' : 'needs-info', at] as const),
        );
        const first = Date.parse(clockAt('dismiss', stored, Math.max(now, times.at(-1) ?? 0)).due);
        const later = Date.parse(clockAt('dismiss', stored, Math.max(now, times.at(-1) ?? 0) + more).due);
        expect(later).toBeGreaterThanOrEqual(first);
        expect(first).toBeGreaterThanOrEqual(START + 10 * DAY_MS);
      }),
    );
  });

  it('is met or missed to the millisecond', () => {
    const at = (ms: number) => caseWith([['invalid', 2]], reply(10 + ms / DAY_MS));
    expect(wasMet(clockAt('dismiss', at(0), 30), onDay(30))).toBe(true);
    expect(wasMet(clockAt('dismiss', at(1), 30), onDay(30))).toBe(false);
  });
});

describe('reminders', () => {
  const reminders = (world: World) =>
    world.issue!.comments.filter(({ body }) => body.includes('security-process:remind/'));
  const said = (world: World) =>
    storedOf(world)
      .said.map(({ key }) => key)
      .filter((key) => key.startsWith('remind/'))
      .map((key) => key.split('/').slice(1, 2).concat(key.split('/').slice(3)).join(' '));

  const clockOfDismissal = (world: World) =>
    deadlinesOf(storedOf(world), world.config, isoOf(world))
      .find(({ name }) => name === 'dismiss')!
      .due.slice(0, 16);

  it('are said before, at, and after the due time, one standing at a time', async () => {
    let world = await atState('received');
    const steps: string[] = [];
    for (let hours = 0; hours < 8 * 24; hours += 6) {
      world = await play(world, pass(6 * HOUR));
      steps.push(`${reminders(world).length}`);
    }
    expect(said(world).filter((key) => key.startsWith('acknowledge'))).toEqual([
      'acknowledge before 2',
      'acknowledge before 1',
      'acknowledge due',
      'acknowledge overdue 1',
      'acknowledge overdue 2',
      'acknowledge overdue 3',
    ]);
    expect(new Set(said(world)).size).toBe(said(world).length);
    expect(Math.max(...steps.map(Number))).toBeLessThanOrEqual(2);
  });

  it('are said once where the sweep comes late, to the whole team once overdue', async () => {
    const world = await play(await atState('received'), pass(9 * DAY));
    expect(said(world)).toEqual(['acknowledge overdue 4', 'dismiss before 1']);
    expect(reminders(world)[0]!.body).toContain(`@${PEOPLE.third.login}`);
  });

  it('end with the acknowledgement', async () => {
    const late = await play(await atState('received'), pass(6 * DAY));
    expect(reminders(late)).toHaveLength(1);
    const world = await play(late, label('coordinator', 'case/acknowledged'));
    expect(reminders(world)).toHaveLength(0);
    expect(said(await play(world, pass(DAY)))).toEqual(said(world));
  });

  it('rest while the reporter is asked, and begin anew for the new day', async () => {
    const asked = await play(await atState('assessing'), pass(9 * DAY), label('member', 'case/needs-info'));
    const before = said(asked);
    const waited = await play(asked, pass(20 * DAY));
    expect(said(waited)).toEqual([...before, 'reporter ask-again']);
    expect(reminders(waited)).toHaveLength(1);
    const back = await play(waited, label('member', 'case/assessing'), pass(HOUR));
    expect(said(back).slice(before.length + 1)).toEqual(['dismiss before 1']);
    expect(reminders(back)).toHaveLength(1);
  });

  it('begin anew where a promise was moved by hours, and never say the step of the old time again', async () => {
    const due = await play(await atState('assessing'), pass(10 * DAY), pass(HOUR));
    expect(said(due).at(-1)).toBe('dismiss due');
    const asked = await play(due, label('member', 'case/needs-info'), pass(4 * HOUR));
    const back = await play(asked, label('member', 'case/assessing'), pass(4 * HOUR));
    const keys = storedOf(back).said.flatMap(({ key }) => (key.endsWith('/due') ? [key] : []));
    expect(new Set(keys).size).toBe(2);
    expect(new Set(keys.map((key) => key.slice(0, -'Thh:mm/due'.length))).size).toBe(1);
    expect(reminders(back).map(({ body }) => keys.findIndex((key) => body.includes(key)))).toEqual([1]);
  });

  it('are not said again of a promise that stood still and came back as it was', async () => {
    const due = await play(await atState('assessing'), pass(10 * DAY), pass(HOUR));
    const [step] = reminders(due);
    const mistaken = await play(due, label('member', 'case/needs-info'), say('/undo'));
    const state = storedOf(mistaken).moves.at(-1)!.to;
    expect([state, clockOfDismissal(mistaken)]).toEqual(['assessing', clockOfDismissal(due)]);
    expect(reminders(mistaken).map(({ body }) => body)).not.toContain(step!.body);
    const later = await play(mistaken, pass(DAY));
    expect(said(later).at(-1)).toBe('dismiss overdue 1');
    expect(reminders(later)).toHaveLength(1);
  });

  it('are never said of a promise that was moved to an earlier day twice', async () => {
    const world = await play(
      await atState('received'),
      pass(4 * DAY),
      say('/received 2026-02-27 because of a mail'),
      pass(HOUR),
    );
    expect(new Set(storedOf(world).said.map(({ key }) => key)).size).toBe(storedOf(world).said.length);
    expect(said(world).at(-1)).toMatch(/overdue|due/);
    expect(Date.parse(isoOf(world))).toBeGreaterThan(START);
  });
});
