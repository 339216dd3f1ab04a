import { withoutScope } from '../../formats/notes/parse-tag.ts';
import type { Document } from '../sent.ts';
import type { Question } from './surroundings.ts';

/** Where projects keep what changed, the most usual first. */
const CHANGELOGS = [
  'CHANGELOG.md',
  'HISTORY.md',
  'History.md',
  'Changelog.md',
  'changelog.md',
  'CHANGES.md',
  'history.md',
  'CHANGELOG',
  'NEWS.md',
] as const;

/** One planned version whose tag is there. */
export interface NotesAsked {
  readonly package: string;
  readonly version: string;
  /** Commit of the tag. */
  readonly commit: string;
  /** Names that the tag may have. */
  readonly tags: readonly string[];
  readonly paths: readonly string[];
}

/**
 * One request for a repo. Aliases: `subject<i>`, `manifest<i>`, `change<i>_<j>`, `tag<i>_<j>`, `release<i>_<j>`,
 * `file<i>_<j>`. Everything that people wrote travels as a variable.
 */
export function renderNotesQuery(repo: string, asked: readonly NotesAsked[]): Question<'ReadNotes'> {
  const [owner = '', name = ''] = repo.split('/');
  const variables: Record<string, string> = { owner, name };
  const declare = (key: string, value: string): string => {
    variables[key] = value;
    return `$${key}`;
  };
  const fields = asked.flatMap((each, index) => fieldsOf(each, index, declare));
  const declarations = Object.keys(variables).map((key) => `$${key}: String!`);
  const query = /* GraphQL */ `
query ReadNotes(${declarations.join(', ')}) {
  repository(owner: $owner, name: $name) {
${fields.map((field) => `    ${field}`).join('\n')}
  }
}` as Document<'ReadNotes'>;
  return { query, variables };
}

const TEXT = '{ ... on Blob { text isTruncated } }';

function fieldsOf(
  asked: NotesAsked,
  index: number,
  declare: (key: string, value: string) => string,
): string[] {
  const at = (alias: string, path: string): string =>
    `${alias}: object(expression: ${declare(`e_${alias}`, `${asked.commit}:${path}`)}) ${TEXT}`;
  const commit = declare(`commit${index}`, asked.commit);
  return [
    `subject${index}: object(expression: ${commit}) { ... on Commit { messageHeadline } }`,
    at(`manifest${index}`, 'package.json'),
    ...[...CHANGELOGS, ...ofPackage(asked.package)].map((path, place) => at(`change${index}_${place}`, path)),
    ...asked.tags.flatMap((tag, place) => [
      `tag${index}_${place}: ref(qualifiedName: ${declare(`ref${index}_${place}`, `refs/tags/${tag}`)}) { name }`,
      `release${index}_${place}: release(tagName: ${declare(`name${index}_${place}`, tag)}) { description }`,
    ]),
    ...asked.paths.map((path, place) => at(`file${index}_${place}`, path)),
  ];
}

/** In a repo of many packages, each has its own. */
const ofPackage = (name: string): readonly string[] => [`packages/${withoutScope(name)}/CHANGELOG.md`];

export const changelogPaths = (name: string): readonly string[] => [...CHANGELOGS, ...ofPackage(name)];
