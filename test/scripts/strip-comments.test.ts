import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@babel/parser';
import { stripComments } from '../../scripts/strip-comments.ts';

/** What a program is made of, comments apart; lines count only where a statement ends with one. */
function tokensOf(text: string): readonly string[] {
  const { tokens } = parse(text, { sourceType: 'module', tokens: true });
  return (tokens as readonly { type: unknown; value?: unknown; start: number; end: number }[])
    .filter(({ type }) => type !== 'CommentLine' && type !== 'CommentBlock')
    .map(({ start, end }) => text.slice(start, end));
}

describe('stripComments', () => {
  it('takes whole lines with comments that stand alone, and leaves the others', () => {
    const text = '// one\nconst a = 1; // two\n\n  /* three\n   four */\nconst b = 2;\n';
    expect(stripComments(text)).toBe('const a = 1;\n\nconst b = 2;\n');
  });

  it('leaves what only looks like a comment', () => {
    const text = 'const a = "// no", b = `\n// no\n\n/* no */`, c = /\\/\\/ no/;\n';
    expect(stripComments(text)).toBe(text);
  });

  it('keeps notices of copyright', () => {
    const text = '/*! kept */\n/* Copyright 2020 Example */\n// @license MIT\nconst a = 1;\n';
    expect(stripComments(text)).toBe(text);
  });

  it('keeps apart what a comment kept apart, and statements that a comment ended', () => {
    expect(stripComments('const a = typeof/* x */b;\n')).toBe('const a = typeof b;\n');
    const returned = 'function f() {\n  return /* x\n  */ 1;\n}\n';
    expect(parse(stripComments(returned)).program.body).toHaveLength(1);
    expect(stripComments(returned)).toContain('return \n 1;');
  });

  it('changes nothing that a program does, in files full of comments', () => {
    for (const path of ['@octokit/request/dist-bundle/index.js', 'js-yaml/dist/js-yaml.mjs']) {
      const text = readFileSync(join('node_modules', path), 'utf8');
      const stripped = stripComments(text);
      expect(stripped.length).toBeLessThan(text.length);
      expect(tokensOf(stripped)).toEqual(tokensOf(text));
    }
  });

  it('refuses what is no module', () => {
    expect(() => stripComments('const = ;')).toThrow();
  });
});
