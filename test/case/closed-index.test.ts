import {
  type ClosedCase,
  type ClosedIndex,
  changedSince,
  isWorthWriting,
  parseClosedIndex,
  renderClosedIndex,
  SLICES,
  unchangedCases,
} from '../../src/case/closed-index.ts';

const file = (number: number): string => String(number).padStart(40, '0');
const caseOf = (number: number, change: Partial<ClosedCase> = {}): ClosedCase => ({
  number,
  issue: number,
  file: file(number),
  names: ['GHSA-2222-3333-4444', 'https://github.com/example-org/widget/issues/5'],
  ...change,
});
const indexOf = (count: number, change: Partial<ClosedIndex> = {}): ClosedIndex => ({
  of: 'abc123',
  asOf: '2026-03-02T09:00:00.000Z',
  cases: new Map(Array.from({ length: count }, (_, index) => [index + 1, caseOf(index + 1)])),
  ...change,
});
const filesOf = (count: number) =>
  new Map(Array.from({ length: count }, (_, index) => [index + 1, file(index + 1)]));

describe('the index of closed cases', () => {
  it('is read as it was written', () => {
    const index = indexOf(3);
    const moved = { ...index, cases: new Map([...index.cases, [7, caseOf(7, { issue: 12, names: [] })]]) };
    expect(parseClosedIndex(renderClosedIndex(moved))).toEqual(moved);
  });

  it.each([
    ['none', null],
    ['another file', 'hello\nthere\n'],
    ['a time that is none', renderClosedIndex(indexOf(3)).replace('2026', 'year')],
    ['a line that is cut', renderClosedIndex(indexOf(3)).slice(0, -90)],
  ])('is none where there is %s', (_, text) => {
    expect(parseClosedIndex(text)).toBeNull();
  });

  it('leaves out what changed: the file, the issue, a case that is not there any more', () => {
    const index = indexOf(5);
    const files = filesOf(5);
    files.set(2, file(99));
    files.delete(4);
    const unchanged = unchangedCases(index, { files, changed: new Set([3, 77]), healing: null });
    expect([...unchanged.keys()]).toEqual([1, 5]);
    const moved = { ...index, cases: new Map([[1, caseOf(1, { issue: 77 })]]) };
    expect(unchangedCases(moved, { files, changed: new Set([77]), healing: null }).size).toBe(0);
  });

  it('has every case read once in four weeks, as many each day', () => {
    const [index, files] = [indexOf(300), filesOf(300)];
    const read = new Set<number>();
    for (let day = 0; day < SLICES; day++) {
      const healing = new Date(Date.parse('2026-02-20T00:00:00Z') + day * 86_400_000)
        .toISOString()
        .slice(0, 10);
      const unchanged = unchangedCases(index, { files, changed: new Set(), healing });
      expect(300 - unchanged.size).toBeLessThanOrEqual(Math.ceil(300 / SLICES));
      for (const number of files.keys()) if (!unchanged.has(number)) read.add(number);
    }
    expect(read.size).toBe(300);
  });

  it('asks for changes from a little before it was made', () => {
    expect(changedSince(indexOf(1))).toBe('2026-03-02T08:59:00.000Z');
  });

  it.each([
    ['few closed cases', null, indexOf(99), false],
    ['the first index', null, indexOf(100), true],
    ['nothing new', indexOf(200), indexOf(200), false],
    ['a few new ones', indexOf(200), indexOf(249), false],
    ['many new ones', indexOf(200), indexOf(250), true],
    ['another configuration', indexOf(200), indexOf(200, { of: 'def' }), true],
    ['a week', indexOf(200), indexOf(200, { asOf: '2026-03-09T09:00:01.000Z' }), true],
  ])('is written for %s: %#', (_, before, next, expected) => {
    expect(isWorthWriting(before, next)).toBe(expected);
  });
});
