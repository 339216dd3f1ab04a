import { FLOW_ARROWS, FLOW_NODES, type FlowArrow, type FlowNode } from '../../../src/process/flow.ts';
import { type Html, html } from './html.ts';
import type { WayTaken } from './way-taken.ts';

/** Column and row of every node; drawn by hand so that no two lines cross. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  A: [1, 0],
  B: [1, 1],
  E: [1, 2],
  F: [0, 2],
  G: [0, 3],
  H: [0, 4],
  I: [0, 5],
  J: [1, 5],
  K: [1, 6],
  L: [1, 7],
  M: [1, 8],
  N: [2, 8],
  O: [1, 9],
  X: [2, 9],
  Y: [2, 10],
  Q: [1, 10],
  Q1: [1, 11],
  Q2: [1, 12],
  R: [1, 13],
  T: [0, 13],
  U: [0, 14],
  V: [0, 15],
  W: [0, 16],
  Z: [1, 16],
  Z1: [1, 17],
  Z2: [0, 18],
  Z3: [2, 18],
};
/** In units of the picture, which a phone shows at nine tenths of a pixel each. */
const WIDTH = 116;
const HEIGHT = 40;
const STEP_X = 138;
const STEP_Y = 64;
const MARGIN = 4;
const PICTURE = {
  width: 2 * MARGIN + 2 * STEP_X + WIDTH,
  height: 2 * MARGIN + 18 * STEP_Y + HEIGHT,
} as const;

/**
 * The flowchart as one picture, with the way taken and where the case is. `id` is unique on the page. It is narrow enough
 * to be read on a phone.
 */
export function renderFlowSvg(way: WayTaken, id: string): Html {
  const gone = new Set(way.nodes);
  const present = new Set(way.present);
  const classOf = ({ id: node }: FlowNode): string =>
    present.has(node) ? 'present' : gone.has(node) ? 'gone' : 'open';
  // What was taken is drawn last, so that it lies on top.
  const arrows = FLOW_ARROWS.map((arrow) => ({ arrow, taken: way.arrows.has(`${arrow.from}>${arrow.to}`) }));
  const drawn = arrows.toSorted((a, b) => Number(a.taken) - Number(b.taken));
  return html`<svg class="flow" viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" role="img" aria-labelledby="${id}-title">
<title id="${id}-title">Flowchart of the process. ${describeWay(way)}</title>
<defs>${['open', 'taken'].map((kind) => renderHead(`${id}-${kind}`, kind))}</defs>
${drawn.map(({ arrow, taken }) => renderArrow(arrow, taken, id))}
${FLOW_NODES.map((node) => renderNode(node, classOf(node)))}
</svg>`;
}

/** The same in words, for those who do not see the picture. */
function describeWay({ nodes, present }: WayTaken): string {
  const textOf = (id: string): string => FLOW_NODES.find((node) => node.id === id)?.text ?? id;
  const passed = nodes.map(textOf).join(', ');
  const where =
    present.length > 0 ? `The case is now at: ${present.map(textOf).join(', ')}.` : 'It is closed.';
  return `The case passed: ${passed}. ${where}`;
}

const renderHead = (id: string, kind: string): Html =>
  html`<marker id="${id}" class="${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>`;

function renderNode({ id, text, shape }: FlowNode, state: string): Html {
  const [x, y] = centreOf(id);
  const radius = shape === 'question' ? HEIGHT / 2 : 7;
  const [first, second] = breakInTwo(text);
  const lines =
    second === undefined
      ? [[first, y + 5]]
      : [
          [first, y - 3],
          [second, y + 12],
        ];
  return html`<g class="node ${state}" data-node="${id}"><rect x="${x - WIDTH / 2}" y="${y - HEIGHT / 2}" width="${WIDTH}" height="${HEIGHT}" rx="${radius}"/>${lines.map(([line, at]) => html`<text x="${x}" y="${at}">${line}</text>`)}</g>
`;
}

/** At the blank nearest to the middle, where a text is too long for one line. */
function breakInTwo(text: string): readonly [string, string?] {
  if (text.length <= 12) return [text];
  const blanks = [...text.matchAll(/ /g)].map(({ index }) => index);
  const best = blanks.toSorted((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0];
  return best === undefined ? [text] : [text.slice(0, best), text.slice(best + 1)];
}

function renderArrow({ from, to, label }: FlowArrow, taken: boolean, id: string): Html {
  const [x1, y1] = centreOf(from);
  const [x2, y2] = centreOf(to);
  const kind = taken ? 'taken' : 'open';
  const place =
    y1 === y2
      ? { x: (x1 + x2) / 2, y: y1 - 7, side: 'middle' }
      : { x: x1 + 7, y: y1 + HEIGHT / 2 + 14, side: 'start' };
  const words = label
    ? html`<text class="label ${place.side}" x="${place.x}" y="${place.y}">${label}</text>`
    : '';
  return html`<path class="line ${kind}" data-arrow="${from}-${to}" d="${drawPath(from, x1, y1, x2, y2)}" marker-end="url(#${id}-${kind})"/>${words}
`;
}

/** Straight where two nodes share a row or a column, else out of the side and down; back to L over the top of N. */
function drawPath(from: string, x1: number, y1: number, x2: number, y2: number): string {
  if (x1 === x2) return `M${x1} ${y1 + HEIGHT / 2}V${y2 - HEIGHT / 2}`;
  const side = Math.sign(x2 - x1);
  if (y1 === y2) return `M${x1 + (side * WIDTH) / 2} ${y1}H${x2 - (side * WIDTH) / 2}`;
  if (from === 'N') return `M${x1} ${y1 - HEIGHT / 2}V${y2}H${x2 + WIDTH / 2}`;
  return `M${x1 + (side * WIDTH) / 2} ${y1}H${x2}V${y2 - HEIGHT / 2}`;
}

function centreOf(id: string): readonly [number, number] {
  const [column, row] = PLACES[id] ?? [2, 0];
  return [MARGIN + column * STEP_X + WIDTH / 2, MARGIN + row * STEP_Y + HEIGHT / 2];
}
