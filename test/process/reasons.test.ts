import { DECISIONS, REASONS } from '../../src/process/reasons.ts';

describe('decisions and reasons', () => {
  it('are words that an output and a table can carry', () => {
    for (const code of [...DECISIONS, ...Object.keys(REASONS)]) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('are each told in one sentence that needs no case to be understood', () => {
    const sentences = Object.values(REASONS);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^|\n]+\.$/);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});
