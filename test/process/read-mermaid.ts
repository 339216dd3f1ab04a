import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ParsedFlow {
  /** Node id → shape; the text is the specification's own and not compared. */
  readonly nodes: ReadonlyMap<string, 'box' | 'question'>;
  readonly arrows: readonly string[];
}

const specification = fileURLToPath(
  new URL('../../../shared/reference/security-report-handling-process.md', import.meta.url),
);

/** The specification's flowchart, or undefined where the specification is not beside this checkout. */
export function readSpecification(): ParsedFlow | undefined {
  if (!existsSync(specification)) return undefined;
  const block = /```mermaid\n(.*?)```/s.exec(readFileSync(specification, 'utf8'))?.[1];
  if (block === undefined) throw new Error(`${specification} holds no mermaid block any more`);
  return parseFlow(block);
}

/** Reads the few forms of mermaid's flowcharts that the specification and we use. Unknown lines are errors. */
export function parseFlow(text: string): ParsedFlow {
  const nodes = new Map<string, 'box' | 'question'>();
  const arrows: string[] = [];
  const readEnd = (end: string): string => {
    const match = /^(\w+)(?:\[(.+)\]|\{(.+)\})?$/.exec(end.trim());
    if (!match?.[1]) throw new Error(`not a node: ${end}`);
    if (match[2]) nodes.set(match[1], 'box');
    if (match[3]) nodes.set(match[1], 'question');
    return match[1];
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '' || line === 'flowchart TD' || /^(classDef|class) /.test(line)) continue;
    const parts = /^(.+?) -->\|(.+)\| (.+)$/.exec(line) ?? /^(.+?) -- (.+) --> (.+)$/.exec(line);
    const plain = parts ? undefined : /^(.+?) --> (.+)$/.exec(line);
    if (parts) arrows.push(`${readEnd(parts[1]!)} -${parts[2]}-> ${readEnd(parts[3]!)}`);
    else if (plain) arrows.push(`${readEnd(plain[1]!)} -> ${readEnd(plain[2]!)}`);
    else readEnd(line);
  }
  return { nodes, arrows };
}
