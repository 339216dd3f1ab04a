import { failure, type TestFailure, type TestRun } from './test-run.ts';

/** The words of mocha: its JSON, or the list that its other reporters end with. Undefined where it has not spoken. */
export function parseMocha(stdout: string, both: string): TestRun | undefined {
  return parseJson(stdout) ?? parseList(both);
}

interface MochaReport {
  readonly stats: { readonly passes: number };
  readonly failures: readonly {
    readonly fullTitle?: unknown;
    readonly err?: Readonly<Record<string, unknown>>;
  }[];
}

function parseJson(stdout: string): TestRun | undefined {
  const start = stdout.search(/^\{\s*"stats"\s*:/m);
  if (start < 0) return undefined;
  try {
    const report = JSON.parse(stdout.slice(start, stdout.lastIndexOf('}') + 1)) as MochaReport;
    if (typeof report.stats.passes !== 'number' || !Array.isArray(report.failures)) return undefined;
    const failures = report.failures.map(({ fullTitle, err = {} }) => {
      const { name, message, stack, code } = err;
      const compared = 'expected' in err && 'actual' in err ? '+ expected - actual' : '';
      const head = String(stack ?? '').split(/\n\s+at /)[0] ?? '';
      return failure(String(fullTitle), [`${name ?? ''}: ${message ?? ''}`, head, code, compared].join('\n'));
    });
    return { kind: 'ran', passed: report.stats.passes, failures };
  } catch {
    return undefined;
  }
}

/** `N passing`, `N failing`, then every failure under its number: its title down to a colon, then its words. */
function parseList(text: string): TestRun | undefined {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => /^ {2}\d+ passing \(/.test(line));
  if (at < 0) return undefined;
  const passed = Number(/\d+/.exec(lines[at] ?? '')?.[0]);
  const failures: TestFailure[] = [];
  let block: string[] | undefined;
  const close = () => {
    if (block) failures.push(readFailure(block));
  };
  for (const line of lines.slice(at + 1)) {
    if (/^ {2}\d+\) /.test(line)) {
      close();
      block = [line.replace(/^ {2}\d+\) /, '')];
    } else block?.push(line);
  }
  close();
  return { kind: 'ran', passed, failures };
}

function readFailure(block: readonly string[]): TestFailure {
  const end = block.findIndex((line) => line.trimEnd().endsWith(':'));
  const title = block.slice(0, end + 1).map((line) => line.trim());
  const words = block.slice(end + 1).filter((line) => !/^\s+at /.test(line));
  return failure(title.join(' ').replace(/:$/, ''), words.join('\n'));
}
