import {
  parseSweepMemory,
  renderSweepMemory,
  watermarkOf,
  withWatermark,
} from '../../src/case/sweep-memory.ts';
import { ACTIONS, type ActionName } from '../../src/process/table.ts';

const ALL = new Set(ACTIONS);
const only = (name: ActionName): ReadonlySet<ActionName> => new Set([name]);
const AT = '2030-01-01T00:00:00.000Z';
const LATER = '2030-01-02T00:00:00.000Z';

describe('how far lists were read', () => {
  it('is kept for every action that runs alone: none takes from another what it has not looked at', () => {
    const memory = withWatermark(parseSweepMemory(null), only('intake'), AT);
    expect(watermarkOf(memory, only('intake'))).toBe(AT);
    expect(watermarkOf(memory, only('announce'))).toBeNull();
    expect(watermarkOf(memory, ALL)).toBeNull();
  });

  it('comes back from the file', () => {
    const memory = withWatermark(withWatermark(parseSweepMemory(null), ALL, AT), only('announce'), LATER);
    expect(parseSweepMemory(renderSweepMemory(memory))).toEqual(memory);
  });

  it('is read from a file of before', () => {
    const memory = parseSweepMemory(`version: 1\nwatermark: '${AT}'\nclaims: []\n`);
    expect(watermarkOf(memory, ALL)).toBe(AT);
    expect(watermarkOf(memory, only('intake'))).toBeNull();
  });

  it('is begun anew where the file cannot be read', () => {
    for (const text of ['', 'version: [', 'version: 2', 'claims: none'])
      expect(parseSweepMemory(text)).toEqual({
        ...parseSweepMemory(null),
        listed: { of: 'lost', day: '1970-01-01' },
      });
  });
});
