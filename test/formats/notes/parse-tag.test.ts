import { isManifestOf, manifestPaths, parseTag } from '../../../src/formats/notes/parse-tag.ts';

describe('a tag', () => {
  it.each([
    ['1.2.3', null, '1.2.3'],
    ['v1.2.3', null, '1.2.3'],
    ['v.1.2.3', null, '1.2.3'],
    ['2.0.0-rc.1', null, '2.0.0-rc.1'],
    ['release-1.2.3', null, '1.2.3'],
    ['release/v1.2.3', null, '1.2.3'],
    ['@scope/pkg@1.2.3', '@scope/pkg', '1.2.3'],
    ['@scope/pkg@v2.0.0-beta.1', '@scope/pkg', '2.0.0-beta.1'],
    ['pkg@1.2.3', 'pkg', '1.2.3'],
    ['pkg-v1.2.3', 'pkg', '1.2.3'],
    ['my-pkg-1.2.3-rc.1', 'my-pkg', '1.2.3-rc.1'],
    ['pkg/v1.2.3', 'pkg', '1.2.3'],
    ['packages/pkg/v1.2.3', 'packages/pkg', '1.2.3'],
    ['pkg_v1.2.3', 'pkg', '1.2.3'],
  ])('%s is of %s, version %s', (tag, name, version) => {
    expect(parseTag(tag)).toEqual({ name, version });
  });

  it.each(['', 'main', 'latest', 'v1.2', 'pkg@latest', 'pkg-v1', '@scope/pkg'])(
    '%s names no version',
    (tag) => {
      expect(parseTag(tag)).toBeNull();
    },
  );
});

describe('the manifest of the package that a tag names', () => {
  it('is looked for where packages usually are, and nowhere else', () => {
    expect(manifestPaths('v1.2.3')).toEqual(['package.json']);
    expect(manifestPaths('@scope/pkg@1.2.3')).toEqual(
      expect.arrayContaining([
        'package.json',
        'packages/pkg/package.json',
        'packages/@scope/pkg/package.json',
      ]),
    );
    expect(manifestPaths('tools/pkg/v1.2.3')).toContain('tools/pkg/package.json');
    expect(new Set(manifestPaths('pkg@1.2.3')).size).toBe(manifestPaths('pkg@1.2.3').length);
  });

  it.each(['../pkg@1.2.3', 'a/../b@1.2.3', 'a b@1.2.3', './@1.2.3', 'a?x=1@1.2.3'])(
    'is looked for at the root alone where the name would lead elsewhere: %s',
    (tag) => {
      expect(manifestPaths(tag)).toEqual(['package.json']);
    },
  );

  it.each<[string | null, string | null, string, boolean]>([
    ['@scope/pkg', '1.2.3', '@scope/pkg@1.2.3', true],
    ['@other/pkg', '1.2.3', '@scope/pkg@1.2.3', false],
    ['@scope/pkg', '1.2.3', 'pkg-v1.2.3', true],
    ['pkg', '1.2.3', 'packages/pkg/v1.2.3', true],
    ['pkg', '1.2.4', 'pkg-v1.2.3', false],
    ['pkg', null, 'pkg-v1.2.3', false],
    [null, '1.2.3', 'pkg-v1.2.3', false],
    ['pkg', '1.2.3', 'v1.2.3', false],
  ])('%s %s, for %s: %s', (name, version, tag, expected) => {
    expect(isManifestOf({ name, version }, tag)).toBe(expected);
  });
});
