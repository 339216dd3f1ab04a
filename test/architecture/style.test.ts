import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, readSources, type Source } from './read-source.ts';
import {
  findLongFiles,
  findLongFunctions,
  findMarkdown,
  findSilentDefaults,
  findWrittenLabels,
} from './style-rules.ts';

const sources = readSources();
const withDev = [...sources, ...readSources('dev')];
const lines = (count: number, line = '  x();'): string =>
  Array.from({ length: count }, () => line).join('\n');

interface Rule {
  readonly name: string;
  readonly find: (sources: readonly Source[]) => readonly string[];
  /** Where it holds, if not in `src/` alone. */
  readonly sources?: readonly Source[];
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
    sources: withDev,
    known: {},
    planted: { path: 'text/long.ts', text: lines(301, 'x();') },
    found: 'text/long.ts',
    fine: { path: 'text/long.ts', text: lines(300, 'x();') },
  },
  {
    name: 'functions fit a screen',
    find: findLongFunctions,
    sources: withDev,
    known: {},
    planted: { path: 'text/a.ts', text: `const long = () => {\n${lines(60)}\n};` },
    found: 'text/a.ts: long',
    fine: { path: 'text/a.ts', text: `function long() {\n${lines(58)}\n}` },
  },
  {
    name: 'no kind is met by a silent default',
    find: findSilentDefaults,
    sources: withDev,
    known: {
      'embedded-github/graphql/nodes.ts: switch (prefix)': 'open: any text may stand before an id',
      'features/disclosure/posts/own-template.ts: switch (kind)': 'open: Mustache’s own names of its tokens',
      'formats/versions/range-grammars.ts: switch (sign)':
        'open: any sign, which `plain` then reads or does not',
      'formats/versions/suggest-range.ts: switch (op)': 'open: a sign that a regular expression found',
      'rehearsal/page/page-model.ts: switch (item.event)': 'open: GitHub has and adds many more events',
      'text/markdown.ts: switch (node.type)':
        'open: extensions of Markdown add nodes, each is a block as others',
    },
    planted: {
      path: 'text/a.ts',
      text: "type A = 'x' | 'y';\nswitch (a.kind) { case 'z': go(); default: b satisfies A; }",
    },
    found: 'text/a.ts: switch (a.kind)',
    fine: {
      path: 'text/a.ts',
      text: "type A = 'x' | 'y';\nswitch (a.kind) { case 'z': default: { a.kind satisfies A; go(); } }\nswitch (b) { default: b satisfies never; }\nswitch (c) { case 1: }",
    },
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
  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    '%s',
    (_name, { find, known, sources: own = sources }) => {
      expect([...new Set(find(own))].sort()).toEqual(Object.keys(known).sort());
    },
  );

  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    '%s: a planted breach is found, and no other',
    (_name, { find, planted, found, fine }) => {
      expect(find([planted])).toEqual([found]);
      expect(find([fine])).toEqual([]);
    },
  );

  it.each([
    ['string', 'switch (a) { default: a satisfies string; }'],
    ['what is left, whatever it is', "type R = Exclude<A, 'x'>;\nswitch (a) { default: a satisfies R; }"],
    ['nothing', 'switch (a) { default: }'],
  ])('a default that is checked against %s is silent', (_what, text) => {
    expect(findSilentDefaults([{ path: 'text/a.ts', text }])).toEqual(['text/a.ts: switch (a)']);
  });

  it('the compiler says which kinds a switch without default leaves out', () => {
    expect(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')).toContain('"noImplicitReturns": true');
  });
});
