import { failure, type TestFailure, type TestRun } from './test-run.ts';

/** The words of jest: `--json` on its output, or what it prints on either stream. Undefined where it has not spoken. */
export function parseJest(stdout: string, stderr: string): TestRun | undefined {
  return parseJson(stdout) ?? parsePrinted(`${stderr}\n${stdout}`);
}

interface JestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name?: unknown;
    readonly status?: unknown;
    readonly message?: unknown;
    readonly assertionResults: readonly {
      readonly status: unknown;
      readonly fullName?: unknown;
      readonly failureMessages?: readonly unknown[];
    }[];
  }[];
}

function parseJson(stdout: string): TestRun | undefined {
  const start = stdout.search(/^\{"numFailedTestSuites"/m);
  if (start < 0) return undefined;
  try {
    const report = JSON.parse(stdout.slice(start, stdout.lastIndexOf('}') + 1)) as JestReport;
    if (typeof report.numPassedTests !== 'number') return undefined;
    const failures = report.testResults.flatMap((suite) => {
      const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
      if (failed.length === 0 && suite.status === 'failed')
        return [failure(String(suite.name), `Test suite failed to run\n${suite.message}`)];
      return failed.map(({ fullName, failureMessages = [] }) =>
        failure(String(fullName), withoutPlaces(String(failureMessages[0] ?? ''))),
      );
    });
    return { kind: 'ran', passed: report.numPassedTests, failures };
  } catch {
    return undefined;
  }
}

function parsePrinted(text: string): TestRun | undefined {
  const lines = text.split('\n');
  const total = lines.findLast((line) => /^Tests: +.*\d total\s*$/.test(line.slice(0, 200)));
  if (total === undefined) return undefined;
  const failures = new Map<string, TestFailure>();
  let title: string | undefined;
  let file = '';
  let words: string[] = [];
  const close = () => {
    if (title !== undefined) failures.set(title, failure(title, withoutPlaces(words.join('\n'))));
    title = undefined;
  };
  for (const line of lines) {
    const bullet = /^ {2}● (.*)$/.exec(line)?.[1];
    const isEdge = /^(?:PASS|FAIL|Test Suites:|Summary of all failing tests)/.test(line);
    if (bullet === undefined && !isEdge) {
      words.push(line);
      continue;
    }
    close();
    if (isEdge) file = /^FAIL +(\S+)/.exec(line)?.[1] ?? file;
    if (bullet === undefined || bullet === 'Console') continue;
    title = bullet.startsWith('Test suite failed to run') ? `${file}: ${bullet}` : bullet;
    words = bullet.startsWith('Test suite failed to run') ? [bullet] : [];
  }
  close();
  return {
    kind: 'ran',
    passed: Number(/(\d+) passed/.exec(total)?.[1] ?? 0),
    failures: [...failures.values()],
  };
}

/** The words without the excerpt of the source and without the stack: they quote code, which is no message. */
const withoutPlaces = (words: string): string =>
  words
    .split('\n')
    .filter((line) => !/^\s*(?:>\s*)?\d* *\|/.test(line) && !/^\s+at /.test(line))
    .join('\n');
