import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of the bundler's statistics that is read here. */
interface BundledModule {
  readonly name?: string;
  readonly nameForCondition?: string;
  readonly modules?: readonly BundledModule[];
}

/** Folders below `node_modules` of the packages whose code is in the bundle or its chunks, sorted; nested ones too. */
function packagesOf(modules: readonly BundledModule[]): readonly string[] {
  const folders = new Set<string>();
  const collect = (list: readonly BundledModule[]): void => {
    for (const { nameForCondition, name, modules: inner = [] } of list) {
      const path = nameForCondition ?? name ?? '';
      const found = /\bnode_modules\/((?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
      if (found) folders.add(found);
      collect(inner);
    }
  };
  collect(modules);
  return [...folders].sort();
}

/**
 * Licences of all that is bundled, as their terms ask: name, version, licence, text. A package that ships no
 * text is named with its licence alone.
 */
export function readLicenses(statistics: string, nodeModules: string): string {
  const { modules } = JSON.parse(readFileSync(statistics, 'utf8')) as { modules: readonly BundledModule[] };
  const parts = packagesOf(modules).map((nested) => {
    const folder = join(nodeModules, nested);
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
      license?: string;
    };
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
    return `${name} ${version} (${license ?? 'licence not stated'})\n${text}`;
  });
  return parts.join(`\n${'-'.repeat(60)}\n\n`);
}
