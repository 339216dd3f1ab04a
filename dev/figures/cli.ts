import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseStoredCase } from '../../src/case/stored-case.ts';
import { PATH_OF_SWEEP, parseSweepMemory } from '../../src/case/sweep-memory.ts';
import type { Config } from '../../src/config/config.ts';
import { renderConfigProblems } from '../../src/config/config-problem.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { type CaseFacts, caseFactsOf } from '../../src/features/figures/case-facts.ts';
import { renderFigureFiles, renderPublicFiles } from '../../src/features/figures/figure-files.ts';
import { publicQuarters } from '../../src/features/figures/public-figures.ts';
import { LABEL_IDS } from '../../src/process/labels.ts';
import { BadUsage, parseCommandLine, readInput, runTool, type Tool } from '../command-line/command-line.ts';

const FORMATS = ['md', 'csv', 'json'] as const;

const TOOL: Tool = {
  name: 'figures',
  command: 'npm run figures --silent --',
  help: `Computes the figures of a team from a checkout of its store, the branch security-process.

  npm run figures --silent -- STORE [--public] [--as md|csv|json] [--out DIR] [--config FILE] [--now TIME]

STORE is a folder with cases/*.yml. The file of the first format goes to standard output; with --out
every file is written into that folder instead, with the pictures.

--public   the version that anybody may see; quarters that sweep.yml has as published stay as they are
--as       md unless told
--out      a folder; made where it is not there
--config   security-process.yml, for the deadlines; without it those of the process count
--now      ISO 8601 UTC; the present moment unless told

Nothing is sent anywhere.
Exit code: 0 done, 1 a case could not be read and is missing, 2 bad usage.`,
};
const FLAGS = {
  public: { type: 'boolean', default: false },
  as: { type: 'string', default: 'md' },
  out: { type: 'string' },
  config: { type: 'string' },
  now: { type: 'string' },
} as const;

interface Wish {
  readonly store: string;
  readonly isPublic: boolean;
  readonly format: (typeof FORMATS)[number];
  readonly out: string | null;
  readonly config: Pick<Config, 'clocks'>;
  readonly now: string;
}

function run({ store, isPublic, format, out, config, now }: Wish): number {
  const { facts, unread } = readFacts(store, config, now);
  for (const why of unread) process.stderr.write(`figures: ${why}\n`);
  if (isPublic && unread.length > 0)
    process.stderr.write('figures: No new quarter is published before every case can be read.\n');
  const files = isPublic
    ? renderPublicFiles(readQuarters(store, facts, unread.length === 0, now))
    : renderFigureFiles(facts, now, unread.length);
  if (out === null)
    process.stdout.write(files[isPublic ? `public-figures.${format}` : `figures.${format}`] ?? '');
  else writeAll(out, files);
  return unread.length === 0 ? 0 : 1;
}

function readFacts(store: string, config: Pick<Config, 'clocks'>, now: string) {
  const folder = join(store, 'cases');
  if (!existsSync(folder))
    throw new BadUsage(`${store} has no folder cases; check out the branch security-process there`);
  const facts: CaseFacts[] = [];
  const unread: string[] = [];
  for (const name of readdirSync(folder).filter((each) => /^\d+\.yml$/.test(each))) {
    const parsed = parseStoredCase(readInput(join(folder, name)));
    if (parsed.kind === 'bad') unread.push(`cases/${name} cannot be read and is left out: ${parsed.reason}`);
    else facts.push(caseFactsOf(parsed.stored, config, now));
  }
  return { facts: facts.toSorted((a, b) => a.number - b.number), unread };
}

function readQuarters(store: string, facts: readonly CaseFacts[], isWhole: boolean, now: string) {
  const path = join(store, PATH_OF_SWEEP);
  const known = existsSync(path) ? parseSweepMemory(readInput(path)).publicQuarters : [];
  return isWhole ? publicQuarters(facts, known, now) : known;
}

function writeAll(out: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(out, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(out, name), text);
    process.stdout.write(`${join(out, name)}\n`);
  }
}

/** Without a file, what the least one says. */
function readConfig(file: string | undefined): Config {
  const text = file === undefined ? 'owner: example-org\nteam: security-triage\n' : readInput(file);
  const parsed = parseConfig(text, { labels: LABEL_IDS }, file);
  if (parsed.kind === 'ok') return parsed.config;
  throw new BadUsage(renderConfigProblems(parsed.problems));
}

function readNow(written: string | undefined): string {
  const at = written === undefined ? Date.now() : Date.parse(written);
  if (Number.isNaN(at))
    throw new BadUsage(`--now takes a time such as 2026-03-06T09:00:00Z, not '${written}'`);
  return new Date(at).toISOString();
}

const line = parseCommandLine(
  process.argv.slice(2),
  { flags: FLAGS, operands: ['STORE'] },
  ({ values, operands: [store = '.'] }): Wish => {
    const format = FORMATS.find((each) => each === values.as);
    if (!format) throw new BadUsage(`--as takes ${FORMATS.join(', ')}, not '${values.as}'`);
    return {
      store,
      isPublic: values.public,
      format,
      out: values.out ?? null,
      config: readConfig(values.config),
      now: readNow(values.now),
    };
  },
);
process.exitCode = await runTool(TOOL, line, run);
