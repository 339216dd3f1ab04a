import {
  isManifestOf,
  manifestPaths,
  namesVersion,
  parseTag,
  tagNames,
} from '../../../src/formats/notes/parse-tag.ts';

describe('a tag', () => {
  it.each([
    ['1.2.3', null, '1.2.3'],
    ['v1.2.3', null, '1.2.3'],
    ['v.1.2.3', null, '1.2.3'],
    ['go1.22.5', null, '1.22.5'],
    ['n7.0.2', null, '7.0.2'],
    ['r4.13.2', null, '4.13.2'],
    ['REL9_6_24', null, '9.6.24'],
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
    ['5.2', null, '5.2'],
    ['v1.2', null, '1.2'],
    ['v8.0.0.1', null, '8.0.0.1'],
    ['v1.62.0rc3', null, '1.62.0rc3'],
    ['2024.07.04', null, '2024.07.04'],
    ['netty-4.1.118.Final', 'netty', '4.1.118.Final'],
    ['jackson-databind-2.9.10.8', 'jackson-databind', '2.9.10.8'],
    ['mailer-1.34', 'mailer', '1.34'],
    ['408.vd726a_1130320', null, '408.vd726a_1130320'],
    ['391.ve4a_38c1b_cf4b_', null, '391.ve4a_38c1b_cf4b_'],
    ['5.0.0.RELEASE', null, '5.0.0.RELEASE'],
    ['commons-text-1.10.0-RC1', 'commons-text', '1.10.0-RC1'],
    ['libssh2-1.11.0', 'libssh2', '1.11.0'],
    ['config/confighttp/v0.102.1', 'config/confighttp', '0.102.1'],
    ['curl-8_11_1', 'curl', '8.11.1'],
    ['OpenSSL_1_1_1w', 'OpenSSL', '1.1.1w'],
    ['REL_15_3', null, '15.3'],
    ['v3_2_2', null, '3.2.2'],
  ])('%s is of %s, version %s', (tag, name, version) => {
    expect(parseTag(tag)).toEqual({ name, version });
  });

  it.each([
    '',
    'main',
    'latest',
    'v4',
    '20240704',
    'pkg@latest',
    'pkg-v1',
    '@scope/pkg',
    'vHoxton.SR3',
    'x86_64',
  ])('%s names no version', (tag) => {
    expect(parseTag(tag)).toBeNull();
  });
});

describe('whether a tag names a version', () => {
  it.each([
    ['5.2', '5.2', true],
    ['go1.22.5', '1.22.5', true],
    ['v8.9.0', '8.9', true],
    ['v8.9.1', '8.9', false],
    ['v18.9.0', '8.9', false],
    ['v3.0.0-beta.2', '3.0.0b2', true],
    ['v3.0.0-rc1', '3.0.0rc1', true],
    ['3.0.0-alpha.1', '3.0.0a2', false],
    ['v3.0.0-beta', '3.0.0', false],
    ['3.0.0', '3.0.0rc1', false],
    ['vHoxton.SR3', 'Hoxton.SR3', true],
    ['2024.07.04', '2024.7.4', true],
    ['v32.0.0', '32.0.0-jre', true],
    ['curl-8_11_1', '8.11.1', true],
    ['V_9_3_P1', '9.3.P1', true],
    ['VER-2-13-0', '2.13.0', true],
    ['v4', '4', true],
    ['v1.2.3-rc.1', '1.2.3', false],
    ['v1.2.3', '1.2.3-rc.1', false],
    ['v4.1.2.3', '1.2.3', false],
    ['v11.2.3', '1.2.3', false],
    ['v1.2.3', '2.3', false],
    ['v2.0', '2.0.0', false],
    ['latest', '1.2.3', false],
  ])('%s, %s: %s', (tag, version, expected) => {
    expect(namesVersion(tag, version)).toBe(expected);
  });

  it.each([
    ['io.netty:netty-codec', '4.1.118.Final', 'netty/netty', 'netty-4.1.118.Final'],
    ['curl', '8.11.1', 'curl/curl', 'curl-8_11_1'],
    [
      'go.example.org/collector/config/confighttp',
      '0.102.1',
      'example-org/collector',
      'config/confighttp/v0.102.1',
    ],
    ['@scope/pkg', '1.2.3', 'example-org/pkg', '@scope/pkg@1.2.3'],
    ['actionpack', '8.0.0.1', 'rails/rails', 'v8.0.0.1'],
  ])('of %s %s in %s may be called %3$s', (name, version, repo, tag) => {
    const names = tagNames(name, version, repo);
    expect(names).toContain(tag);
    expect(names.every((each) => namesVersion(each, version))).toBe(true);
    expect(names.length).toBeLessThanOrEqual(13);
  });
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
