/**
 * cspell, with the settings of expressjs.com, reads every post that we make in that site's form. Exit 1 where it knows a
 * word that is wrong. Needs the tools of this folder: `npm ci --prefix tools/ci --ignore-scripts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeNothing } from '../../dev/command-line/command-line.ts';
import { readScripts } from '../../dev/rehearsal/case-script.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { renderExpressPost } from '../../src/features/disclosure/posts/blog-express.ts';
import type { AdvisoryFacts } from '../../src/formats/records/facts.ts';

takeNothing({
  name: 'check-spelling',
  command: 'node tools/ci/check-spelling.ts',
  help: 'Has cspell read every post in the form of expressjs.com; exit 1 where it knows a word that is wrong. Takes no arguments.',
});

/** Records that are misspelt themselves: the site's check is right to show it to anyone who merges. */
const MISSPELT: Readonly<Record<string, string>> = { 'GHSA-gwg9-rgvj-4h5j': 'Verisons' };

/** What the site's own settings come down to, where they are not at hand. */
const SETTINGS = {
  version: '0.2',
  language: 'en,en-US',
  words: ['expressjs', 'jshttp', 'pillarjs'],
  ignoreRegExpList: ['/@[-\\w]+/g', '/GHSA-[a-z0-9-]+/gi', '/CVE-[0-9-]+/g', '/\\]\\([^)]*\\)/g'],
};

/** Where the real cases are, from the root of the project. */
const cases = `${resolve(import.meta.dirname, '../..', process.env.REAL_CASES ?? '')}/`;
const hasCases = Boolean(process.env.REAL_CASES);
if (!hasCases) console.log('SKIPPED: real records and the site’s own settings, since REAL_CASES is not set.');

const folder = mkdtempSync(join(tmpdir(), 'spelling-'));
try {
  writeSettings();
  const posts = await writePosts();
  const [cspell = ''] = [fileURLToPath(new URL('node_modules/cspell/bin.mjs', import.meta.url))];
  const args = [cspell, '--no-progress', '--no-summary', '--config', join(folder, 'cspell.json'), '*.mdx'];
  execFileSync(process.execPath, args, { cwd: folder, stdio: 'inherit' });
  console.log(`${posts} posts pass the site's spelling check.`);
} catch (error) {
  if (error instanceof Error && 'status' in error) process.exitCode = 1;
  else throw error;
} finally {
  rmSync(folder, { recursive: true });
}

function writeSettings(): void {
  const site = `${cases}blog/expressjs/site-checks/`;
  const settings = hasCases ? readFileSync(`${site}cspell.json.txt`, 'utf8') : JSON.stringify(SETTINGS);
  writeFileSync(join(folder, 'cspell.json'), settings);
  if (hasCases)
    writeFileSync(join(folder, 'project-words.txt'), readFileSync(`${site}project-words.txt.txt`));
}

async function writePosts(): Promise<number> {
  const builtIn = [{ name: 'built in', text: JSON.stringify(BUILT_IN_RECORD) }];
  // The built-in case is a real one, told in other words: its duplicate may be among the records.
  const read = await Promise.all([builtIn, readRecords()].map((each) => readScripts(each, createRandom(1))));
  const scripts = read.flat();
  const advisories = scripts.map(({ facts }): AdvisoryFacts => {
    const url = `https://github.com/${facts.repo}/security/advisories/${facts.ghsa}`;
    return { ...facts, url, state: 'published', publishedAt: facts.published };
  });
  const posts = [...advisories.map((each) => [each]), advisories];
  for (const [index, each] of posts.entries()) writeFileSync(join(folder, `${index}.mdx`), writePost(each));
  return posts.length;
}

function readRecords(): readonly { readonly name: string; readonly text: string }[] {
  if (!hasCases) return [];
  const names = readdirSync(`${cases}advisories/osv`).filter((name) => name.endsWith('.json'));
  return names.map((name) => ({ name, text: readFileSync(`${cases}advisories/osv/${name}`, 'utf8') }));
}

function writePost(advisories: readonly AdvisoryFacts[]): string {
  const { body } = renderExpressPost({
    advisories,
    releases: [],
    date: '2031-03-06',
    project: 'Express',
    authors: [{ name: 'Security Triage Team', github: 'expressjs' }],
    form: 'express',
  });
  return advisories.reduce((text, { ghsa }) => text.replaceAll(MISSPELT[ghsa] ?? '\u0000', ''), body);
}
