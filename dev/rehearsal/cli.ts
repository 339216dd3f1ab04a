/**
 * `npm start`: rehearses the handling of security reports with scripted people and the real actions.
 * Exit: 0 done, 1 the rehearsal failed, 2 bad usage.
 */
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { wantsColours } from '../command-line/colours.ts';
import { BadUsage, runTool } from '../command-line/command-line.ts';
import { parseArguments, REHEARSAL, type RehearsalOptions } from './arguments.ts';
import { BadRecord, type CaseScript, readScripts } from './case-script.ts';
import { type ResultFiles, renderConclusion } from './conclusion.ts';
import { openPage } from './open-page.ts';
import { renderPage } from './page/page.ts';
import { readPageModel } from './page/page-model.ts';
import { openPlayground, untilStopped } from './play/play.ts';
import { createProgress, type Progress } from './progress.ts';
import { createRandom } from './random.ts';
import { BUILT_IN_RECORD } from './record.ts';
import { type Rehearsal, rehearse } from './rehearse.ts';
import type { Report } from './report.ts';
import { createRunner, type Runner, type RunnerOptions } from './runner.ts';
import { parsePublicThread } from './thread/public-thread.ts';
import { planThreadPlay, type ThreadPlay } from './thread/thread-play.ts';
import { startThread } from './thread-run.ts';
import { moveInto, readWorld } from './world.ts';

async function main(options: RehearsalOptions): Promise<number> {
  const random = createRandom(options.seed);
  const play = await readPlay(options, random);
  const told = play ? [play.script] : await readScripts(readRecords(options.advisories), random);
  const scripts = options.world === undefined ? told : moveInto(readWorld(options.world), told);
  const quiet = options.json;
  const progress = createProgress(
    (text) => (quiet ? undefined : process.stdout.write(text)),
    !quiet && wantsColours(process.stdout, process.env),
  );
  if (options.open) return letPlay(scripts, options, progress, random);
  makeFolder(options.out);
  introduce(progress, scripts, options);
  const use = async (rehearsal: Rehearsal) => ({
    report: rehearsal.report,
    page: renderPage(await readPageModel(rehearsal)),
  });
  const { start, close } = chooseRunner(options);
  const rehearsed = rehearse(scripts, options, progress, random, use, start, play);
  const { report, page } = await rehearsed.finally(close);
  const files = writeFiles(options.out, report, page);
  if (quiet) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  progress.say('');
  for (const line of renderConclusion(report, files, progress.paint)) progress.say(line);
  if (report.leaks.length > 0) {
    const [first] = report.leaks;
    throw new Error(
      `${report.leaks.length} leaks, the first: ${first?.what} in ${first?.repo} (${first?.surface}).`,
    );
  }
  return 0;
}

/** Every run in a thread that keeps the bundle loaded, or in a process of its own. */
function chooseRunner({ processes }: RehearsalOptions): {
  readonly start: (given: RunnerOptions) => Runner;
  readonly close: () => Promise<void>;
} {
  const thread = processes || process.platform === 'win32' ? null : startThread();
  return {
    start: (given) => createRunner(thread ? { ...given, perform: (input) => thread.run(input) } : given),
    close: async () => thread?.close(),
  };
}

/** Serves the stage to a browser until ^C. */
async function letPlay(
  scripts: readonly CaseScript[],
  options: RehearsalOptions,
  progress: Progress,
  random: () => number,
): Promise<number> {
  const { start, close } = chooseRunner(options);
  try {
    const playground = await openPlayground(scripts, options, random, start);
    progress.say(`Play the process at ${progress.paint('underline', playground.url)}`);
    progress.say('The real actions answer what you do. Nothing is kept; stop with ^C.');
    if (!(await openPage(playground.url)))
      progress.say('No browser could be opened here: open the address yourself.');
    await untilStopped();
    await playground.close();
    return 0;
  } finally {
    await close();
  }
}

async function readPlay({ thread }: RehearsalOptions, random: () => number): Promise<ThreadPlay | null> {
  if (!thread) return null;
  let text: string;
  try {
    text = readFileSync(thread.path, 'utf8');
  } catch {
    throw new BadUsage(`${thread.path} cannot be read`);
  }
  return planThreadPlay(parsePublicThread(thread.path, text), thread, random);
}

function readRecords(paths: readonly string[]): readonly { name: string; text: string }[] {
  if (paths.length === 0) return [{ name: 'built-in', text: JSON.stringify(BUILT_IN_RECORD) }];
  return paths.map((name) => {
    try {
      return { name, text: readFileSync(name, 'utf8') };
    } catch {
      throw new BadUsage(`${name} cannot be read`);
    }
  });
}

function introduce(progress: Progress, scripts: readonly CaseScript[], options: RehearsalOptions): void {
  const way = options.chain ? 'one workflow per action' : 'the conductor';
  const team =
    options.world === undefined ? '' : `, configured as examples/configurations/${options.world}.yml`;
  const names = scripts.map(({ facts }) => `${facts.ghsa} (${facts.repo})`).join(', ');
  progress.say(`${progress.paint('bold', `Rehearsing ${names}`)} with ${way}${team}.`);
  progress.say('Scripted people, the real actions, an embedded GitHub. Times are UTC, by a simulated clock.');
  progress.say('');
}

/** Before the rehearsal, not after it. */
function makeFolder(out: string): void {
  try {
    mkdirSync(out, { recursive: true });
    accessSync(out, constants.W_OK);
  } catch {
    throw new BadUsage(`--out: ${resolve(out)} is no folder that can be written to`);
  }
}

function writeFiles(out: string, report: Report, page: string): ResultFiles {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const files = { page: join(folder, 'index.html'), report: join(folder, 'report.json') };
  writeFileSync(files.page, page);
  writeFileSync(files.report, `${JSON.stringify(report, null, 2)}\n`);
  return { ...files, page: pathToFileURL(files.page).href };
}

try {
  process.exitCode = await runTool(REHEARSAL, parseArguments(process.argv.slice(2)), main);
} catch (error) {
  process.stderr.write(`rehearsal: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof BadRecord ? 2 : 1;
}
