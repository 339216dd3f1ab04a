import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of the bundler's statistics that is read here. */
interface BundledModule {
  readonly name?: string;
  readonly nameForCondition?: string;
  readonly modules?: readonly BundledModule[];
}

/** Names of the packages whose code is in the bundle or its chunks, sorted. */
export function packagesOf(modules: readonly BundledModule[]): readonly string[] {
  const names = new Set<string>();
  const collect = (list: readonly BundledModule[]): void => {
    for (const { nameForCondition, name, modules: inner = [] } of list) {
      const path = nameForCondition ?? name ?? '';
      const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
      if (found) names.add(found);
      collect(inner);
    }
  };
  collect(modules);
  return [...names].sort();
}

/**
 * Licences of all that is bundled, as their terms ask: name, version, licence, text. A package that ships no
 * text is named with its licence alone.
 */
export function readLicenses(statistics: string, nodeModules: string): string {
  const { modules } = JSON.parse(readFileSync(statistics, 'utf8')) as { modules: readonly BundledModule[] };
  const parts = packagesOf(modules).map((name) => {
    const folder = join(nodeModules, name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license?: string;
    };
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
    return `${name} ${version} (${license ?? 'licence not stated'})\n${text}`;
  });
  return parts.join(`\n${'-'.repeat(60)}\n\n`);
}
