import type { StoredCase, StoredMove } from '../../src/case/stored-case.ts';
import { FLOW_NODES } from '../../src/process/flow.ts';
import { labelOfState } from '../../src/process/labels.ts';
import { STATES, type StateId } from '../../src/process/table.ts';
import { createPaint, type Paint } from '../command-line/colours.ts';
import { writeDay } from './page/times.ts';

/** Where progress is told. On a terminal with colours, elsewhere plain lines. */
export interface Progress {
  say(line: string): void;
  /** Somebody did something. */
  tellStep(at: string, issue: number | null, nodes: readonly string[], who: string, says: string): void;
  /** A case is in a new state. */
  tellMove(stored: StoredCase, move: StoredMove): void;
  /** Somebody coordinates a case, and why. */
  tellAssigned(at: string, issue: number, who: string, why: string): void;
  readonly paint: Paint;
}

const LABEL_WIDTH = Math.max(...Object.keys(STATES).map((id) => labelOfState(id as StateId).length));

export function createProgress(write: (text: string) => void, coloured: boolean): Progress {
  const paint = createPaint(coloured);
  let day = '';
  const tell = (at: string, issue: number | null, what: string): void => {
    const today = writeDay(at);
    if (today !== day) write(`${day === '' ? '' : '\n'}${paint('bold', today)}\n`);
    day = today;
    const place = issue === null ? '' : `#${issue}`;
    write(`  ${paint('dim', at.slice(11, 16))}  ${place.padEnd(3)} ${what}\n`);
  };
  return {
    paint,
    say: (line) => write(`${line}\n`),
    tellStep: (at, issue, _, who, says) => tell(at, issue, `${paint('cyan', who)} ${says}`),
    tellMove({ issue }, { at, to }) {
      const label = labelOfState(to);
      const names = nameNodes(STATES[to].nodes);
      tell(at, issue, `${paint(colourOf(to), `● ${label.padEnd(LABEL_WIDTH)}`)}  ${names}`);
    },
    tellAssigned: (at, issue, who, why) =>
      tell(at, issue, `${paint('cyan', who)} is assigned as coordinator: ${why}`),
  };
}

/** Nodes of the flowchart by name; the end has none. */
function nameNodes(nodes: readonly string[]): string {
  const names = nodes.map((id) => FLOW_NODES.find((node) => node.id === id)?.text ?? id);
  return names.length === 0 ? 'The end' : names.join(', ');
}

function colourOf(state: StateId): 'green' | 'yellow' | 'magenta' | 'blue' {
  if (state === 'closed' || state === 'disclosing' || state === 'announcing') return 'green';
  if (state === 'needs-info') return 'yellow';
  return state === 'invalid' ? 'magenta' : 'blue';
}
