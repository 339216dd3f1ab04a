import { createProgress } from '../../dev/rehearsal/progress.ts';
import type { StoredCase } from '../../src/case/stored-case.ts';

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
  it('has a heading per day, and a line for each step, state (with its nodes by name) and assignment', () => {
    const lines: string[] = [];
    const progress = createProgress((text) => lines.push(text), false);
    progress.tellStep('2029-12-31T10:00:00.000Z', null, ['A'], 'robin', 'reports a vulnerability');
    for (const move of stored.moves) progress.tellMove(stored, move);
    progress.tellAssigned('2030-01-01T09:30:00.000Z', 7, 'casey', 'next in the rota');
    expect(lines.join('')).toBe(`Mon 31 Dec 2029
  10:00      robin reports a vulnerability

Tue 1 Jan 2030
  08:00  #7  ● case/received          Report received, Coordinator assigned, Premature disclosure?
  09:30  #7  ● case/acknowledged      Acknowledged within 5 days, Case in the triage repo
  09:30  #7  casey is assigned as coordinator: next in the rota
`);
  });

  it('uses colours only where they are wanted', () => {
    const written = [false, true].map((coloured) => {
      const lines: string[] = [];
      createProgress((text) => lines.push(text), coloured).tellMove(stored, stored.moves[1]!);
      return lines.join('').includes('\u001b[');
    });
    expect(written).toEqual([false, true]);
  });
});
