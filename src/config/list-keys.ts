import { key, mapping, orAlone } from './keys.ts';
import { BRANCH_NAME, FOLDER, REPO_PATH, shortText } from './names.ts';
import { text } from './readers.ts';

/** Where the list of all advisories goes. */
export const advisoryList = orAlone(
  'repo',
  mapping({
    repo: key(text(REPO_PATH), {
      meaning: 'The repo, where `advisory-list` is a mapping.',
      missing: 'the repo as owner/name',
      example: 'example-org/example.org',
    }),
    branch: key(text(BRANCH_NAME), {
      meaning: 'The branch that the pull request goes to.',
      without: "the repo's default branch",
      example: 'next',
    }),
    folder: key(text(FOLDER), {
      meaning: 'Where the files are. `osv/` in it is ours alone.',
      without: '`security-advisories`',
      example: 'content/security',
      also: ['path'],
    }),
    project: key(text(shortText("the project's name in prose")), {
      meaning: "The project's name in prose.",
      without: 'the login of the first owner',
      example: 'Example',
    }),
  }),
);
