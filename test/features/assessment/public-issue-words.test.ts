import { findTelling } from '../../../src/features/assessment/public-issue-words.ts';
import { processorMs, SOON_MS } from '../../processor-time.ts';

const REPORT =
  "A long header\n\nThe parser accepts a header of any length and keeps the whole of it in memory for ever.\n\n### PoC\n\n```js\nsend('x'.repeat(1e9), { keepAlive: true });\nok\n```\n\nIt is in `lib/read-header.js`, and `null`.";

it.each([
  ['own words', 'Limit the length of headers', 'A limit that can be configured would help.', undefined],
  ['code of the report', 'Limit headers', "Try send('x'.repeat(1e9), {  keepAlive: true });", 'copied'],
  ['code within its lines', 'Limit headers in lib/read-header.js', '', 'copied'],
  [
    'a sentence of the report',
    'Headers',
    'the parser ACCEPTS a header of any length, and keeps it',
    'copied',
  ],
  ['short code is nobody’s', 'Return null instead', 'ok', undefined],
  ['a word of the field in the title', 'Security issue in headers', '', 'word'],
  ['an id', 'Headers', 'See GHSA-xxxx-yyyy-zzzz', 'word'],
  ['a proof by name', 'Headers', 'The PoC is simple', 'word'],
  ['a package called secure-json', 'Read secure-json’s option', '', undefined],
] as const)('%s', (_name, title, body, kind) => {
  expect(findTelling(REPORT, title, body)?.kind).toBe(kind);
});

it('finds a line of a diff that stands in no fence', () => {
  const report = 'Words.\n\n--- a/lib/a.js\n+++ b/lib/a.js\n@@ -1 +1 @@\n-a\n+open(check(path));\n';
  expect(findTelling(report, 'Check paths', 'Call open(check(path)); there.')?.kind).toBe('copied');
  expect(findTelling('Words.', 'Check paths', 'Call open(check(path)); there.')).toBeUndefined();
});

it('reads no report as no words', () => {
  expect(findTelling(null, 'Limit headers', '')).toBeUndefined();
  expect(findTelling('', '', '')).toBeUndefined();
});

it('takes no longer than report and words are long', () => {
  const read = () => findTelling('a b c d e f g h '.repeat(8_000), 'a', 'x y '.repeat(500));
  expect(processorMs(read)).toBeLessThan(SOON_MS);
});
