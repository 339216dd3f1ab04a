import { readFileSync } from 'node:fs';
import { createNpmReader } from '../../src/channels/npm.ts';
import { loadCvss } from '../../src/formats/cvss/cvss.ts';
import { loadCweList } from '../../src/formats/records/cwe.ts';
import { addVersions } from './add-versions.ts';
import { readDocuments } from './check-documents.ts';

const USAGE = `Checks analyses before they are pasted into a comment.

  npm run analysis --silent -- FILE    a file with one or more YAML documents, or a whole comment
  npm run analysis --silent -- -       the same from standard input
  npm run analysis --silent -- --versions FILE
                                       also asks npm for what is published, by npm's own settings,
                                       and evaluates every version: derived.versions

Prints one line of JSON for each document, in order: { ok, problems, derived }.
Without --versions nothing is sent anywhere; with it, npm learns the names of the packages.
Lines in problems count from the first line of the document.
Exit code: 0 all are in order, 1 there are problems, 2 nothing could be read.`;

/** Everything that is read is text of a report: it goes nowhere but to standard output. */
async function run(args: readonly string[]): Promise<number> {
  const [file, ...others] = args.filter((arg) => arg !== '--versions');
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  if (file === undefined || others.length > 0 || (file.startsWith('-') && file !== '-')) {
    console.error(USAGE);
    return 2;
  }
  const text = readInput(file);
  if (text === undefined) return 2;
  const documents = readDocuments(text, { readCvss: await loadCvss(), cwes: await loadCweList() });
  const answers = args.includes('--versions')
    ? await addVersions(documents, createNpmReader())
    : documents.map(({ checked }) => checked);
  process.stdout.write(answers.map((document) => `${JSON.stringify(document)}\n`).join(''));
  return answers.every(({ ok }) => ok) ? 0 : 1;
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

process.exitCode = await run(process.argv.slice(2));
