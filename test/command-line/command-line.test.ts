import { BadUsage, parseCommandLine, readWhole } from '../../dev/command-line/command-line.ts';

const FLAGS = { seed: { type: 'string' }, chain: { type: 'boolean' } } as const;
const read = (args: readonly string[], operands: readonly string[] = []) =>
  parseCommandLine(args, { flags: FLAGS, operands });

describe('a command line', () => {
  it('is read into flags and what stands without one', () => {
    expect(read(['a.json', '--seed', '2', '-'], ['FILE', '[OTHER]'])).toEqual({
      kind: 'run',
      options: { values: { seed: '2' }, operands: ['a.json', '-'] },
    });
  });

  it('asks for help before anything else is missed', () => {
    expect(read(['-h'], ['FILE'])).toEqual({ kind: 'help' });
    expect(read(['--help', '--chain'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--sed', '1'], [], "Unknown option '--sed'; did you mean --seed?"],
    [['--colour'], [], "Unknown option '--colour'"],
    [['--seed'], [], "Option '--seed <value>' argument missing"],
    [['--chain=yes'], [], "Option '--chain' does not take an argument"],
    [[], ['FILE'], 'FILE is missing'],
    [['a', 'b'], ['FILE'], "'b' is one argument too many"],
    [['a'], [], "'a' is one argument too many"],
  ])('%j is refused in one sentence', (args, operands, reason) => {
    expect(read(args, operands)).toEqual({ kind: 'bad', reason });
  });

  it('may take any number of what stands last, and may do without it', () => {
    expect(read(['de'], ['COUNTRY', '[YEAR …]']).kind).toBe('run');
    expect(read(['de', '2026', '2027'], ['COUNTRY', '[YEAR …]']).kind).toBe('run');
  });

  it('says what is wrong with a number', () => {
    expect(readWhole('port', '0', 0, 65_535)).toBe(0);
    for (const written of ['-1', '65536', '1.5', '', 'x', '0x10'])
      expect(() => readWhole('port', written, 0, 65_535)).toThrow(
        new BadUsage(`--port takes a whole number from 0 to 65535, not '${written}'`),
      );
    expect(() => readWhole('seed', '0', 1)).toThrow("--seed takes a whole number from 1 on, not '0'");
  });
});
