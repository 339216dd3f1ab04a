import { beginThread } from '../../../src/case/slices/takedown.ts';
import type { StoredCase } from '../../../src/case/stored-case.ts';
import { parseSweepMemory, renderSweepMemory } from '../../../src/case/sweep-memory.ts';
import { filesOfNamed, holdForSecond, needsSecond } from '../../../src/features/takedown/named-threads.ts';
import { parseThreadUrl } from '../../../src/text/thread-url.ts';

const BY = { id: 1, login: 'mika-member', role: 'member' };
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString();

function caseWith(number: number, minutes: readonly number[]): StoredCase {
  const takedowns = minutes.map((minute, index) => {
    const url = `https://github.com/example-org/widget/issues/${number}0${index}`;
    return beginThread(parseThreadUrl(url)!, url, BY, at(minute));
  });
  return { number, takedowns } as unknown as StoredCase;
}

const memoryOf = (named: readonly (readonly [number, number])[]): string =>
  renderSweepMemory({
    ...parseSweepMemory(null),
    watermark: at(0),
    named: named.map(([number, minute]) => ({ case: number, at: at(minute) })),
  });

describe('one more public thread', () => {
  it.each([
    ['goes alone where there was none', [], [], false],
    ['goes alone as the third', [1], [[9, 2]], false],
    ['waits as the fourth of one case', [1, 2, 3], [], true],
    [
      'waits as the fourth of four cases',
      [],
      [
        [8, 1],
        [9, 2],
        [10, 3],
      ],
      true,
    ],
    ['waits as the fourth of two cases', [1, 2], [[9, 3]], true],
    [
      'counts what its own case named once',
      [1, 2],
      [
        [7, 1],
        [7, 2],
      ],
      false,
    ],
    [
      'does not wait for what is an hour ago',
      [],
      [
        [8, -51],
        [9, 2],
        [10, 3],
      ],
      false,
    ],
  ] as const)('%s', (_name, own, others, expected) => {
    expect(needsSecond(caseWith(7, own), memoryOf(others), at(9))).toBe(expected);
  });

  it('is counted within its case where the store was not read', () => {
    expect(needsSecond(caseWith(7, [1, 2, 3]), undefined, at(9))).toBe(true);
    expect(needsSecond(caseWith(7, [1, 2]), undefined, at(9))).toBe(false);
  });
});

describe('a case that begins with a thread', () => {
  it('waits for a second person as the fourth of an hour', () => {
    const three = memoryOf([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(holdForSecond(caseWith(7, [9]), three).takedowns).toMatchObject([{ second: true }]);
    expect(holdForSecond(caseWith(7, [9]), memoryOf([[1, 1]])).takedowns[0]).not.toHaveProperty('second');
    expect(holdForSecond(caseWith(7, []), three).takedowns).toEqual([]);
  });
});

describe('what the store keeps of it', () => {
  it('is the number of the case and the time, of the last hour, and everything else as it was', () => {
    const before = memoryOf([
      [8, -55],
      [9, 2],
    ]);
    const { 'sweep.yml': text = '' } = filesOfNamed(caseWith(7, [1, 9]), caseWith(7, [1]), before, at(9));
    expect(parseSweepMemory(text)).toEqual({
      ...parseSweepMemory(before),
      threads: { 'example-org/widget#700': 7, 'example-org/widget#701': 7 },
      named: [
        { case: 9, at: at(2) },
        { case: 7, at: at(9) },
      ],
    });
  });

  it('is nothing where nothing was named, and where the store was not read', () => {
    expect(filesOfNamed(caseWith(7, [1]), caseWith(7, [1]), null, at(9))).toEqual({});
    expect(filesOfNamed(caseWith(7, [1]), null, undefined, at(9))).toEqual({});
    expect(Object.keys(filesOfNamed(caseWith(7, [1]), null, null, at(9)))).toEqual(['sweep.yml']);
  });
});
