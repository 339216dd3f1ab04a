import { stateOf } from '../../src/case/stored-case.ts';
import { STATE_IDS } from '../../src/process/table.ts';
import { storedOf } from './run-world.ts';
import { atState } from './situation.ts';

describe('the way of a case', () => {
  it.each(STATE_IDS)('comes into %s', async (state) => {
    expect(stateOf(storedOf(await atState(state)))).toBe(state);
  });
});
