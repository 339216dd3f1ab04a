import type { StoredMove } from '../../../src/case/stored-case.ts';
import { FLOW_ARROWS, MOVES_BEYOND_THE_FLOWCHART } from '../../../src/process/flow.ts';
import { STATES, type StateId } from '../../../src/process/table.ts';

/** A move as far as the flowchart is concerned. */
export type WayMove = Pick<StoredMove, 'from' | 'to'>;

/** How far a takedown got; undefined where there was none. */
export type TakedownReach = 'asked' | 'out-of-sight' | 'placeholder';

/** What a case did of the flowchart. */
export interface WayTaken {
  /** Nodes that the case passed, in the order in which it first reached them. */
  readonly nodes: readonly string[];
  /** `A>B` for each arrow that was followed. */
  readonly arrows: ReadonlySet<string>;
  /** Nodes of the state that the case is in. */
  readonly present: readonly string[];
  /** Moves that no arrow stands for, each with the reason why the process has it. */
  readonly beyond: readonly { readonly move: string; readonly because: string }[];
}

/** Nodes that a case in a state has passed by the time it is closed, where the flowchart simply ends. */
const ENDS: Partial<Readonly<Record<StateId, readonly string[]>>> = {
  invalid: ['X>Y'],
  announcing: ['Z1>Z2', 'Z1>Z3'],
};

const TAKEDOWN: Readonly<Record<TakedownReach, readonly string[]>> = {
  asked: ['E>F'],
  'out-of-sight': ['E>F', 'F>G', 'G>H'],
  placeholder: ['E>F', 'F>G', 'G>H', 'H>I', 'I>J'],
};

/**
 * The arrows that a case followed, read from its moves: two nodes that were both visited are not joined by that alone.
 * A move that skips states is the shortest way through them, since each of them had to be on record for it.
 */
export function findWayTaken(moves: readonly WayMove[], takedown?: TakedownReach): WayTaken {
  const steps: string[] = [];
  const beyond: { move: string; because: string }[] = [];
  for (const { from, to } of moves) {
    if (from === null || from === to) continue;
    const move = `${from} > ${to}`;
    const because = MOVES_BEYOND_THE_FLOWCHART[move];
    if (to === 'closed') steps.push(...(ENDS[from] ?? []));
    else if (because === undefined) steps.push(...arrowsBetween(from, to));
    if (because !== undefined && to !== 'closed') beyond.push({ move, because });
  }
  const arrows = withTakedown(steps, takedown);
  const last = moves.at(-1)?.to;
  return {
    nodes: [...new Set(['A', ...arrows.flatMap((arrow) => arrow.split('>'))])].filter(
      // Where the placeholder leads to is passed only once the case moves on.
      (node) => node !== 'J' || steps.some((arrow) => arrow.endsWith('>J')),
    ),
    arrows: new Set(arrows),
    present: last === undefined || last === 'closed' ? [] : STATES[last].nodes,
    beyond,
  };
}

/** Node E asks whether the report is public: the answer is on the way where a takedown was asked for. */
function withTakedown(steps: readonly string[], takedown: TakedownReach | undefined): readonly string[] {
  if (takedown === undefined) return steps;
  const branch = TAKEDOWN[takedown];
  const opening = ['A>B', 'B>E'];
  const joins = takedown === 'placeholder' && steps.includes('E>J');
  const rest = steps.filter((arrow) => !opening.includes(arrow) && !(joins && arrow === 'E>J'));
  return [...opening, ...(joins ? branch : branch.filter((arrow) => arrow !== 'I>J')), ...rest];
}

/** The shortest way along the arrows, from where a state begins to where the next one does. */
function arrowsBetween(from: StateId, to: StateId): readonly string[] {
  const [start] = STATES[from].nodes;
  const goal = STATES[to].nodes.find((node) => !STATES[from].nodes.includes(node));
  if (start === undefined || goal === undefined) return [];
  const ways = new Map<string, readonly string[]>([[start, []]]);
  for (const [node, way] of ways) {
    if (node === goal) return way;
    for (const arrow of FLOW_ARROWS)
      if (arrow.from === node && !ways.has(arrow.to)) ways.set(arrow.to, [...way, `${node}>${arrow.to}`]);
  }
  return [];
}
