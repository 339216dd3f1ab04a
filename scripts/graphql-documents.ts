import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './action-files.ts';

/** A GraphQL document that `src/github` can send. */
export interface GraphqlDocument {
  /** The constant or function that it comes from. */
  readonly name: string;
  readonly text: string;
  /** Its aliases end in a counter: `issue1`, `tag0_1`. */
  readonly isRendered: boolean;
}

const FOLDER = join(ROOT, 'src/github/queries');

/** Every document: constants by name, rendered ones by example, the fullest of each kind first. */
export async function collectDocuments(): Promise<readonly GraphqlDocument[]> {
  const found: GraphqlDocument[] = [];
  for (const file of readdirSync(FOLDER).sort()) {
    const module = (await import(join(FOLDER, file))) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'string' && /^\s*(query|mutation)\b/.test(value))
        found.push({ name, text: value, isRendered: false });
    }
  }
  return [...found, ...(await renderExamples())];
}

async function renderExamples(): Promise<readonly GraphqlDocument[]> {
  const { renderDeletions } = await import('../src/github/queries/deletions.ts');
  const { renderNotesQuery } = await import('../src/github/queries/notes.ts');
  const { renderSurroundingsQuery } = await import('../src/github/queries/surroundings.ts');
  const { renderFilesQuery } = await import('../src/github/queries/traces.ts');
  const { renderCasesQuery } = await import('../src/github/queries/triage.ts');
  const one = { number: 1, issue: 1 };
  const post = { repo: 'o/site', branch: 'b', path: 'p.md' };
  const full = { ...post, otherPaths: ['q.md'], page: { path: 'updates.md', base: null } };
  const tags = [{ repo: 'o/p', names: ['v1', '1'] }];
  const asked = { owner: 'o', team: 't', withOwners: true, posts: [full, post], tags };
  const note = { package: 'p', version: '1.0.0', commit: 'c', tags: ['v1'], paths: ['index.js'] };
  const examples: readonly (readonly [string, string])[] = [
    ['renderDeletions', renderDeletions(3)],
    ['renderCasesQuery with files', renderCasesQuery([{ ...one, withFile: true }])],
    ['renderCasesQuery without files', renderCasesQuery([{ ...one, withFile: false }])],
    ['renderFilesQuery', renderFilesQuery('o/p', ['c:index.js']).query],
    ['renderNotesQuery', renderNotesQuery('o/p', [note]).query],
    ['renderSurroundingsQuery', renderSurroundingsQuery(asked).query],
    [
      'renderSurroundingsQuery, posts only',
      renderSurroundingsQuery({ ...asked, team: null, withOwners: false }).query,
    ],
    ['renderSurroundingsQuery, owners only', renderSurroundingsQuery({ ...asked, team: null }).query],
  ];
  return examples.map(([name, text]) => ({ name, text, isRendered: true }));
}
