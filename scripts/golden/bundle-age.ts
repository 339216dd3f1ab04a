import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What to say where the bundle is not there, or a source file was written after it: then what is played may be the code
 * of before. Undefined where it is the newest.
 */
export function findOldBundle(bundle: string, sources: string): string | undefined {
  if (!existsSync(bundle)) return `${bundle} is not there: run npm run build.`;
  const built = statSync(bundle).mtimeMs;
  const newer = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .find((path) => statSync(join(sources, path)).mtimeMs > built);
  return newer === undefined
    ? undefined
    : `${join(sources, newer)} was written after ${bundle}: without npm run build this plays the code of before.`;
}
