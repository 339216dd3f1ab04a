import { createNpmReader } from '../../src/channels/npm.ts';
import { loadCvss } from '../../src/formats/cvss/cvss.ts';
import { loadCweList } from '../../src/formats/records/cwe.ts';
import { type Given, parseCommandLine, readInput, runTool, type Tool } from '../command-line/command-line.ts';
import { addVersions } from './add-versions.ts';
import { readDocuments } from './check-documents.ts';
import { renderAnswer } from './render-answer.ts';

const TOOL: Tool = {
  name: 'analysis',
  command: 'npm run analysis --silent --',
  help: `Checks analyses before they are pasted into a comment.

  npm run analysis --silent -- FILE    a file with one or more YAML documents, or a whole comment
  npm run analysis --silent -- -       the same from standard input
  npm run analysis --silent -- --versions FILE
                                       also asks npm for what is published, by npm's own settings,
                                       and evaluates every version: derived.versions

On a terminal it prints text to read; elsewhere, or with --json, one line of JSON for each document, in
order: { ok, problems, notes, derived }.
Notes tell what was converted, left out, or is worth a second look.
Without --versions nothing is sent anywhere; with it, npm learns the names of the packages.
Lines in problems count from the first line of the document.
Exit code: 0 all are in order, 1 there are problems, 2 nothing could be read.`,
};
const FLAGS = { versions: { type: 'boolean' }, json: { type: 'boolean', default: false } } as const;

/** Everything that is read is text of a report: it goes nowhere but to standard output. */
async function run({ values, operands: [file = '-'] }: Given<typeof FLAGS>): Promise<number> {
  const text = readInput(file);
  const documents = readDocuments(text, { readCvss: await loadCvss(), cwes: await loadCweList() });
  const answers = values.versions
    ? await addVersions(documents, createNpmReader())
    : documents.map(({ checked }) => checked);
  const lines = answers.map((answer, index) => {
    const { ok, problems, ...rest } = answer;
    if (process.stdout.isTTY && !values.json)
      return renderAnswer(answer, documents[index]!.notes, answers.length > 1 ? index + 1 : null);
    return `${JSON.stringify({ ok, problems, notes: documents[index]!.notes, ...rest })}\n`;
  });
  process.stdout.write(lines.join(''));
  return answers.every(({ ok }) => ok) ? 0 : 1;
}

const line = parseCommandLine(process.argv.slice(2), { flags: FLAGS, operands: ['FILE'] });
process.exitCode = await runTool(TOOL, line, run);
