import fc from 'fast-check';
import { digestLines, judgePatch, printPatch } from '../../src/text/patch-lines.ts';

const DIFF = `diff --git a/lib/parse.js b/lib/parse.js
index 1111111..2222222 100644
--- a/lib/parse.js
+++ b/lib/parse.js
@@ -1,6 +1,8 @@ function parse (text) {
 function parse (text) {
-  return walk(text, Infinity)
+  if (text.length > MOST_CHARACTERS_OF_A_BODY) throw new RangeError('too long')
+  return walk(text, 32)
 }
--- a comment that looks like a header
diff --git a/test/parse.js b/test/parse.js
new file mode 100644
--- /dev/null
+++ b/test/parse.js
@@ -0,0 +1,2 @@
+it('refuses what is too long', () => assert.throws(() => parse(LONG)))
+
`;
const FIXED = `function parse (text) {
    if (text.length > MOST_CHARACTERS_OF_A_BODY) throw new RangeError('too long')
    return walk(text, 32)
}
`;
const TEST = "it('refuses what is too long', () => assert.throws(() => parse(LONG)))\n";

describe('the print of a patch', () => {
  const prints = printPatch(DIFF);

  it('has every file with the lines that say something, and none of their text', () => {
    expect(prints.map(({ path, added, telling }) => [path, added.length, telling.length])).toEqual([
      ['lib/parse.js', 2, 1],
      ['test/parse.js', 1, 1],
    ]);
    expect(prints[0]!.removed).toHaveLength(2);
    expect(JSON.stringify(prints)).not.toContain('MOST_CHARACTERS');
  });

  it('knows a removed file, and leaves out what was only moved', () => {
    expect(printPatch('--- a/old.js\n+++ /dev/null\n@@ -1 +0,0 @@\n-const value = 1\n')).toMatchObject([
      { path: 'old.js', added: [], removed: [expect.any(String)] },
    ]);
    expect(
      printPatch('--- a/x.js\n+++ b/x.js\n@@ -1,2 +1,2 @@\n-const value = 1\n+  const value = 1\n'),
    ).toEqual([]);
  });

  it('is nothing for text that is no patch', () => {
    expect(printPatch('+ one\n- two\n')).toEqual([]);
  });
});

describe('a release', () => {
  const prints = printPatch(DIFF);
  const files = { 'lib/parse.js': FIXED, 'test/parse.js': TEST };

  it.each<[string, Record<string, string | null>, string]>([
    ['carries it, indented otherwise', files, 'contained'],
    [
      'carries it among other changes',
      { ...files, 'lib/parse.js': `const other = require('other')\n${FIXED}` },
      'contained',
    ],
    ['lacks a line', { ...files, 'lib/parse.js': FIXED.replace('32', '64') }, 'missing'],
    [
      'still has the flaw beside it',
      { ...files, 'lib/parse.js': `${FIXED}  return walk(text, Infinity)\n` },
      'missing',
    ],
    ['lacks a file', { ...files, 'test/parse.js': null }, 'missing'],
    ['was not read whole', { 'lib/parse.js': FIXED }, 'unknown'],
  ])('%s', (_name, seen, kind) => {
    expect(judgePatch(prints, seen).kind).toBe(kind);
  });

  it('is not judged without a patch', () => {
    expect(judgePatch([], files).kind).toBe('unknown');
  });

  it('that applied any patch carries it', () => {
    const line = fc.stringMatching(/^[a-z]{6,20} [a-z]{6,20}$/);
    fc.assert(
      fc.property(fc.uniqueArray(line, { minLength: 1 }), fc.array(line), (added, around) => {
        const diff = `--- a/f\n+++ b/f\n@@ -1 +1 @@\n${added.map((each) => `+${each}`).join('\n')}\n`;
        const text = [...around, ...added].join('\r\n');
        expect(judgePatch(printPatch(diff), { f: text }).kind).toBe('contained');
        expect(digestLines(text).size).toBeGreaterThanOrEqual(added.length);
      }),
      { numRuns: 30 },
    );
  });
});
