/**
 * `npm run graphql-types`: makes the types of what the GraphQL documents of `src/github/queries` bring, of GitHub's own
 * schema. With `--check` nothing is written; exit 1 where a file is not as it would be made.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommandLine, runTool, type Tool } from '../dev/command-line/command-line.ts';
import { githubSchema } from '../dev/embedded-github/graphql/schema.ts';
import { ROOT } from './action-files.ts';
import { collectDocuments } from './graphql-documents.ts';
import { renderGraphqlTypes } from './graphql-types.ts';

const TOOL: Tool = {
  name: 'graphql-types',
  command: 'npm run graphql-types --',
  help: `Makes the types of what the GraphQL documents bring, of GitHub's own schema.

  npm run graphql-types [-- --check]

--check  writes nothing.
Exit code: 0 made or up to date, 1 a file is not as it would be made, 2 bad usage.`,
};

const FRAGMENTS = 'src/github/graphql-fragments.ts';
const MUTATIONS = 'src/github/graphql-mutations.ts';
const ANSWERS = 'src/github/graphql-answers.ts';
const HEAD = `/**
 * What GitHub's schema says that the documents in \`queries/\` bring. Made by \`npm run graphql-types\` from
 * \`@octokit/graphql-schema\`; do not edit. What GitHub really sends is read as \`Sent\` of it.
 */`;

function format(file: string, text: string): string {
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${file}`], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
  });
}

/** Whether the file is, or now is, what it should be. */
function keep(file: string, text: string, check: boolean): boolean {
  const path = join(ROOT, file);
  const made = format(file, text);
  if (!check) writeFileSync(path, made);
  else if (existsSync(path) && readFileSync(path, 'utf8') === made) console.log(`${file} is up to date.`);
  else {
    console.error(`${file} is not what the documents say. Run npm run graphql-types and commit.`);
    return false;
  }
  return true;
}

async function run({ values: { check } }: { readonly values: { readonly check: boolean } }): Promise<number> {
  const { fragments, mutations, answers } = renderGraphqlTypes(await collectDocuments(), githubSchema());
  const withFragments = (text: string): string => {
    const used = [...new Set(text.match(/\w+Fields/g))].sort();
    return used.length === 0 ? '' : `import type { ${used.join(', ')} } from './graphql-fragments.ts';\n`;
  };
  const isKept = [
    keep(FRAGMENTS, `${HEAD}\n\n${fragments}\n`, check),
    keep(MUTATIONS, `${withFragments(mutations)}\n${HEAD}\n${mutations}\n`, check),
    keep(
      ANSWERS,
      `${withFragments(answers)}import type { MutationAnswers } from './graphql-mutations.ts';\n\n${HEAD}\n${answers}\n`,
      check,
    ),
  ];
  return isKept.every(Boolean) ? 0 : 1;
}

const line = parseCommandLine(process.argv.slice(2), {
  flags: { check: { type: 'boolean', default: false } },
});
process.exitCode = await runTool(TOOL, line, run);
