import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followMasks, parseOutputs, runAction } from '../../dev/rehearsal/child-run.ts';

describe('a run of an action', () => {
  const folder = mkdtempSync(join(tmpdir(), 'child-run-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const play = (script: string) => {
    const main = join(folder, `${Math.abs(script.length)}-script.mjs`);
    writeFileSync(main, script);
    return runAction({
      main,
      inputs: { 'dry-run': 'true', 'two words': 'x' },
      event: { name: 'issues', payload: { action: 'opened' } },
      github: { GITHUB_REPOSITORY: 'example-org/triage' },
      machine: { npm_config_registry: 'http://127.0.0.1:1/' },
    });
  };

  it('gets inputs, event and files as a runner gives them, and nothing of our shell', async () => {
    process.env.A_SECRET_OF_THE_SHELL = 'x';
    const result = await play(`
      import { appendFileSync, readFileSync } from 'node:fs';
      const { env } = process;
      const event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'));
      console.log(env['INPUT_DRY-RUN'], env.INPUT_TWO_WORDS, event.action, env.GITHUB_REPOSITORY, env.npm_config_registry, env.A_SECRET_OF_THE_SHELL);
      console.error('oh');
      appendFileSync(env.GITHUB_OUTPUT, 'reason=none\\n');
      appendFileSync(env.GITHUB_STEP_SUMMARY, 'A summary');
      process.exitCode = 3;
    `);
    delete process.env.A_SECRET_OF_THE_SHELL;
    expect(result).toMatchObject({
      exitCode: 3,
      stdout: 'true x opened example-org/triage http://127.0.0.1:1/ undefined\n',
      stderr: 'oh\n',
      summary: 'A summary',
      outputs: { reason: 'none' },
    });
  });
});

describe('outputs', () => {
  it('are read in both forms', () => {
    expect(parseOutputs('a=1\nplan<<END\n{\n"x": "a=b"\n}\nEND\nb=2=3\n')).toEqual({
      a: '1',
      plan: '{\n"x": "a=b"\n}',
      b: '2=3',
    });
  });
});

describe('masked values', () => {
  it('are hidden wherever a run printed them, line by line, and the orders to hide are not kept', () => {
    const printed = followMasks({
      stdout: '::add-mask::one%0Atwo words\nsay one\nsay two words 100%\n',
      stderr: 'two words',
      summary: 'nothing',
    });
    expect(printed).toEqual({ stdout: 'say ***\nsay *** 100%\n', stderr: '***', summary: 'nothing' });
  });
});
