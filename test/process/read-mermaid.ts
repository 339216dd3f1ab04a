import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCases, REAL_CASES } from '../formats/real-cases.ts';

export interface ParsedFlow {
  /** Node id → shape; the text is the specification's own and not compared. */
  readonly nodes: ReadonlyMap<string, 'box' | 'question'>;
  readonly arrows: readonly string[];
}

/** The specification's flowchart, which is beside the real cases; undefined where those are not there. */
export function readSpecification(): ParsedFlow | undefined {
  if (!hasCases()) return undefined;
  const specification = join(REAL_CASES ?? '', '../reference/security-report-handling-process.md');
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
