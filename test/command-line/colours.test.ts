import { createPaint, wantsColours } from '../../dev/command-line/colours.ts';

describe('colours on a terminal', () => {
  it.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: 'true', NO_COLOR: '1' }, true],
  ])('a terminal: %s, with %j: %s', (isTTY, env, wanted) => {
    expect(wantsColours({ isTTY }, env)).toBe(wanted);
  });

  it('paints also where the output is no terminal, once that is decided', () => {
    expect(createPaint(true)('red', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(createPaint(false)('red', 'x')).toBe('x');
  });
});
