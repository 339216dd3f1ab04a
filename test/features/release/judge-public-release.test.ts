import {
  judgePublicRelease,
  type PublicRelease,
} from '../../../src/features/release/judge-public-release.ts';
import { versionOfTag } from '../../../src/formats/notes/parse-tag.ts';

const manifest = (change: object = {}) => JSON.stringify({ name: 'widget', version: '1.2.3', ...change });
const RELEASE: PublicRelease = {
  tag: 'v1.2.3',
  commit: 'c0ffee',
  manifest: manifest(),
  npm: { kind: 'published', versions: ['1.2.2'] },
};

describe('the version of a tag', () => {
  it.each([
    ['v1.2.3', '1.2.3'],
    ['1.2.3', '1.2.3'],
    ['v.1.2.3', '1.2.3'],
    ['widget@1.2.3', '1.2.3'],
    ['@scope/widget@2.0.0-rc.1', '2.0.0-rc.1'],
    ['latest', null],
    ['v1.2', '1.2'],
    ['v1', null],
    ['', null],
  ])('%s', (tag, version) => {
    expect(versionOfTag(tag)).toBe(version);
  });
});

describe('a public release', () => {
  it.each<[string, Partial<PublicRelease>, string]>([
    ['is sound', {}, 'passed'],
    ['is sound as the first of its package', { npm: { kind: 'absent' } }, 'passed'],
    ['needs npm to be asked', { npm: null }, 'ask-npm'],
    ['is private, and npm is not asked', { npm: null, manifest: manifest({ private: true }) }, 'passed'],
    ['has no tag', { commit: null }, 'failed'],
    ['has no manifest', { manifest: null }, 'failed'],
    ['has a manifest that is no JSON', { manifest: '{' }, 'failed'],
    ['has a manifest that is no object', { manifest: '"widget"' }, 'failed'],
    ['has a manifest without a name', { manifest: manifest({ name: 3 }) }, 'failed'],
    ['says another version', { manifest: manifest({ version: '1.2.4' }) }, 'failed'],
    ['has a tag that is no version', { tag: 'latest' }, 'failed'],
    ['was published before', { npm: { kind: 'published', versions: ['1.2.3'] } }, 'failed'],
    ['cannot be told while npm is silent', { npm: { kind: 'unreachable' } }, 'failed'],
  ])('%s', (_name, change, verdict) => {
    expect(judgePublicRelease({ ...RELEASE, ...change }).kind).toBe(verdict);
  });
});
