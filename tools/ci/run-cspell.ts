import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a site's own settings come down to, without its own list of words. */
export const SETTINGS = {
  version: '0.2',
  language: 'en,en-US',
  ignoreRegExpList: ['/@[-\\w]+/g', '/GHSA-[a-z0-9-]+/gi', '/CVE-[0-9-]+/g', '/\\]\\([^)]*\\)/g'],
};

/** A site: its settings, and its own list of words where the settings name one. */
export interface SpellingSite {
  readonly settings: string;
  readonly words: string;
}

export const PLAIN_SITE: SpellingSite = { settings: JSON.stringify(SETTINGS), words: '' };

/** What cspell says of pages with the settings of a site: `FILE:LINE:COLUMN - Unknown word (WORD)`, a line each. */
export function checkPages(pages: Readonly<Record<string, string>>, site: SpellingSite): readonly string[] {
  return runIn(pages, site, ['--no-color']);
}

/** Which of these words cspell does not know on a page of the site, in small letters. */
export function findUnknown(words: readonly string[], site = PLAIN_SITE): ReadonlySet<string> {
  const found = runIn({ 'words.mdx': `${words.join('\n\n')}\n` }, site, ['--words-only', '--unique']);
  return new Set(found.map((word) => word.toLowerCase()));
}

function runIn(
  pages: Readonly<Record<string, string>>,
  { settings, words }: SpellingSite,
  flags: readonly string[],
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'spelling-'));
  try {
    for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'cspell.json'), settings);
    writeFileSync(join(folder, 'project-words.txt'), words);
    const program = fileURLToPath(new URL('node_modules/cspell/bin.mjs', import.meta.url));
    const config = ['--config', join(folder, 'cspell.json')];
    const files = readdirSync(folder).filter((name) => name in pages);
    const args = [program, '--no-progress', '--no-summary', ...config, ...flags, ...files];
    return tellLines(() => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** cspell ends with 1 where it found a word, and tells on its output which. */
function tellLines(run: () => string): readonly string[] {
  try {
    return run().split('\n').filter(Boolean);
  } catch (error) {
    const { status, stdout } = error as { readonly status?: number; readonly stdout?: string };
    if (status !== 1 || !stdout) throw error;
    return stdout.split('\n').filter(Boolean);
  }
}
