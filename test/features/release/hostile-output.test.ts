/** What a hostile test prints, or a stranger reports, costs no time that grows with its square. */
import { fingerprintOf } from '../../../src/features/intake/likely-duplicates.ts';
import { parseTestRun } from '../../../src/features/remediation/parse-test-run.ts';
import { processorMs, SOON_MS } from '../../processor-time.ts';

const SIZE = 65_536;

it.each([
  ['ℹ pass 1\n✖ failing tests:\n', '✖ a (1ms)\n'],
  ['TAP version 13\nnot ok 1 - a\n', '\n'],
  ['Tests: ', '1'],
])('the output %j with many %j is read in little time', (head, part) => {
  const stdout = `${head}${part.repeat(SIZE / part.length)}!`;
  expect(processorMs(() => parseTestRun({ stdout, stderr: '' }))).toBeLessThan(SOON_MS);
});

it.each(['1.', '0-', 'a-', 'a.'])('a report of many %j is fingerprinted in little time', (part) => {
  expect(processorMs(() => fingerprintOf(part.repeat(SIZE / part.length), ['b'], null))).toBeLessThan(
    SOON_MS,
  );
});
