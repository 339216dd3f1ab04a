import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { checkDocuments, splitDocuments } from '../../dev/analysis/check-documents.ts';
import { type CvssReader, loadCvss } from '../../src/formats/cvss/cvss.ts';

let readCvss: CvssReader;
beforeAll(async () => {
  readCvss = await loadCvss();
});

const GOOD = `analysis:
  packages: [{ ecosystem: npm, name: p, repo: a/b, affected: ["< 1.2.0", ">= 2.0.0, < 2.5.0", "= 3.0.0"], patched: [1.2.0, none, 3.0.1] }]
  cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H
  summary: It breaks
  description: |
    Because.
    --- not a marker
`;

describe('documents of a text', () => {
  it.each<[string, string, string[]]>([
    ['one', 'a: 1\n', ['a: 1\n']],
    ['a marker before the first', '---\na: 1\n---\nb: 2', ['a: 1', 'b: 2']],
    ['an empty one in between', 'a: 1\n---\n---\nb: 2', ['a: 1', '', 'b: 2']],
    ['an empty one at the end', 'a: 1\n---\n', ['a: 1', '']],
    ['content behind a marker', '--- {a: 1}\n--- # two\nb: 2', ['{a: 1}', 'b: 2']],
    ['Windows line ends', 'a: 1\r\n---\r\nb: 2', ['a: 1', 'b: 2']],
    ['nothing', '', ['']],
  ])('%s', (_, text, expected) => {
    expect(splitDocuments(text)).toEqual(expected);
  });

  it('a comment is one, whatever lines of dashes it has', () => {
    const comment = `Hello\n\n---\n\n\`\`\`yaml\n${GOOD}\`\`\`\n\n---\nBye`;
    expect(splitDocuments(comment)).toEqual([comment]);
    expect(checkDocuments(comment, { readCvss })[0]?.ok).toBe(true);
  });

  it('a fence in a text of a document does not make it a comment', () => {
    const hostile = 'analysis:\n description: |\n  ```yaml\n  analysis: 1\n  ```\n';
    expect(splitDocuments(`${hostile}---\n${GOOD}`)).toHaveLength(2);
  });
});

describe('the answer for a document', () => {
  it('holds what could be derived, with a place kept for a range without a fix', () => {
    expect(checkDocuments(GOOD, { readCvss })).toEqual([
      {
        ok: true,
        problems: [],
        derived: {
          cvss: [
            {
              version: '3.1',
              vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
              score: 7.5,
              severity: 'high',
            },
          ],
          packages: [
            {
              name: 'p',
              affected: ['< 1.2.0', '>= 2.0.0, < 2.5.0', '= 3.0.0'],
              patched: ['1.2.0', null, '3.0.1'],
            },
          ],
        },
      },
    ]);
  });

  it('is given for every document in order, unparsable ones too', () => {
    const answers = checkDocuments([GOOD, 'x: [', '', '\u0000', 'a: 1', GOOD].join('\n---\n'), { readCvss });
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, false, false, false, true]);
    expect(answers.slice(1, 5).every(({ problems }) => problems.length > 0)).toBe(true);
  });
});

describe('the command', () => {
  const cli = resolve(import.meta.dirname, '../../dev/analysis/cli.ts');
  const run = (input: string, ...args: string[]) =>
    new Promise<{ code: unknown; out: string; err: string }>((done) => {
      const child = execFile(process.execPath, ['--no-warnings', cli, ...args], (error, out, err) =>
        done({ code: error?.code ?? 0, out, err }),
      );
      child.stdin!.end(input);
    });

  it('prints one line of JSON for each document', async () => {
    const { code, out, err } = await run(`${GOOD}---\nx: [\n`, '-');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { ok: boolean });
    expect([code, lines.map(({ ok }) => ok), err]).toEqual([1, [true, false], '']);
  });

  it('ends with 0 where all is in order', async () => {
    expect((await run(GOOD, '-')).code).toBe(0);
  });

  it('ends with 2 where nothing can be read, and says why', async () => {
    for (const args of [['/does/not/exist'], [], ['--wrong'], ['a', 'b']]) {
      const { code, out, err } = await run('', ...args);
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(err).not.toBe('');
    }
  });
});
