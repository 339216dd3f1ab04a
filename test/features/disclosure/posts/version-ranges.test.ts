import {
  isUnbounded,
  renderPatched,
  renderPostRange,
  sortVersions,
} from '../../../../src/features/disclosure/posts/version-ranges.ts';

describe('version ranges as the posts show them', () => {
  it.each([
    ['<1.20.3', '< 1.20.3'],
    ['>=1.0.0,<2.0.0', '>= 1.0.0, < 2.0.0'],
    ['>= 1.0.0 ,  <= 2.0.0', '>= 1.0.0, <= 2.0.0'],
    ['= 2.2.0', '2.2.0'],
    ['2.2.0', '2.2.0'],
  ])('%s is shown as %s', (range, shown) => {
    expect(renderPostRange(range)).toBe(shown);
  });

  it('shows a patched version as what to have at least', () => {
    expect(renderPatched('1.20.3')).toBe('>= 1.20.3');
    expect(renderPatched('>=1.20.3')).toBe('>= 1.20.3');
  });

  it('knows a range without an end', () => {
    expect(isUnbounded('>= 8.0.0')).toBe(true);
    expect(isUnbounded('>= 8.0.0, <= 8.3.0')).toBe(false);
    expect(isUnbounded('= 8.0.0')).toBe(false);
  });

  it('sorts versions as versions, each once', () => {
    expect(sortVersions(['10.0.0', 'main', '9.0.0', '10.0.0-rc.1', '9.0.0'], 'npm')).toEqual([
      '9.0.0',
      '10.0.0-rc.1',
      '10.0.0',
      'main',
    ]);
  });
});
