import fc from 'fast-check';
import { findDrift, planAdvisoryInput } from '../../../src/features/advisory/advisory-input.ts';
import {
  type AnalysisResult,
  parseAnalysis,
  parseAnalysisYaml,
} from '../../../src/features/assessment/analysis.ts';
import { type FormPrefill, renderAnalysisForm } from '../../../src/features/assessment/analysis-form.ts';
import { analysisFromOsv } from '../../../src/features/assessment/analysis-from-osv.ts';
import { renderAnalysis } from '../../../src/features/assessment/analysis-render.ts';
import { findAnalysisBlocks } from '../../../src/features/assessment/find-analysis.ts';
import { repairYaml } from '../../../src/features/assessment/repair.ts';
import { type CvssReader, loadCvss } from '../../../src/formats/cvss/cvss.ts';
import { type CweList, loadCweList } from '../../../src/formats/records/cwe.ts';
import { type AdvisoryFacts, type Analysis, CREDIT_TYPES } from '../../../src/formats/records/facts.ts';
import { parseOsv } from '../../../src/formats/records/osv.ts';
import { osvFacts } from '../../../src/formats/records/osv-facts.ts';
import { isPlainName } from '../../../src/text/plain-name.ts';
import { itWithCases, listCases, readCase } from '../../formats/real-cases.ts';
import { processorMs, SOON_MS } from '../../processor-time.ts';

let readCvss: CvssReader;
let cwes: CweList;
beforeAll(async () => {
  readCvss = await loadCvss();
  cwes = await loadCweList();
});

const VECTOR = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H';

/** A sound analysis, whose lines a test may replace by key. */
function yaml(changes: Readonly<Record<string, string>> = {}): string {
  const lines: Record<string, string> = {
    packages:
      'packages:\n    - { ecosystem: npm, name: body-parser, repo: expressjs/body-parser, affected: ["< 1.20.3"], patched: ["1.20.3"] }',
    cvss: `cvss: ${VECTOR}`,
    cwe: 'cwe: [CWE-405]',
    summary: 'summary: Denial of service',
    description: 'description: |\n    A long\n    story',
    ...changes,
  };
  return `analysis:\n${Object.values(lines)
    .filter((line) => line !== '')
    .map((line) => `  ${line}\n`)
    .join('')}`;
}

const check = (source: string) => parseAnalysisYaml(source, { readCvss });
const fenced = (source: string) => `Here it is:\n\n\`\`\`yaml\n${source}\`\`\`\n`;

function accept(result: AnalysisResult): Analysis {
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result, null, 1));
  return result.analysis;
}

function problemsOf(result: AnalysisResult): string[] {
  if (result.kind !== 'bad') throw new Error(`expected problems, found ${result.kind}`);
  return result.problems.map(
    ({ path, line, found, suggestion }) => `${line} ${path}: ${found}${suggestion ? ` → ${suggestion}` : ''}`,
  );
}

describe('an analysis that is in order', () => {
  it('needs four fields only', () => {
    const analysis = accept(check(yaml({ cwe: '' })));
    expect(analysis).toMatchObject({
      packages: [{ name: 'body-parser', affected: ['< 1.20.3'], patched: ['1.20.3'], functions: [] }],
      severity: 'high',
      summary: 'Denial of service',
      description: 'A long\nstory\n',
      confirmed: { yes: false, how: null },
      inThreatModel: null,
      patchNeeded: true,
    });
  });

  it('keeps versions as they were written', () => {
    const analysis = accept(
      check(
        yaml({
          packages: 'packages: [{ ecosystem: npm, name: p, repo: a/b, affected: < 1.10, patched: 1.10 }]',
        }),
      ),
    );
    expect(analysis.packages[0]).toMatchObject({ affected: ['< 1.10'], patched: ['1.10'] });
  });

  it('may state a severity without a vector, in the words of any source', () => {
    expect(accept(check(yaml({ cvss: 'severity: MODERATE' }))).severity).toBe('medium');
    expect(accept(check(yaml({ cvss: 'severity: unknown' }))).severity).toBeNull();
  });

  it('takes the severity of the first of two vectors', () => {
    const v4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N';
    const analysis = accept(check(yaml({ cvss: `cvss: [${VECTOR}, ${v4}]` })));
    expect(analysis.severity).toBe('high');
    expect(planAdvisoryInput(analysis, 'expressjs/body-parser').cvss_vector_string).toBe(VECTOR);
  });

  it('begins a new entry where a range without a fix stands before one with it', () => {
    const packages =
      'packages: [{ ecosystem: npm, name: p, repo: a/b, affected: ["< 1.2.0", ">= 2.0.0, < 2.1.0"], patched: [none, 2.1.0] }]';
    expect(accept(check(yaml({ packages }))).packages).toMatchObject([
      { affected: ['< 1.2.0'], patched: [] },
      { affected: ['>= 2.0.0, < 2.1.0'], patched: ['2.1.0'] },
    ]);
  });

  it('may leave the repo to the case', () => {
    const packages = 'packages: [{ ecosystem: npm, name: p, affected: "< 1.2.0" }]';
    const result = parseAnalysisYaml(yaml({ packages }), { readCvss, repo: 'a/b' });
    expect(accept(result).packages[0]?.repo).toBe('a/b');
    expect(problemsOf(check(yaml({ packages })))).toEqual([
      expect.stringContaining('packages[0].repo: nothing'),
    ]);
  });

  it('tells what it understood in another way than it was written', () => {
    const result = check(
      yaml({
        packages: 'packages: [{ ecosystem: npm, name: p, repo: a/b, affected: "^1.2.3", patched: v2.0.0 }]',
        cvss: 'cvss: CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H',
        cwe: 'cwe: cwe-79',
      }),
    );
    expect(result.kind === 'ok' && result.notes).toEqual([
      expect.stringContaining('read as ">= 1.2.3, < 2.0.0"'),
      expect.stringContaining('"v2.0.0" was read as "2.0.0"'),
      expect.stringContaining('GitHub will show 9.1'),
      expect.stringContaining('CWE-79'),
    ]);
  });
});

describe('what is wrong is told all at once, with its line', () => {
  it('in one answer', () => {
    const result = check(
      yaml({
        packages:
          'packages: [{ ecosystem: nmp, name: "", repo: https://github.com/a/b, affected: "before 1.2.3", patched: [] }]',
        cvss: 'cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N',
        cwe: 'cwe: [405]',
        summary: 'title: x',
        description: 'description: ""',
        confirmed: 'confirmed: { yes: perhaps }',
        credits: 'credits: [{ login: octocat, type: reporters }, octocat]',
      }),
    );
    expect(problemsOf(result)).toEqual([
      expect.stringContaining('1 summary: nothing'),
      '2 packages[0].ecosystem: "nmp" → Did you mean npm?',
      '2 packages[0].name: ""',
      '2 packages[0].repo: "https://github.com/a/b" → a/b',
      expect.stringMatching(/^2 packages\[0\]\.affected: "before 1\.2\.3": .* → < 1\.2\.3$/),
      expect.stringContaining('3 cvss: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N": A is missing'),
      '4 cwe[0]: "405" → CWE-405',
      '5 title: the key "title" → Did you mean summary?',
      '6 description: ""',
      '7 confirmed.yes: "perhaps"',
      '8 credits[0].type: "reporters" → Did you mean reporter?',
      '8 credits[1]: "octocat" → { login: octocat, type: reporter }',
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['severity beside a vector', { severity: 'severity: high' }, 'severity: "high" → Take'],
    ['no severity at all', { cvss: '' }, 'cvss: nothing'],
    ['an empty vector', { cvss: 'cvss: ""' }, 'cvss: nothing'],
    ['two vectors of a version', { cvss: `cvss: [${VECTOR}, ${VECTOR}]` }, 'two vectors of version 3.1'],
    ['a vector in small letters', { cvss: `cvss: ${VECTOR.toLowerCase()}` }, `→ ${VECTOR}`],
    ['a severity with a slip', { cvss: 'severity: hihg' }, '→ Did you mean high?'],
    ['a summary of two lines', { summary: 'summary: "a\\nb"' }, 'summary: several lines'],
    ['a summary too long', { summary: `summary: ${'x'.repeat(1025)}` }, '1025 characters'],
    ['text that became keys', { summary: 'summary: { a: b }' }, 'summary: keys and values'],
    ['no package', { packages: 'packages: []' }, 'packages: nothing'],
    ['packages as keys', { packages: 'packages: { name: p }' }, 'packages: keys and values'],
    [
      'more patched versions than ranges',
      { packages: 'packages: [{ ecosystem: npm, name: p, repo: a/b, affected: "< 1", patched: [1, 2] }]' },
      '2 patched versions for 1 range',
    ],
    [
      'two versions in one',
      {
        packages:
          'packages: [{ ecosystem: npm, name: p, repo: a/b, affected: "< 1.2.0", patched: "1.2.0, 2.1.0" }]',
      },
      '→ ["1.2.0", "2.1.0"]',
    ],
    [
      'a patched version that is affected',
      {
        packages: 'packages: [{ ecosystem: npm, name: p, repo: a/b, affected: "<= 1.2.0", patched: 1.2.0 }]',
      },
      '→ < 1.2.0',
    ],
    ['a reference without https', { references: 'references: [example.org/a]' }, '→ https://example.org/a'],
    [
      'both login and name',
      { credits: 'credits: [{ login: a, name: b, type: finder }]' },
      'both login and name',
    ],
    [
      'a wish of many lines',
      { credits: 'credits: [{ login: a, type: finder, as: "b\\nc" }]' },
      'credits[0].as: ',
    ],
    ['a key outside', { end: 'x: 1\nimpact: y' }, '→ Indent impact below analysis.'],
    ['a range without quotes', { cvss: 'cvss: >= 1.0' }, '→ Put each range in straight quotes'],
    ['a package name without quotes', { cvss: 'cvss: @scope/name' }, 'straight quotes'],
    ['a tab', { cvss: '\tcvss: x' }, 'spaces, not with tabs'],
  ])('%s', (_, changes, expected) => {
    expect(problemsOf(check(yaml(changes))).join('\n')).toContain(expected);
  });

  it('with what could be read beside', () => {
    const result = check(yaml({ summary: '' }));
    expect(result.kind === 'bad' && result.derived).toMatchObject({
      cvss: [{ version: '3.1', score: 7.5, severity: 'high' }],
      packages: [{ name: 'body-parser', affected: ['< 1.20.3'], patched: ['1.20.3'] }],
    });
  });

  it('with lines of the comment, whatever its line ends', () => {
    const comment = `Hello\n\n${fenced(yaml({ cwe: 'cwe: [405]' }))}`;
    for (const written of [comment, comment.replaceAll('\n', '\r\n')]) {
      expect(problemsOf(parseAnalysis(written, { readCvss }))).toEqual(['10 cwe[0]: "405" → CWE-405']);
    }
  });

  it('but not endlessly', () => {
    const result = check(yaml({ cwe: `cwe: [${'x, '.repeat(5000)}]` }));
    expect(problemsOf(result)).toHaveLength(50);
    expect(problemsOf(result).at(-1)).toContain('4951 further problems');
  });
});

describe('which block of a comment counts', () => {
  const kind = (comment: string) => parseAnalysis(comment, { readCvss }).kind;
  const block = yaml();

  it.each([
    ['yml', `\`\`\`yml\n${block}\`\`\``],
    ['tildes', `~~~yaml\n${block}~~~`],
    [
      'a longer fence, with a shorter one inside',
      `\`\`\`\`\`YAML\n${yaml({ impact: 'impact: |\n    ```\n    x\n    ```' })}\`\`\`\`\``,
    ],
    ['an indented fence', `  \`\`\`yaml\n${block.replace(/^(?=.)/gm, '  ')}  \`\`\``],
    ['a fence that is never closed', `\`\`\`yaml\n${block}`],
    ['a fence without a language', `\`\`\`\n${block}\`\`\``],
    ['a comment before the key', `\`\`\`yaml\n# mine\n${block}\`\`\``],
    ['another block before', `\`\`\`yaml\nother: 1\n\`\`\`\n\n${fenced(block)}`],
    ['a quotation before', `> \`\`\`yaml\n> analysis:\n> \`\`\`\n\n${fenced(block)}`],
  ])('%s counts', (_, comment) => {
    expect(kind(comment)).toBe('ok');
  });

  it.each([
    ['words', 'The analysis: it is bad.'],
    ['YAML without a fence', block],
    ['a quotation', fenced(block).replace(/^/gm, '> ')],
    ['indented code', fenced(block).replace(/^/gm, '    ')],
    ['another language', `\`\`\`json\n${block}\`\`\``],
    ['a fence inside a fence', `\`\`\`\`text\n${fenced(block)}\n\`\`\`\``],
    ['an HTML comment', `<!-- hidden\n${fenced(block)}\n-->`],
    ['another key', '```yaml\nanalysis2: 1\n```'],
    ['a very long comment about something else', 'x'.repeat(10_000_000)],
  ])('%s does not', (_, comment) => {
    expect(kind(comment)).toBe('none');
  });

  it('two of them are a problem: nobody can say which was meant', () => {
    expect(problemsOf(parseAnalysis(fenced(block) + fenced(block), { readCvss }))[0]).toContain(
      'second analysis',
    );
  });

  it('is found where CommonMark sees it', async () => {
    const { default: MarkdownIt } = await import('markdown-it');
    const markdown = new MarkdownIt({ html: true });
    const piece = fc.constantFrom(
      '```yaml',
      '```',
      '````yaml',
      '~~~yaml',
      '~~~',
      '',
      'analysis: 1',
      '> ',
      'text',
      '    ',
      '```a`',
      '``` ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (lines) => {
        const comment = lines.join('\n');
        const seen = markdown
          .parse(comment, {})
          .filter(({ type, level, info, content }) => {
            const first = content.split('\n').find((line) => line.trim() !== '') ?? '';
            return (
              type === 'fence' && level === 0 && /^(yaml)?$/.test(info.trim()) && /^\s*analysis:/.test(first)
            );
          })
          .map(({ map }) => map![0] + 2);
        expect(findAnalysisBlocks(comment).map(({ firstLine }) => firstLine)).toEqual(seen);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what phones do to the text', () => {
  const PHONE = `\u201canalysis\u201d:
\u00a0\u00a0packages:
  -\u00a0ecosystem: \u2018npm\u2019
    name:\u00a0\u201cbody-parser\u201d
    repo: expressjs/body-parser
    affected: [\u201c<\u00a01.20.3, >= 1.0.0\u201d, \u201c>= 2.0.0, < 2.1.0\u201d]
    patched:
      - \u201c1.20.3\u201d
  cvss: \u201c${VECTOR}\u201d
  summary: It\u2019s a \u201cdenial\u201d of\u00a0service
  description: |
    \u201cThis\u201d isn\u2019t\u00a0 good:
      - \u201cname\u201d: \u201cx\u201d
  workarounds: Don\u2019t
    use \u201cit\u201d ever
  confirmed: { \u201cyes\u201d: true, how: ran the reporter\u2019s \u201cproof\u201d }
  credits: [{ name: Zo\u00eb \u201cZ\u201d O\u2019Neill, type: \u201creporter\u201d }]
`;

  it('gives no advice on quotes where a key stands twice', () => {
    const credits = 'credits: [{ login: a, type: reporter, type: finder }]';
    const [problem = ''] = problemsOf(check(yaml({ cwe: credits })));
    expect(problem).toMatch(/the key type, duplicated: it stands on line \d+ too$/);
  });

  it('tells where a comment has cut off the end of a list', () => {
    const references = 'references: [https://example.org/ #top]';
    const [problem = ''] = problemsOf(check(yaml({ cwe: references })));
    expect(problem).toMatch(/→ Put the value in straight quotes: from " #" on a line is a comment in YAML/);
  });

  it('is repaired in keys and syntax, and nowhere in a text', () => {
    const result = check(PHONE);
    expect(accept(result)).toMatchObject({
      packages: [
        {
          ecosystem: 'npm',
          name: 'body-parser',
          affected: ['>= 1.0.0, < 1.20.3', '>= 2.0.0, < 2.1.0'],
          patched: ['1.20.3'],
        },
      ],
      summary: 'It\u2019s a \u201cdenial\u201d of\u00a0service',
      description: '\u201cThis\u201d isn\u2019t\u00a0 good:\n  - \u201cname\u201d: \u201cx\u201d\n',
      confirmed: { yes: true, how: 'ran the reporter\u2019s \u201cproof\u201d' },
      credits: [{ name: 'Zo\u00eb \u201cZ\u201d O\u2019Neill', type: 'reporter' }],
    });
    expect(result.kind === 'ok' && result.notes.filter((note) => /Curly|odd/.test(note))).toHaveLength(9);
  });

  it('is repaired in one line of flow style too', () => {
    const source = `analysis: { packages: [{ ecosystem: npm, name: \u201cp\u201d, repo: a/b, affected: [\u201c< 1, >= 0.5\u201d] }], severity: high, summary: a \u2018b\u2019 c, description: d\u2019s, credits: [{ name: \u201cA\u201d B, type: finder }] }`;
    expect(accept(check(source))).toMatchObject({
      packages: [{ name: 'p', affected: ['>= 0.5, < 1'] }],
      summary: 'a \u2018b\u2019 c',
      description: 'd\u2019s',
      credits: [{ name: '\u201cA\u201d B' }],
    });
  });

  it('is left, with a note, where the quotes may belong to the text', () => {
    const result = check(yaml({ summary: 'summary: \u201cDenial of service\u201d' }));
    expect(accept(result).summary).toBe('\u201cDenial of service\u201d');
    expect(result.kind === 'ok' && result.notes.join()).toContain('kept as a part');
  });

  it('is left at the beginning of lines of text', () => {
    const source =
      'analysis:\n  description: |2\n      \u00a0a\n    \u00a0b\n  impact: |\n    \u00a0c\n    d\n  summary: x\n    \u00a0y\n';
    expect(repairYaml(source).text).toBe(source);
  });

  it('is repaired where it indents a text', () => {
    const source = 'analysis:\n  impact: |\n\u00a0 \u00a0 a\n  \u00a0\u00a0b\u00a0c\n';
    expect(repairYaml(source).text).toBe('analysis:\n  impact: |\n    a\n    b\u00a0c\n');
  });

  it('changes nothing where nothing is odd', () => {
    const result = check(yaml());
    expect(result.kind === 'ok' && result.notes).toEqual([]);
  });
});

/** Text as hostile as it comes, without what no comment can hold. */
const hostile = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ minLength: 1 }),
    fc
      .array(
        fc.constantFrom(
          '\u201c',
          '\u201d',
          '\u2019',
          '\u00a0',
          '\u200b',
          '"',
          "'",
          '```',
          '~~~~',
          '\n',
          '\r\n',
          '\r',
          '  ',
          '\t',
          '- ',
          ': ',
          '#',
          '|',
          '>',
          '{',
          '}',
          '[',
          ']',
          ',',
          '&a',
          '*a',
          '!x',
          '---',
          '...',
          '%',
          '@',
          '`',
          'null',
          'yes',
          '1.10',
          'analysis:',
          'summary:',
          '\\',
          '\u2028',
          '\u0085',
          '\u0000',
          '\ufeff',
          'word',
          '<!--',
          '-->',
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => text.trim() !== '');
const line = hostile.map((text) => text.replace(/[\r\n]+/g, ' ')).filter((text) => text.trim() !== '');
const name = line
  .map((text) => text.replace(/\p{Cc}/gu, '-').slice(0, 200))
  .filter((text) => text.trim() !== '');
const optional = fc.option(hostile, { nil: null });

const anyAnalysis: fc.Arbitrary<Analysis> = fc
  .record({
    repo: fc.constantFrom('a/b', 'expressjs/express', 'x-1/y.z_'),
    fixes: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    cvss: fc.constantFrom([], [VECTOR]),
    severity: fc.constantFrom('low', 'medium', 'high', 'critical', null),
    cwe: fc.uniqueArray(fc.integer({ min: 1, max: 1400 }).map((id) => `CWE-${id}`)),
    summary: line,
    description: hostile,
    impact: optional,
    rootCause: optional,
    workarounds: optional,
    references: fc.array(fc.webUrl()),
    confirmed: fc.record({ yes: fc.boolean(), how: optional }),
    inThreatModel: fc.option(fc.boolean(), { nil: null }),
    credits: fc.array(
      fc.oneof(
        fc.record({
          login: fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/),
          type: fc.constantFrom(...CREDIT_TYPES),
        }),
        fc.record({ name, type: fc.constantFrom(...CREDIT_TYPES) }),
      ),
      { maxLength: 4 },
    ),
    patchNeeded: fc.boolean(),
    functions: fc.array(line.filter(isPlainName), { maxLength: 2 }),
  })
  .map(({ repo, fixes, cvss, severity, functions, ...rest }) => {
    const scores = cvss.map((vector) => ({
      version: '3.1' as const,
      vector,
      score: 7.5,
      severity: 'high' as const,
    }));
    const ranges = fixes.map((fixed, index) => ({
      ecosystem: 'npm' as const,
      name: '@scope/p',
      affected: `>= ${index}.0.0, < ${index}.2.10`,
      patched: fixed ? `${index}.2.10` : null,
      functions,
    }));
    const facts = { ranges, repo } as unknown as Parameters<typeof analysisFromOsv>[0];
    const { packages } = analysisFromOsv(facts);
    return { packages, cvss: scores, severity: scores.length > 0 ? 'high' : severity, ...rest };
  });

describe('an analysis that is written out', () => {
  it('is read back as the same, hostile text included', () => {
    fc.assert(
      fc.property(anyAnalysis, (analysis) => {
        const result = parseAnalysis(`${renderAnalysis(analysis)}\n`, { readCvss });
        expect(accept(result)).toEqual(analysis);
      }),
      { numRuns: 300 },
    );
  });

  it('and back through an editor that writes Windows line ends', () => {
    fc.assert(
      fc.property(anyAnalysis, (analysis) => {
        const comment = renderAnalysis(analysis).replace(/\n/g, '\r\n');
        expect(accept(parseAnalysis(comment, { readCvss })).description).toBe(analysis.description);
      }),
      { numRuns: 100 },
    );
  });
});

describe('hostile documents are answered, and soon', () => {
  it.each([
    ['ten megabytes', 'a'.repeat(10_000_000)],
    ['ten megabytes of lines', yaml() + '\n'.repeat(10_000_000)],
    ['anchors', `analysis: &a [x]\nb: *a`],
    ['a bomb', `a: &a [x,x,x]\nb: &b [*a,*a,*a]\nanalysis: [*b,*b,*b]`],
    ['a tag', 'analysis: !!python/object/apply:os.system [ls]'],
    ['a key given twice', `${yaml()}  summary: again\n`],
    ['a prototype key', `${yaml()}  __proto__: { packages: [] }\n`],
    ['a prototype key in flow', 'analysis: { constructor: { prototype: 1 } }'],
    ['binary', Array.from({ length: 65_000 }, (_, index) => String.fromCharCode(index % 256)).join('')],
    ['brackets', '['.repeat(60_000)],
    ['brackets in a value', `analysis: ${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['names of no weakness', `analysis:\n  cwe: [${'injection of a thing, '.repeat(2500)}]`],
    ['quotes', `analysis: [${'\u201cx,'.repeat(20_000)}`],
    ['hashes', `analysis: ${' #'.repeat(30_000)}`],
    ['colons', `analysis: {${'a: '.repeat(20_000)}}`],
    ['dashes', '- '.repeat(30_000)],
    ['many packages', `analysis:\n  packages:\n${'    - {}\n'.repeat(6000)}`],
    [
      'many ranges',
      yaml({
        packages: `packages: [{ ecosystem: npm, name: p, repo: a/b, affected: [${'< 1,'.repeat(10_000)}] }]`,
      }),
    ],
    [
      'a range that is none',
      yaml({
        packages: `packages: [{ ecosystem: npm, name: p, repo: a/b, affected: "${'>=1 '.repeat(5000)}" }]`,
      }),
    ],
    ['spaces', `analysis:${' '.repeat(60_000)}x`],
    ['odd spaces', `analysis:${'\u00a0'.repeat(60_000)}: x`],
    ['a list', '- analysis: 1'],
    ['a scalar', 'analysis'],
    ['nothing', ''],
    ['a scalar below the key', 'analysis: 5'],
  ])('%s', (_, source) => {
    let result: ReturnType<typeof parseAnalysisYaml> | undefined;
    const ms = processorMs(() => {
      result = parseAnalysisYaml(source, { readCvss, cwes });
    });
    if (result === undefined) throw new Error('nothing was read');
    expect(result.kind).toBe('bad');
    expect(problemsOf(result).length).toBeGreaterThan(0);
    expect(ms).toBeLessThan(SOON_MS);
  });

  it('nothing throws, whatever the text', () => {
    const key = fc.constantFrom(
      'analysis',
      'packages',
      'cvss',
      'severity',
      'cwe',
      'summary',
      'confirmed',
      'credits',
      'name',
      'affected',
      'x',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          tree.map((value) => JSON.stringify({ analysis: value })),
        ),
        (source) => {
          expect(['ok', 'bad', 'none']).toContain(parseAnalysisYaml(source, { readCvss }).kind);
          expect(['ok', 'bad', 'none']).toContain(parseAnalysis(fenced(source), { readCvss }).kind);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const reported: AdvisoryFacts = {
  ghsa: 'GHSA-2345-6789-cfgh',
  cve: null,
  repo: 'expressjs/body-parser',
  url: 'https://github.com/expressjs/body-parser/security/advisories/GHSA-2345-6789-cfgh',
  state: 'triage',
  summary: 'It breaks',
  description: 'Send ```js\nx\n``` and it breaks.\r\n',
  severity: 'high',
  cvss: [{ version: '3.1', vector: VECTOR, score: 7.5, severity: 'high' }],
  cwe: ['CWE-405'],
  ranges: [{ ecosystem: 'npm', name: 'body-parser', affected: '< 1.20.3', patched: null, functions: [] }],
  credits: [{ login: 'octocat', type: 'reporter' }],
  publishedAt: null,
};

describe('the form', () => {
  const read = (prefill: FormPrefill) => check(renderAnalysisForm(prefill));

  it('prefilled from a complete report lacks only a text that may be published', () => {
    expect(problemsOf(read({ reported })).map((problem) => problem.split(' ')[1])).toEqual(['description:']);
    const form = renderAnalysisForm({ reported });
    expect(form).not.toContain(reported.description.split('\n')[0]);
    expect(accept(check(form.replace('  description:', '  description: Ours.')))).toMatchObject({
      packages: [{ name: 'body-parser', repo: 'expressjs/body-parser', affected: ['< 1.20.3'], patched: [] }],
      cvss: reported.cvss,
      cwe: reported.cwe,
      summary: reported.summary,
      description: 'Ours.',
      credits: reported.credits,
      confirmed: { yes: false, how: null },
    });
  });

  it('keeps the title of a reporter, whatever it is', () => {
    fc.assert(
      fc.property(line, hostile, (summary, description) => {
        const form = renderAnalysisForm({ reported: { ...reported, summary, description } });
        expect(accept(check(form.replace(/^ {2}description:$/m, '  description: Ours.')))).toMatchObject({
          summary,
        });
      }),
    );
  });

  it('says what is missing where it comes back as it was', () => {
    expect(problemsOf(read({})).map((problem) => problem.replace(/^\d+ /, '').split(':')[0])).toEqual([
      'packages[0].name',
      'packages[0].repo',
      'packages[0].affected',
      'cvss',
      'summary',
      'description',
    ]);
  });

  it('names the packages of the case where no advisory was reported', () => {
    const form = renderAnalysisForm({ packages: [{ ecosystem: 'npm', name: 'qs', repo: 'ljharb/qs' }] });
    expect(form).toContain('name: qs');
    expect(problemsOf(check(form)).join()).not.toContain('name');
  });
});

describe('published records, taken apart into an analysis', () => {
  for (const file of listCases('advisories/osv').filter((one) => one.endsWith('.json'))) {
    itWithCases(`${file} comes back as an advisory that says the same`, () => {
      const parsed = parseOsv(readCase(`advisories/osv/${file}`));
      if (parsed.kind === 'bad') throw new Error(parsed.reason);
      const facts = osvFacts(parsed.record, { owner: 'example', readCvss });
      const comment = `As far as I can see:\n\n${renderAnalysis(analysisFromOsv(facts))}\n`;
      const analysis = accept(parseAnalysis(comment, { readCvss }));
      expect(analysis).toEqual(analysisFromOsv(facts));

      const input = planAdvisoryInput(analysis, facts.repo);
      expect(input).toEqual({
        summary: facts.summary,
        description: facts.description,
        cwe_ids: facts.cwe,
        credits: [],
        vulnerabilities: facts.ranges.map(
          ({ ecosystem, name: packageName, affected, patched, functions }) => ({
            package: { ecosystem, name: packageName },
            vulnerable_version_range: affected,
            patched_versions: patched,
            vulnerable_functions: functions,
          }),
        ),
        ...(facts.cvssVector === null
          ? { severity: facts.severity }
          : { cvss_vector_string: facts.cvssVector }),
      });
      expect(findDrift(input, { ...reported, ...facts, cvss: facts.cvss })).toEqual([]);
    });
  }
});
