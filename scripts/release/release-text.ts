import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from '../action-files.ts';

const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly repository: string;
};

/** The version that is made, without its `v`. */
export const VERSION = PACKAGE.version;

/** Where the repository lives, `owner/name`: `repository` in package.json is the one place that says so. */
export const PLACE = PACKAGE.repository.replace(/^github:/, '');

/** What the changelog says of a version: the text below its heading, or null where there is none. */
export function findNotes(changelog: string, version: string): string | null {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line === `## ${version}` || line.startsWith(`## ${version} `));
  if (start < 0) return null;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## '));
  const text = (end < 0 ? rest : rest.slice(0, end)).join('\n').trim();
  return text === '' ? null : text;
}

/**
 * A page of the published tree: links to what is not in it lead to the sources of the same version.
 *
 * @param path of the page, from the root
 * @param isThere whether a path is in the tree
 */
export function linkToSources(
  text: string,
  path: string,
  isThere: (path: string) => boolean,
  sources: string,
): string {
  return text.replace(/(\]\()([^)\s]+)(\))/g, (whole, open: string, target: string, close: string) => {
    if (/^(?:[a-z]+:|#)/i.test(target)) return whole;
    const [file = '', fragment] = target.split('#');
    const full = posix.normalize(posix.join(posix.dirname(path), file));
    if (full.startsWith('..') || isThere(full)) return whole;
    return `${open}${sources}/${full}${fragment === undefined ? '' : `#${fragment}`}${close}`;
  });
}
