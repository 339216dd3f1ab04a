import { type StoredCase, type StoredMove, stateOf } from '../../src/case/stored-case.ts';
import { labelOfState, STATES } from '../../src/process/table.ts';

/** Where progress is told. On a terminal with colours, elsewhere plain lines. */
export interface Progress {
  say(line: string): void;
  /** Somebody did something. */
  tellStep(at: string, issue: number | null, nodes: readonly string[], who: string, says: string): void;
  /** A case is in a new state. */
  tellMove(stored: StoredCase, move: StoredMove): void;
}

export function createProgress(write: (text: string) => void, coloured: boolean): Progress {
  const paint = (code: number, text: string): string => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    say: (line) => write(`${line}\n`),
    tellStep(at, issue, nodes, who, says) {
      write(`${renderRow(at, issue, '', nodes, who, says)}\n`);
    },
    tellMove(stored, move) {
      const state = STATES[move.to];
      const row = renderRow(
        move.at,
        stored.issue,
        labelOfState(move.to),
        state.nodes,
        move.by.login,
        state.title,
      );
      write(`${paint(move.to === stateOf(stored) ? 32 : 2, row)}\n`);
    },
  };
}

function renderRow(
  at: string,
  issue: number | null,
  label: string,
  nodes: readonly string[],
  who: string,
  what: string,
): string {
  const time = `${at.slice(0, 10)} ${at.slice(11, 16)}`;
  const place = issue === null ? '' : `#${issue}`;
  return `${time}  ${place.padEnd(3)} ${label.padEnd(21)} ${nodes.join(' ').padEnd(9)} ${who.padEnd(22)} ${what}`;
}
