import fc from 'fast-check';
import { renderConfigProblems } from '../../src/config/config-problem.ts';
import { parseConfig } from '../../src/config/parse-config.ts';

const known = {
  labels: ['case/received', 'case/acknowledged', 'case/invalid', 'flag/public', 'severity/high', 'confirm'],
};

describe('any text at all', () => {
  const word = fc.oneof(
    fc.constantFrom('all', 'example-org', 'o/r', 'case/received', 'confirm', 'x', 'github', '1.10', 'true'),
    fc.string({ maxLength: 8 }),
  );
  const scalar = fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
  const keys = fc.constantFrom(
    ...'version owner owners repos exclude team readers labels clocks confirmations cve blog channels templates intake gate privatize release leakWatch holds mirrors'.split(
      ' ',
    ),
    ...'login id slug acknowledge dismiss remind overdue disclosure without provider contact repo folder form authors name github kind npm preset rules days freezes notice advisories'.split(
      ' ',
    ),
    'case/received',
    'confirm',
    'toString',
    'nonsense',
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      scalar,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 5, noNullPrototype: true }),
    ),
  }));
  const file = fc.dictionary(keys, tree, { maxKeys: 8, noNullPrototype: true });

  function expectAnswer(text: string): void {
    const result = parseConfig(text, known);
    if (result.kind === 'ok') return;
    expect(result.problems.length).toBeGreaterThan(0);
    const lines = text.split(/\r\n|\r|\n/).length;
    for (const problem of result.problems) {
      expect(problem.line).toBeGreaterThanOrEqual(1);
      expect(problem.line).toBeLessThanOrEqual(lines + 1);
      expect(problem.expected).not.toBe('');
      expect(problem.found).not.toBe('');
    }
    expect(renderConfigProblems(result.problems).split('\n')).toHaveLength(result.problems.length);
  }

  it('is answered and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectAnswer), { numRuns: 300 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) =>
        expectAnswer(new TextDecoder().decode(bytes)),
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'owner',
            'team',
            ': ',
            '\n',
            '  ',
            '- ',
            '[',
            ']',
            '{',
            '}',
            ',',
            '"',
            "'",
            '#',
            '|',
            '>',
            '&a ',
            '*a',
            '!x ',
            '? ',
            '~',
            '<<',
            '0x',
            '1.',
            'labels',
            '\t',
            '\u2028',
          ),
        ),
        (parts) => expectAnswer(parts.join('')),
      ),
      { numRuns: 500 },
    );
  });

  it('is answered and never throws where it is YAML with keys of ours', () => {
    fc.assert(
      fc.property(file, (value) => expectAnswer(JSON.stringify(value, null, 2))),
      { numRuns: 500 },
    );
  });

  /** The line on which every path is in JSON with one key or item a line. */
  function renderWithLines(value: unknown): { text: string; lines: Map<string, number> } {
    const lines = new Map<string, number>();
    const out: string[] = [''];
    const write = (piece: string) => {
      out[out.length - 1] += piece;
    };
    const visit = (node: unknown, path: string): void => {
      lines.set(path, out.length);
      if (typeof node !== 'object' || node === null) {
        write(JSON.stringify(node));
        return;
      }
      const isList = Array.isArray(node);
      write(isList ? '[' : '{');
      for (const [key, child] of Object.entries(node)) {
        out.push('');
        const step = isList ? `[${key}]` : path === '' ? key : `.${key}`;
        if (!isList) write(`${JSON.stringify(key)}: `);
        visit(child, `${path}${step}`);
        write(',');
      }
      write(isList ? ']' : '}');
    };
    visit(value, '');
    return { text: out.join('\n'), lines };
  }

  it('has each problem on the line of its key, or of the nearest parent that is there', () => {
    fc.assert(
      fc.property(file, (value) => {
        const { text, lines } = renderWithLines(value);
        const result = parseConfig(text, known);
        if (result.kind === 'ok') return;
        for (const { key, line } of result.problems) {
          const parent = key.replace(/(?:\.|^)[^.[]*$|\[\d+\]$/, '');
          expect({ key, line }).toEqual({ key, line: lines.get(key) ?? lines.get(parent) });
        }
      }),
      { numRuns: 500 },
    );
  });
});
