/** Why a test failed, as far as its words tell. */
export type FailureCause =
  /** An assertion did not hold: the only reason that proves something. */
  | 'assertion'
  /** Something was thrown that is no assertion. */
  | 'error'
  /** An assertion that complains of a name that is not there: where it is a new one, not of the flaw. */
  | 'missing-name'
  /** A module or file that is not there. */
  | 'missing-file'
  | 'syntax'
  | 'timeout';

export interface TestFailure {
  readonly name: string;
  readonly cause: FailureCause;
  /** The name that was missing, where that is the cause. */
  readonly missing: string | null;
}

/** What a run of tests said: `unread` where no runner that we know has spoken. */
export type TestRun =
  | { readonly kind: 'ran'; readonly passed: number; readonly failures: readonly TestFailure[] }
  | { readonly kind: 'unread'; readonly cause: FailureCause | null };

const TIMEOUT =
  /Timeout of \d+ ?ms exceeded|Exceeded timeout of \d+ ?ms|test timed out after|testTimeoutFailure/;
const MISSING_FILE =
  /Cannot find (?:module|package)|ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND|ENOENT: no such file|ERR_PACKAGE_PATH_NOT_EXPORTED/;
const SYNTAX =
  /\bSyntaxError\b|Jest encountered an unexpected token|does not provide an export named|Test suite failed to run/;
/** node:assert, chai, should; jest's `expect` and its wording of node:assert; supertest; mocha's diff. */
const ASSERTION =
  /\bAssertionError\b|ERR_ASSERTION|^[ \t]*(?:Error: )?expect(?:\.\w+)*\(|^[ \t]*(?:Error: )?assert(?:\.\w+)?\((?:received|function)|^[ \t]*(?:error: ['"]?|Error: )expected |^[ \t]*\+ expected - actual/m;
const MISSING_NAME = /([\w$.#]+) is not a (?:function|constructor)|([\w$]+) is not defined/;

/**
 * The cause of one failure from its own words. A time-out comes before all else; an assertion whose words complain of
 * a name that is not there is none of the flaw: whether the name is really new is for the caller to look up.
 */
export function causeOf(words: string): Pick<TestFailure, 'cause' | 'missing'> {
  const cause = (value: FailureCause, missing: string | null = null) => ({ cause: value, missing });
  if (TIMEOUT.test(words)) return cause('timeout');
  if (ASSERTION.test(words) && !MISSING_FILE.test(words)) {
    const missing = MISSING_NAME.exec(words);
    const name = (missing?.[1] ?? missing?.[2] ?? '').split('.').at(-1) ?? '';
    return name === '' ? cause('assertion') : cause('missing-name', name);
  }
  if (MISSING_FILE.test(words)) return cause('missing-file');
  if (SYNTAX.test(words)) return cause('syntax');
  return cause('error');
}

export function failure(name: string, words: string): TestFailure {
  return { name: name.trim(), ...causeOf(words) };
}
