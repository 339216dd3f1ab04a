import { parseEvidence, parseEvidenceBlocks, readPatches } from '../../src/case/evidence.ts';
import { saidIn, valueIn } from '../engine/said-in.ts';

describe('evidence in a command', () => {
  it('is words, among which the facts are found', () => {
    expect(
      parseEvidence('test ran line=1.x commit=ABCDEF1 by=@rae result=pass https://example.org/run/1'),
    ).toEqual({
      kind: 'evidence',
      what: 'test',
      text: 'ran line=1.x commit=ABCDEF1 by=@rae result=pass https://example.org/run/1',
      facts: {
        line: '1.x',
        commit: 'abcdef1',
        by: 'rae',
        result: 'passed',
        link: 'https://example.org/run/1',
      },
    });
    expect(parseEvidence('verification the reporter says it holds')?.facts).toBeUndefined();
  });

  it.each(['test result=maybe', 'test commit=main', 'test', 'nonsense here', ''])(
    'is refused: %s',
    (rest) => {
      expect(parseEvidence(rest)).toBeUndefined();
    },
  );
});

describe('evidence in a block', () => {
  const block = (text: string) => `Done:\n\n\`\`\`yaml\n${text}\n\`\`\`\n`;

  it('is one or several, with every fact', () => {
    const several = block(
      'evidence:\n  - { kind: test, what: it no longer stalls, line: 1.x, commit: 1234567, by: rae, result: passed, link: "https://example.org/1" }\n  - { kind: verification, result: failed }',
    );
    expect(parseEvidenceBlocks(several)).toEqual([
      {
        kind: 'evidence',
        what: 'test',
        text: 'it no longer stalls',
        facts: {
          what: 'it no longer stalls',
          line: '1.x',
          commit: '1234567',
          by: 'rae',
          result: 'passed',
          link: 'https://example.org/1',
        },
      },
      { kind: 'evidence', what: 'verification', text: 'failed', facts: { result: 'failed' } },
    ]);
    expect(parseEvidenceBlocks(block('evidence: { kind: patch, what: in the fork }'))).toHaveLength(1);
  });

  it.each([
    ['no kind', 'evidence: { what: x }'],
    ['nothing but a kind', 'evidence: { kind: test }'],
    ['an unknown key', 'evidence: { kind: test, what: x, when: now }'],
    ['no mapping', 'evidence: yes'],
    ['an empty list', 'evidence: []'],
    ['broken YAML', 'evidence: { kind: test'],
  ])('that cannot be read is answered: %s', (_name, text) => {
    expect(saidIn(block(text))).toEqual([{ badBlock: 'evidence' }]);
  });

  it.each([
    ['in a quotation', '> ```yaml\n> evidence: { kind: test, what: x }\n> ```'],
    ['in another fence', '````\n```yaml\nevidence: { kind: test, what: x }\n```\n````'],
    ['in an HTML comment', '<!--\n```yaml\nevidence: { kind: test, what: x }\n```\n-->'],
    ['of another key', block('analysis: {}')],
  ])('does not count %s', (_name, body) => {
    expect(parseEvidenceBlocks(body)).toEqual([]);
  });
});

describe('a patch in a comment', () => {
  const DIFF =
    '--- a/lib/a.js\n+++ b/lib/a.js\n@@ -1 +1 @@\n-const walked = walk(text)\n+const walked = walk(text, 32)';
  const fence = (info: string) => `\`\`\`${info}\n${DIFF}\n\`\`\``;

  it('says of which repo and line it is, where several are meant', () => {
    expect(readPatches(`${fence('diff')}\n${fence('patch example-org/parser 1.x')}`)).toMatchObject([
      { repo: null, line: null, files: [{ path: 'lib/a.js' }] },
      { repo: 'example-org/parser', line: '1.x', files: [{ path: 'lib/a.js' }] },
    ]);
    expect(readPatches('```diff\nno patch at all\n```')).toEqual([]);
  });

  it('counts where the comment records a patch, and only there', () => {
    const commands = saidIn(`/evidence patch the fork\n\n${fence('diff 1.x')}\n${fence('diff 2.x')}`);
    expect(commands).toMatchObject([
      { value: { kind: 'evidence', what: 'patch', text: 'the fork', patch: { line: '1.x' } } },
      { value: { kind: 'evidence', what: 'patch', text: 'the fork', patch: { line: '2.x' } } },
    ]);
    expect(saidIn(fence('diff'))).toEqual([]);
    expect(valueIn(`/evidence test ran\n${fence('diff')}`)).not.toHaveProperty('patch');
  });
});

describe('the plan of a release, in commands', () => {
  it.each([
    '/release-on tuesday',
    '/release-on 2026-02-30',
    '/release-on 2026-03-12 a backport is late',
    '/pre-announce maybe',
    '/disclose-without widget because so',
    '/disclose-without widget 2.1.0',
  ])('%s is answered with its form', (line) => {
    expect(saidIn(line)).toEqual([{ bad: line.slice(1).split(' ')[0] }]);
  });
});
