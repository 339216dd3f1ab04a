import { parseJest } from './parse-jest.ts';
import { parseMocha } from './parse-mocha.ts';
import { parseNodeTest } from './parse-node-test.ts';
import { causeOf, type TestRun } from './test-run.ts';

/** What a test command printed, both streams. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
const COLOURS = /\u001b\[[\d;]*[A-Za-z]/g;

/**
 * What a test run said, by the words of node:test (TAP and spec), mocha (spec and its kin, JSON) and jest (its own and
 * JSON). Where none of them has spoken, the cause is what the program itself died of, if that can be told.
 */
export function parseTestRun(printed: Printed): TestRun {
  const text = (part: string) => part.replace(COLOURS, '').replace(/\r\n?/g, '\n');
  const [stdout, stderr] = [text(printed.stdout), text(printed.stderr)];
  const both = `${stdout}\n${stderr}`;
  const found = parseJest(stdout, stderr) ?? parseNodeTest(both) ?? parseMocha(stdout, both);
  if (found) return found;
  const { cause } = causeOf(both);
  return { kind: 'unread', cause: cause === 'error' ? null : cause };
}
