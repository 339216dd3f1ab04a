import {
  renderArticle,
  renderList,
  renderMonth,
  renderNumber,
  renderSeverityCounts,
} from '../../../../src/features/disclosure/posts/wording.ts';

describe('small words of the posts', () => {
  it('lists as English does, with a comma before the last of three', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(renderList)).toEqual([
      '',
      'A',
      'A and B',
      'A, B, and C',
    ]);
  });

  it('spells numbers to ten', () => {
    expect([1, 3, 10, 11].map(renderNumber)).toEqual(['one', 'three', 'ten', '11']);
  });

  it('chooses the article by sound', () => {
    expect(['open redirect', 'SQL injection', 'denial of service'].map(renderArticle)).toEqual([
      'an',
      'an',
      'a',
    ]);
  });

  it('names the month of a date or a time, and refuses what is neither', () => {
    expect(renderMonth('2031-12-01')).toBe('December 2031');
    expect(renderMonth('2031-01-31T23:59:59Z')).toBe('January 2031');
    expect(() => renderMonth('2031-13-01')).toThrow(RangeError);
  });

  it('counts severities, worst first', () => {
    expect(renderSeverityCounts(['low', 'high', null, 'high'])).toBe('2 high, 1 low');
  });
});
