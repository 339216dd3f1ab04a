/**
 * Mermaid itself reads every diagram that we draw and every one in the documentation. Exit 1 where it cannot.
 * Needs the tools of this folder: `npm ci --prefix tools/ci --ignore-scripts`.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { takeNothing } from '../../dev/command-line/command-line.ts';
import { renderFlow } from '../../src/process/flow.ts';
import { STATE_IDS } from '../../src/process/table.ts';

takeNothing({
  name: 'check-mermaid',
  command: 'node tools/ci/check-mermaid.ts',
  help: 'Has mermaid read every diagram; exit 1 where it cannot. Takes no arguments.',
});

// Mermaid looks for a browser when it is loaded.
const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');

interface Diagram {
  readonly where: string;
  readonly text: string;
}

function readDiagrams(): readonly Diagram[] {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const files = globSync(['*.md', 'docs/**/*.md', 'actions/**/*.md', 'examples/**/*.md'], { cwd: root });
  return files.sort().flatMap((file) => {
    const blocks = readFileSync(`${root}${file}`, 'utf8').matchAll(/^```mermaid\n(.*?)^```/gms);
    return [...blocks].map((block, index) => ({
      where: `${file}, diagram ${index + 1}`,
      text: block[1] ?? '',
    }));
  });
}

const drawn = STATE_IDS.flatMap((present, index) =>
  [false, true].map((premature) => ({
    where: `the flowchart in ${present}${premature ? ', premature' : ''}`,
    text: renderFlow(STATE_IDS.slice(0, index), present, premature),
  })),
);
const diagrams = [
  ...drawn,
  ...readDiagrams(),
  { where: 'the empty flowchart', text: renderFlow([], null, false) },
];

/** What mermaid says against a diagram, undefined where it reads it. */
async function judge(text: string): Promise<string | undefined> {
  try {
    await mermaid.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

if ((await judge('flowchart TD\n  A[open --> B')) === undefined)
  throw new Error('mermaid reads a broken diagram: this check checks nothing');
let failed = 0;
for (const { where, text } of diagrams) {
  const problem = await judge(text);
  if (problem === undefined) continue;
  failed += 1;
  console.error(`${where}: ${problem}`);
}
console.log(`${diagrams.length} diagrams read by mermaid, ${failed} refused`);
process.exitCode = failed === 0 ? 0 : 1;
