import { readAddedLines } from '../../../dev/rehearsal/thread/added-lines.ts';
import { NASTY } from './nasty.ts';

describe('what a patch adds', () => {
  it('is read with names in quotes, without binary files, deletions and places outside', () => {
    expect(readAddedLines(NASTY['a pull request with everything in it'].patch)).toEqual({
      'lib/spä ce "x".js':
        'if (header.length > 8192) return refuse(header);\n++ this line looks like the head of a file\n',
      'docs/with space.md': 'It was in a file with a space in its name.\n',
    });
  });

  it.each([
    ['a file that takes the place of a folder', ['x', 'x/y'], ['x/y']],
    ['a file of git itself', ['.git/config', 'a/.git/b', '.github/x.yml'], ['.github/x.yml']],
    ['a name from the root', ['/etc/x', 'a//b', 'a/./b'], []],
  ])('leaves out %s', (_name, paths, kept) => {
    const patch = paths.map((path) => `--- a/${path}\n+++ b/${path}\n@@ -0,0 +1 @@\n+line`).join('\n');
    expect(Object.keys(readAddedLines(patch))).toEqual(kept);
  });

  it('is read in time from two megabytes', () => {
    const lines = Array.from(
      { length: 40_000 },
      (_, index) => `+const line${index} = 'of a big patch, really';`,
    );
    const added = readAddedLines(`--- a/x.js\n+++ b/x.js\n@@ -0,0 +1,40000 @@\n${lines.join('\n')}`);
    expect(added['x.js']?.split('\n')).toHaveLength(40_001);
  });
});
