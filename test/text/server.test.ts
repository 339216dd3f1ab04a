import { isOnServer, readServer, serverOf } from '../../src/text/server.ts';

describe('the address of a GitHub', () => {
  it.each([
    [undefined, 'https://github.com'],
    ['', 'https://github.com'],
    ['no address', 'https://github.com'],
    ['ftp://github.example.org', 'https://github.com'],
    ['https://github.example.org', 'https://github.example.org'],
    ['https://octo.ghe.com/', 'https://octo.ghe.com'],
    ['http://git.example.org:8443//', 'http://git.example.org:8443'],
  ])('is read of %s as %s', (given, address) => {
    expect(readServer(given)).toBe(address);
  });

  it.each([
    ['https://github.example.org/a/b/issues/1', true],
    ['http://GitHub.Example.org/a/b', true],
    ['https://www.github.example.org/a/b', true],
    ['https://github.com/a/b/issues/1', false],
    ['https://github.example.org.evil.example/a/b', false],
    ['https://github.example.org:8443/a/b', false],
    ['https://github.example.org@evil.example/a/b', false],
    ['a/b', false],
  ])('%s is on it: %s', (page, isThere) => {
    expect(isOnServer(page, 'https://github.example.org')).toBe(isThere);
  });

  it('is that of a page, or GitHub.com', () => {
    expect(serverOf('https://octo.ghe.com/o/r/security/advisories/GHSA-2345-6789-cfgh')).toBe(
      'https://octo.ghe.com',
    );
    expect(serverOf(undefined)).toBe('https://github.com');
  });
});
