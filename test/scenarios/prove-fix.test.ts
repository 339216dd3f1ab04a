/** The proof of a regression test on real git repositories, with node:test, mocha and jest, by the built action. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ChildResult, runAction } from '../../dev/rehearsal/child-run.ts';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { parseProof } from '../../src/features/remediation/proof.ts';
import { PUBLIC_SENTENCES } from '../../src/runner/run-action.ts';
import { DIST, describeRepo } from './stage.ts';

const VULNERABLE = `exports.depth = (value) => {
  const walk = (each) => (each && typeof each === 'object' ? 1 + Math.max(0, ...Object.values(each).map(walk)) : 0);
  return walk(value);
};
`;
const FIXED = VULNERABLE.replace(
  'return walk(value);',
  "const found = walk(value);\n  if (found > 3) throw new RangeError('too deep');\n  return found;",
);
const WITH_NEW_NAME = `${FIXED}exports.check = () => 3;\n`;
const DEEP = '{ a: { a: { a: { a: {} } } } }';

interface Fix {
  readonly lib?: string;
  /** Files of the fix beside the code. */
  readonly files: Readonly<Record<string, string>>;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org', '-C', folder, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const OLD_TEST = `const { depth } = require('../lib.js');
const assert = require('node:assert');
const { it } = globalThis.it ? globalThis : require('node:test');
it('is one for a flat object', () => { assert.strictEqual(depth({ a: 1 }), 1); });
`;

/** A clone with a tag before the fix and a branch with it, as a checkout of a workflow is. */
function makeClone(fix: Fix): string {
  const root = mkdtempSync(join(tmpdir(), 'prove-fix-test-'));
  folders.push(root);
  const origin = join(root, 'origin');
  mkdirSync(origin);
  git(origin, 'init', '--quiet', '--initial-branch=main');
  // Many packages leave their tests out of archives; the proof must find them all the same.
  const rest = { 'package.json': '{ "name": "deep" }\n', '.gitattributes': '/test export-ignore\n' };
  write(origin, { 'lib.js': VULNERABLE, 'test/old.js': OLD_TEST, ...rest });
  git(origin, 'add', '.');
  git(origin, 'commit', '--quiet', '-m', 'Before');
  git(origin, 'tag', 'v1.0.0');
  git(origin, 'switch', '--quiet', '-c', 'fix');
  write(origin, { 'lib.js': fix.lib ?? FIXED, ...fix.files });
  git(origin, 'add', '.');
  git(origin, 'commit', '--quiet', '-m', 'Limit the depth');
  git(root, 'clone', '--quiet', origin, 'clone');
  return join(root, 'clone');
}

interface Wish {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly isPrivate?: boolean;
}

const RUN = 'https://github.com/example-org/deep/actions/runs/77';

async function prove(clone: string, command: string, { inputs, isPrivate = true }: Wish = {}) {
  return runAction({
    main: `${DIST}/prove-fix.js`,
    inputs: { base: 'v1.0.0', fixed: 'fix', command, ...inputs },
    event: {
      name: 'workflow_dispatch',
      payload: { repository: describeRepo('example-org/deep', isPrivate) },
    },
    github: {
      GITHUB_REPOSITORY: 'example-org/deep',
      GITHUB_EVENT_NAME: 'workflow_dispatch',
      GITHUB_RUN_ID: '77',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKSPACE: clone,
      GITHUB_TOKEN: 'canary-token',
      ACTIONS_RUNTIME_TOKEN: 'canary-token',
    },
    machine: {},
  });
}

const reasonOf = ({ outputs }: ChildResult) =>
  parseProof(outputs.verdict ?? '')?.lines.map(({ reason }) => reason);

const head = `const { depth } = require('../lib.js');
const assert = require('node:assert');
const { it } = globalThis.it ? globalThis : require('node:test');
`;
const GOOD = `${head}it('refuses what is too deep', () => { assert.throws(() => depth(${DEEP}), RangeError); });\n`;
const LAME = `${head}it('reads what is deep', () => { assert.ok(depth({ a: {} }) > 0); });\n`;
const NEW_NAME = `${head}it('has a check', () => { assert.doesNotThrow(() => require('../lib.js').check()); });\n`;
const NEW_FILE = `${head}const { check } = require('../check.js');\nit('checks', () => { assert.throws(() => check(${DEEP})); });\n`;
const BROKEN = `${head}it('is not finished', () => {\n`;
const SLOW = `${head}it('is quick', async () => { try { depth(${DEEP}); } catch { return; } await new Promise(() => setInterval(() => {}, 1000)); });\n`;

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
    const ended = await prove(makeClone({ files: { 'test/depth.js': GOOD } }), command);
    expect({ ...ended.outputs, exitCode: ended.exitCode, reasons: reasonOf(ended) }).toMatchObject({
      exitCode: 0,
      decision: 'done',
      reason: 'proof-held',
      reasons: ['proven'],
    });
  });

  when('a test that passes before too is none', async () => {
    const ended = await prove(makeClone({ files: { 'test/depth.js': LAME } }), command);
    expect([ended.exitCode, ended.outputs.decision, reasonOf(ended)]).toEqual([
      1,
      'refused',
      ['passes-before'],
    ]);
  });

  when('a test of something new breaks for the wrong reason', async () => {
    const clone = makeClone({
      lib: WITH_NEW_NAME,
      files: { 'test/depth.js': NEW_NAME },
    });
    expect(reasonOf(await prove(clone, command))).toEqual(['wrong-reason']);
  });
});

describe('a fix', () => {
  const command = RUNNERS[1]!.command;

  it.each([
    [
      'whose test needs a file that the fix brings',
      { 'check.js': FIXED.replace('depth', 'check'), 'test/depth.js': NEW_FILE },
      'wrong-reason',
    ],
    ['whose test cannot be parsed', { 'test/depth.js': BROKEN }, 'wrong-reason'],
    ['without a test', { 'NEWS.md': 'A fix.\n' }, 'no-tests'],
  ])('%s is not proven', async (_what, files, reason) => {
    expect(reasonOf(await prove(makeClone({ files }), command))).toEqual([reason]);
  });

  it('whose test runs into the time limit without it is not proven, and nothing is left running', async () => {
    const clone = makeClone({ files: { 'test/depth.js': SLOW } });
    expect(reasonOf(await prove(clone, command, { inputs: { minutes: '0.05' } }))).toEqual([
      'timed-out-before',
    ]);
  });

  it('whose test sees nothing of the job: no token, no home, no history', async () => {
    const spy = `${GOOD}it('sees nothing', () => {
  const seen = Object.entries(process.env).filter(([name, value]) => /canary/.test(value) || /^(GITHUB|INPUT|ACTIONS|RUNNER)_/.test(name));
  assert.deepStrictEqual(seen, []);
  assert.ok(!require('node:fs').existsSync('.git'));
});
`;
    expect(reasonOf(await prove(makeClone({ files: { 'test/depth.js': spy } }), command))).toEqual([
      'proven',
    ]);
  });

  it('is proven line by line, and one line that is not decides', async () => {
    const clone = makeClone({ files: { 'test/depth.js': GOOD } });
    const lines = '1.x v1.0.0 fix\n2.x fix fix';
    const ended = await prove(clone, command, { inputs: { base: '', fixed: '', lines } });
    expect(reasonOf(ended)).toEqual(['proven', 'no-tests']);
    expect(ended.outputs.decision).toBe('refused');
  });

  it('whose needs cannot be installed is not judged', async () => {
    const clone = makeClone({ files: { 'test/depth.js': GOOD } });
    expect(reasonOf(await prove(clone, command, { inputs: { install: 'exit 3' } }))).toEqual([
      'not-installed',
    ]);
  });

  it('is not run with dry-run', async () => {
    const clone = makeClone({ files: { 'test/depth.js': GOOD } });
    const ended = await prove(clone, `touch '${clone}/ran'`, { inputs: { 'dry-run': 'true' } });
    expect([ended.outputs.reason, existsSync(join(clone, 'ran'))]).toEqual(['dry-run', false]);
  });

  it.each([
    ['base', { base: 'v9.9.9' }],
    ['command', { command: ' ' }],
    ['minutes', { minutes: 'soon' }],
  ])('is refused with one clear error where %s is wrong', async (_name, inputs) => {
    const ended = await prove(makeClone({ files: { 'test/depth.js': GOOD } }), command, { inputs });
    expect([ended.exitCode, ended.outputs.reason]).toEqual([1, 'bad-input']);
    expect(ended.stdout.match(/::error/g)).toHaveLength(1);
  });
});

describe('a verdict', () => {
  it('is kept by a second job that runs nothing, and only where it is whole and of this run', async () => {
    const clone = makeClone({ files: { 'test/depth.js': GOOD } });
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
    const clone = makeClone({ files: { 'test/depth.js': GOOD } });
    const ended = await prove(clone, command, { isPrivate: false });
    expect([ended.exitCode, ended.outputs]).toEqual([0, { decision: 'done' }]);
    expect(ended.stdout.trim()).toBe(PUBLIC_SENTENCES.done);
  });

  it('a commit on no branch and no tag of it is refused before anything of it runs', async () => {
    const clone = makeClone({ files: { 'test/depth.js': GOOD } });
    git(clone, 'checkout', '--quiet', '--detach', 'origin/fix');
    write(clone, { 'test/more.js': GOOD });
    git(clone, 'add', '.');
    git(clone, 'commit', '--quiet', '-m', 'Not public');
    const secret = git(clone, 'rev-parse', 'HEAD').trim();
    const wish = { inputs: { fixed: secret } };
    const ended = await prove(clone, `touch '${clone}/ran'; ${command}`, { ...wish, isPrivate: false });
    expect([ended.exitCode, ended.outputs, existsSync(join(clone, 'ran'))]).toEqual([
      1,
      { decision: 'failed' },
      false,
    ]);
    expect(ended.stdout.trim()).toBe(`::error::${PUBLIC_SENTENCES.failed}`);
    expect(reasonOf(await prove(clone, command, wish))).toEqual(['proven']);
  });
});
