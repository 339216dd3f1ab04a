/**
 * Makes `src/features/disclosure/posts/known-words.json` again: words that a spelling check of technical prose knows,
 * so that a post does not except them. They are the commonest words of packages' names and of what is said of packages that
 * cspell knows without any project's own list. Needs the tools of this folder: `npm ci --prefix tools/ci --ignore-scripts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCommandLine, runTool, type Tool } from '../../dev/command-line/command-line.ts';
import { EXPRESS_KINDS } from '../../src/features/disclosure/posts/express-kinds.ts';
import { splitWords } from '../../src/features/disclosure/posts/spelling.ts';
import { findUnknown } from './run-cspell.ts';

const TOOL: Tool = {
  name: 'list-known-words',
  command: 'node tools/ci/list-known-words.ts',
  help: `Renews the words that posts do not except for a site's spelling check.

Usage: node tools/ci/list-known-words.ts FILE    names of packages, one a line, each with what is said of it behind a tab

Of the commonest words of FILE, those that cspell knows.

Exit code: 0 made, 1 it could not be, 2 bad usage.`,
};

/** As many as fit: they are a part of what every job downloads. */
const MOST_WORDS = 12_000;

/** What names of teams are made of, and what identifiers in advisories often are made of. */
const OWN = [
  'committee coordination council foundation gadget maintainer maintainers officer regenerator response shims',
  'steering technical triage vulnerability working',
  'abort accept authorization braces built busboy byte charset child chunks close condition constant constructor',
  'crash csrf current decoded delete depth destroy disable double drain duplicate emit enable encoded entries',
  'entry evaluate exception execute exist exit expire fail false finish flush folder groups guard handle hidden',
  'hostname identifier initial inner insert instance invalid items keep kind leak logout mapping middle minimum',
  'move normal null numeric online operator option origin outer param parent parsed part partial pending',
  'permission plain previous priority quote ranges reject reload restore resume return reverse sample save scan',
  'second secret section self separator short signal signed skip slash step stop subject submit success suffix',
  'total track trailing transaction traverse trim true trust truthy uncaught undefined undici unpipe unsafe until',
  'urls username users visible wildcard',
  'redirect',
  'ancestor backtracking carriage cipher ellipsis forged octet polynomial quadratic quorum sibling smuggling tampered',
].flatMap((line) => line.split(' '));

const target = fileURLToPath(
  new URL('../../src/features/disclosure/posts/known-words.json', import.meta.url),
);

/** Words by the number of lines that they are in, the commonest first. */
function countWords(lines: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of lines)
    for (const word of new Set(splitWords(each))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 2)
    .toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([word]) => word);
}

/** Sorted, each with the number of letters that it shares with the one before: `abort`, `2out`. */
function packWords(words: readonly string[]): string {
  return words
    .toSorted()
    .map((word, index, sorted) => {
      const before = sorted[index - 1] ?? '';
      const differs = [...word].findIndex((letter, place) => letter !== before[place]);
      return `${Math.min(differs, 9)}${word.slice(Math.min(differs, 9))}`;
    })
    .join('');
}

const line = parseCommandLine(process.argv.slice(2), { operands: ['FILE'] });
process.exitCode = await runTool(TOOL, line, ({ operands: [file = ''] }) => {
  const common = countWords(readFileSync(file, 'utf8').split('\n')).slice(0, 3 * MOST_WORDS);
  const express = Object.keys(EXPRESS_KINDS).flatMap(splitWords);
  const candidates = [...new Set([...OWN, ...express, ...common])];
  const unknown = findUnknown(candidates);
  const known = candidates.filter((word) => !unknown.has(word)).slice(0, MOST_WORDS);
  writeFileSync(target, `${JSON.stringify({ words: packWords(known) }, null, 2)}\n`);
  return 0;
});
