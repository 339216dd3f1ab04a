/** The public check of a release: which manifest it goes by. */
import { checkRelease } from '../../src/actions/check-release.ts';

/** A repo with these manifests by path, and what npm has by package. */
const check = (
  tag: string,
  manifests: Readonly<Record<string, object>>,
  onNpm: Readonly<Record<string, readonly string[]>> = {},
) =>
  checkRelease(
    {
      reader: {
        readTag: async () => 'c0ffee',
        readManifest: async (_, path) => (manifests[path] ? JSON.stringify(manifests[path]) : null),
      },
      npm: {
        readPublished: async (name) =>
          onNpm[name]
            ? { kind: 'published', versions: onNpm[name], times: {}, tags: {} }
            : { kind: 'absent' },
      },
    },
    tag,
  );

const ROOT = { name: 'everything', private: true };
const PACKAGE = { name: '@scope/parser', version: '1.2.3' };

describe('the public check', () => {
  it.each(['@scope/parser@1.2.3', 'parser-v1.2.3', 'parser/v1.2.3'])(
    'goes by the manifest of the package that %s names',
    async (tag) => {
      const manifests = { 'package.json': ROOT, 'packages/parser/package.json': PACKAGE };
      expect((await check(tag, manifests)).reason).toBe('gate-passed');
      expect((await check(tag, manifests, { '@scope/parser': ['1.2.3'] })).reason).toBe('gate-open');
    },
  );

  it('goes by the manifest at the root where the tag names none, or none is found', async () => {
    expect((await check('v1.2.3', { 'package.json': PACKAGE })).reason).toBe('gate-passed');
    expect((await check('alias@1.2.3', { 'package.json': PACKAGE })).reason).toBe('gate-passed');
    expect((await check('parser@1.2.3', { 'package.json': ROOT })).reason).toBe('gate-open');
    expect((await check('parser@1.2.4', { 'packages/parser/package.json': PACKAGE })).reason).toBe(
      'gate-open',
    );
  });
});
