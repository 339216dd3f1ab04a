/** What a tag says: in a repo of many packages, of which one it is a release. */
export interface TagWords {
  /** As the tag has it: `@scope/name`, `name`, or the folder of the package; null where it names a version alone. */
  readonly name: string | null;
  readonly version: string;
}

/** Words before a version that are no package's name: `release-1.2.3`, `REL_15_3`, `version/1.2`. */
const PLAIN_WORD = /^(?:releases?|rel|versions?|ver|tags?|stable|final|npm|r|v)$/i;
/**
 * A name and a version: of three numbers or more, else of two, each with whatever follows. A single number is a line that
 * moves (`v4`), no version.
 */
const NAMED = [
  /^(.+?)[/_-](v?\.?\d+(?:\.\d+){2,}.*)$/i,
  /^(.+?)[/_-](v?\.?\d+\.\d+.*)$/i,
  /^(.+?)[/_-](v?\.?\d+(?:_\d+)+.*)$/i,
] as const;

/** Letters straight before a version: `go1.22.5`, `n7.0.2` (FFmpeg), `r4.13.2` (JUnit), `REL9_6_24` (PostgreSQL). */
const GLUED = /^(?:[a-z]{1,4}(?=\d+\.)|rel(?:ease)?)(\d+(?:\.\d+)+.*|\d+(?:_\d+)+.*)$/i;

/**
 * `v1.2.3`, `1.2.3`, `v.1.2.3`, `name@1.2.3`, `@scope/name@v1.2.3`, `name-v1.2.3`, `name/v1.2.3` are all in use; versions
 * are those of any ecosystem: `5.2`, `v8.0.0.1`, `v1.62.0rc3`, `netty-4.1.118.Final`, `408.vd726a_1130320`. Where a version
 * is written with underscores alone (`curl-8_11_1`, `REL_15_3`) they stand for dots.
 */
export function parseTag(tag: string): TagWords | null {
  const alone = versionIn(tag) ?? versionIn(GLUED.exec(tag)?.[1] ?? '');
  if (alone !== null) return { name: null, version: alone };
  const behindAt = /^(.+)@(v?\.?\d.*)$/i.exec(tag);
  const found = behindAt ? [behindAt] : NAMED.flatMap((form) => [form.exec(tag) ?? []]);
  for (const [, name = '', rest = ''] of found) {
    const version = versionIn(rest);
    if (version !== null) return { name: PLAIN_WORD.test(name) ? null : name, version };
  }
  return null;
}

/** A version by itself, at least two numbers or a number and a word; `v` before it is left out. */
function versionIn(text: string): string | null {
  const bare = text.replace(/^v[._]?(?=\d)/i, '');
  const version = withDots(bare);
  if (!/^\d[\w.+!~-]*$/.test(version) || !/^\d+[.!]\w/.test(version)) return null;
  return /\.\.|[.+-]$/.test(version) ? null : version;
}

/** `8_11_1` is `8.11.1`; in `391.ve4a_38c1b` the underscore is a part of the version. */
const withDots = (text: string): string => (/^\d+(?:_\d+)+/.test(text) ? text.replaceAll('_', '.') : text);

/** The version that a tag names. */
export const versionOfTag = (tag: string): string | null => parseTag(tag)?.version ?? null;

/**
 * Whether a tag names this version, which may begin with a letter (`Hoxton.SR3`). Zeros before a number do not count, since
 * registries drop them (`2024.07.04` is published as `2024.7.4`), nor does the case of letters, nor what a package says
 * of the Java that it is for (`32.0.0-jre` is tagged `v32.0.0`).
 */
export function namesVersion(tag: string, version: string): boolean {
  const wanted = plainVersion(version);
  const forms = [wanted, wanted.replace(/[.-](?:jre|jdk|java|android)\d*$/, '')];
  // Gradle's 8.9 is tagged `v8.9.0`.
  if (/^\d+\.\d+$/.test(wanted)) forms.push(`${wanted}.0`);
  const named = versionOfTag(tag);
  if (named !== null && forms.some((form) => withShortWords(form) === withShortWords(plainVersion(named))))
    return true;
  if (forms.some((form) => plainVersion(tag) === form)) return true;
  const others = [tag.replaceAll('_', '.'), tag.replace(/(?<=\d)-(?=\d)/g, '.')].map(plainVersion);
  return forms.some((form) => others.some((each) => endsWithVersion(each, form.replaceAll('_', '.'))));
}

/** A pre-release as PyPI has it: `2.0.0-rc.1` and `2.0.0rc1` are one release, tagged in the one way and published in the other. */
const withShortWords = (version: string): string =>
  version.replace(
    /(?<=\d)[-._]?(alpha|beta|preview|pre|rc|a|b|c)[-._]?(?=\d+(?:$|[.+_-]))/,
    (_, word: string) => ({ alpha: 'a', beta: 'b', c: 'rc', pre: 'rc', preview: 'rc' })[word] ?? word,
  );

/** What stands before is a name, no number: `1.2.3` is not named by `4.1.2.3`, nor by `5-1.2.3`. */
function endsWithVersion(tag: string, version: string): boolean {
  if (!tag.endsWith(version) || tag.length === version.length) return false;
  const before = tag.slice(0, -version.length);
  return /^(?:v|(?:.*[a-z][a-z.@/-]*)?[a-z][./@_-]v?)$/.test(before);
}

/** For comparing texts: no `v`, small letters, no zeros before a number (registries drop them). */
export const plainVersion = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^v\.?(?=\d)/, '')
    .replace(/(?<![\w])0+(?=\d)/g, '');

/** How a tag begins before its version: with a `v`, without one, or as nobody expects (`v.`). */
export const prefixOfTag = (tag: string): string =>
  /(?:^|[/@_-])(v[._]?)(?=\d)/i.exec(tag)?.[1]?.toLowerCase() ?? '';

/**
 * How projects name the tag of a version of a package, the most usual first. The repo's name stands for the package's where
 * one tag is for all of them (`netty-4.1.118.Final`); a package in a folder of a Go module has the folder before it.
 */
export function tagNames(name: string, version: string, repo = ''): readonly string[] {
  const short = withoutScope(name).replace(/^.*[/:]/, '');
  const folders = name.startsWith('@') ? '' : name.split('/').slice(-2).join('/');
  const names = [...new Set([short, repo.replace(/^.*\//, '')])].filter((each) => each !== '');
  const underscored = /^\d+(?:\.\d+)+$/.test(version) ? [version.replaceAll('.', '_')] : [];
  return [
    ...new Set([
      `v${version}`,
      version,
      `v.${version}`,
      ...(name.includes(':') ? [] : [`${name}@${version}`, `${name}@v${version}`]),
      `${short}-v${version}`,
      `${short}/v${version}`,
      ...(short === name ? [] : [`${short}@${version}`]),
      ...names.map((each) => `${each}-${version}`),
      ...(folders.includes('/') ? [`${folders}/v${version}`] : []),
      ...underscored.flatMap((each) => names.map((one) => `${one}-${each}`)),
    ]),
  ];
}

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
