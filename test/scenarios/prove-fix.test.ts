/** The proof of a regression test on real git repositories, with node:test, mocha and jest, by the built action. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { parseProof } from '../../src/features/remediation/proof.ts';
import { PUBLIC_SENTENCES } from '../../src/runner/run-action.ts';
import { DEEP, FIXED, GOOD, HEAD, makeClone, prove, RUN, reasonsOf, VULNERABLE } from './fix-clone.ts';

const WITH_NEW_NAME = `${FIXED}exports.check = () => 3;\n`;

const OLD_TEST = `const { depth } = require('../lib.js');
const assert = require('node:assert');
const { it } = globalThis.it ? globalThis : require('node:test');
it('is one for a flat object', () => { assert.strictEqual(depth({ a: 1 }), 1); });
`;

const LAME = `${HEAD}it('reads what is deep', () => { assert.ok(depth({ a: {} }) > 0); });\n`;
const NEW_NAME = `${HEAD}it('has a check', () => { assert.doesNotThrow(() => require('../lib.js').check()); });\n`;
const NEW_FILE = `${HEAD}const { check } = require('../check.js');\nit('checks', () => { assert.throws(() => check(${DEEP})); });\n`;
const BROKEN = `${HEAD}it('is not finished', () => {\n`;
const SLOW = `${HEAD}it('is quick', async () => { try { depth(${DEEP}); } catch { return; } await new Promise(() => setInterval(() => {}, 1000)); });\n`;

const BASE = {
  'lib.js': VULNERABLE,
  'test/old.js': OLD_TEST,
  'package.json': '{ "name": "deep" }\n',
  // Many packages leave their tests out of archives; the proof must find them all the same.
  '.gitattributes': '/test export-ignore\n',
};
const withTest = (text: string) => ({ 'lib.js': FIXED, 'test/depth.js': text });
const BRANCHES = {
  good: withTest(GOOD),
  lame: withTest(LAME),
  'new-name': { 'lib.js': WITH_NEW_NAME, 'test/depth.js': NEW_NAME },
  'new-file': { ...withTest(NEW_FILE), 'check.js': FIXED.replace('depth', 'check') },
  broken: withTest(BROKEN),
  'no-test': { 'lib.js': FIXED, 'NEWS.md': 'A fix.\n' },
  slow: withTest(SLOW),
};
const { root, clone, hidden } = makeClone({
  base: BASE,
  branches: BRANCHES,
  hidden: { ...withTest(GOOD), 'more.js': '' },
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Leaves a mark where anything is started in a sandbox. */
const mark = join(root, 'started');
const watched = { PATH: `${join(root, 'bin')}:${process.env.PATH}` };
mkdirSync(join(root, 'bin'));
for (const name of ['env', 'sudo'])
  writeFileSync(join(root, 'bin', name), `#!/bin/sh\n: >'${mark}'\nexec /usr/bin/${name} "$@"\n`, {
    mode: 0o755,
  });

const NODE = `'${process.execPath}'`;
const MOCHA = join(PROJECT_ROOT, 'tools/ci/node_modules/mocha/bin/mocha.js');
const JEST = join(PROJECT_ROOT, 'node_modules/jest/bin/jest.js');
const hasMocha = existsSync(MOCHA);
if (!hasMocha)
  console.warn(
    'SKIPPED: mocha is not in tools/ci/node_modules, so no proof was tried with it. .ci/run has it.',
  );

const RUNNERS = [
  { name: 'node:test, TAP', command: `${NODE} --test --test-reporter=tap {tests}`, isThere: true },
  { name: 'node:test, spec', command: `${NODE} --test --test-reporter=spec {tests}`, isThere: true },
  { name: 'mocha, spec', command: `${NODE} '${MOCHA}' --timeout 1000 {tests}`, isThere: hasMocha },
  { name: 'mocha, JSON', command: `${NODE} '${MOCHA}' --reporter json {tests}`, isThere: hasMocha },
  {
    name: 'jest',
    command: `${NODE} '${JEST}' --rootDir . --testMatch '**/test/**/*.js' --watchman=false {tests}`,
    isThere: true,
  },
];

describe.each(RUNNERS)('with $name', ({ command, isThere }) => {
  const when = isThere ? it : it.skip;

  when('a test that shows the flaw is a proof', async () => {
    const ended = await prove(clone, command);
    expect({ ...ended.outputs, exitCode: ended.exitCode, reasons: reasonsOf(ended) }).toMatchObject({
      exitCode: 0,
      decision: 'done',
      reason: 'proof-held',
      reasons: ['proven'],
    });
  });

  when('a test that passes before too is none', async () => {
    const ended = await prove(clone, command, { fixed: 'lame' });
    expect([ended.exitCode, ended.outputs.decision, reasonsOf(ended)]).toEqual([
      1,
      'refused',
      ['passes-before'],
    ]);
  });

  when('a test of something new breaks for the wrong reason', async () => {
    expect(reasonsOf(await prove(clone, command, { fixed: 'new-name' }))).toEqual(['wrong-reason']);
  });
});

describe('a fix', () => {
  const command = RUNNERS[1]!.command;

  it.each([
    ['whose test needs a file that the fix brings', 'new-file', 'wrong-reason'],
    ['whose test cannot be parsed', 'broken', 'wrong-reason'],
    ['without a test', 'no-test', 'no-tests'],
  ])('%s is not proven', async (_what, fixed, reason) => {
    expect(reasonsOf(await prove(clone, command, { fixed }))).toEqual([reason]);
  });

  it('whose test runs into the time limit without it is not proven, and nothing is left running', async () => {
    expect(reasonsOf(await prove(clone, command, { fixed: 'slow', inputs: { minutes: '0.05' } }))).toEqual([
      'timed-out-before',
    ]);
  });

  it('is proven line by line, and one line that is not decides', async () => {
    const lines = '1.x v1.0.0 good\n2.x good good';
    const ended = await prove(clone, command, { inputs: { base: '', fixed: '', lines } });
    expect(reasonsOf(ended)).toEqual(['proven', 'no-tests']);
    expect(ended.outputs.decision).toBe('refused');
  });

  it('whose needs cannot be installed is not judged', async () => {
    expect(reasonsOf(await prove(clone, command, { inputs: { install: 'exit 3' } }))).toEqual([
      'not-installed',
    ]);
  });

  it('is not run with dry-run', async () => {
    const ended = await prove(clone, command, { inputs: { 'dry-run': 'true' }, environment: watched });
    expect([ended.outputs.reason, existsSync(mark)]).toEqual(['dry-run', false]);
  });

  it.each([
    ['base', { base: 'v9.9.9' }],
    ['command', { command: ' ' }],
    ['minutes', { minutes: 'soon' }],
  ])('is refused with one clear error where %s is wrong', async (_name, inputs) => {
    const ended = await prove(clone, command, { inputs });
    expect([ended.exitCode, ended.outputs.reason]).toEqual([1, 'bad-input']);
    expect(ended.stdout.match(/::error/g)).toHaveLength(1);
  });
});

describe('a verdict', () => {
  it('is kept by a second job that runs nothing, and only where it is whole and of this run', async () => {
    const { outputs } = await prove(clone, RUNNERS[1]!.command);
    const verdict = outputs.verdict ?? '';
    const kept = await prove(clone, '', { inputs: { verdict } });
    expect([kept.exitCode, kept.outputs.decision, kept.outputs.verdict]).toEqual([0, 'done', verdict]);
    expect(parseProof(verdict)?.run).toBe(RUN);
    const changed = verdict.replace('"failedBefore":1', '"failedBefore":2');
    const refused = await prove(clone, '', { inputs: { verdict: changed } });
    expect([refused.exitCode, refused.outputs.reason]).toEqual([1, 'bad-input']);
  });
});

describe('in a public repo', () => {
  const command = RUNNERS[1]!.command;

  it('a public fix is tried, and one constant sentence is said', async () => {
    const ended = await prove(clone, command, { isPrivate: false });
    expect([ended.exitCode, ended.outputs]).toEqual([0, { decision: 'done' }]);
    expect(ended.stdout.trim()).toBe(PUBLIC_SENTENCES.done);
  });

  it('a commit on no branch and no tag of it is refused before anything of it runs', async () => {
    const wish = { fixed: hidden, environment: watched };
    const ended = await prove(clone, command, { ...wish, isPrivate: false });
    expect([ended.exitCode, ended.outputs, existsSync(mark)]).toEqual([1, { decision: 'failed' }, false]);
    expect(ended.stdout.trim()).toBe(`::error::${PUBLIC_SENTENCES.failed}`);
    expect([reasonsOf(await prove(clone, command, wish)), existsSync(mark)]).toEqual([['proven'], true]);
  });
});
