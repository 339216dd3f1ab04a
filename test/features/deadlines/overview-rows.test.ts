import type { StoredCase } from '../../../src/case/stored-case.ts';
import { isSweepLate, isSweepNoted, parseSweepMemory } from '../../../src/case/sweep-memory.ts';
import { boardRowOf } from '../../../src/features/deadlines/overview-rows.ts';
import { type BoardRow, renderBoard, renderDigest } from '../../../src/features/deadlines/overview-text.ts';
import type { StateId } from '../../../src/process/table.ts';
import { storedOf } from '../../engine/run-in-memory.ts';
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
  it('has overdue first, then people, then who is waited for, with sums', () => {
    const text = renderBoard(
      [
        row({}),
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
      ],
      'UTC',
    );
    const titles = text.split('\n').filter((line) => line.startsWith('###'));
    expect(titles).toEqual([
      '### Overdue (1)',
      '### Nobody coordinates (1)',
      '### Turn of `cora` (2)',
      '### Waits for the reporter (1)',
      '### By state',
      '### By project',
    ]);
    expect(text).toContain('- #12: `case/assessing`, acknowledge was due 2026-03-01 09:00 UTC');
    expect(text.indexOf('#12')).toBeLessThan(text.indexOf('#1:'));
    expect(text).not.toContain('@');
  });

  it('fits into an issue, whatever the number of cases', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      row({ number: index, issue: index, isOverdue: true }),
    );
    expect(renderBoard(many, 'Europe/Berlin').length).toBeLessThan(60_000);
    expect(renderBoard(many, 'UTC')).toContain('and 2880 more');
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
