import { readSources, type Source, walk } from './read-source.ts';

/**
 * Words of ours that nobody else uses, each with what the field says in its place. A name in code is made of words
 * (`dueSights`: due, sights); none of them may be one of these.
 */
const SAY_INSTEAD: Readonly<Record<string, string>> = {
  asks: 'approval requests',
  circle: 'advisory collaborators',
  deed: 'action of a person, effect of an approval',
  doubt: 'reason to ask first',
  face: 'case issue',
  gesture: 'action of a person',
  gist: 'preview',
  mischief: 'disruption',
  owed: 'due, pending',
  privatized: 'takedown',
  sibling: 'other advisory of the post',
  sight: 'publication check',
  sighting: 'publication check',
  stray: 'orphaned draft',
  trouble: 'error',
  twin: 'duplicate, manual fallback',
};

/** Names that are not ours to choose, by file and name. */
const GIVEN: Readonly<Record<string, string>> = {
  'embedded-github gists_url, public_gists, private_gists, starred_gists_url, public_gists_url':
    'fields of GitHub',
  'rehearsal privatized, outOfSight, requestsToOutOfSight, msToOutOfSight, doubts': 'fields of report.json',
};
const given = Object.keys(GIVEN).map((entry) => {
  const [folder = '', ...names] = entry.split(/,? /);
  return { folder, names: new Set(names) };
});

const partsOf = (name: string): readonly string[] =>
  name.split(/(?=[A-Z][a-z])|_|(?<=[a-z0-9])(?=[A-Z])/).map((part) => part.toLowerCase());

const singular = (word: string): string => (Object.hasOwn(SAY_INSTEAD, word) ? word : word.replace(/s$/, ''));

/** `file: name (say …)` for each name that holds one of those words. */
function findOwnWords(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const names = new Set(
      walk(source).flatMap(({ type, name }) =>
        type === 'Identifier' && typeof name === 'string' ? [name] : [],
      ),
    );
    return [...names].flatMap((name) => {
      if (given.some(({ folder, names: fine }) => source.path.startsWith(`${folder}/`) && fine.has(name)))
        return [];
      const word = partsOf(name)
        .map(singular)
        .find((part) => Object.hasOwn(SAY_INSTEAD, part));
      return word === undefined ? [] : [`${source.path}: ${name} (say ${SAY_INSTEAD[word]})`];
    });
  });
}

describe('names in code are the field’s own', () => {
  it.each(['src', 'dev', 'scripts'])('in %s/', (folder) => {
    expect(findOwnWords(readSources(folder))).toEqual([]);
  });

  it('a planted one is found, in every spelling, and no other', () => {
    const planted = { path: 'a.ts', text: 'const dueSights = 1; type StoredAsks = 2; const MISCHIEF = 3;' };
    expect(findOwnWords([planted]).map((line) => line.split(' ')[1])).toEqual([
      'dueSights',
      'StoredAsks',
      'MISCHIEF',
    ]);
    expect(findOwnWords([{ path: 'a.ts', text: 'const surface = 1; ask(tasks); facet(insight);' }])).toEqual(
      [],
    );
    expect(findOwnWords([{ path: 'rehearsal/a.ts', text: 'const doubts = 1;' }])).toEqual([]);
  });
});

/** Names that a file itself declares and exports; what it only passes on is its source's. */
function exportedBy(source: Source): readonly string[] {
  return walk(source).flatMap((node) => {
    const declared = node.type === 'ExportNamedDeclaration' ? (node.declaration as Declared | null) : null;
    const names = declared?.declarations ?? (declared ? [declared] : []);
    return names.flatMap(({ id }) => (id?.name === undefined ? [] : [id.name]));
  });
}

interface Declared {
  readonly id?: { readonly name?: string } | null;
  readonly declarations?: readonly Declared[];
}

/** A key of the configuration and the action that it is about are called the same on purpose. */
const SAME_BY_INTENTION = ['intake', 'privatize'];

it('no exported name of src/ means two things', () => {
  const files = new Map<string, string[]>();
  for (const source of readSources('src'))
    for (const name of exportedBy(source)) files.set(name, [...(files.get(name) ?? []), source.path]);
  const twice = [...files].filter(([, places]) => places.length > 1).map(([name]) => name);
  expect(twice.sort()).toEqual(SAME_BY_INTENTION);
});
