/** Compares transcripts with recorded ones, after the intended differences were made in the recorded ones. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadUsage } from '../../dev/command-line/command-line.ts';

/** A text that is meant to be another one from now on: a command, a key of the store. */
export interface Intended {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** Reads a JSON list of {@link Intended}. Throws with one sentence for what it cannot use. */
export function parseIntended(name: string, text: string): readonly Intended[] {
  const list: unknown = readJson(name, text);
  if (!Array.isArray(list)) throw new BadUsage(`${name} has to be a list of {"from", "to", "why"}.`);
  return list.map((entry: unknown, index) => {
    const { from, to, why } = (entry ?? {}) as Record<string, unknown>;
    if (typeof from !== 'string' || from === '' || typeof to !== 'string')
      throw new BadUsage(`${name}: entry ${index + 1} needs two texts, "from" (not empty) and "to".`);
    if (typeof why !== 'string' || why.trim() === '')
      throw new BadUsage(`${name}: entry ${index + 1} needs a "why".`);
    return { from, to, why };
  });
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadUsage(`${name} is no JSON.`);
  }
}

/** What the recorded transcript should look like now: the replacements are made in their order. */
export const applyIntended = (recorded: string, intended: readonly Intended[]): string =>
  intended.reduce((text, { from, to }) => text.replaceAll(from, to), recorded);

/** Those that are found in no transcript at their turn: mistyped, or no longer true. */
export function findIdle(recorded: readonly string[], intended: readonly Intended[]): readonly Intended[] {
  return intended.filter(
    ({ from }, index) =>
      !recorded.some((text) => applyIntended(text, intended.slice(0, index)).includes(from)),
  );
}

/** A unified diff for people, each part with the section of the transcript that it is in; empty where both are equal. */
export function renderDiff(before: string, after: string): string {
  if (before === after) return '';
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  try {
    const paths = ['before', 'after'].map((name) => join(folder, name));
    // Git names the last line before a part that such a pattern fits; only attributes can say so.
    writeFileSync(join(folder, 'attributes'), '* diff=golden\n');
    for (const [index, text] of [before, after].entries()) writeFileSync(paths[index]!, text);
    const settings = [
      ['core.attributesFile', join(folder, 'attributes')],
      ['diff.golden.xfuncname', '^=== .*'],
    ].flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    const args = [...settings, 'diff', '--no-index', '--no-color', '--no-ext-diff', '--unified=2', ...paths];
    const { stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    const from = stdout.search(/^@@/m);
    if (error || from < 0) throw new Error(`git could not compare: ${error?.message ?? stderr}`);
    return stdout.slice(from);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
