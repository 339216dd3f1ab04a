/** What a hostile test prints, or a stranger reports, costs no time that grows with its square. */
import { fingerprintOf } from '../../../src/features/intake/likely-duplicates.ts';
import { parseTestRun } from '../../../src/features/remediation/parse-test-run.ts';

const SIZE = 65_536;
/** Milliseconds of CPU time; what was quadratic took thousands. */
const BUDGET = 1000;

function measure(read: () => unknown): number {
  const before = process.cpuUsage();
  read();
  return process.cpuUsage(before).user / 1000;
}

it.each([
  ['ℹ pass 1\n✖ failing tests:\n', '✖ a (1ms)\n'],
  ['TAP version 13\nnot ok 1 - a\n', '\n'],
  ['Tests: ', '1'],
])('the output %j with many %j is read within its budget', (head, part) => {
  const stdout = `${head}${part.repeat(SIZE / part.length)}!`;
  expect(measure(() => parseTestRun({ stdout, stderr: '' }))).toBeLessThan(BUDGET);
});

it.each(['1.', '0-', 'a-', 'a.'])('a report of many %j is fingerprinted within its budget', (part) => {
  expect(measure(() => fingerprintOf(part.repeat(SIZE / part.length), ['b'], null))).toBeLessThan(BUDGET);
});
