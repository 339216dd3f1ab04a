/** A hostile fix against the job that proves it, by the built action: it reaches, writes and says nothing there. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { PUBLIC_SENTENCES } from '../../src/runner/run-action.ts';
import { FIXED, GOOD, makeClone, prove, reasonsOf, VULNERABLE } from './fix-clone.ts';

const command = `'${process.execPath}' --test --test-reporter=spec {tests}`;
const SPY = readFileSync(join(PROJECT_ROOT, 'test/channels/spy.cjs'), 'utf8');
const outside = mkdtempSync(join(tmpdir(), 'outside-of-proof-'));
const service = createServer();
/** Told apart from those of other suites. */
const SECONDS = String(200_000 + process.pid);
let root: string;
let clone: string;

const COMMANDS =
  '::set-output name=decision::done\n::add-mask::e\n::stop-commands::x\n::error::forged\n##[error]forged';

/** Prints what a failing run of each runner ends with, whatever has happened. */
const FORGED = {
  mocha: '  0 passing (2ms)\\n  1 failing\\n\\n  1) x:\\n     AssertionError: x',
  jest: 'FAIL test/depth.js\\n  ● x\\n\\n    expect(received).toBe(1)\\n\\nTests:       1 failed, 1 total',
  tap: 'TAP version 13\\nnot ok 1 - x\\n  ---\\n  error: AssertionError\\n  ...\\n# pass 0\\n# fail 1',
};

beforeAll(async () => {
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
  const { port } = service.address() as { port: number };
  mkdirSync(join(outside, 'hooks'));
  const target = {
    paths: [outside, join(outside, 'hooks')],
    port,
    socket: 'none',
    pid: process.pid,
    sleep: { seconds: SECONDS, stdio: 'ignore' },
  };
  const spying = `${GOOD}it('sees nothing', () => {
  const args = [__dirname + '/support/spy.cjs', ${JSON.stringify(JSON.stringify(target))}];
  const said = require('node:child_process').execFileSync(process.execPath, args, { encoding: 'utf8' });
  console.log(said);
  assert.match(said, /^found \\[\\]$/m);
});\n`;
  const loud = `${GOOD}console.log(${JSON.stringify(COMMANDS)});
require('node:child_process').spawnSync('sh', ['-c', "head -c 30000000 /dev/zero | tr '\\\\0' x >&2; echo canary >&2"], { stdio: 'inherit' });\n`;
  const forgeries = Object.entries(FORGED).map(([name, text]) => [
    `forged-${name}`,
    {
      'lib.js': FIXED,
      'test/depth.js': `if (!/deep/.test(require('../lib.js').depth)) console.log('${text}');\n`,
    },
  ]);
  ({ root, clone } = makeClone({
    base: { 'lib.js': VULNERABLE, spec: `-> ${join(outside, 'hooks')}` },
    branches: {
      good: { 'lib.js': FIXED, 'test/depth.js': GOOD },
      spying: { 'lib.js': FIXED, 'test/depth.js': spying, 'test/support/spy.cjs': SPY },
      loud: { 'lib.js': FIXED, 'test/depth.js': loud },
      linked: { 'lib.js': FIXED, spec: null, 'spec/post-checkout.js': GOOD },
      ...Object.fromEntries(forgeries),
    },
  }));
});

afterAll(() => {
  service.close();
  for (const folder of [root, outside]) rmSync(folder, { recursive: true, force: true });
});

describe('a fix whose test is hostile', () => {
  it('reaches nothing of the job, leaves nothing running, and changes nothing in the checkout', async () => {
    const config = readFileSync(join(clone, '.git/config'), 'utf8');
    const before = readdirSync(join(clone, '.git/hooks'));
    const ended = await prove(clone, command, { fixed: 'spying', inputs: { install: 'echo "$PATH"' } });
    expect([ended.exitCode, reasonsOf(ended)]).toEqual([0, ['proven']]);
    expect(spawnSync('pgrep', ['-fc', `[s]leep ${SECONDS}`], { encoding: 'utf8' }).stdout.trim()).toBe('0');
    expect(readFileSync(join(clone, '.git/config'), 'utf8')).toBe(config);
    expect(readdirSync(join(clone, '.git/hooks'))).toEqual(before);
    expect(Object.keys(ended.outputs).sort()).toEqual(['changed', 'decision', 'plan', 'reason', 'verdict']);
  });

  it('says nothing in the log, no command to the runner, however loud it is', async () => {
    const ended = await prove(clone, command, { fixed: 'loud' });
    expect(reasonsOf(ended)).toEqual(['proven']);
    const printed = `${ended.stdout}${ended.stderr}${ended.summary}`;
    expect(printed).not.toMatch(/canary|forged|::|##\[/);
    expect(printed.length).toBeLessThan(1000);
  });

  it('writes nothing through a symbolic link of the vulnerable code', async () => {
    const ended = await prove(clone, command, { fixed: 'linked' });
    expect(reasonsOf(ended)).toEqual(['proven']);
    expect(readdirSync(join(outside, 'hooks'))).toEqual([]);
  });

  it.each(Object.keys(FORGED))('proves nothing by a report of %s that it only prints', async (runner) => {
    const plain = `'${process.execPath}' {tests}`;
    expect(reasonsOf(await prove(clone, plain, { fixed: `forged-${runner}` }))).toEqual(['contradicts']);
  });
});

describe('where the code cannot be kept apart', () => {
  const wish = () => {
    const bin = join(outside, 'bin');
    mkdirSync(bin, { recursive: true });
    for (const name of ['env', 'sudo'])
      writeFileSync(
        join(bin, name),
        '#!/bin/sh\necho "unshare failed: Operation not permitted" >&2; exit 1\n',
        {
          mode: 0o755,
        },
      );
    return { environment: { PATH: `${bin}:${process.env.PATH}` } };
  };

  it('nothing of it is run, and one error says why and what to do', async () => {
    const ended = await prove(clone, command, wish());
    expect([ended.exitCode, ended.outputs.decision, ended.outputs.reason]).toEqual([
      1,
      'failed',
      'not-isolated',
    ]);
    expect(ended.outputs.verdict).toBeUndefined();
    expect(ended.stdout.trim().split('\n')).toEqual([
      expect.stringMatching(
        /^::error::The code of the fix cannot be isolated from this job: unshare failed: Operation not permitted\. It was not run\..*ubuntu-latest.*$/,
      ),
      'Failed.',
    ]);
  });

  it('a public run says the one sentence of its kind', async () => {
    const ended = await prove(clone, command, { ...wish(), isPrivate: false });
    expect([ended.exitCode, ended.stdout.trim()]).toEqual([1, `::error::${PUBLIC_SENTENCES.failed}`]);
  });
});
