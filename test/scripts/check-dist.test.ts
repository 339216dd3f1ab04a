import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareFolders } from '../../scripts/check-dist.ts';

describe('compareFolders', () => {
  const root = mkdtempSync(join(tmpdir(), 'compare-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const fill = (name: string, files: Readonly<Record<string, string>>): string => {
    mkdirSync(join(root, name));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, name, file), text);
    return join(root, name);
  };
  const built = fill('built', { 'index.js': 'one\ntwo\n', 'intake.js': 'x\n' });

  it('finds nothing where the bytes are the same', () => {
    expect(compareFolders(fill('same', { 'index.js': 'one\ntwo\n', 'intake.js': 'x\n' }), built)).toEqual([]);
  });

  it('names what differs, is missing or left over', () => {
    const committed = fill('other', { 'index.js': 'one\nzwei\n', 'old.js': 'x\n' });
    expect(compareFolders(committed, built)).toEqual([
      'index.js: differs from character 5 on\n    has:   zwei\n    wants: two',
      'intake.js: missing',
      'old.js: left over, nothing makes it any more',
    ]);
  });

  it('sees a difference in the last byte, and a folder that is not there', () => {
    expect(compareFolders(fill('short', { 'index.js': 'one\ntwo', 'intake.js': 'x\n' }), built)).toHaveLength(
      1,
    );
    expect(compareFolders(join(root, 'none'), built)).toEqual(['index.js: missing', 'intake.js: missing']);
  });
});
