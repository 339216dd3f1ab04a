import { type Finding, wrong } from './finding.ts';
import type { Seen } from './setup.ts';

/**
 * What is missing where GitHub and these actions look for it is often there, in another folder or with another ending:
 * then that is what is wrong. `folder`: where it belongs; `name`: what it may be called.
 */
export function orMisplaced(
  check: string,
  paths: Seen<readonly string[]>,
  folder: string,
  name: RegExp,
  missing: readonly Finding[],
): readonly Finding[] {
  const found = paths.kind === 'seen' ? paths.value.filter((path) => name.test(path)) : [];
  if (found.length === 0) return missing;
  const says = `Nobody looks for it there: it belongs in ${folder}, with the ending .yml.`;
  return found.map((path) => wrong(check, path, 'file-misplaced', says));
}
