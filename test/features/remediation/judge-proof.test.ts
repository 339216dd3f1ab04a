import {
  isRunnable,
  judgeLine,
  looksLikeTest,
  type ProofReason,
  type ProofRun,
} from '../../../src/features/remediation/judge-proof.ts';
import { isBadProof, makeProof, parseProof } from '../../../src/features/remediation/proof.ts';
import {
  chooseTests,
  fillCommand,
  parseAskedLines,
} from '../../../src/features/remediation/proof-request.ts';
import type { FailureCause, TestRun } from '../../../src/features/remediation/test-run.ts';

const ran = (passed: number, ...causes: readonly FailureCause[]): TestRun => ({
  kind: 'ran',
  passed,
  failures: causes.map((cause, at) => ({
    name: `t${at}`,
    cause,
    missing: cause === 'missing-name' ? 'limit' : null,
  })),
});
const ended = (exitCode: number | null, run: TestRun, timedOut = false): ProofRun => ({
  exitCode,
  run,
  timedOut,
});
const FIXED = ended(0, ran(3));
const SILENT: TestRun = { kind: 'unread', cause: null };

describe('one release line', () => {
  it.each<[ProofReason, ProofRun | null, ProofRun | null]>([
    ['proven', ended(1, ran(2, 'assertion')), FIXED],
    ['proven', ended(1, ran(2, 'error', 'assertion')), FIXED],
    ['passes-before', ended(0, ran(3)), FIXED],
    ['contradicts', ended(0, ran(2, 'assertion')), FIXED],
    ['wrong-reason', ended(1, ran(2, 'error')), FIXED],
    ['wrong-reason', ended(1, ran(2, 'missing-name')), FIXED],
    ['wrong-reason', ended(1, ran(2, 'assertion', 'syntax')), FIXED],
    ['wrong-reason', ended(1, ran(2, 'assertion', 'missing-file')), FIXED],
    ['wrong-reason', ended(1, { kind: 'unread', cause: 'missing-file' }), FIXED],
    ['wrong-reason', ended(7, ran(3)), FIXED],
    ['timed-out-before', ended(1, ran(2, 'assertion', 'timeout')), FIXED],
    ['timed-out-before', ended(null, ran(0, 'assertion'), true), FIXED],
    ['unreadable', ended(1, SILENT), FIXED],
    ['unreadable', ended(0, SILENT), FIXED],
    ['unreadable', ended(1, ran(2, 'assertion')), ended(0, SILENT)],
    ['fails-after', ended(1, ran(2, 'assertion')), ended(1, ran(2, 'assertion'))],
    ['fails-after', ended(1, ran(2, 'assertion')), ended(1, SILENT)],
    ['fails-after', ended(1, ran(2, 'assertion')), ended(0, ran(2, 'assertion'))],
    ['fails-after', ended(1, ran(2, 'assertion')), ended(null, ran(2), true)],
    ['nothing-ran', ended(1, ran(2, 'assertion')), ended(0, ran(0))],
    ['not-installed', null, FIXED],
    ['not-installed', ended(1, ran(2, 'assertion')), null],
  ])('is %s with %j and %j', (reason, before, after) => {
    expect(judgeLine({ before, after, knownNames: new Set() })).toBe(reason);
  });

  it('takes an assertion that complains of a name the vulnerable code has for one of the flaw', () => {
    const before = ended(1, ran(2, 'missing-name'));
    expect(judgeLine({ before, after: FIXED, knownNames: new Set(['limit']) })).toBe('proven');
  });
});

describe('the tests of a fix', () => {
  const file = (path: string, isGone = false) => ({ path, isGone });
  const changes = [
    file('lib/parse.js'),
    file('package.json'),
    file('test/parse.js'),
    file('test/fixtures/evil.json'),
    file('test/support/server.js'),
    file('test/old.js', true),
    file('src/limit.spec.ts'),
  ];

  it('are found by where they are and what they are called', () => {
    const { over, toRun } = chooseTests(changes, []);
    expect(over.map(({ path }) => path)).toEqual([
      'test/parse.js',
      'test/fixtures/evil.json',
      'test/support/server.js',
      'test/old.js',
      'src/limit.spec.ts',
    ]);
    expect(toRun).toEqual(['test/parse.js', 'src/limit.spec.ts']);
  });

  it('are those named where somebody names them', () => {
    expect(chooseTests(changes, ['test/', 'package.json']).over.map(({ path }) => path)).toEqual([
      'package.json',
      'test/parse.js',
      'test/fixtures/evil.json',
      'test/support/server.js',
      'test/old.js',
    ]);
    expect(chooseTests(changes, ['spec.js']).over).toEqual([]);
  });

  it.each([
    ['test.js', true, true],
    ['lib/latest.js', false, true],
    ['lib/contest/a.js', false, true],
    ['__tests__/a.mjs', true, true],
    ['spec/a.ts', true, true],
    ['test/a.d.ts', true, false],
    ['test/README.md', true, false],
  ])('%s: looks like one: %s, can be run: %s', (path, looks, runs) => {
    expect([looksLikeTest(path), isRunnable(path)]).toEqual([looks, runs]);
  });

  it('are quoted for the shell', () => {
    expect(fillCommand('mocha {tests}', ['test/a b.js', "test/it's $(x).js"])).toBe(
      `mocha 'test/a b.js' 'test/it'\\''s $(x).js'`,
    );
  });
});

describe('the release lines asked for', () => {
  const ask = (lines: string, base = '', fixed = '') => parseAskedLines({ lines, base, fixed });

  it('are one, or one a line', () => {
    expect(ask('', 'v1.0.0', 'fix')).toEqual({
      kind: 'ok',
      lines: [{ line: '', base: 'v1.0.0', fixed: 'fix' }],
    });
    expect(ask('1.x v1.9.0 fix/1.x\n\n 2.x  v2.2.0 main ')).toEqual({
      kind: 'ok',
      lines: [
        { line: '1.x', base: 'v1.9.0', fixed: 'fix/1.x' },
        { line: '2.x', base: 'v2.2.0', fixed: 'main' },
      ],
    });
  });

  it.each([
    ['', '', ''],
    ['', 'v1.0.0', ''],
    ['', '--upload-pack=x', 'main'],
    ['1.x v1', '', ''],
    ['1.x v1 v2 v3', '', ''],
    ['1.x v1 v2', 'v1', 'v2'],
    ['$(x) v1 v2', '', ''],
  ])('are refused where they are not plain: %j %j %j', (lines, base, fixed) => {
    expect(ask(lines, base, fixed).kind).toBe('bad');
  });
});

describe('a kept verdict', () => {
  const line = {
    line: '1.x',
    base: 'a'.repeat(40),
    fixed: 'b'.repeat(40),
    tests: `sha256:${'c'.repeat(64)}`,
    failedBefore: 1,
    passedAfter: 2,
    reason: 'proven' as const,
  };
  const proof = makeProof({ repo: 'o/r', run: 'https://example.org/run/1', lines: [line] });

  it('is read as it was written', () => {
    expect(parseProof(JSON.stringify(proof))).toEqual(proof);
    expect(proof.proven).toBe(true);
  });

  it('proves nothing without lines, or where one line is not proven', () => {
    expect(makeProof({ ...proof, lines: [] }).proven).toBe(false);
    expect(makeProof({ ...proof, lines: [line, { ...line, reason: 'passes-before' }] }).proven).toBe(false);
  });

  it.each([
    ['another commit', { lines: [{ ...line, fixed: 'd'.repeat(40) }] }],
    ['another end', { lines: [{ ...line, reason: 'passes-before' }] }],
    ['another repo', { repo: 'o/other' }],
    ['another run', { run: 'https://example.org/run/2' }],
    ['another digest', { digest: `sha256:${'0'.repeat(64)}` }],
    ['another form', { format: 'something/else@1' }],
    ['a reason of its own', { lines: [{ ...line, reason: 'toString' }] }],
  ])('is not one with %s', (_what, change) => {
    expect(parseProof(JSON.stringify({ ...proof, ...change }))).toBeUndefined();
  });

  it.each([
    ['words of a person', 'see the pull request', false],
    ['a whole verdict', JSON.stringify(proof), false],
    ['a verdict cut short', JSON.stringify(proof).slice(0, -9), true],
    [
      'one that proves nothing',
      JSON.stringify(makeProof({ ...proof, lines: [{ ...line, reason: 'fails-after' }] })),
      true,
    ],
  ])('as evidence: %s', (_what, text, bad) => {
    expect(isBadProof(text)).toBe(bad);
  });

  it.each(['', '{', 'null', '[]', '"x"'])('is not %j', (text) => {
    expect(parseProof(text)).toBeUndefined();
  });
});
