/** How many attacks are played on the built bundles: every hostile act once, by the rows of the tables that name them. */
import { type Node, readSources, type Source, walk } from '../architecture/read-source.ts';

/** What stands beside an attack: that honest people get their way. */
const HONEST = [
  'a member’s own line confirms it',
  'it is published where another member confirms it',
  'what honest people ask for and confirm goes out: %s',
  'a member’s form that another member corrected counts as theirs',
  'anyone who is trusted is not limited',
  'a change that is taken back leaves nothing behind',
  'the registry is asked about a release once its tag is public, not before',
];
/** Suites of the folder that play nothing on a bundle. */
const ELSEWHERE = ['slow-parsers.test.ts', 'planted-holes.test.ts'];

const nameOf = (node: Node | undefined): string | undefined =>
  node?.type === 'Identifier' ? String(node.name) : undefined;
const argumentsOf = (node: Node): readonly Node[] => node.arguments as readonly Node[];

/** Rows of a table: written there, by the name of a constant, through `sampleOf`, or the longer of two. */
function countRows(source: Source, table: Node | undefined): number {
  switch (table?.type) {
    case 'ArrayExpression':
      return (table.elements as readonly Node[]).length;
    case 'TSAsExpression':
      return countRows(source, table.expression as Node);
    case 'ConditionalExpression':
      return Math.max(
        countRows(source, table.consequent as Node),
        countRows(source, table.alternate as Node),
      );
    case 'CallExpression':
      return countRows(source, argumentsOf(table)[0]);
    case 'Identifier':
      return countRows(
        source,
        walk(source).find(
          (node) => node.type === 'VariableDeclarator' && nameOf(node.id as Node) === nameOf(table),
        )?.init as Node | undefined,
      );
    default:
      throw new Error(`${source.path}: a table that cannot be counted`);
  }
}

const titleOf = (node: Node): string => String((argumentsOf(node)[0] as Node | undefined)?.value ?? '');

/** Attacks of a suite: each `it`, and each row of an `it.each`. */
function countAttacks(source: Source): number {
  const calls = walk(source).filter(({ type }) => type === 'CallExpression');
  return calls.reduce((sum, call) => {
    const callee = call.callee as Node;
    if (nameOf(callee) === 'it') return HONEST.includes(titleOf(call)) ? sum : sum + 1;
    const inner = callee.type === 'CallExpression' ? (callee.callee as Node) : undefined;
    const isEach =
      inner?.type === 'MemberExpression' &&
      nameOf(inner.object as Node) === 'it' &&
      nameOf(inner.property as Node) === 'each';
    const isAttack = isEach && !HONEST.includes(titleOf(call));
    return isAttack ? sum + countRows(source, argumentsOf(callee)[0]) : sum;
  }, 0);
}

describe('the attacks on the built bundles', () => {
  const suites = readSources('test/attacks').filter(
    ({ path }) => path.endsWith('.test.ts') && !ELSEWHERE.includes(path),
  );

  it('are a hundred at least', () => {
    const all = suites.map((each) => countAttacks(each));
    expect(suites.length).toBeGreaterThan(7);
    expect(all.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(100);
  });

  it('stand beside what honest people do', () => {
    const text = suites.map((each) => each.text).join('\n');
    expect(HONEST.filter((title) => !text.includes(title))).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['a test', "it('x', () => {});", 1],
    ['a table', "const ALL = [1, 2, 3] as const;\nit.each(sampleOf(ALL, 1))('x', () => {});", 3],
    ['one of two tables', "it.each(deep ? [1] : [1, 2])('x', () => {});", 2],
    ['honest people', "it('anyone who is trusted is not limited', () => {});", 0],
  ])('are counted by %s', (_what, text, count) => {
    expect(countAttacks({ path: 'made-up.ts', text })).toBe(count);
  });
});
