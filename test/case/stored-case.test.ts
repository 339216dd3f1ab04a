import { parseStoredCase, renderStoredCase, type StoredCase } from '../../src/case/stored-case.ts';
import { storedOf } from '../engine/run-world.ts';
import { atState } from '../engine/situation.ts';

/** The same with the fields of everything in it the other way round; what is listed by name has an order of its own. */
function turnRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnRound);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, key === 'readBack' ? each : turnRound(each)]),
  );
}

describe('the file of a case', () => {
  it('is the same text whatever order its fields were written in, and reads back as what it was', async () => {
    const stored = storedOf(await atState('disclosing'));
    const text = renderStoredCase(stored);
    expect(stored.approvalRequests.length + stored.advisories.length).toBeGreaterThan(1);
    expect(renderStoredCase(turnRound(stored) as StoredCase)).toBe(text);
    expect(parseStoredCase(text)).toEqual({ kind: 'ok', stored });
  });
});
