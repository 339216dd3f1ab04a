import { readValue, writeValue } from './kept-values.ts';
import { portray } from './portrait.ts';
import { momentOf, recordRehearsal } from './recording.ts';
import { openStage } from './stage.ts';

describe('a value that is kept', () => {
  it('comes back with maps, sets, nothing, odd numbers, sharing, circles and frozenness', () => {
    const shared = Object.freeze({ deep: Object.freeze([1]) });
    const value: Record<string, unknown> = {
      map: new Map<unknown, unknown>([
        [1, shared],
        ['2', new Set([undefined, null, true])],
      ]),
      list: [shared, undefined, Number.POSITIVE_INFINITY, -0.5, '', '7', []],
      open: {},
    };
    value.circle = value;
    const again = readValue(writeValue(value)) as typeof value;
    expect(again).toEqual(value);
    expect(again.circle).toBe(again);
    const [first] = again.list as unknown[];
    expect((again.map as Map<unknown, unknown>).get(1)).toBe(first);
    expect([first, again.open, again].map((each) => Object.isFrozen(each))).toEqual([true, false, false]);
  });

  it('comes back with bytes', () => {
    const again = readValue(writeValue({ bytes: Buffer.from([0, 255]) })) as { readonly bytes: Uint8Array };
    expect([...again.bytes]).toEqual([0, 255]);
  });

  it.each([
    ['a function', () => {}],
    ['a date', new Date(0)],
  ] as const)('is refused where it is %s', (_, value) => {
    expect(() => writeValue({ value })).toThrow('cannot be kept');
  });
});

it('a recording that was kept goes on as the one that was not', async () => {
  const recording = await recordRehearsal({ course: { ending: 'invalid' } });
  const kept = readValue(writeValue(recording)) as typeof recording;
  // A comparison of that much by value takes minutes.
  expect(writeValue(kept) === writeValue(recording)).toBe(true);
  const ends = [];
  for (const each of [recording, kept]) {
    const stage = await openStage({ from: momentOf(each, 'case/assessing') });
    const path = `/repos/${recording.triage}/issues/1/labels`;
    await stage.people.member.request('POST', path, { labels: ['case/needs-info'] });
    const runs = await stage.settle();
    ends.push({
      world: portray(stage.github),
      // Both use up the same limit, one after the other.
      said: runs.map(({ stdout, outputs }) => ({
        stdout: stdout.replace(/\d+ of \d+ \(\w+\) are left/g, 'some are left'),
        outputs,
      })),
    });
    await stage.close();
  }
  expect(ends[1]).toEqual(ends[0]);
});
