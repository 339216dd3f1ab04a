import { findWayTaken, type WayMove } from '../../../dev/rehearsal/page/way-taken.ts';
import { FLOW_ARROWS, MOVES_BEYOND_THE_FLOWCHART } from '../../../src/process/flow.ts';
import { STATES, type StateId } from '../../../src/process/table.ts';

const through = (...states: readonly StateId[]): readonly WayMove[] =>
  states.map((to, index) => ({ from: states[index - 1] ?? null, to }));

const RELEASED: readonly StateId[] = [
  'received',
  'acknowledged',
  'assessing',
  'valid',
  'cve-requested',
  'patching',
  'testing',
  'regression-tests',
  'releasing',
  'disclosing',
  'announcing',
  'closed',
];

const arrowsOf = (
  moves: readonly WayMove[],
  ...rest: readonly ('placeholder' | 'out-of-sight' | 'asked')[]
) => [...findWayTaken(moves, ...rest).arrows].join(' ');

describe('the way that a case took through the flowchart', () => {
  it.each<[string, readonly StateId[], string]>([
    ['nothing yet', ['received'], ''],
    ['acknowledged', ['received', 'acknowledged'], 'A>B B>E E>J'],
    [
      'released',
      RELEASED,
      'A>B B>E E>J J>K K>L L>M M>O O>Q Q>Q1 Q1>Q2 Q2>R R>T T>U U>V V>W W>Z Z>Z1 Z1>Z2 Z1>Z3',
    ],
    [
      'asked for more, and dismissed',
      ['received', 'acknowledged', 'assessing', 'needs-info', 'assessing', 'invalid', 'closed'],
      'A>B B>E E>J J>K K>L L>M M>N N>L M>O O>X X>Y',
    ],
    ['disclosed without a patch', ['cve-requested', 'disclosing', 'announcing'], 'Q2>R R>Z Z>Z1'],
  ])('%s', (_, states, arrows) => {
    expect(arrowsOf(through(...states))).toBe(arrows);
  });

  it('does not light up the arrow between two nodes that were both visited on other ways', () => {
    // R and Z were visited, and R>Z (no patch) was not taken; E and J likewise with a takedown.
    expect(findWayTaken(through(...RELEASED)).arrows.has('R>Z')).toBe(false);
    expect(arrowsOf(through('received', 'acknowledged'), 'placeholder')).toBe('A>B B>E E>F F>G G>H H>I I>J');
    expect(findWayTaken(through('received', 'acknowledged'), 'placeholder').arrows.has('E>J')).toBe(false);
  });

  it('goes on beside a takedown that has not come to its end', () => {
    expect(arrowsOf(through('received', 'acknowledged'), 'asked')).toBe('A>B B>E E>F E>J');
    const waiting = findWayTaken(through('received'), 'placeholder');
    expect(waiting.nodes).toEqual(['A', 'B', 'E', 'F', 'G', 'H', 'I']);
    expect(waiting.arrows.has('I>J')).toBe(false);
  });

  it('tells of moves that no arrow stands for, and draws none for them', () => {
    const way = findWayTaken(through('received', 'invalid', 'closed'));
    expect(way.beyond).toEqual([
      { move: 'received > invalid', because: MOVES_BEYOND_THE_FLOWCHART['received > invalid'] },
    ]);
    expect([...way.arrows]).toEqual(['X>Y']);
  });

  it('knows a way for every move of the process that the flowchart has', () => {
    const all = new Set(FLOW_ARROWS.map(({ from, to }) => `${from}>${to}`));
    for (const { id, moves } of Object.values(STATES))
      for (const { to } of moves) {
        const way = findWayTaken([{ from: id, to }]);
        for (const arrow of way.arrows) expect(all).toContain(arrow);
        if (to !== 'closed') expect(way.arrows.size + way.beyond.length).toBeGreaterThan(0);
      }
  });

  it('is where the case is, and nowhere once it is closed', () => {
    expect(findWayTaken(through('received')).present).toEqual(['A', 'B', 'E']);
    expect(findWayTaken(through(...RELEASED)).present).toEqual([]);
  });
});
