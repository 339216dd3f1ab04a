import { parseBenchArguments } from '../../dev/bench/arguments.ts';

const optionsOf = (...args: readonly string[]) => {
  const parsed = parseBenchArguments(args);
  if (parsed.kind !== 'run') throw new Error(`expected options, got ${JSON.stringify(parsed)}`);
  return parsed.options;
};

describe('parseBenchArguments', () => {
  it('measures everything unless told', () => {
    expect(optionsOf()).toEqual({
      parts: ['startup', 'work', 'move', 'sweep', 'figures', 'case', 'packed', 'tests'],
      rounds: 20,
      cases: [100, 1000, 10000],
      figures: 1000,
      latencies: [0, 50],
      suites: '',
      peers: null,
      out: 'bench.json',
    });
  });

  it('takes parts one by one or as a list, in the order of the report', () => {
    expect(optionsOf('--only', 'packed', '--only', 'sweep,startup').parts).toEqual([
      'startup',
      'sweep',
      'packed',
    ]);
  });

  it('says what is wrong', () => {
    expect(parseBenchArguments(['--only', 'speed'])).toMatchObject({
      kind: 'bad',
      reason: expect.stringContaining('speed'),
    });
    expect(parseBenchArguments(['--cases', '100,'])).toMatchObject({ kind: 'bad' });
    expect(parseBenchArguments(['--rounds', '0'])).toMatchObject({ kind: 'bad' });
    expect(parseBenchArguments(['--nonsense'])).toMatchObject({ kind: 'bad' });
  });
});
