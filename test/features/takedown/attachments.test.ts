import fc from 'fast-check';
import { isUpload, pathOfUpload, renderUpload } from '../../../src/features/takedown/attachments.ts';

describe('an address that is asked for', () => {
  it.each([
    'https://github.com/user-attachments/assets/0b0f4a52-1111-4222-8333-444455556666',
    'https://github.com/user-attachments/files/1234/server.log.txt',
    'https://github.com/example-org/widget/assets/17/0b0f4a52',
    'https://github.com/example-org/widget/files/12/a%20b.zip',
    'https://user-images.githubusercontent.com/17/1-a.png',
    'https://private-user-images.githubusercontent.com/17/1-a.png?jwt=abc.def-g',
  ])('may be %s', (url) => expect(isUpload(url)).toBe(true));

  it.each([
    ['another host', 'https://example.com/user-attachments/assets/1'],
    ['one that looks like it', 'https://github.com.example.com/user-attachments/assets/1'],
    ['one before the host', 'https://github.com@example.com/user-attachments/assets/1'],
    ['another port', 'https://github.com:8443/user-attachments/assets/1'],
    ['without encryption', 'http://github.com/user-attachments/assets/1'],
    ['a way up', 'https://github.com/user-attachments/assets/..'],
    ['a way up in between', 'https://github.com/../widget/files/12/x'],
    ['a page of GitHub', 'https://github.com/example-org/widget/settings'],
    ['something to be filled in', 'https://github.com/user-attachments/assets/{owner}'],
    ['a fragment', 'https://github.com/user-attachments/assets/1#x'],
    ['a query', 'https://github.com/user-attachments/assets/1?x=https://example.com'],
    ['a line break', 'https://github.com/user-attachments/assets/1\n'],
  ])('is never %s', (_name, url) => expect(isUpload(url)).toBe(false));
});

describe('the place of an uploaded file', () => {
  it.each([
    [
      'https://github.com/o/r/files/12/server%20log.txt',
      'cases/1/public/o-r-7.uploads/1-server-20log.txt.b64',
    ],
    ['https://github.com/user-attachments/assets/..-_x', 'cases/1/public/o-r-7.uploads/1-x.b64'],
    ['https://github.com/user-attachments/assets/%2e', 'cases/1/public/o-r-7.uploads/1-file.b64'],
  ])('of %s', (url, path) => expect(pathOfUpload('cases/1/public/o-r-7', 0, url)).toBe(path));

  it('stays beside the copy whatever the name is', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.nat(40), (url, index) => {
        expect(pathOfUpload('cases/1/public/x', index, url)).toMatch(
          /^cases\/1\/public\/x\.uploads\/\d+-[A-Za-z0-9-][A-Za-z0-9.-]*\.b64$/,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('holds the bytes as they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const text = renderUpload(bytes);
        expect(Buffer.from(text, 'base64')).toEqual(Buffer.from(bytes));
        expect(text.split('\n').every((line) => line.length <= 76)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
