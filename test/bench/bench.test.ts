import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { LIMITS } from '../../dev/bench/render-results.ts';
import { itDeep, tellPlayed } from '../deep.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const ratio = v.pipe(v.number(), v.minValue(0.5));
/** `bench.json` as the design's section 9 gives it, to the last key. */
const schema = v.strictObject({
  startup: v.pipe(
    v.array(v.strictObject({ action: v.string(), ratioMedian: ratio, ratioMin: ratio })),
    v.minLength(1),
  ),
  move: v.strictObject({ reads: count, writes: count }),
  sweep: v.array(
    v.strictObject({ cases: count, latencyMs: count, requests: count, ms: count, peakRssMB: count }),
  ),
  figures: v.strictObject({
    cases: count,
    requests: count,
    requestsWithout: count,
    ms: count,
    msWithout: count,
    peakRssMB: count,
  }),
  case: v.strictObject({ requests: count, ms: count, jobs: count }),
  packed: v.strictObject({ bytes: count, release: count }),
  work: v.pipe(v.array(v.strictObject({ action: v.string(), ratioMin: ratio })), v.minLength(3)),
  tests: v.strictObject({ seconds: count, suites: count }),
});

const runBench = (folder: string, ...args: readonly string[]) => {
  const out = join(folder, 'bench.json');
  const markdown = execFileSync(process.execPath, ['scripts/bench.ts', ...args, '--out', out], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { markdown, results: JSON.parse(readFileSync(out, 'utf8')) as unknown };
};

// Times are never judged here, and counts only where they do not depend on the machine.
describe('npm run bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  itDeep(
    'writes every part of bench.json, keeps to the requests that were promised, and prints Markdown',
    () => {
      tellPlayed('measurements of npm run bench', 1);
      const args = [
        '--rounds',
        '1',
        '--cases',
        '3,101',
        '--latency',
        '0',
        '--figures',
        '4',
        '--suites',
        'test/bench/arguments',
      ];
      const { markdown, results } = runBench(folder, ...args);
      const parsed = v.parse(schema, results);
      expect(parsed.startup.map(({ action }) => action)).toContain('conductor');
      expect(parsed.sweep.map(({ cases }) => cases)).toEqual([3, 101]);
      for (const { cases, requests } of parsed.sweep)
        expect(requests).toBeLessThanOrEqual(LIMITS.sweepRequests(cases));
      expect(parsed.move.reads).toBeLessThanOrEqual(LIMITS.moveReads);
      expect(parsed.move.writes).toBeGreaterThan(0);
      expect(parsed.case.jobs).toBeGreaterThan(0);
      expect(parsed.tests.suites).toBe(1);
      expect(markdown.match(/^## /gm)).toHaveLength(8);
    },
    180_000,
  );

  itDeep(
    'measures the actions of a folder beside ours',
    () => {
      const peers = mkdtempSync(join(tmpdir(), 'peers-'));
      mkdirSync(join(peers, 'idle'));
      writeFileSync(
        join(peers, 'idle', 'action.yml'),
        'name: Idle\nruns: { using: node24, main: idle.js }\n',
      );
      writeFileSync(join(peers, 'idle', 'idle.js'), 'process.exitCode = process.env.INPUT_TOKEN ? 0 : 3;\n');
      const { results } = runBench(folder, '--only', 'packed', '--rounds', '1', '--peers', peers);
      rmSync(peers, { recursive: true });
      const { peers: found } = results as { peers: readonly { action: string; exitCode: number }[] };
      expect(found.map(({ action }) => action.split(' ')[0])).toEqual(['ours', 'ours', 'idle', 'idle']);
      expect(found.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    },
    120_000,
  );

  it('measures only what it is told to', () => {
    const { markdown, results } = runBench(folder, '--only', 'packed');
    expect(Object.keys(results as object)).toEqual(['packed']);
    expect(markdown.match(/^## /gm)).toHaveLength(1);
  });

  it('says what is wrong with an option, and ends with 2', () => {
    const run = () => runBench(folder, '--only', 'speed');
    expect(run).toThrow(expect.objectContaining({ status: 2 }));
  });
});
