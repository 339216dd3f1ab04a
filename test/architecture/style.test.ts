import { readSources, type Source } from './read-source.ts';
import { findLongFiles, findLongFunctions, findMarkdown, findWrittenLabels } from './style-rules.ts';

const sources = readSources();
const lines = (count: number, line = '  x();'): string =>
  Array.from({ length: count }, () => line).join('\n');

interface Rule {
  readonly name: string;
  readonly find: (sources: readonly Source[]) => readonly string[];
  /** What exists, with the reason why: it must equal what is found. Strike off what was fixed, add nothing lightly. */
  readonly known: Readonly<Record<string, string>>;
  readonly planted: Source;
  readonly found: string;
  /** Close to a breach, and none. */
  readonly fine: Source;
}

const RULES: readonly Rule[] = [
  {
    name: 'files fit a head',
    find: findLongFiles,
    known: {},
    planted: { path: 'text/long.ts', text: lines(351, 'x();') },
    found: 'text/long.ts',
    fine: { path: 'text/long.ts', text: lines(350, 'x();') },
  },
  {
    name: 'functions fit a screen',
    find: findLongFunctions,
    known: {},
    planted: { path: 'text/a.ts', text: `const long = () => {\n${lines(60)}\n};` },
    found: 'text/a.ts: long',
    fine: { path: 'text/a.ts', text: `function long() {\n${lines(58)}\n}` },
  },
  {
    name: 'labels of states and flags come from the table',
    find: findWrittenLabels,
    known: {},
    planted: { path: 'engine/a.ts', text: "const label = 'case/received';" },
    found: "engine/a.ts: 'case/received'",
    fine: {
      path: 'engine/a.ts',
      text: "import x from '../case/a.ts'; // 'case/received'\nconst y = 'cases/1.yml';",
    },
  },
  {
    name: 'only features/ builds Markdown',
    find: findMarkdown,
    known: {},
    planted: { path: 'actions/a.ts', text: 'const body = `## Case $' + '{n}\\n`;' },
    found: 'actions/a.ts: "## Case"',
    fine: { path: 'actions/a.ts', text: "const body = 'Case #1, see [1] (above), a * b ** c';" },
  },
];

describe('house style', () => {
  it.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_name, { find, known }) => {
    expect([...new Set(find(sources))].sort()).toEqual(Object.keys(known).sort());
  });

  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    '%s: a planted breach is found, and no other',
    (_name, { find, planted, found, fine }) => {
      expect(find([planted])).toEqual([found]);
      expect(find([fine])).toEqual([]);
    },
  );
});
