import { readFileSync } from 'node:fs';
import { judgeNotes } from '../../src/features/release/judge-notes.ts';
import { parseRelease } from '../../src/features/release/parse-release.ts';
import { GATE_PRESETS, PRESETS } from '../../src/process/gate-rules.ts';

const USAGE = `Checks a security release before it is tagged: notes, ids, tests.

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
Exit code: 0 ok, 1 not ok, 2 nothing could be read.`;

interface Arguments {
  readonly file: string;
  readonly changelog: string | null;
  readonly preset: (typeof GATE_PRESETS)[number];
}

function run(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  const parsed = parseArguments(args);
  if (!parsed) {
    console.error(USAGE);
    return 2;
  }
  const text = readInput(parsed.file);
  const changelog = parsed.changelog === null ? null : readInput(parsed.changelog);
  if (text === undefined || changelog === undefined) return 2;
  const release = parseRelease(text, changelog);
  if (release.kind === 'bad') {
    console.error(`${parsed.file}: ${release.reason}`);
    return 2;
  }
  const verdict = judgeNotes(release.facts, PRESETS[parsed.preset]);
  console.log(JSON.stringify(verdict));
  return verdict.ok ? 0 : 1;
}

function parseArguments(args: readonly string[]): Arguments | undefined {
  const rest = [...args];
  const take = (flag: string): string | null | undefined => {
    const at = rest.indexOf(flag);
    return at < 0 ? null : rest.splice(at, 2)[1];
  };
  const changelog = take('--changelog');
  const named = take('--preset');
  const preset = GATE_PRESETS.find((each) => each === (named ?? 'strict'));
  const [file, ...others] = rest;
  const isFlag = file?.startsWith('-') && file !== '-';
  if (file === undefined || isFlag || others.length > 0 || changelog === undefined || !preset)
    return undefined;
  return { file, changelog, preset };
}

function readInput(file: string): string | undefined {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`${file === '-' ? 'Standard input' : file} cannot be read: ${reason}`);
    return undefined;
  }
}

process.exitCode = run(process.argv.slice(2));
