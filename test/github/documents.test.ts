import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { validateQuery } from '../../dev/embedded-github/graphql/schema.ts';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { collectDocuments } from '../../scripts/graphql-documents.ts';
import { renderGraphqlTypes } from '../../scripts/graphql-types.ts';

const folder = new URL('../../src/github/', import.meta.url);

describe('GraphQL documents', () => {
  it('are valid on the schema that GitHub publishes', async () => {
    const documents = await collectDocuments();
    expect(documents.length).toBeGreaterThan(28);
    const problems = documents.flatMap(({ name, text }) =>
      validateQuery(text).map((one) => `${name}: ${one}`),
    );
    expect(problems).toEqual([]);
  });

  it('are in queries/ and nowhere else', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const strays = files.filter(
      (file) =>
        !file.startsWith('queries') && readFileSync(new URL(file, folder), 'utf8').includes('GraphQL */ `'),
    );
    expect(strays).toEqual([]);
  });

  it('are of the type of their own operation', () => {
    const pairs = readdirSync(new URL('queries/', folder)).flatMap((file) => {
      const text = readFileSync(new URL(`queries/${file}`, folder), 'utf8');
      return [...text.matchAll(/`\n?(?:query|mutation) (\w+)/g)].map(({ 1: name, index }) => [
        name,
        /as Document<'(\w+)'>/.exec(text.slice(index))?.[1],
      ]);
    });
    expect(pairs.length).toBeGreaterThan(24);
    expect(pairs.filter(([name, typed]) => name !== typed)).toEqual([]);
  });

  it('have types that are up to date', () => {
    const check = ['scripts/generate-graphql-types.ts', '--check'];
    const told = execFileSync(process.execPath, check, { cwd: PROJECT_ROOT, encoding: 'utf8' });
    expect(told.match(/is up to date/g)).toHaveLength(3);
  });
});

describe('types of a document', () => {
  const schema = buildSchema(`
    enum State { OPEN CLOSED }
    interface Actor { login: String! }
    type User implements Actor { login: String!, databaseId: Int }
    type Bot implements Actor { login: String!, owner: String! }
    type Issue { number: Int!, state: State!, author: Actor, labels: [String!]!, others: [Issue] }
    type Query { issue(number: Int): Issue, isOpen: Boolean! }
  `);
  const typesOf = (text: string, isRendered = false) =>
    renderGraphqlTypes([{ name: 'ONE', text, isRendered }], schema);
  const one = (fields: string) =>
    `export interface Answers extends MutationAnswers {\nOne: { ${fields} };\n}`;

  it.each<readonly [string, string, string]>([
    ['a field that may be null', '{ issue { number } }', 'issue: { number: number } | null;'],
    ['one that may not', '{ isOpen }', 'isOpen: boolean;'],
    ['an alias', '{ first: isOpen }', 'first: boolean;'],
    ['words of an enum', '{ issue { state } }', "issue: { state: 'OPEN' | 'CLOSED'; } | null;"],
    ['a list', '{ issue { labels } }', 'issue: { labels: (string)[]; } | null;'],
    [
      'a list of what may be null',
      '{ issue { others { number } } }',
      'issue: { others: ({ number: number; } | null)[] | null; } | null;',
    ],
    [
      'fields of some types only',
      '{ issue { author { __typename login ... on User { databaseId } } } }',
      "issue: { author: { __typename: 'User' | 'Bot'; login: string; databaseId?: number | null; } | null; } | null;",
    ],
    [
      'the same field twice',
      '{ issue { number } issue { state } }',
      "issue: { number: number; state: 'OPEN' | 'CLOSED'; } | null;",
    ],
  ])('of %s', (_name, selection, fields) => {
    const expected = fields.replace('{ number: number }', '{ number: number; }');
    expect(typesOf(`query One ${selection}`).answers).toBe(one(expected));
  });

  it('stand for every alias with a counter, where it is rendered', () => {
    const query = 'query One { issue7: issue { number } issue1_2: issue { number } }';
    const type = '{ number: number; } | null;';
    expect(typesOf(query, true).answers).toBe(
      one(`[alias: \`issue\${number}\`]: ${type} [alias: \`issue\${number}_\${number}\`]: ${type}`),
    );
    expect(typesOf(query).answers).toContain('issue7: {');
  });

  it('of fragments are of their own, and one of two sizes has the fields of both', () => {
    const whole = 'query One { issue { ...part } } fragment part on Issue { number state }';
    const light = 'query Two { issue { ...part state } } fragment part on Issue { number }';
    const { fragments, answers } = renderGraphqlTypes(
      [light, whole].map((text) => ({ name: 'X', text, isRendered: false })),
      schema,
    );
    expect(fragments).toBe("export type PartFields = { number: number; state: 'OPEN' | 'CLOSED'; };");
    expect(answers).toContain('One: { issue: PartFields | null; };');
    expect(answers).toContain("Two: { issue: PartFields & { state: 'OPEN' | 'CLOSED'; } | null; };");
  });

  it('are of no field that the schema does not have', () => {
    expect(() => typesOf('query One { gone }')).toThrow('Query has no field gone');
  });
});
