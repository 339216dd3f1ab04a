/** What a scheduled sweep costs over many open cases in which nothing is due. */
import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startEmbeddedGitHub } from '../embedded-github/index.ts';
import type { World } from '../embedded-github/world.ts';
import { countRequests } from '../rehearsal/runner.ts';
import { OWNER } from './plan-case.ts';
import type { SweepResult } from './results.ts';
import { startAction } from './run-bundle.ts';
import { CLIENT_ID, seedCases, TRIAGE } from './seed-cases.ts';

/** Reports the highest memory that the process ever had, in kilobytes, on its last line. */
const WITNESS = fileURLToPath(new URL('./witness-memory.mjs', import.meta.url));

/** Every number of cases with every latency, in this order. */
export async function measureSweeps(
  cases: readonly number[],
  latencies: readonly number[],
  tell: (line: string) => void,
): Promise<readonly SweepResult[]> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const results: SweepResult[] = [];
  for (const count of cases) {
    const world = await settle(seedCases(count, privateKey), privateKey);
    for (const latencyMs of latencies) {
      const result = await measureSweep(world, count, latencyMs, privateKey);
      tell(
        `sweep of ${count} cases, ${latencyMs} ms latency: ${result.requests} requests, ${result.ms} ms, ${result.peakRssMB} MB`,
      );
      results.push(result);
    }
  }
  return results;
}

/** The first sweep of a day reads lists whole and remembers that it did; every other one is what is measured. */
async function settle(world: World, privateKey: string): Promise<World> {
  const { github, ended } = await sweepOnce(world, 0, privateKey);
  if (ended.exitCode !== 0)
    throw new Error(
      `The first sweep failed (exit ${ended.exitCode}, after ${ended.ms} ms):\n${ended.stdout.slice(0, 1000)}${ended.stderr.slice(0, 1000)}`,
    );
  // Cases that owe something would hide what a sweep costs in which nothing is due.
  const { writes } = countRequests(github.requests);
  if (writes > 5)
    throw new Error(`Something is due in the seeded cases: ${writes} writes, not only the lists'.`);
  return github.world;
}

async function measureSweep(
  world: World,
  cases: number,
  latencyMs: number,
  privateKey: string,
): Promise<SweepResult> {
  const { github, ended } = await sweepOnce(world, latencyMs, privateKey);
  if (ended.exitCode !== 0 || ended.outputs.reason !== 'swept-clean')
    throw new Error(
      `The sweep of ${cases} cases did not come out clean (${ended.outputs.reason}):\n${ended.stdout.slice(0, 1000)}`,
    );
  const { total } = countRequests(github.requests);
  return {
    cases,
    latencyMs,
    requests: total,
    ms: ended.ms,
    peakRssMB: peakOf(ended.stderr),
  };
}

/** The highest memory of the process, in megabytes. */
export function peakOf(stderr: string): number {
  const peak = /^peak-rss-kb=(\d+)$/m.exec(stderr)?.[1];
  if (peak === undefined) throw new Error('The sweep did not tell its memory.');
  return Math.round(Number(peak) / 1024);
}

/** One scheduled sweep on the built bundle, with its memory on the last line of standard error; some time after the world's last moment. */
export async function sweepOnce(world: World, latencyMs: number, privateKey: string, laterMs = 0) {
  // Answers are held against GitHub's description by the tests; here it would be the server that is measured.
  const github = await startEmbeddedGitHub({ seed: {}, latencyMs, schemaCheck: false });
  try {
    Object.assign(github.world, world, { settings: { ...world.settings, apiUrl: github.url } });
    github.clock.advance(laterMs);
    const ended = await startAction('conductor', {
      event: { name: 'schedule', payload: { schedule: '17 * * * *', repository: { private: true } } },
      inputs: { apps: JSON.stringify({ [OWNER]: { 'client-id': CLIENT_ID, 'private-key': privateKey } }) },
      github: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: `${OWNER}/${TRIAGE}` },
      imports: [WITNESS],
    });
    return { github, ended };
  } finally {
    await github.close();
  }
}
