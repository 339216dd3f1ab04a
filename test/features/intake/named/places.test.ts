/** Where a path or a version may be, although it is not where the report says. */
import type { TreeEntry } from '../../../../src/case/named.ts';
import { findPlace, isIgnored } from '../../../../src/features/intake/named/places.ts';
import { findTag } from '../../../../src/features/intake/named/tags.ts';

const entry = (path: string, kind: TreeEntry['kind'] = 'file'): TreeEntry => ({
  path,
  kind,
  sha: path,
  size: 10,
});
const TREE = [
  entry('lib', 'folder'),
  entry('lib/router/index.js'),
  entry('lib/body-parser.ts'),
  entry('packages/core/src/session.ts'),
  entry('native/zlib', 'module'),
  entry('latest', 'link'),
  entry('src/engine.c'),
  entry('src/config.h.in'),
];

describe('a path', () => {
  it.each([
    ['as it is', 'lib/router/index.js', 'file'],
    ['from the folder of its package', 'src/session.ts', 'file'],
    ['in a submodule', 'native/zlib/inflate.c', 'module'],
    ['behind a link', 'latest/engine.c', 'module'],
    ['that is a folder', 'lib', 'other'],
    ['with another ending', 'lib/body_parser.js', 'other'],
    ['that became a folder', 'lib/router.js', 'other'],
    ['in other letters', 'src/Engine.c', 'other'],
    ['made of a template', 'src/config.h', 'other'],
    ['below the name of a package', 'core/lib/router/index.js', 'other'],
    ['of what may be another package', 'iconv/codecs/all.js', 'other'],
    ['in one sign different', 'src/engines.c', 'other'],
    ['that a build makes', 'dist/all.min.js', 'made'],
    ['that a generator makes', 'src/service_pb2.py', 'made'],
    ['of others', 'src/vendor/jquery/core.js', 'made'],
    ['that nobody has', 'src/oauth/flow.c', 'none'],
  ])('%s: %s is %s', (_what, path, kind) => expect(findPlace(TREE, path).kind).toBe(kind));

  it.each([
    ['dist/', 'dist/a.js', true],
    ['*.gen.js', 'src/b.gen.js', true],
    ['/lib/compiled', 'lib/compiled/c.js', true],
    ['!keep.js', 'lib/keep.js', true],
    ['# src', 'src/a.js', false],
    ['node_modules', 'src/a.js', false],
  ])('below the rule %s: %s', (rule, path, isIt) => expect(isIgnored(`\n${rule}\n`, path)).toBe(isIt));
});

describe('a version', () => {
  const tagsOf = (...names: readonly string[]) => names.map((name) => ({ name, at: name }));

  it.each([
    ['v1.2.3', ['v1.2.3'], 'tag'],
    ['1.2.3', ['1.2.3'], 'tag'],
    ['name@1.2.3', ['name@1.2.3', 'other@1.2.3'], 'tag'],
    ['name-v1.2.3', ['name-v1.2.3'], 'tag'],
    ['release-1.2.3', ['release-1.2.3'], 'tag'],
    ['v1_2_3', ['v1_2_3'], 'tag'],
    ['of another package', ['other@1.2.3', 'name@1.2.2'], 'near'],
    ['with more behind it', ['v1.2.3-beta.1', 'v1.2.2'], 'near'],
    ['none, but its line has', ['v1.2.2', 'v1.2.4'], 'none'],
    ['none, and no other of its line', ['v1.1.0', 'v1.3.0'], 'unclear'],
    ['none at all', [], 'unclear'],
  ])('%s', (_what, names, kind) =>
    expect(findTag(tagsOf(...names), '1.2.3', ['name'], null).kind).toBe(kind),
  );

  it('newer than the newest is told where the newest has a tag', () => {
    expect(findTag(tagsOf('v1.2.3'), '9.0.0', [], '1.2.3').kind).toBe('none');
    expect(findTag(tagsOf('v1.2.3'), '9.0.0', [], '8.0.0').kind).toBe('unclear');
    expect(findTag(tagsOf('v1.2.3'), '9.0.0', [], null).kind).toBe('unclear');
  });
});
