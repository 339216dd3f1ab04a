import { failure, type TestFailure, type TestRun } from './test-run.ts';

/** The words of node:test, as TAP or as its `spec` reporter. Undefined where it has not spoken. */
export function parseNodeTest(text: string): TestRun | undefined {
  const lines = text.split('\n');
  const isTap = lines.some((line) => /^TAP version 1[34]/.test(line));
  if (isTap) return withCount(lines, /^# pass (\d+)/, readTap(lines));
  return withCount(lines, /^ℹ pass (\d+)/, readSpec(lines));
}

function withCount(
  lines: readonly string[],
  count: RegExp,
  failures: readonly TestFailure[],
): TestRun | undefined {
  const passed = lines.map((line) => count.exec(line)?.[1]).findLast((found) => found !== undefined);
  return passed === undefined ? undefined : { kind: 'ran', passed: Number(passed), failures };
}

/** A file that could not be run is one `not ok`; what it died of is in the comments before it. */
function readTap(lines: readonly string[]): readonly TestFailure[] {
  const failures: TestFailure[] = [];
  let said: string[] = [];
  for (const [index, line] of lines.entries()) {
    const point = /^\s*(not )?ok \d+ - (.*)$/.exec(line);
    if (!point) {
      if (line.startsWith('#')) said.push(line.slice(1));
      continue;
    }
    const before = said.join('\n');
    said = [];
    const [, isNot, title = ''] = point;
    if (isNot === undefined || / # (?:SKIP|TODO)\b/i.test(title)) continue;
    const block = readBlock(lines, index + 1);
    if (/failureType: '?subtestsFailed/.test(block)) continue;
    failures.push(
      failure(title, /^[ \t]*exitCode: /m.test(block) ? `${before}\n${block}` : withoutStack(block)),
    );
  }
  return failures;
}

function readBlock(lines: readonly string[], from: number): string {
  const block: string[] = [];
  for (const line of lines.slice(from)) {
    if (/^\s*\.\.\.\s*$/.test(line) || /^\s*(?:not )?ok \d+ - /.test(line)) break;
    block.push(line);
  }
  return block.join('\n');
}

/** A stack names files and functions, which say nothing of the cause. */
const withoutStack = (block: string): string => block.replace(/^[ \t]*stack: [\s\S]*$/m, '');

const isTitle = (line: string): boolean => line.length < 2000 && /^✖ .* \(\d[\d.]*ms\)/.test(line);

/** The list at the end has every failure with its words; a file that could not be run has died of what stands above. */
function readSpec(lines: readonly string[]): readonly TestFailure[] {
  const start = lines.findLastIndex((line) => /^✖ failing tests:/.test(line));
  if (start < 0) return [];
  const above = lines.slice(0, start).join('\n');
  const failures: TestFailure[] = [];
  const rest = lines.slice(start + 1);
  const isEdge = (each: string | undefined) => each === undefined || isTitle(each) || /^test at /.test(each);
  for (const [index, line] of rest.entries()) {
    if (!isTitle(line)) continue;
    let end = index + 1;
    while (!isEdge(rest[end])) end++;
    const words = rest.slice(index + 1, end).join('\n');
    if (/^\s*'?\d+ subtests? failed/.test(words.trim())) continue;
    const isFile = /^\s*'?test failed'?\s*$/.test(words);
    failures.push(
      failure(line.replace(/^✖ | \(\d[\d.]*ms\).*$/g, ''), isFile ? deathComments(above) : words),
    );
  }
  return failures;
}

/** The line in which Node says what ended it, among everything else that was printed. */
const deathComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^(?:\w*Error\b|Error \[|\s*code: ')/.test(line))
    .join('\n');
