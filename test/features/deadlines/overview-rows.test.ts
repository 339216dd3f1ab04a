import type { StoredCase } from '../../../src/case/stored-case.ts';
import { isSweepLate, isSweepNoted, parseSweepMemory } from '../../../src/case/sweep-memory.ts';
import { renderDueCalendar } from '../../../src/features/deadlines/due-calendar.ts';
import type { BoardRow } from '../../../src/features/deadlines/overview-row.ts';
import { boardRowOf } from '../../../src/features/deadlines/overview-rows.ts';
import { renderBoard, renderDigest } from '../../../src/features/deadlines/overview-text.ts';
import type { StateId } from '../../../src/process/table.ts';
import { storedOf } from '../../engine/run-world.ts';
import { atState, DAY, HOUR, isOurs, pass, play } from '../../engine/situation.ts';
import { DEFAULT_CONFIG, isoOf, PEOPLE, REPO, START } from '../../engine/world.ts';

const row = (change: Partial<BoardRow>): BoardRow => ({
  number: 1,
  issue: 1,
  state: 'assessing',
  people: ['cora'],
  waitsFor: 'team',
  due: { name: 'dismiss', at: '2026-03-12T09:00:00.000Z' },
  isOverdue: false,
  isSoon: false,
  isNear: false,
  analyst: null,
  developer: null,
  hasAnalysis: false,
  severity: null,
  dues: [],
  releaseDay: null,
  requests: 0,
  receivedAt: '2026-03-02T09:00:00.000Z',
  changedAt: '2026-03-02T09:00:00.000Z',
  project: 'example-org/widget',
  ...change,
});
const rowAt = (stored: StoredCase, days: number) =>
  boardRowOf(stored, DEFAULT_CONFIG, new Date(START + days * DAY).toISOString());

describe('what the board says of a case', () => {
  it.each<[StateId, string]>([
    ['received', 'team'],
    ['assessing', 'team'],
    ['needs-info', 'reporter'],
    ['invalid', 'team'],
    ['patching', 'maintainers'],
    ['testing', 'maintainers'],
    ['disclosing', 'team'],
    ['announcing', 'team'],
  ])('in %s it waits for the %s', async (state, whom) => {
    expect(rowAt(storedOf(await atState(state)), 1)).toMatchObject({ state, waitsFor: whom, issue: 7 });
  });

  it('knows that a CVE id is awaited, and that a case is over', async () => {
    const requested = storedOf(await atState('patching'));
    const waiting = {
      ...requested,
      cve: { ...requested.cve, id: null, requestedAt: isoOf({ now: START } as never) },
    };
    expect(rowAt(waiting, 1)!.waitsFor).toBe('CNA');
    expect(rowAt(storedOf(await atState('closed')), 1)).toBeUndefined();
  });

  it('names the first promise that is open, soon and overdue around zero', async () => {
    const stored = storedOf(await atState('received'));
    expect(rowAt(stored, 1)).toMatchObject({
      people: [PEOPLE.coordinator.login],
      project: REPO,
      due: { name: 'acknowledge' },
      isOverdue: false,
      isSoon: false,
    });
    expect(rowAt(stored, 3.5)).toMatchObject({ isOverdue: false, isSoon: true });
    expect(rowAt(stored, 5)).toMatchObject({ isOverdue: true, isSoon: false });
  });
});

describe('the board', () => {
  const rows = [
    row({ analyst: 'ana', hasAnalysis: true, severity: 'high', requests: 1 }),
    row({
      number: 2,
      issue: 12,
      isOverdue: true,
      due: { name: 'acknowledge', at: '2026-03-01T09:00:00.000Z' },
    }),
    row({
      number: 3,
      issue: 3,
      people: [],
      state: 'needs-info',
      waitsFor: 'reporter',
      due: null,
      project: null,
    }),
    row({
      number: 4,
      issue: 4,
      state: 'patching',
      waitsFor: 'maintainers',
      isNear: true,
      releaseDay: '2026-03-17',
    }),
  ];
  const text = renderBoard(rows, { zone: 'UTC', links: { Calendar: 'https://example.org/due.ics' } });
  const partOf = (title: string): string => text.split('\n### ').find((part) => part.startsWith(title)) ?? '';

  it('has sums, overdue, what is due next, then people, then who is waited for, and more sums', () => {
    expect(text).toContain(
      '**4 open**: 1 overdue, 1 due in the next 7 days, 1 without a coordinator, 1 with a planned release.',
    );
    const titles = text.split('\n').filter((line) => line.startsWith('###'));
    expect(titles).toEqual([
      '### Overdue (1)',
      '### Due in the next 7 days (1)',
      '### Nobody coordinates (1)',
      '### Turn of `ana` (1)',
      '### Turn of `cora` (1)',
      '### Waits for the reporter (1)',
      '### Waits for the maintainers (1)',
      '### Agenda of the triage meeting',
      '### Load',
      '### By project and severity',
      '### By state',
    ]);
    expect(text).not.toContain('@');
  });

  it('says of a case what is due when, whose turn it is, and who coordinates and assesses it', () => {
    expect(partOf('Overdue')).toContain(
      '| #12 | `case/assessing` | – | Acknowledge **was due** 2026-03-01 09:00 UTC | analyst | `cora` | – |',
    );
    expect(partOf('Turn of `ana`')).toContain(
      '| #1 | `case/assessing` | high | Answer by 2026-03-12 09:00 UTC | analyst | `cora` | `ana` |',
    );
    expect(partOf('Nobody')).toContain('| #3 | `case/needs-info` | – | – | reporter | **nobody** | – |');
  });

  it('counts the load of each person, and cases by project and severity', () => {
    expect(partOf('Load')).toContain('| `cora` | 3 | 1 | 1 | 3 | 0 | 0 |\n| `ana` | 1 | 1 | 0 | 0 | 1 | 0 |');
    expect(partOf('By project')).toContain('| `example-org/widget` | – | 1 | – | – | 2 | 3 |');
    expect(partOf('By project')).toContain('| not known yet | – | – | – | – | 1 | 1 |');
  });

  it('ends in an agenda: what hurts somebody outside comes first', () => {
    expect(partOf('Agenda').trim().split('\n').slice(2)).toEqual([
      '1. Overdue: who does it today? #12',
      '2. Nobody coordinates: who takes it? #3',
      '3. No analysis: who assesses it? #12',
      '4. Verdict: is it a vulnerability? #1',
      '5. Waits for a confirmation: who reads it and confirms? #1',
      '6. Planned releases: is everything ready? #4 on 2026-03-17',
      '7. Fixes in work: what holds them up? #4',
      '8. Waits for somebody outside: do we ask again? #3 (reporter)',
    ]);
  });

  it('fits into an issue, whatever the number of cases, people and projects', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      row({
        number: index,
        issue: 1_000_000 + index,
        isOverdue: true,
        people: [`person-with-a-very-long-login-${index % 700}`],
        project: `example-org/a-project-with-a-long-name-${index % 900}`,
      }),
    );
    for (const zone of ['UTC', 'America/Argentina/ComodRivadavia'])
      expect(renderBoard(many, { zone }).length).toBeLessThan(60_000);
    const ofOne = many.map((each) => ({ ...each, people: ['cora'], project: null }));
    expect(renderBoard(ofOne, { zone: 'UTC' })).toContain('And 2880 more.');
  });
});

describe('the calendar of due times', () => {
  it('has every open promise and the planned release, and nothing of what the case is about', () => {
    const at = '2026-03-12T09:00:00.000Z';
    const text = renderDueCalendar(
      [row({ issue: 12, severity: 'high', dues: [{ name: 'dismiss', at }], releaseDay: '2026-03-17' })],
      'example-org/triage',
      'https://github.example.org',
    );
    expect(text).toContain('https://github.example.org/example-org/triage/issues/12');
    expect(text).toContain('UID:12-dismiss@example-org.triage\r\n');
    expect(text).toContain('DTSTART:20260312T090000Z\r\n');
    expect(text).toContain('SUMMARY:#12: Answer\r\n');
    expect(text).toContain('DTSTART;VALUE=DATE:20260317\r\n');
    expect(text).not.toMatch(/high|widget/);
    expect(renderDueCalendar([row({})], 'example-org/triage', 'https://github.example.org')).toBeUndefined();
  });
});

describe('the digest', () => {
  it('counts, links once, and names nobody', () => {
    const rows = [row({ isOverdue: true }), row({ people: [], isSoon: true, waitsFor: 'CNA' })];
    expect(renderDigest(rows, 'https://example.org/5')).toBe(
      'Security reports: 2 open, 1 overdue, 1 due within two days, 1 without a coordinator, 1 waiting for a CVE id. https://example.org/5',
    );
    expect(renderDigest([], 'https://example.org/5')).toBe(
      'Security reports: none open. https://example.org/5',
    );
  });
});

describe('the age of the last sweep', () => {
  const at = (hours: number, ms = 0) => new Date(START + hours * HOUR + ms).toISOString();
  const memory = { ...parseSweepMemory(null), sweptAt: at(0) };

  it('is noted every other hour, and late after six', () => {
    expect(isSweepNoted(parseSweepMemory(null), at(0))).toBe(false);
    expect([isSweepNoted(memory, at(2, -1)), isSweepNoted(memory, at(2))]).toEqual([true, false]);
    expect([isSweepLate(at(0), at(6)), isSweepLate(at(0), at(6, 1))]).toEqual([false, true]);
  });

  it('is alarmed about in the case that a run is about, until a sweep comes', async () => {
    const world = await play({ ...(await atState('received')), sweptAt: at(0) }, pass(7 * HOUR));
    const alarm = world.issue!.comments.filter(isOurs('remind/sweep'));
    expect(alarm).toHaveLength(1);
    expect(alarm[0]!.body).toContain(`@${PEOPLE.third.login}`);
    const again = await play(world, pass(HOUR));
    expect(again.issue!.comments.filter(isOurs('remind/sweep')).map(({ id }) => id)).toEqual([alarm[0]!.id]);
    const swept = await play({ ...again, sweptAt: null }, pass(HOUR));
    expect(swept.issue!.comments.filter(isOurs('remind/sweep'))).toEqual([]);
  });
});
