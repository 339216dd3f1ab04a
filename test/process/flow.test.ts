import { FLOW_ARROWS, FLOW_NODES, MOVES_BEYOND_THE_FLOWCHART, renderFlow } from '../../src/process/flow.ts';
import { FLAGS, STATE_IDS, STATES, type StateId } from '../../src/process/table.ts';
import { parseFlow, readSpecification } from './read-mermaid.ts';

const specification = readSpecification();
const withSpecification = specification ? it : it.skip;

const describeArrow = ({ from, to, label }: (typeof FLOW_ARROWS)[number]): string =>
  label ? `${from} -${label}-> ${to}` : `${from} -> ${to}`;

const statesOfNode = (node: string): readonly StateId[] =>
  STATE_IDS.filter((state) => STATES[state].nodes.includes(node));
const isPremature = (node: string): boolean => (FLAGS.premature.nodes as readonly string[]).includes(node);

/** What stands for an arrow in our process: resting in one state, a move, or the flag that runs beside them. */
function counterpartOf(from: string, to: string): string | undefined {
  if (isPremature(from) && isPremature(to)) return 'flag';
  if (isPremature(from) && statesOfNode(to).length > 0 && !statesOfNode(from).length) return 'flag ends';
  for (const start of statesOfNode(from))
    for (const end of statesOfNode(to)) {
      if (start === end) return start;
      if (STATES[start].moves.some((move) => move.to === end)) return `${start} > ${end}`;
    }
  return undefined;
}

describe("the specification's flowchart and ours", () => {
  withSpecification('have the same nodes of the same shape', () => {
    expect(new Map(FLOW_NODES.map(({ id, shape }) => [id, shape]))).toEqual(specification?.nodes);
  });

  withSpecification('have the same arrows with the same labels', () => {
    expect(FLOW_ARROWS.map(describeArrow).sort()).toEqual([...(specification?.arrows ?? [])].sort());
  });

  it.each(FLOW_NODES.map(({ id }) => id))('node %s belongs to a state or flag', (id) => {
    const places: readonly { readonly nodes: readonly string[] }[] = [
      ...Object.values(STATES),
      ...Object.values(FLAGS),
    ];
    expect(places.some(({ nodes }) => nodes.includes(id))).toBe(true);
  });

  it('no state or flag claims a node that is not there', () => {
    const known = new Set(FLOW_NODES.map(({ id }) => id));
    const claimed = [...Object.values(STATES), ...Object.values(FLAGS)].flatMap((place) => [...place.nodes]);
    expect(claimed.filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(FLOW_ARROWS.map((arrow) => [describeArrow(arrow), arrow] as const))(
    'arrow %s has its counterpart',
    (_name, { from, to }) => {
      expect(counterpartOf(from, to)).toBeDefined();
    },
  );

  it('an arrow that nothing stands for is found', () => {
    expect(counterpartOf('A', 'Z')).toBeUndefined();
    expect(counterpartOf('W', 'Q')).toBeUndefined();
  });

  it('every move of ours has an arrow, or is listed with its reason; no entry of the list is stale', () => {
    const drawn = new Set(FLOW_ARROWS.flatMap(({ from, to }) => movesBetween(from, to)));
    const ours = STATE_IDS.flatMap((from) => STATES[from].moves.map((move) => `${from} > ${move.to}`));
    const beyond = [...new Set(ours.filter((move) => !drawn.has(move)))];
    expect(Object.keys(MOVES_BEYOND_THE_FLOWCHART).sort()).toEqual(beyond.sort());
    for (const reason of Object.values(MOVES_BEYOND_THE_FLOWCHART)) expect(reason.length).toBeGreaterThan(15);
  });
});

/** The moves that an arrow draws: between the states of its ends. */
function movesBetween(from: string, to: string): readonly string[] {
  return statesOfNode(from).flatMap((start) =>
    statesOfNode(to)
      .filter((end) => end !== start && STATES[start].moves.some((move) => move.to === end))
      .map((end) => `${start} > ${end}`),
  );
}

describe('the flowchart as drawn', () => {
  const draw = renderFlow(['received', 'acknowledged'], 'assessing', false);

  it('holds every node and arrow', () => {
    const drawn = parseFlow(draw);
    expect([...drawn.nodes.keys()]).toEqual(FLOW_NODES.map(({ id }) => id));
    expect([...drawn.arrows]).toEqual(FLOW_ARROWS.map(describeArrow));
  });

  it('marks the way gone and the present nodes, each node once', () => {
    expect(draw).toContain('class A,B,E,J,K gone');
    expect(draw).toContain('class L,M,O present');
  });

  it('marks the present state as present even where it was left before', () => {
    const again = renderFlow(['received', 'assessing', 'needs-info', 'assessing'], 'assessing', false);
    expect(again).toContain('class A,B,E,N gone');
    expect(again).toContain('class L,M,O present');
  });

  it('marks the way of a premature disclosure', () => {
    expect(renderFlow(['received'], 'acknowledged', true)).toContain('class A,B,E,F,G,H,I gone');
  });

  it('marks nothing where nothing was asked for', () => {
    const lines = renderFlow([], null, false).split('\n');
    expect(lines.filter((line) => line.trim().startsWith('class '))).toEqual([]);
  });

  it.each(STATE_IDS)('is well formed in %s', (state) => {
    expect(() => parseFlow(renderFlow(STATE_IDS, state, true))).not.toThrow();
  });

  it('uses no word that ends a mermaid node early', () => {
    for (const { text } of FLOW_NODES) expect(text).not.toMatch(/["<>{}[\]|;]/);
  });
});
