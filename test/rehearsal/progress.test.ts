import { createProgress } from '../../dev/rehearsal/progress.ts';
import { type StoredCase, stateOf } from '../../src/case/stored-case.ts';

const stored = {
  number: 4,
  issue: 7,
  moves: [
    {
      to: 'received',
      from: null,
      event: null,
      by: { id: 1, login: 'a-bot', role: 'bot' },
      at: '2030-01-01T08:00:00Z',
    },
    {
      to: 'acknowledged',
      from: 'received',
      event: 'x',
      by: { id: 2, login: 'casey', role: 'coordinator' },
      at: '2030-01-01T09:30:00Z',
    },
  ],
} as unknown as StoredCase;

describe('progress on the terminal', () => {
  it('has a line per state: when, which case, label, nodes, who, what', () => {
    const lines: string[] = [];
    const progress = createProgress((text) => lines.push(text), false);
    for (const move of stored.moves) progress.tellMove(stored, move);
    progress.tellStep('2030-01-01T10:00:00.000Z', null, ['A'], 'robin', 'reports a vulnerability');
    expect(lines.map((line) => line.split(/ {2,}/).map((cell) => cell.trim()))).toEqual([
      ['2030-01-01 08:00', '#7', 'case/received', 'A B E', 'a-bot', 'Report received'],
      ['2030-01-01 09:30', '#7', 'case/acknowledged', 'J K', 'casey', 'Receipt acknowledged to the reporter'],
      ['2030-01-01 10:00', 'A', 'robin', 'reports a vulnerability'],
    ]);
    expect(stateOf(stored)).toBe('acknowledged');
  });

  it('uses colours only where they are wanted', () => {
    const lines: string[] = [];
    for (const coloured of [false, true]) {
      createProgress((text) => lines.push(text), coloured).tellMove(stored, stored.moves[1]!);
    }
    expect(lines.map((line) => line.includes('\u001b['))).toEqual([false, true]);
  });
});
