import { readdirSync, readFileSync } from 'node:fs';
import { validateQuery } from '../../dev/embedded-github/graphql/schema.ts';

const room = new URL('../../src/github/', import.meta.url);

/** Every document that the room can send: constants by name, built ones by example. */
async function collectDocuments(): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = [];
  for (const file of readdirSync(new URL('queries/', room))) {
    const module = (await import(new URL(`queries/${file}`, room).href)) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'string' && /^\s*(query|mutation)\b/.test(value)) found.push([name, value]);
    }
  }
  const { renderCasesQuery } = await import('../../src/github/queries/triage.ts');
  const { renderDeletions } = await import('../../src/github/queries/deletions.ts');
  const { renderSurroundingsQuery } = await import('../../src/github/queries/surroundings.ts');
  const one = { number: 1, issue: 1 };
  const posts = [{ repo: 'o/site', branch: 'b', path: 'p.md' }];
  const tags = [{ repo: 'o/p', names: ['v1', '1'] }];
  const asked = { owner: 'o', team: 't', withOwners: true, posts, tags };
  return [
    ...found,
    ['renderDeletions', renderDeletions(3)],
    ['renderCasesQuery with files', renderCasesQuery([{ ...one, withFile: true }])],
    ['renderCasesQuery without files', renderCasesQuery([{ ...one, withFile: false }])],
    ['renderSurroundingsQuery', renderSurroundingsQuery(asked).query],
    [
      'renderSurroundingsQuery, posts only',
      renderSurroundingsQuery({ ...asked, team: null, withOwners: false }).query,
    ],
    ['renderSurroundingsQuery, owners only', renderSurroundingsQuery({ ...asked, team: null }).query],
  ];
}

describe('GraphQL documents', () => {
  it('are valid on the schema that GitHub publishes', async () => {
    const documents = await collectDocuments();
    expect(documents.length).toBeGreaterThan(18);
    const problems = documents.flatMap(([name, text]) => validateQuery(text).map((one) => `${name}: ${one}`));
    expect(problems).toEqual([]);
  });

  it('are in queries/ and nowhere else', () => {
    const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const strays = files.filter(
      (file) =>
        !file.startsWith('queries') && readFileSync(new URL(file, room), 'utf8').includes('GraphQL */ `'),
    );
    expect(strays).toEqual([]);
  });
});
