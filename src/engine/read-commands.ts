import { type Evidence, parseEvidenceBlocks, readPatches } from '../case/evidence.ts';
import { readSlashLines } from '../text/text-lines.ts';
import { COMMANDS, type Command } from './command-table.ts';
import { parseCommand } from './parse-command.ts';

export { parseThreadUrl } from '../text/thread-url.ts';
export { COMMANDS, type Command, DISMISSALS, type Dismissal } from './command-table.ts';

/**
 * The commands of a comment: lines of their own that start with a slash and one of our words, outside fences and
 * quotations. Other lines are nobody's business.
 */
export function parseCommands(body: string): readonly Command[] {
  const lines: readonly Command[] = readSlashLines(body)
    .map((line) => /^\/([a-z-]+)(?:\s+(.*))?$/i.exec(line))
    .filter((match) => match !== null)
    .map((match) => [match[1]!.toLowerCase(), (match[2] ?? '').trim()] as const)
    .filter(([name]) => Object.hasOwn(COMMANDS, name))
    .map(([name, rest]) => parseCommand(name, rest) ?? { kind: 'bad', name, expected: COMMANDS[name]!.form });
  return [...withPatches(lines, body), ...parseEvidenceBlocks(body).map((each) => each ?? BAD_EVIDENCE)];
}

const BAD_EVIDENCE: Command = { kind: 'bad', name: 'evidence-block', expected: 'evidence' };

/** A comment that records a patch may bring it along: in fences, a record for each. */
function withPatches(commands: readonly Command[], body: string): readonly Command[] {
  const at = commands.findIndex((command) => command.kind === 'evidence' && command.what === 'patch');
  const patches = at < 0 ? [] : readPatches(body);
  if (patches.length === 0) return commands;
  const recorded = patches.map((patch) => ({ ...(commands[at] as Evidence), patch }));
  return [...commands.slice(0, at), ...recorded, ...commands.slice(at + 1)];
}
