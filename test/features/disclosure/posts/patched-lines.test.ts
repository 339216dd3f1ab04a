import { renderExpressPost } from '../../../../src/features/disclosure/posts/blog-express.ts';
import { renderPlainPost } from '../../../../src/features/disclosure/posts/blog-plain.ts';
import { planPatchedLines, splitPatched } from '../../../../src/features/disclosure/posts/patched-lines.ts';
import type { AffectedRange } from '../../../../src/formats/records/facts.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const range = (affected: string, patched: string | null): AffectedRange => ({
  ecosystem: 'npm',
  name: 'parcel-parser',
  affected,
  patched,
  functions: [],
});

describe('patched versions', () => {
  it.each([
    ['of one line', [range('< 1.14.14', '1.14.14')], ['>= 1.14.14'], ['>= 1.14.14']],
    [
      'of two major versions',
      [range('< 1.14.14', '1.14.14'), range('>= 2.0.0, < 2.3.1', '2.3.1')],
      ['>= 1.14.14, < 2.0.0', '>= 2.3.1'],
      ['>= 1.14.14 1.x', '>= 2.3.1 2.x'],
    ],
    [
      'of two lines in one major version',
      [range('>= 1.15.0, < 1.15.2', '1.15.2'), range('< 1.14.14', '1.14.14')],
      ['>= 1.15.2', '>= 1.14.14, < 1.15.0'],
      ['>= 1.15.2', '>= 1.14.14, < 1.15.0'],
    ],
    [
      'before one that no release mends',
      [range('< 1.2.0', '1.2.0'), range('> 1.4.0', null)],
      ['>= 1.2.0, <= 1.4.0'],
      ['>= 1.2.0, <= 1.4.0'],
    ],
    [
      'before pre-releases and a single version',
      [
        range('< 2.2.0', '2.2.0'),
        range('>= 3.0.0-alpha.1, < 3.0.0-alpha.2', '3.0.0-alpha.2'),
        range('= 2.4.0', null),
      ],
      ['>= 2.2.0, < 2.4.0', '>= 3.0.0-alpha.2'],
      ['>= 2.2.0, < 2.4.0', '>= 3.0.0-alpha.2'],
    ],
    [
      'that two ranges share',
      [range('< 1.0.0', '2.0.0'), range('>= 1.5.0, < 2.0.0', '2.0.0')],
      ['>= 2.0.0'],
      ['>= 2.0.0'],
    ],
    [
      'beside a range that cannot be read',
      [range('< 1.2.0', '1.2.0'), range('some', null)],
      ['1.2.0'],
      ['1.2.0'],
    ],
    [
      'within what is affected',
      [range('< 2.3.1', '1.14.14, 2.3.1')],
      ['1.14.14', '>= 2.3.1'],
      ['1.14.14', '>= 2.3.1'],
    ],
    [
      'written in one field',
      [range('< 1.14.14', '1.14.14, 2.3.1'), range('>= 2.0.0, < 2.3.1', '1.14.14, 2.3.1')],
      ['>= 1.14.14, < 2.0.0', '>= 2.3.1'],
      ['>= 1.14.14 1.x', '>= 2.3.1 2.x'],
    ],
  ])('%s cover nothing that is affected', (_, ranges, shown, inLine) => {
    const lines = planPatchedLines(ranges);
    expect(lines.map((line) => line.shown)).toEqual(shown);
    expect(lines.map((each) => [each.inLine.range, each.inLine.line ?? []].flat().join(' '))).toEqual(inLine);
  });

  it.each([
    ['1.2.3', ['1.2.3']],
    ['v1.2.3 and v2.0.1', ['1.2.3', '2.0.1']],
    ['>= 1.2.3 || >= 2.0.1', ['1.2.3', '2.0.1']],
    ['the next one, or so', ['the next one, or so']],
    [null, []],
  ])('of %j are %j', (patched, versions) => {
    expect(splitPatched(patched)).toEqual(versions);
  });

  it('are written with both bounds, and with the line in the form of Express', () => {
    const input = samplePost([
      sampleAdvisory({ ranges: [range('< 1.14.14', '1.14.14'), range('>= 2.0.0, < 2.3.1', '2.3.1')] }),
    ]);
    expect(renderPlainPost(input).body).toContain(
      '**Patched versions**: `>= 1.14.14, < 2.0.0` and `>= 2.3.1`\n',
    );
    expect(renderExpressPost(input).body).toContain(
      '**Patched versions**: `>= 1.14.14` (1.x) and `>= 2.3.1` (2.x)\n',
    );
  });
});
