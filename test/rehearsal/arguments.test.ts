import { parseArguments } from '../../dev/rehearsal/arguments.ts';

const run = (...args: string[]) => {
  const parsed = parseArguments(args);
  if (parsed.kind !== 'run') throw new Error(`${args.join(' ')} was not understood`);
  return parsed.options;
};

describe('the command line of the rehearsal', () => {
  it('rehearses the built-in case with the conductor where nothing is given', () => {
    expect(run()).toEqual({
      advisories: [],
      course: { premature: false, needsInfo: false, ending: 'released' },
      chain: false,
      out: './rehearsal/',
      seed: 1,
      latencyMs: 0,
      json: false,
    });
  });

  it('takes a public thread with its variant', () => {
    expect(run('--premature', '--thread', 't.json', '--other-owner', '--may-not-push').thread).toEqual({
      path: 't.json',
      otherOwner: true,
      mayNotDelete: false,
      mayNotPush: true,
      anyway: false,
    });
  });

  it.each([
    [['--thread', 't.json'], '--thread needs --premature'],
    [['--open', '--json'], '--open rehearses nothing by itself, so --json has no use'],
    [['--premature', '--other-owner'], '--other-owner needs --thread FILE'],
    [
      ['--premature', '--thread', 't.json', '--invalid'],
      '--thread and --invalid are two different rehearsals; give one of them',
    ],
  ])('refuses %j', (args, reason) => {
    expect(parseArguments(args)).toEqual({ kind: 'bad', reason });
  });

  it('takes several records, in order', () => {
    expect(run('--advisory', 'b.json', '--advisory', 'a.json').advisories).toEqual(['b.json', 'a.json']);
  });

  it('combines an opening, a loop and an ending', () => {
    expect(run('--premature', '--needs-info', '--invalid').course).toEqual({
      premature: true,
      needsInfo: true,
      ending: 'invalid',
    });
    expect(run('--no-patch').course.ending).toBe('no-patch');
  });

  it.each([
    [['--invalid', '--no-patch'], /two different endings/],
    [['--nonsense'], /'--nonsense'/],
    [['file.json'], /file\.json/],
    [['--advisory'], /--advisory/],
    [['--seed', 'x'], /--seed takes a whole number/],
    [['--seed', '-1'], /--seed/],
    [['--seed=1.5'], /--seed takes a whole number/],
    [['--latency', '99999'], /--latency takes a whole number from 0 to 10000/],
    [['--out', ' '], /--out takes the name/],
  ])('refuses %j in one sentence', (args, reason) => {
    const parsed = parseArguments(args);
    expect(parsed).toEqual({ kind: 'bad', reason: expect.stringMatching(reason) });
    if (parsed.kind === 'bad') expect(parsed.reason).not.toContain('\n');
  });

  it('shows the help whatever else is given', () => {
    expect(parseArguments(['--help', '--json'])).toEqual({ kind: 'help' });
  });
});
