import { valid } from 'semver';

/** What a tag says: in a repo of many packages, of which one it is a release. */
export interface TagWords {
  /** As the tag has it: `@scope/name`, `name`, or the folder of the package; null where it names a version alone. */
  readonly name: string | null;
  readonly version: string;
}

/** `v1.2.3`, `1.2.3`, `v.1.2.3`, `name@1.2.3`, `@scope/name@v1.2.3`, `name-v1.2.3`, `name/v1.2.3` are all in use. */
export function parseTag(tag: string): TagWords | null {
  const alone = versionIn(tag);
  if (alone !== null) return { name: null, version: alone };
  const [, name = '', rest = ''] =
    /^(.+)@(v?\.?\d.*)$/i.exec(tag) ?? /^(.+?)[/_-](v?\.?\d+\.\d+\.\d+.*)$/i.exec(tag) ?? [];
  const version = versionIn(rest);
  if (version === null) return null;
  return { name: /^(?:releases?|versions?|tags?|stable|npm)$/i.test(name) ? null : name, version };
}

const versionIn = (text: string): string | null => valid(text.replace(/^v\.?/i, ''));

/** The version that a tag names. */
export const versionOfTag = (tag: string): string | null => parseTag(tag)?.version ?? null;

/** `name` of `@scope/name`. */
export const withoutScope = (name: string): string => name.replace(/^@[^/]*\//, '');

/** A package's name without its scope, or the last folder of a path; in small letters. */
export const shortName = (name: string): string => name.replace(/^.*\//, '').toLowerCase();

/** Where the manifest of the package that a tag names may be, the most usual first. The root's alone without a name. */
export function manifestPaths(tag: string): readonly string[] {
  const name = parseTag(tag)?.name ?? null;
  if (name === null || !/^@?[\w.-]+(?:\/[\w.-]+)*$/.test(name) || /(?:^|\/)\.+(?:\/|$)/.test(name))
    return ['package.json'];
  const short = name.replace(/^.*\//, '');
  const folders = [`packages/${short}`, name, `packages/${name}`, short, `libs/${short}`, `plugins/${short}`];
  return ['package.json', ...[...new Set(folders)].map((folder) => `${folder}/package.json`)];
}

export interface Manifest {
  readonly name: string | null;
  readonly version: string | null;
  /** Never published. */
  readonly isPrivate: boolean;
}

/** What a `package.json` says; null for what it does not say. */
export function readManifest(text: unknown): Manifest {
  const stated = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  try {
    const manifest: unknown = typeof text === 'string' ? JSON.parse(text) : text;
    const { name, version, private: isPrivate } = (manifest ?? {}) as Record<string, unknown>;
    return { name: stated(name), version: stated(version), isPrivate: isPrivate === true };
  } catch {
    return { name: null, version: null, isPrivate: false };
  }
}

/** Whether this is the manifest of the package that the tag names, in the version that it names. */
export function isManifestOf({ name, version }: Pick<Manifest, 'name' | 'version'>, tag: string): boolean {
  const words = parseTag(tag);
  if (!words || words.name === null || name === null || version !== words.version) return false;
  return words.name.startsWith('@') ? words.name === name : shortName(words.name) === shortName(name);
}
