import { cutIntoPeriods, renderLabel } from '../../../dev/rehearsal/page/issue-section.ts';
import type { StoredMove } from '../../../src/case/stored-case.ts';

const move = (to: StoredMove['to'], at: string) => ({ to, at }) as StoredMove;
const comment = (at: string) => ({ kind: 'comment', at, who: 'x', bot: false, body: at }) as const;

const periods = cutIntoPeriods({
  moves: [
    move('received', '2030-01-01T09:00:00Z'),
    move('acknowledged', '2030-01-02T09:00:00Z'),
    move('assessing', '2030-01-02T09:00:00Z'),
    move('valid', '2030-01-03T09:00:00Z'),
  ],
  timeline: ['2030-01-01T08:00:00Z', '2030-01-02T09:00:00Z', '2030-01-04T00:00:00Z'].map(comment),
  records: [
    { at: '2030-01-01T09:00:00.500Z', body: 'received' },
    { at: '2030-01-02T09:00:00.500Z', body: 'acknowledged' },
    { at: '2030-01-02T09:00:00.700Z', body: 'assessing' },
    { at: '2030-01-02T12:00:00Z', body: 'later' },
  ],
});

describe('the case issue, folded by state', () => {
  it('puts states that were left at once together', () => {
    expect(periods.map(({ states }) => states)).toEqual([
      ['received'],
      ['acknowledged', 'assessing'],
      ['valid'],
    ]);
    expect(periods.map(({ until }) => until)).toEqual(['2030-01-02T09:00:00Z', '2030-01-03T09:00:00Z', null]);
  });

  it('loses no entry, and shows each in the state of its time', () => {
    expect(periods.map(({ entries }) => entries.map(({ at }) => at))).toEqual([
      ['2030-01-01T08:00:00Z'],
      ['2030-01-02T09:00:00Z'],
      ['2030-01-04T00:00:00Z'],
    ]);
  });

  it('shows the record as it was when the state was entered, else the last one before', () => {
    expect(periods.map(({ record }) => record?.body)).toEqual(['received', 'assessing', 'later']);
  });
});

describe('a label on the page', () => {
  it.each([
    ['ffffff', '#000'],
    ['0e8a16', '#000'],
    ['fbca04', '#000'],
    ['b60205', '#fff'],
  ])('in %s has words in %s', (color, words) => {
    expect(renderLabel('x', color).html).toContain(`background:#${color};color:${words}`);
  });

  it('takes no colour that is none', () => {
    expect(renderLabel('x', 'red;x:url(//e)').html).toContain('background:#ededed');
  });
});
