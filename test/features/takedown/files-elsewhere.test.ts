import { findFilesElsewhere } from '../../../src/features/takedown/files-elsewhere.ts';
import { findAttachments } from '../../../src/features/takedown/thread-copy.ts';
import { GITHUB_COM } from '../../../src/text/server.ts';
import { itWithCases, readCase } from '../../formats/real-cases.ts';

describe('files on other hosts', () => {
  it.each([
    ['a film on a host of pictures', 'https://i.postimg.cc/zGz6/Video.gif'],
    ['a paste', 'see https://pastebin.com/abc.', 'https://pastebin.com/abc'],
    ['a gist', '[it](https://gist.github.com/pat/0123)', 'https://gist.github.com/pat/0123'],
    ['an archive anywhere', 'https://files.example.org/x/poc.zip?raw=1'],
    ['a picture that is shown', '![it](https://example.org/shown?id=7)', 'https://example.org/shown?id=7'],
    ['a picture in HTML', '<img width="4" src="https://example.org/7">', 'https://example.org/7'],
    ['a film', 'https://youtu.be/abc'],
    ['a file of a repo, raw', 'https://github.com/pat/poc/raw/main/poc.py'],
  ])('are named: %s', (_, text, url = text) => {
    expect(findFilesElsewhere([text], GITHUB_COM)).toEqual([url]);
  });

  it.each([
    ['an upload to GitHub', 'https://github.com/user-attachments/assets/1'],
    ['the code of a repo', 'https://github.com/pat/widget/blob/main/index.js'],
    ['a badge', '![ok](https://img.shields.io/badge/a.svg)'],
    ['a page', 'https://example.org/docs/http.html and https://cve.example/CVE-2031-1'],
    ['a home page', 'https://www.dropbox.com/'],
    ['an address that is none', 'https://[x]/a.zip'],
  ])('are not: %s', (_, text) => {
    expect(findFilesElsewhere([text], GITHUB_COM)).toEqual([]);
  });

  itWithCases('are parted from the uploads of a real thread', () => {
    const text = readCase('field-2026-11-30/41-thread-asan-attachment/thread.json');
    const { posts } = JSON.parse(text) as { posts: readonly { readonly body: string }[] };
    const texts = posts.map(({ body }) => body);
    expect(findFilesElsewhere(texts, GITHUB_COM)).toEqual([expect.stringContaining('postimg')]);
    expect(findAttachments(texts, GITHUB_COM)).toHaveLength(5);
  });
});
