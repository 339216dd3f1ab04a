import { parseTestRun } from '../../../src/features/remediation/parse-test-run.ts';
import { causeOf, type FailureCause } from '../../../src/features/remediation/test-run.ts';

const told = (stdout: string, stderr = '') => {
  const run = parseTestRun({ stdout, stderr });
  if (run.kind === 'unread') return run;
  return { passed: run.passed, failures: run.failures.map(({ name, cause }) => [name, cause]) };
};

describe('the cause of a failure', () => {
  it.each<[FailureCause, string]>([
    ['assertion', 'AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:\n\n1 !== 2'],
    ['assertion', 'AssertionError: expected 1 to equal 2'],
    ['assertion', 'expect(received).toBe(expected) // Object.is equality'],
    ['assertion', 'expect.assertions(2)'],
    ['assertion', 'assert.strictEqual(received, expected)'],
    ['assertion', 'Error: expected 400 "Bad Request", got 200 "OK"'],
    ['assertion', '      Error: it differs\n      + expected - actual\n      -1\n      +2'],
    [
      'assertion',
      '  error: \'expected 413 "Payload Too Large", got 200 "OK"\'\n  code: \'ERR_TEST_FAILURE\'',
    ],
    ['error', 'TypeError: parse.strict is not a function'],
    ['error', 'RangeError: Maximum call stack size exceeded'],
    ['error', 'Error: nothing was expected here'],
    [
      'missing-name',
      'AssertionError [ERR_ASSERTION]: Got unwanted exception.\nActual message: "lib.limit is not a function"',
    ],
    [
      'missing-name',
      "AssertionError: The input did not match /too large/. Input:\n\n'ReferenceError: limit is not defined'",
    ],
    ['missing-file', "Error: Cannot find module '../lib/limit'"],
    ['missing-file', "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'left-pad' imported from a.mjs"],
    ['missing-file', "Error: ENOENT: no such file or directory, open 'test/fixtures/evil.json'"],
    ['syntax', "SyntaxError: Unexpected token ')'"],
    ['syntax', "SyntaxError: The requested module './lib.mjs' does not provide an export named 'limit'"],
    ['timeout', 'Error: Timeout of 2000ms exceeded. For async tests and hooks, ensure "done()" is called'],
    ['timeout', 'thrown: "Exceeded timeout of 5000 ms for a test.'],
    ['timeout', "'test timed out after 50ms'"],
  ])('is %s in %j', (cause, words) => {
    expect(causeOf(words).cause).toBe(cause);
  });
});

const TAP = `TAP version 13
# Subtest: parse
    # Subtest: limits depth
    not ok 1 - limits depth
      ---
      failureType: 'testCodeFailure'
      error: 'Missing expected exception.'
      code: 'ERR_ASSERTION'
      name: 'AssertionError'
      stack: |-
        TestContext.<anonymous> (file:///x/SyntaxError.test.js:3:43)
      ...
    # Subtest: reads
    ok 2 - reads
      ---
      duration_ms: 0.1
      ...
    not ok 3 - hangs
      ---
      failureType: 'testTimeoutFailure'
      error: 'test timed out after 50ms'
      code: 'ERR_TEST_FAILURE'
      ...
    1..3
not ok 1 - parse
  ---
  type: 'suite'
  failureType: 'subtestsFailed'
  error: '2 subtests failed'
  code: 'ERR_TEST_FAILURE'
  ...
ok 2 - later # SKIP
# SyntaxError: Unexpected token ';'
#     at wrapSafe (node:internal/modules/cjs/loader:1464:18)
# Subtest: test/b.test.js
not ok 3 - test/b.test.js
  ---
  failureType: 'testCodeFailure'
  exitCode: 1
  error: 'test failed'
  code: 'ERR_TEST_FAILURE'
  ...
1..3
# tests 4
# pass 1
# fail 3
`;

const SPEC = `▶ parse
  ✖ limits depth (1.1ms)
✖ parse (53.7ms)
node:internal/modules/cjs/loader:1568
Error: Cannot find module '../nope.js'
✖ test/c.test.js (31.5ms)
ℹ tests 2
ℹ pass 0
ℹ fail 2

✖ failing tests:

test at test/a.test.js:3:19
✖ limits depth (1.1ms)
  AssertionError [ERR_ASSERTION]: Missing expected exception.
      at TestContext.<anonymous> (test/a.test.js:3:43) {
    code: 'ERR_ASSERTION'
  }

test at test/c.test.js:1:1
✖ test/c.test.js (31.5ms)
  'test failed'
`;

const MOCHA = `
  parse
    1) limits depth
    ✔ reads

  1 passing (55ms)
  3 failing

  1) parse
       limits depth:

      AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:
      + expected - actual
      at Context.<anonymous> (test/a.test.js:3:43)

  2) parse
       api:
     TypeError: g is not a function
      at Context.<anonymous> (test/a.test.js:4:15)

  3) parse
       "before all" hook for "x":
     Error: Timeout of 50ms exceeded. For async tests and hooks, ensure "done()" is called
`;

const JEST = `FAIL test/a.test.js
  ● parse › limits depth

    expect(received).toThrow()

    Received function did not throw

    > 3 | it('x', () => { throw new SyntaxError('TypeError') });
        |                 ^

      at Object.toThrow (test/a.test.js:3:44)

FAIL test/c.test.js
  ● Test suite failed to run

    Cannot find module '../nope.js' from 'test/c.test.js'

Test Suites: 2 failed, 2 total
Tests:       1 failed, 1 skipped, 4 passed, 6 total
`;

describe('the words of a runner', () => {
  it('are read from the TAP of node:test', () => {
    expect(told(TAP)).toEqual({
      passed: 1,
      failures: [
        ['limits depth', 'assertion'],
        ['hangs', 'timeout'],
        ['test/b.test.js', 'syntax'],
      ],
    });
  });

  it('are read from the spec of node:test', () => {
    expect(told(SPEC)).toEqual({
      passed: 0,
      failures: [
        ['limits depth', 'assertion'],
        ['test/c.test.js', 'missing-file'],
      ],
    });
  });

  it('are read from mocha, in colour too', () => {
    const expected = {
      passed: 1,
      failures: [
        ['parse limits depth', 'assertion'],
        ['parse api', 'error'],
        ['parse "before all" hook for "x"', 'timeout'],
      ],
    };
    expect(told(MOCHA)).toEqual(expected);
    expect(told(MOCHA.replace(/passing/, '\u001b[32mpassing\u001b[0m'))).toEqual(expected);
  });

  it('are read from the JSON of mocha, with noise before it', () => {
    const report = {
      stats: { passes: 2, failures: 2 },
      failures: [
        { fullTitle: 'a', err: { message: 'it differs', expected: '1', actual: '2' } },
        {
          fullTitle: 'b',
          err: { message: 'g is not a function', stack: 'TypeError: g is not a function\n    at x' },
        },
      ],
    };
    expect(told(`debug: on\n${JSON.stringify(report, null, 2)}\n`)).toEqual({
      passed: 2,
      failures: [
        ['a', 'assertion'],
        ['b', 'error'],
      ],
    });
  });

  it('are read from jest, which prints on the other stream', () => {
    expect(told('', JEST)).toEqual({
      passed: 4,
      failures: [
        ['parse › limits depth', 'assertion'],
        ['test/c.test.js: Test suite failed to run', 'missing-file'],
      ],
    });
  });

  it('are read from the JSON of jest', () => {
    const report = {
      numFailedTestSuites: 2,
      numPassedTests: 3,
      testResults: [
        {
          status: 'failed',
          name: 'test/a.test.js',
          message: '',
          assertionResults: [
            {
              status: 'failed',
              fullName: 'a',
              failureMessages: ['Error: expect(received).toBe(expected)\n    at x'],
            },
            { status: 'passed', fullName: 'b', failureMessages: [] },
          ],
        },
        { status: 'failed', name: 'test/b.test.js', message: 'SyntaxError: x', assertionResults: [] },
      ],
    };
    expect(told(JSON.stringify(report))).toEqual({
      passed: 3,
      failures: [
        ['a', 'assertion'],
        ['test/b.test.js', 'syntax'],
      ],
    });
  });

  it.each([
    ['', { kind: 'unread', cause: null }],
    ['all good', { kind: 'unread', cause: null }],
    ["sh: 1: mocha: not found\nError: Cannot find module 'mocha'", { kind: 'unread', cause: 'missing-file' }],
    ['SyntaxError: Unexpected end of input', { kind: 'unread', cause: 'syntax' }],
  ])('are not made up where none has spoken: %j', (words, expected) => {
    expect(told(words)).toEqual(expected);
  });
});
