import fc from 'fast-check';
import {
  type AnalysisContext,
  type AnalysisResult,
  parseAnalysis,
} from '../../src/features/assessment/analysis.ts';
import { loadCvss } from '../../src/formats/cvss/cvss.ts';
import { loadCweList } from '../../src/formats/records/cwe.ts';

let context: AnalysisContext;
beforeAll(async () => {
  context = { readCvss: await loadCvss(), cwes: await loadCweList() };
});

const WRITTEN = `analysis:
  # Title and text of the advisory, in your own words: impact, patches, workarounds. It is published, so leave out the reporter's proof of concept and steps.
  packages:
    - { ecosystem: npm, name: widget, repo: example-org/widget, affected: ["< 1.2.3"], patched: ["1.2.3"] }
    - ecosystem: composer
      name: example/widget
      repo: example-org/widget-php
      affected: [">= 1.0, < 1.2", "~2.1"]
      patched:
        - 1.2
        - "3.0"
      functions: [parse, Parser.read]
  cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H
  cwe: [CWE-1333, CWE-400]
  summary: Long strings stall the widget
  description: |
    A long string keeps the parser busy.

    * A list
  impact: "It stops: everything"
  rootCause: 'A pattern'
  workarounds: >
    Limit the length
    of strings.
  references: [https://example.org/a]
  confirmed: { yes: true, how: ran it }
  inThreatModel: yes
  credits:
    - { login: octocat, type: reporter }
    - name: Ana Example
      type: finder
`;

const fenced = (source: string): string => `Here it is.\n\n\`\`\`yaml\n${source}\`\`\`\n`;

const insert = (place: number, text: string): string => WRITTEN.slice(0, place) + text + WRITTEN.slice(place);

const place = fc.nat(WRITTEN.length);

/** All that a reader of the answer can see of what was written; null where it was refused. Silence is no answer. */
function shown(result: AnalysisResult): string | null {
  if (result.kind === 'none') return 'nothing was read';
  return result.kind === 'ok' ? JSON.stringify([result.analysis, result.notes]) : null;
}

describe('what a person wrote in an analysis', () => {
  it('is used as a whole where nothing is added', () => {
    expect(parseAnalysis(fenced(WRITTEN), context)).toMatchObject({ kind: 'ok' });
  });

  it('is used, shown in a note, or refused: every word', () => {
    const around = fc.tuple(
      fc.constantFrom('', ' ', '\n', '\n  ', '\n    ', ', ', ': ', '- ', '\n    - ', ',', ';', '|', ' || '),
      fc.constantFrom(
        '',
        '#',
        '# ',
        ' #',
        ' # ',
        '"',
        "'",
        '&',
        '!',
        '%',
        '@',
        '*',
        '[',
        '{',
        '<',
        '>= ',
        '~',
        'v',
        '?',
      ),
      fc.constantFrom(
        '',
        ' ',
        '\n',
        ': ',
        ': 1\n',
        ',',
        ', ',
        '"',
        "'",
        ']',
        '}',
        ' #',
        ' # ',
        ' and ',
        ';',
        '\n  ',
      ),
    );
    fc.assert(
      fc.property(place, around, fc.constantFrom('zq7', '7.7.7', 'Zq'), (at, [before, sign, after], word) => {
        const text = shown(parseAnalysis(fenced(insert(at, before + sign + word + after)), context));
        if (text !== null) expect(text).toContain(word);
      }),
      { numRuns: 1500 },
    );
  });

  it('is used, shown in a note, or refused: every character', () => {
    const untouched = shown(parseAnalysis(fenced(WRITTEN), context));
    // YAML's own signs for nothing are left out: `? key`, an escaped space, `>+`.
    const sign = fc.constantFrom(...'abvVxX019.=<>~^#@/;:!&*%$|()_äñ“”’…✓💥');
    fc.assert(
      fc.property(place, sign, (at, one) => {
        const text = shown(parseAnalysis(fenced(insert(at, one)), context));
        if (text === untouched)
          expect([insert(at, one).slice(Math.max(0, at - 30), at + 30), one]).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('what YAML leaves out', () => {
  const notesOf = (source: string): readonly string[] => {
    const result = parseAnalysis(fenced(source), context);
    return result.kind === 'none' ? [] : result.notes;
  };
  const problemsOf = (comment: string) => {
    const result = parseAnalysis(comment, context);
    return result.kind === 'bad' ? result.problems : [];
  };

  it('comments are shown as they were written, those of the form apart', () => {
    const source = WRITTEN.replace('  cvss:', '  # 2.x was not looked at\n  cvss:').replace(
      'yes\n',
      'yes # I think\n',
    );
    expect(notesOf(source)).toEqual(
      expect.arrayContaining([
        'Line 16: "# 2.x was not looked at" is a comment in YAML, and no part of the analysis.',
        expect.stringContaining('"# I think" is a comment in YAML'),
      ]),
    );
    expect(notesOf(WRITTEN).filter((note) => note.includes('comment'))).toEqual([]);
  });

  it.each([
    [
      'summary: Long strings stall',
      'summary: Follow-up of #1234 in strings',
      'summary',
      '"#1234 in strings the widget"',
    ],
    ['how: ran it }', 'how: ran it #twice\n      }', 'confirmed.how', '"#twice"'],
    ['name: Ana Example', 'name: Ana #1 Example', 'credits[1].name', '"#1 Example"'],
  ])('a text that is cut off is a problem: %s', (from, to, path, found) => {
    expect(problemsOf(fenced(WRITTEN.replace(from, to)))).toEqual([
      expect.objectContaining({ path, found: expect.stringContaining(found) }),
    ]);
  });

  it('lines that become one are told, where nobody asked for that', () => {
    const source = WRITTEN.replace('stall the widget', 'stall\n    the widget');
    expect(notesOf(source)).toContainEqual(
      expect.stringContaining('The line breaks of summary were read as spaces'),
    );
    expect(notesOf(WRITTEN)).not.toContainEqual(expect.stringContaining('line breaks'));
  });

  it('a key given twice names both places', () => {
    expect(problemsOf(fenced(`${WRITTEN}  summary: Another\n`))[0]?.found).toMatch(
      /^the key summary, duplicated: it stands on line \d+ too$/,
    );
  });

  it('a fence in a text that ends the block too early is told', () => {
    const comment = fenced(WRITTEN.replace('    * A list', '  ```js\n  run()\n  ```'));
    expect(problemsOf(comment)[0]?.found).toContain('behind the block');
  });

  it.each([
    ['misspelt', WRITTEN.replace('analysis:', 'analisis:')],
    ['left out', WRITTEN.replace('analysis:\n', '').replace(/^ {2}/gm, '')],
  ])('a first key that is %s is told', (_, source) => {
    expect(problemsOf(fenced(source)).length).toBeGreaterThan(0);
  });

  it('the wish of somebody without a login is told to be none', () => {
    const source = WRITTEN.replace('name: Ana Example', 'name: Ana Example\n      as: anonymous');
    expect(problemsOf(fenced(source))).toMatchObject([{ path: 'credits[1].as' }]);
  });

  it('ids and notes beyond what is counted are told', () => {
    expect(notesOf(WRITTEN.replace('CWE-400]', 'CWE-1333]'))).toContainEqual(
      expect.stringContaining('CWE-1333 is named twice'),
    );
    const many = WRITTEN.replace('  cvss:', `${'  # a comment\n'.repeat(60)}  cvss:`);
    expect(notesOf(many).at(-1)).toMatch(/further notes are left out here\.$/);
  });
});
