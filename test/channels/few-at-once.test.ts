import { createTurns } from '../../src/channels/few-at-once.ts';

describe('work in turns', () => {
  it('never goes on more than so often at once, in order, whatever fails', async () => {
    const inTurn = createTurns(3);
    let going = 0;
    let most = 0;
    const begun: number[] = [];
    const work = (id: number) => async () => {
      begun.push(id);
      most = Math.max(most, ++going);
      await new Promise(setImmediate);
      going--;
      if (id % 4 === 0) throw new Error(`no ${id}`);
      return id;
    };
    const ids = Array.from({ length: 20 }, (_, id) => id);
    const ended = await Promise.allSettled(ids.map((id) => inTurn(work(id))));
    expect(most).toBe(3);
    expect(begun).toEqual(ids);
    expect(ended.map(({ status }) => status === 'fulfilled')).toEqual(ids.map((id) => id % 4 !== 0));
  });
});
