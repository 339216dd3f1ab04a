import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from '@babel/parser';
import { shrinkModule } from '../../scripts/shrink-module.ts';

const dist = new URL('../../dist/', import.meta.url);

describe('shrinkModule', () => {
  it('leaves out what is said to developers', async () => {
    expect(await shrinkModule('// why\nexport const a = 1; /* how */\n')).toBe('export const a=1;\n');
  });

  it('keeps notices of copyright, and the names of errors', async () => {
    const shrunk = await shrinkModule(
      '/*! Copyright somebody */\nclass BadInputError extends Error {}\nexport const make = () => new BadInputError();\n',
    );
    expect(shrunk).toContain('/*! Copyright somebody */');
    expect(shrunk).toContain('class BadInputError');
  });

  it('gives the same bytes for the same text', async () => {
    const text = 'const first = 1;\nexport function add(second) { return first + second; }\n';
    expect(await shrinkModule(text)).toBe(await shrinkModule(text));
  });

  it('puts what is called at once in brackets, and nothing else', async () => {
    const text =
      'export const id = 1;\nexport const modules = { 7: (m) => { m.exports = () => { return 1; }; }, 8: (m, e, r) => { e.a = r(7); } };\n';
    expect(await shrinkModule(text)).toMatch(
      /modules=\{7:\(function\(\w\)\{\w\.exports=\(\)=>1\}\),8:\(function\(\w,\w,\w\)\{\w\.a=\w\(7\)\}\)\};/,
    );
  });

  it('refuses what is no module', async () => {
    await expect(shrinkModule('const = ;')).rejects.toThrow();
  });
});

describe('dist/', () => {
  it('has only comments that are notices', () => {
    expect(existsSync(dist)).toBe(true);
    for (const name of readdirSync(dist).filter(
      (each) => each.endsWith('.index.js') || each === 'index.js',
    )) {
      const { comments } = parse(readFileSync(new URL(name, dist), 'utf8'), { sourceType: 'module' });
      for (const { value } of comments ?? []) expect(value).toMatch(/^!|@license|@preserve|copyright/i);
    }
  });
});
