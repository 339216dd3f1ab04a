import { judgeNotes } from '../../src/features/release/judge-notes.ts';
import { parseRelease, RELEASE_KEYS } from '../../src/features/release/parse-release.ts';
import { GATE_PRESETS, PRESETS } from '../../src/process/gate-rules.ts';
import { BadUsage, parseCommandLine, readInput, runTool, type Tool } from '../command-line/command-line.ts';
import { renderVerdict } from './render-verdict.ts';

const KEYS = Object.entries(RELEASE_KEYS)
  .map(([key, meaning]) => `  ${key.padEnd(20)}  ${meaning}`)
  .join('\n');

const TOOL: Tool = {
  name: 'release-check',
  command: 'npm run release-check --silent --',
  help: `Checks a security release before it is tagged: notes, ids, tests.

  npm run release-check --silent -- FILE [--changelog FILE] [--preset strict|lenient] [--json]

FILE is JSON; - reads it from standard input. What you leave out is not checked. Keys:

${KEYS}

--changelog is the whole changelog; the section of the version is found in it.
--preset is strict by default.

On a terminal it prints text to read; elsewhere, or with --json, one line of JSON: { verdict, ok, complete, findings: [{ rule, level, ok, text }], ignored }.
verdict is the answer. pass: everything that the preset requires is there. held: it is there, but a
sentence looks untrue (a revert, an id that belongs elsewhere), so a person has to read it. fail:
something is missing. ok is true for pass only; complete for pass and held. ignored lists keys of
FILE that have no meaning here. Nothing is sent anywhere.
Exit code: 0 pass, 1 held or fail, 2 nothing could be read.`,
};
const FLAGS = {
  changelog: { type: 'string' },
  preset: { type: 'string', default: 'strict' },
  json: { type: 'boolean', default: false },
} as const;

interface Arguments {
  readonly file: string;
  readonly changelog: string | null;
  readonly preset: (typeof GATE_PRESETS)[number];
  readonly json: boolean;
}

function run({ file, changelog, preset, json }: Arguments): number {
  const release = parseRelease(readInput(file), changelog === null ? null : readInput(changelog));
  if (release.kind === 'bad') throw new BadUsage(`${file}: ${release.reason}`);
  const verdict = judgeNotes(release.facts, PRESETS[preset]);
  const { ignored } = release;
  if (process.stdout.isTTY && !json) process.stdout.write(renderVerdict(verdict, ignored));
  else console.log(JSON.stringify(ignored.length === 0 ? verdict : { ...verdict, ignored }));
  return verdict.ok ? 0 : 1;
}

const line = parseCommandLine(
  process.argv.slice(2),
  { flags: FLAGS, operands: ['FILE'] },
  ({ values, operands: [file = '-'] }): Arguments => {
    const preset = GATE_PRESETS.find((each) => each === values.preset);
    if (!preset) throw new BadUsage(`--preset takes ${GATE_PRESETS.join(' or ')}, not '${values.preset}'`);
    return { file, changelog: values.changelog ?? null, preset, json: values.json };
  },
);
process.exitCode = await runTool(TOOL, line, run);
