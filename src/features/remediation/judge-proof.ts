import type { FailureCause, TestRun } from './test-run.ts';

/** One run of the test command on one commit. */
export interface ProofRun {
  /** Seconds are up and it was ended. */
  readonly timedOut: boolean;
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly run: TestRun;
}

/** What came of one release line: a proof, or why there is none. */
export const PROOF_REASONS = {
  proven: 'The new tests fail by an assertion without the fix and pass with it.',
  'no-tests': 'The fix changes no test. Name the tests that belong to it, or write one.',
  'not-installed': 'The command of `install` failed. Try it on both commits.',
  'passes-before': 'The new tests pass without the fix too, so they do not show the flaw.',
  contradicts:
    'Without the fix the output shows failures, but the exit code is 0. Pass on the exit code of the test runner: no `|`, no `|| true`.',
  'wrong-reason':
    'Without the fix the new tests fail, but not by an assertion: something is missing, misspelled, or throws. Assert what the flaw does.',
  'timed-out-before':
    'Without the fix the tests hit the time limit. Add an assertion about the time, with a limit of your own that fails first.',
  'fails-after': 'The new tests fail with the fix as well.',
  'nothing-ran': 'With the fix no test ran. Check the test command and the list of tests.',
  unreadable:
    'The output of the test runner could not be read. Use node:test, mocha or jest with a common reporter.',
} as const;
export type ProofReason = keyof typeof PROOF_REASONS;

export interface LineRuns {
  /** The new tests on the vulnerable code; null where it was not run because it could not be prepared. */
  readonly before: ProofRun | null;
  readonly after: ProofRun | null;
  /** Names that the vulnerable code has: an assertion that complains of one of them is about the flaw. */
  readonly knownNames: ReadonlySet<string>;
}

/** Judges one release line. Each condition by itself; the first that does not hold is the reason. */
export function judgeLine({ before, after, knownNames }: LineRuns): ProofReason {
  if (!before || !after) return 'not-installed';
  const [without, fixed] = [before.run, after.run];
  if (before.timedOut) return 'timed-out-before';
  if (without.kind === 'unread') return judgeSilence(before, without.cause);
  if (without.failures.length === 0) return before.exitCode === 0 ? 'passes-before' : 'wrong-reason';
  // Every runner's exit code tells of a failure; words that tell of one alone are written by something else.
  if (before.exitCode === 0) return 'contradicts';
  const causes = without.failures.map((each) =>
    each.cause === 'missing-name' && knownNames.has(each.missing ?? '') ? 'assertion' : each.cause,
  );
  if (causes.includes('timeout')) return 'timed-out-before';
  if (causes.includes('syntax') || causes.includes('missing-file')) return 'wrong-reason';
  if (!causes.includes('assertion')) return 'wrong-reason';
  if (after.timedOut || after.exitCode !== 0) return 'fails-after';
  if (fixed.kind === 'unread') return 'unreadable';
  if (fixed.failures.length > 0) return 'fails-after';
  return fixed.passed === 0 ? 'nothing-ran' : 'proven';
}

function judgeSilence({ exitCode }: ProofRun, cause: FailureCause | null): ProofReason {
  if (cause === 'timeout') return 'timed-out-before';
  return exitCode !== 0 && cause !== null && cause !== 'assertion' ? 'wrong-reason' : 'unreadable';
}

/** Files that look like tests, or like what tests need (fixtures), by where they are and what they are called. */
export function looksLikeTest(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return (
    folders.some((each) => /^(?:tests?|__tests__|specs?|__fixtures__|__snapshots__)$/i.test(each)) ||
    /(?:^|[._-])(?:test|spec)\.[cm]?[jt]sx?$/i.test(name)
  );
}

/** Of these, what a runner is given to run: no fixtures, no data, nothing that only others load. */
export function isRunnable(path: string): boolean {
  return (
    /\.[cm]?[jt]sx?$/i.test(path) &&
    !/(?:^|\/)(?:fixtures?|__fixtures__|support|utils?|helpers?|mocks?|__mocks__|data)\//i.test(path) &&
    !/\.d\.[cm]?ts$/i.test(path)
  );
}
