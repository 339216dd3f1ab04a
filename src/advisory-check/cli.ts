import { readFileSync } from 'node:fs';
import { loadCvss } from '../advisory/cvss.ts';
import { checkDocuments } from './check-documents.ts';

const USAGE = `Checks analyses before they are pasted into a comment.

  npm run analysis --silent -- FILE    a file with one or more YAML documents, or a whole comment
  npm run analysis --silent -- -       the same from standard input

Prints one line of JSON for each document, in order: { ok, problems, derived }.
Lines in problems count from the first line of the document.
Exit code: 0 all are in order, 1 there are problems, 2 nothing could be read.`;

/** Everything that is read is text of a report: it goes nowhere but to standard output. */
async function run(args: readonly string[]): Promise<number> {
  const [file, ...others] = args;
  if (file === '--help' || file === '-h') {
    console.log(USAGE);
    return 0;
  }
  if (file === undefined || others.length > 0 || (file.startsWith('-') && file !== '-')) {
    console.error(USAGE);
    return 2;
  }
  const text = readInput(file);
  if (text === undefined) return 2;
  const documents = checkDocuments(text, { readCvss: await loadCvss() });
  process.stdout.write(documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
  return documents.every(({ ok }) => ok) ? 0 : 1;
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
