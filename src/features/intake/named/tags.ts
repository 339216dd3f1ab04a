type Tag = { readonly name: string; readonly at: string };

/** What the tags of a repo say of a version. */
export type TagsOfVersion =
  | { readonly kind: 'tag'; readonly tag: Tag }
  /** Tags that may be meant: of another package, or with something more behind the version. */
  | { readonly kind: 'near' }
  /** There is none, though other versions of its line have theirs. */
  | { readonly kind: 'none' }
  /** There is none, and the repo may not tag all of its versions. */
  | { readonly kind: 'unclear' };

/**
 * @param packages names of packages, for tags that name one
 * @param current the version in the manifest of the default branch, where it is known
 */
export function findTag(
  tags: readonly Tag[],
  version: string,
  packages: readonly string[],
  current: string | null,
): TagsOfVersion {
  const own = tags.filter(({ name }) => isTagOf(name, version, packages));
  const [first] = own;
  if (first && new Set(own.map(({ at }) => at)).size === 1) return { kind: 'tag', tag: first };
  const plain = own.find(({ name }) => /^v?\d/i.test(name));
  if (plain) return { kind: 'tag', tag: plain };
  const loose = new RegExp(
    `(?:^|\\D)0*${version.split(/[.-]/).map(asPattern).join('[._-]0*')}(?:\\D|$)`,
    'i',
  );
  if (first || tags.some(({ name }) => loose.test(name))) return { kind: 'near' };
  return isTagged(tags, version, current) ? { kind: 'none' } : { kind: 'unclear' };
}

/** `1.2.3`, `v1.2.3`, `release-1.2.3`, `name@1.2.3`, `name-v1.2.3`, `v1_2_3`. */
function isTagOf(tag: string, version: string, packages: readonly string[]): boolean {
  const spelt = version.split('.').map(asPattern).join('[._]');
  const [, before = '#'] = new RegExp(`^(.*?)v?${spelt}$`, 'i').exec(tag) ?? [];
  const lead = before.replace(/[-_/@]+$/, '').toLowerCase();
  return (
    before !== '#' &&
    (/^(v|rel|release|version|ver)?$/.test(lead) || packages.some((name) => isLead(name, lead)))
  );
}

const isLead = (name: string, lead: string): boolean =>
  name.toLowerCase() === lead || name.toLowerCase().split('/').at(-1) === lead;

/** Whether a version like this would have a tag: its line has some, or the newest version has one and is older. */
function isTagged(tags: readonly Tag[], version: string, current: string | null): boolean {
  const lines = tags.map(({ name }) => (/(\d+)[._](\d+)[._]\d+$/.exec(name) ?? []).slice(1).map(Number));
  const wanted = version.split(/[.-]/).map(Number);
  const hasLine = ([major, minor]: readonly number[]): boolean =>
    lines.some((each) => each[0] === major && each[1] === minor);
  if (hasLine(wanted)) return true;
  const newest = current?.split(/[.-]/).map(Number);
  return newest !== undefined && hasLine(newest) && isLater(wanted, newest);
}

function isLater(one: readonly number[], other: readonly number[]): boolean {
  for (const at of [0, 1, 2]) {
    const [a = 0, b = 0] = [one[at], other[at]];
    if (a !== b) return a > b;
  }
  return false;
}

const asPattern = (text: string): string => text.replace(/[^\w]/g, '\\$&');
