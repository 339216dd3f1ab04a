/**
 * cspell, with the settings of expressjs.com, reads every post that we make in that site's form. Exit 1 where it finds a
 * word that it does not know, and where a post excepts one that it knows. Needs the tools of this folder: `npm ci --prefix tools/ci --ignore-scripts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { takeNothing } from '../../dev/command-line/command-line.ts';
import { readScripts } from '../../dev/rehearsal/case-script.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { renderExpressPost } from '../../src/features/disclosure/posts/blog-express.ts';
import { parseWordList } from '../../src/features/disclosure/posts/spelling.ts';
import type { AdvisoryFacts } from '../../src/formats/records/facts.ts';
import { checkPages, findUnknown, PLAIN_SITE, type SpellingSite } from './run-cspell.ts';

takeNothing({
  name: 'check-spelling',
  command: 'node tools/ci/check-spelling.ts',
  help: 'Has cspell read every post in the form of expressjs.com; exit 1 where it does not know a word, or knows one that the post excepts. Takes no arguments.',
});

/** Records that are misspelt themselves: the site's check is right to show it to anyone who merges. */
const MISSPELT: Readonly<Record<string, string>> = { 'GHSA-gwg9-rgvj-4h5j': 'Verisons' };

/** Where the real cases are, from the root of the project. */
const cases = `${resolve(import.meta.dirname, '../..', process.env.REAL_CASES ?? '')}/`;
const hasCases = Boolean(process.env.REAL_CASES);
if (!hasCases) console.log('SKIPPED: real records and the site’s own settings, since REAL_CASES is not set.');

const site = hasCases ? readSite() : PLAIN_SITE;
const posts = await makePosts();
const wrong = [...checkPages(posts, site), ...findNeedless()];
for (const line of wrong) console.error(line);
if (wrong.length === 0)
  console.log(
    `${Object.keys(posts).length} posts pass the site's spelling check, and except nothing that it knows.`,
  );
process.exitCode = wrong.length === 0 ? 0 : 1;

function readSite(): SpellingSite {
  const folder = `${cases}blog/expressjs/site-checks/`;
  const read = (name: string) => readFileSync(folder + name, 'utf8');
  return { settings: read('cspell.json.txt'), words: read('project-words.txt.txt') };
}

/** Words that a post excepts although the site's check knows them. */
function findNeedless(): readonly string[] {
  const excepted = Object.values(posts).flatMap(
    (post) => /^# cspell:ignore (.*)$/m.exec(post)?.[1]?.split(' ') ?? [],
  );
  const unknown = findUnknown([...new Set(excepted)], site);
  return [...new Set(excepted)]
    .filter((word) => !unknown.has(word))
    .map((word) => `${word} is excepted, but the site's spelling check knows it.`);
}

async function makePosts(): Promise<Readonly<Record<string, string>>> {
  const builtIn = [{ name: 'built in', text: JSON.stringify(BUILT_IN_RECORD) }];
  // The built-in case is a real one, told in other words: its duplicate may be among the records.
  const read = await Promise.all([builtIn, readRecords()].map((each) => readScripts(each, createRandom(1))));
  const scripts = read.flat();
  const advisories = scripts.map(({ facts }): AdvisoryFacts => {
    const url = `https://github.com/${facts.repo}/security/advisories/${facts.ghsa}`;
    return { ...facts, url, state: 'published', publishedAt: facts.published };
  });
  const days = [...advisories.map((each) => [each]), advisories];
  return Object.fromEntries(days.map((day, index) => [`${index}.mdx`, writePost(day)]));
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
    siteWords: parseWordList(site.words),
  });
  return advisories.reduce((text, { ghsa }) => text.replaceAll(MISSPELT[ghsa] ?? '\u0000', ''), body);
}
