import { FLOW_ARROWS, FLOW_NODES, type FlowArrow } from '../../../src/process/flow.ts';
import { FLAGS, STATES, type StateId } from '../../../src/process/table.ts';
import { type Html, html } from './html.ts';

/** Column and row of every node; drawn by hand so that no two lines cross. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  A: [1, 0],
  B: [1, 1],
  E: [1, 2],
  F: [0, 3],
  G: [0, 4],
  H: [0, 5],
  I: [0, 6],
  J: [1, 7],
  K: [1, 8],
  L: [1, 9],
  M: [1, 10],
  N: [2, 10],
  O: [1, 11],
  X: [2, 11],
  Y: [2, 12],
  Q: [1, 12],
  Q1: [1, 13],
  Q2: [1, 14],
  R: [1, 15],
  T: [0, 16],
  U: [0, 17],
  V: [0, 18],
  W: [0, 19],
  Z: [1, 20],
  Z1: [1, 21],
  Z2: [0, 22],
  Z3: [2, 22],
};
const WIDTH = 206;
const HEIGHT = 34;
const STEP_X = 252;
const STEP_Y = 54;
const MARGIN = 14;

/** The flowchart as one picture, with the way gone and the present nodes marked. */
export function renderFlowSvg(gone: readonly StateId[], present: StateId | null, premature: boolean): Html {
  const now = new Set(present ? STATES[present].nodes : []);
  const before = new Set<string>([
    ...gone.flatMap((state) => STATES[state].nodes),
    ...(premature ? FLAGS.premature.nodes : []),
  ]);
  const width = 2 * MARGIN + 2 * STEP_X + WIDTH;
  const height = 2 * MARGIN + 22 * STEP_Y + HEIGHT;
  const classOf = (id: string): string => (now.has(id) ? 'present' : before.has(id) ? 'gone' : 'open');
  return html`<svg class="flow" viewBox="0 0 ${width} ${height}" role="img" aria-label="Flowchart of the process">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
${FLOW_ARROWS.map((arrow) => renderArrow(arrow, before.has(arrow.from) && (before.has(arrow.to) || now.has(arrow.to))))}
${FLOW_NODES.map(({ id, text, shape }) => renderNode(id, text, shape, classOf(id)))}
</svg>`;
}

function renderNode(id: string, text: string, shape: 'box' | 'question', state: string): Html {
  const [x, y] = centreOf(id);
  const radius = shape === 'question' ? HEIGHT / 2 : 6;
  return html`<g class="node ${state}"><rect x="${x - WIDTH / 2}" y="${y - HEIGHT / 2}" width="${WIDTH}" height="${HEIGHT}" rx="${radius}"/><text x="${x}" y="${y + 4}">${id} · ${text}</text></g>
`;
}

function renderArrow({ from, to, label }: FlowArrow, gone: boolean): Html {
  const [x1, y1] = centreOf(from);
  const [x2, y2] = centreOf(to);
  const path = drawPath(from, to, x1, y1, x2, y2);
  const beside = x1 === x2;
  const labelX = beside ? x1 + 10 : (x1 + x2) / 2;
  const labelY = beside ? y1 + HEIGHT / 2 + 16 : y1 - 5;
  return html`<path class="line${gone ? ' gone' : ''}" d="${path}" marker-end="url(#arrow)"/>${
    label
      ? html`<text class="label${beside ? '' : ' middle'}" x="${labelX}" y="${labelY}">${label}</text>`
      : ''
  }
`;
}

/** Straight down in one column, else out of the side first; back to L over the top of N. */
function drawPath(from: string, to: string, x1: number, y1: number, x2: number, y2: number): string {
  if (x1 === x2) return `M${x1} ${y1 + HEIGHT / 2}V${y2 - HEIGHT / 2}`;
  const side = Math.sign(x2 - x1);
  if (y1 === y2) return `M${x1 + (side * WIDTH) / 2} ${y1}H${x2 - (side * WIDTH) / 2}`;
  if (from === 'N') return `M${x1} ${y1 - HEIGHT / 2}V${y2}H${x2 + WIDTH / 2}`;
  // Into J and Z from the side, where the branch comes back; otherwise into the top.
  if (to === 'J' || to === 'Z') return `M${x1} ${y1 + HEIGHT / 2}V${y2}H${x2 - (side * WIDTH) / 2}`;
  return `M${x1 + (side * WIDTH) / 2} ${y1}H${x2}V${y2 - HEIGHT / 2}`;
}

function centreOf(id: string): readonly [number, number] {
  const [column, row] = PLACES[id] ?? [2, 0];
  return [MARGIN + column * STEP_X + WIDTH / 2, MARGIN + row * STEP_Y + HEIGHT / 2];
}
