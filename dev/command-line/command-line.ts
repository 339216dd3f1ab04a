import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { findNearestWord } from '../../src/text/nearest-word.ts';

/** A command of this repository, as people call it. */
export interface Tool {
  /** The first word of every error: `bench`. */
  readonly name: string;
  /** `npm run bench --`: what flags are written behind. */
  readonly command: string;
  /** What it does, how it is called, and its exit codes: printed for `--help`. */
  readonly help: string;
}

type Flags = NonNullable<ParseArgsConfig['options']>;

/** What a command takes, beside `--help`. */
export interface Takes<F extends Flags> {
  readonly flags?: F;
  /** What stands without a flag, by its names in the help: `FILE`; in brackets: may be left out; `…`: any number. */
  readonly operands?: readonly string[];
}

type Values<F extends Flags> = ReturnType<typeof parseArgs<{ options: F; strict: true }>>['values'];

export interface Given<F extends Flags> {
  readonly values: Values<F>;
  readonly operands: readonly string[];
}

/** A command line as it was understood; `reason` is a sentence, its full stop left out. */
export type CommandLine<O> =
  | { readonly kind: 'run'; readonly options: O }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly reason: string };

/** A mistake in how a command was called; its message is a sentence, its full stop left out. */
export class BadUsage extends Error {}

/** Reads a command line. `understand` makes options of what was given, and may throw {@link BadUsage}. */
export function parseCommandLine<const F extends Flags, O = Given<F>>(
  args: readonly string[],
  takes: Takes<F>,
  understand: (given: Given<F>) => O = (given) => given as O,
): CommandLine<O> {
  const options = { ...takes.flags, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const given = parseArgs({ args: [...args], options, allowPositionals: true });
    if (given.values.help) return { kind: 'help' };
    const wrong = judgeOperands(given.positionals, takes.operands ?? []);
    if (wrong !== undefined) return { kind: 'bad', reason: wrong };
    const { values, positionals: operands } = given;
    return { kind: 'run', options: understand({ values: values as unknown as Values<F>, operands }) };
  } catch (error) {
    if (error instanceof BadUsage) return { kind: 'bad', reason: error.message };
    if (!String((error as { readonly code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) throw error;
    return { kind: 'bad', reason: explain((error as Error).message, Object.keys(options)) };
  }
}

function judgeOperands(given: readonly string[], wanted: readonly string[]): string | undefined {
  const missing = wanted.find((name, index) => !name.startsWith('[') && given[index] === undefined);
  if (missing !== undefined) return `${missing} is missing`;
  const most = wanted.at(-1)?.includes('…') ? Number.POSITIVE_INFINITY : wanted.length;
  if (given.length <= most) return undefined;
  return `'${given[most]}' is one argument too many`;
}

/** Node's own sentence goes on about `--`; its first part says which flag it is about. */
function explain(message: string, flags: readonly string[]): string {
  const [first = ''] = message.split(/\. |\n/);
  const unknown = /^Unknown option '--([^']+)'/.exec(first)?.[1];
  const meant = unknown && findNearestWord(unknown, flags);
  return `${first.replace(/\.$/, '')}${meant ? `; did you mean --${meant}?` : ''}`;
}

/** The whole number of a flag. Throws {@link BadUsage} where it is none, or out of bounds. */
export function readWhole(flag: string, written: string, least: number, most = 999_999_999): number {
  const number = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
  if (number >= least && number <= most) return number;
  const bounds = most === 999_999_999 ? `from ${least} on` : `from ${least} to ${most}`;
  throw new BadUsage(`--${flag} takes a whole number ${bounds}, not '${written}'`);
}

/**
 * Does what was asked and answers with the exit code: 0 for `--help`, which is printed; 2 for a mistake in the call,
 * which is one line on standard error. What else `run` throws is the caller's.
 */
export async function runTool<O>(
  tool: Tool,
  line: CommandLine<O>,
  run: (options: O) => number | Promise<number>,
): Promise<number> {
  if (line.kind === 'help') return printHelp(tool);
  if (line.kind === 'bad') return refuse(tool, line.reason);
  try {
    return await run(line.options);
  } catch (error) {
    if (!(error instanceof BadUsage)) throw error;
    return refuse(tool, error.message);
  }
}

/** For commands that take nothing: ends the process where something was given, or the help asked for. */
export function takeNothing(tool: Tool): void {
  const line = parseCommandLine(process.argv.slice(2), {});
  if (line.kind !== 'run') process.exit(line.kind === 'help' ? printHelp(tool) : refuse(tool, line.reason));
}

function printHelp({ help }: Tool): number {
  process.stdout.write(`${help.trimEnd()}\n`);
  return 0;
}

function refuse({ name, command }: Tool, reason: string): number {
  const sentence = reason.replace(/\s*\n\s*/g, ' ').replace(/(?<![.?])$/, '.');
  process.stderr.write(`${name}: ${sentence} See ${command} --help.\n`);
  return 2;
}

/**
 * The text of a file that was named on a command line; `-` is standard input.
 *
 * @throws BadUsage where it cannot be read
 */
export function readInput(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadUsage(`${file === '-' ? 'standard input' : file} cannot be read: ${reason}`);
  }
}
