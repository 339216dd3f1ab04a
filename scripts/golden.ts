/** `npm run golden`: what rehearsals and simulated stories on the built bundles come to, as text that can be compared. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BadUsage,
  parseCommandLine,
  readInput,
  runTool,
  type Tool,
} from '../dev/command-line/command-line.ts';
import { findOldBundle } from './golden/bundle-age.ts';
import { applyIntended, findIdle, type Intended, parseIntended, renderDiff } from './golden/compare.ts';
import { DIST, PROJECT_ROOT } from './golden/doors.ts';
import { TRANSCRIPTS, type Transcript } from './golden/transcripts.ts';

const GOLDEN: Tool = {
  name: 'golden',
  command: 'npm run golden --',
  help: `Plays rehearsals and simulated stories on the built bundles and writes down what came of each, so that a change
that should change nothing can be held against it: npm run golden:compare does it again and compares.

Usage: npm run golden -- [flags]

  --out DIR        where what was recorded is (golden)
  --only NAME      this transcript only; repeatable
  --compare        compare with what was recorded
  --intended FILE  a JSON list of {"from", "to", "why"}, replaced in what was recorded before it is compared
  --help           this text

Exit code: 0 recorded, or equal, 1 different, 2 bad usage, or something could not be played.`,
};

/** Lines of a diff that are shown; all of it is in the folder of differences. */
const SHOWN = 60;

/** How the transcript begins of what came to no end. */
const FAILED = '=== could not be played\n';

const fileOf = (folder: string, name: string): string => join(folder, `${name}.txt`);

function choose(only: readonly string[] | undefined): readonly Transcript[] {
  const unknown = only?.find((name) => !TRANSCRIPTS.some((each) => each.name === name));
  if (unknown === undefined) return TRANSCRIPTS.filter(({ name }) => only?.includes(name) ?? true);
  const names = TRANSCRIPTS.map(({ name }) => name).join(', ');
  throw new BadUsage(`there is no transcript ${unknown}; there are ${names}`);
}

/** Plays one and tells how long it took. What cannot be played to its end has its error for a transcript. */
async function play({ name, play: start }: Transcript): Promise<string> {
  const started = process.cpuUsage();
  const text = await start().catch((error: unknown) => `${FAILED}${String(error)}\n`);
  const { user, system } = process.cpuUsage(started);
  console.error(`${name}: ${text.split('\n').length} lines, ${((user + system) / 1e6).toFixed(1)} s`);
  return text;
}

async function record(out: string, chosen: readonly Transcript[]): Promise<number> {
  mkdirSync(out, { recursive: true });
  let failed = 0;
  for (const transcript of chosen) {
    const text = await play(transcript);
    if (text.startsWith(FAILED)) {
      failed += 1;
      console.log(`${transcript.name}: ${text}`);
    }
    writeFileSync(fileOf(out, transcript.name), text);
  }
  console.log(`${chosen.length} transcripts recorded into ${out}, ${failed} of them could not be played.`);
  return failed > 0 ? 2 : 0;
}

async function compare(
  out: string,
  chosen: readonly Transcript[],
  intended: readonly Intended[],
): Promise<number> {
  const missing = chosen.filter(({ name }) => !existsSync(fileOf(out, name)));
  if (missing.length > 0)
    throw new BadUsage(
      `${out} has no ${missing.map(({ name }) => name).join(', ')}: run npm run golden before`,
    );
  const recorded = new Map(chosen.map(({ name }) => [name, readFileSync(fileOf(out, name), 'utf8')]));
  const differences = `${out.replace(/\/+$/, '')}.differences`;
  rmSync(differences, { recursive: true, force: true });
  let [different, failed] = [0, 0];
  for (const transcript of chosen) {
    const before = applyIntended(recorded.get(transcript.name)!, intended);
    const now = await play(transcript);
    if (now.startsWith(FAILED)) failed += 1;
    const diff = renderDiff(before, now);
    if (diff === '') continue;
    different += 1;
    mkdirSync(differences, { recursive: true });
    writeFileSync(join(differences, `${transcript.name}.diff`), diff);
    console.log(`\n${transcript.name} is different (- recorded, + now):\n${shorten(diff, differences)}`);
  }
  for (const { from } of findIdle([...recorded.values()], intended))
    console.log(`The intended difference from "${from}" is found nowhere in what was recorded.`);
  console.log(
    `${chosen.length} transcripts, ${different} different, ${failed} could not be played, ${intended.length} intended differences.`,
  );
  // What fails in the same way as before is equal, and proves nothing.
  return failed > 0 ? 2 : different > 0 ? 1 : 0;
}

function shorten(diff: string, folder: string): string {
  const lines = diff.trimEnd().split('\n');
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(more > 0 ? [`… and ${more} lines more, in ${folder}`] : [])].join(
    '\n',
  );
}

const FLAGS = {
  out: { type: 'string', default: 'golden' },
  only: { type: 'string', multiple: true },
  compare: { type: 'boolean', default: false },
  intended: { type: 'string' },
} as const;

const line = parseCommandLine(process.argv.slice(2), { flags: FLAGS });
process.exitCode = await runTool(GOLDEN, line, async ({ values }) => {
  const { out, only, intended: path } = values;
  const chosen = choose(only);
  const intended = path === undefined ? [] : parseIntended(path, readInput(path));
  const old = findOldBundle(join(DIST, 'index.js'), join(PROJECT_ROOT, 'src'));
  if (old !== undefined) console.error(`Note: ${old}`);
  return values.compare ? compare(out, chosen, intended) : record(out, chosen);
});
