import './json-modules.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseActionFile, ROOT } from './action-files.ts';

/** Repositories of this name are this one, whatever owner an example names. */
const OWN_NAME = 'security-process';

// Loaded late: what json-modules.ts allows counts for what is loaded after it.
const { validate } = await import('@actions/languageservice');

let looked = 0;

/** What is wrong with a workflow or `action.yml`, each as `line: words of GitHub's own checker`. */
export async function lintWorkflow(path: string, text: string): Promise<readonly string[]> {
  // The checker remembers what it read by address, so every text has its own.
  looked += 1;
  const document = TextDocument.create(`file:///${looked}/${path}`, 'yaml', 1, pointToSelf(text));
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name, path: folder }) =>
        name === OWN_NAME ? describeOwnAction(folder ?? '.') : { name: `${owner}/${name}`, description: '' },
    },
    fileProvider: {
      getFileContent: async (reference) => {
        const isOwn = !('repository' in reference) || reference.repository === OWN_NAME;
        const file = join(ROOT, reference.path);
        if (!isOwn || !existsSync(file)) throw new Error(`${reference.path} is not in this repository`);
        return { name: reference.path, content: readFileSync(file, 'utf8') };
      },
    },
  });
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

/** Steps that use a folder of this repository are not looked into; the same by its name are. */
function pointToSelf(text: string): string {
  return text.replace(
    /(uses:\s*['"]?)\.\/(actions\/[\w-]+)?(?=['"\s]|$)/gm,
    (_all, start: string, folder?: string) =>
      folder ? `${start}self/${OWN_NAME}/${folder}@own` : `${start}self/${OWN_NAME}@own`,
  );
}

function describeOwnAction(folder: string) {
  const file = join(ROOT, folder, 'action.yml');
  if (!existsSync(file)) return undefined;
  const action = parseActionFile(folder, readFileSync(file, 'utf8'));
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    name,
    {
      description: input.description,
      required: input.required,
      ...(input.default === null ? {} : { default: input.default }),
    },
  ]);
  return { name: action.name, description: action.description, inputs: Object.fromEntries(inputs) };
}
