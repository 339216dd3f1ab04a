/**
 * `npm run docs`: makes the marked sections of the documentation again. With `--check` nothing is written; exit 1
 * where a file is not as it would be made.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseCommandLine, runTool, type Tool } from '../dev/command-line/command-line.ts';
import { ROOT, readActionFiles } from './action-files.ts';
import { makeSections } from './doc-sections.ts';
import { renewSections } from './marked-sections.ts';
import { collectTexts } from './texts/catalogue.ts';
import type { Text } from './texts/text.ts';

/** Markdown files that may have marked sections, relative to the repository. */
function listDocuments(): readonly string[] {
  const below = (folder: string, recursive: boolean): readonly string[] =>
    existsSync(join(ROOT, folder))
      ? readdirSync(join(ROOT, folder), { recursive, encoding: 'utf8' }).map((name) => join(folder, name))
      : [];
  const all = [
    ...below('.', false),
    ...below('docs', true),
    ...below('actions', true),
    ...below('examples', true),
  ];
  return all.filter((path) => path.endsWith('.md')).sort();
}

/** Makes one section: `action-inputs` in `actions/intake/README.md` is about `intake`, elsewhere about the conductor. */
function createMaker(path: string, texts: readonly Text[]): (name: string) => string {
  const makers = makeSections(readActionFiles(), texts);
  const own = dirname(dirname(path)) === 'actions' ? basename(dirname(path)) : '';
  return (full) => {
    const [name = '', part = own] = full.split(' ');
    const make = makers[name];
    if (!make)
      throw new Error(`there is no section "${name}"; known: ${Object.keys(makers).sort().join(', ')}`);
    return make(part);
  };
}

/** The first line that differs, for people to find the place. */
function describeChange(path: string, was: string, is: string): string {
  const [old, fresh] = [was.split('\n'), is.split('\n')];
  const at = fresh.findIndex((line, index) => line !== old[index]);
  const line = at < 0 ? fresh.length : at;
  return `${path}:${line + 1}\n    has:   ${old[line] ?? '(end)'}\n    wants: ${fresh[line] ?? '(end)'}`;
}

async function main(check: boolean): Promise<number> {
  const changes: string[] = [];
  const texts = await collectTexts();
  for (const path of listDocuments()) {
    const was = readFileSync(join(ROOT, path), 'utf8');
    const is = renewSections(path, was, createMaker(path, texts));
    if (was === is) continue;
    changes.push(describeChange(path, was, is));
    if (!check) writeFileSync(join(ROOT, path), is);
  }
  if (changes.length === 0) console.log('The generated documentation is up to date.');
  else if (check)
    console.error('The documentation is not what the sources say. Run npm run docs and commit.');
  for (const change of changes) console.log(check ? `  ${change}` : `renewed ${change.split('\n')[0]}`);
  return check && changes.length > 0 ? 1 : 0;
}

const TOOL: Tool = {
  name: 'docs',
  command: 'npm run docs --',
  help: `Makes the marked sections of the documentation again, from the sources.

Usage: npm run docs -- [--check]

  --check  writes nothing, and exits with 1 where a file is not as it would be made
  --help   this text

Exit code: 0 done, 1 it could not be, or a file is not as it would be made, 2 bad usage.`,
};

if (import.meta.main) {
  try {
    const line = parseCommandLine(process.argv.slice(2), { flags: { check: { type: 'boolean' } } });
    process.exitCode = await runTool(TOOL, line, ({ values }) => main(values.check ?? false));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
