import { readFileSync } from 'node:fs';
import { judgeNotes } from '../../src/features/release/judge-notes.ts';
import { parseRelease } from '../../src/features/release/parse-release.ts';
import { GATE_PRESETS, PRESETS } from '../../src/process/gate-rules.ts';
import { BadUsage, parseCommandLine, runTool, type Tool } from '../command-line/command-line.ts';

const TOOL: Tool = {
  name: 'release-check',
  command: 'npm run release-check --silent --',
  help: `Checks a security release before it is tagged: notes, ids, tests.

  npm run release-check --silent -- FILE [--changelog FILE] [--preset strict|lenient]

FILE is JSON; repo and version must be there, the rest where it is known: tag, previous_tag,
package_json_version, changelog_section, changelog, release_notes, cves, ghsas, commits,
changed_files, test_files_changed, fix_commits. - reads it from standard input.
--changelog is the whole changelog; its section for the version is found in it.
--preset is strict unless told.

Prints one line of JSON: { ok, verdict, findings: [{ rule, level, ok, text }] }.
verdict is pass where everything that the preset requires is there; ok is false also where a
sentence looks untrue (a revert, an id that belongs elsewhere) and has to be read by a person.
Nothing is sent anywhere.
Exit code: 0 ok, 1 not ok, 2 nothing could be read.`,
};
const FLAGS = { changelog: { type: 'string' }, preset: { type: 'string', default: 'strict' } } as const;

interface Arguments {
  readonly file: string;
  readonly changelog: string | null;
  readonly preset: (typeof GATE_PRESETS)[number];
}

function run({ file, changelog, preset }: Arguments): number {
  const release = parseRelease(readInput(file), changelog === null ? null : readInput(changelog));
  if (release.kind === 'bad') throw new BadUsage(`${file}: ${release.reason}`);
  const verdict = judgeNotes(release.facts, PRESETS[preset]);
  console.log(JSON.stringify(verdict));
  return verdict.ok ? 0 : 1;
}

function readInput(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadUsage(`${file === '-' ? 'standard input' : file} cannot be read: ${reason}`);
  }
}

const line = parseCommandLine(
  process.argv.slice(2),
  { flags: FLAGS, operands: ['FILE'] },
  ({ values, operands: [file = '-'] }): Arguments => {
    const preset = GATE_PRESETS.find((each) => each === values.preset);
    if (!preset) throw new BadUsage(`--preset takes ${GATE_PRESETS.join(' or ')}, not '${values.preset}'`);
    return { file, changelog: values.changelog ?? null, preset };
  },
);
process.exitCode = await runTool(TOOL, line, run);
