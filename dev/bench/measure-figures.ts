/** What figures, board and calendar add to a sweep: once a day they are made anew of all cases and their moves. */
import { generateKeyPairSync } from 'node:crypto';
import type { World } from '../embedded-github/world.ts';
import { countRequests } from '../rehearsal/runner.ts';
import { peakOf, sweepOnce } from './measure-sweep.ts';
import type { FiguresResult } from './results.ts';
import { seedCases } from './seed-cases.ts';

const DAY_MS = 86_400_000;

/** The same cases, half of them closed, swept without figures and with them; and the world after the latter. */
export async function measureFigures(cases: number): Promise<{ result: FiguresResult; world: World }> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const plain = await sweepNextDay(cases, privateKey, {});
  const whole = await sweepNextDay(cases, privateKey, { board: true, figures: 'public' });
  const { requests, ms, peakRssMB, world } = whole;
  return {
    result: { cases, requests, requestsWithout: plain.requests, ms, msWithout: plain.ms, peakRssMB },
    world,
  };
}

/** The first sweep makes labels, board and lists; that of the next day is what is measured, with new figures. */
async function sweepNextDay(cases: number, privateKey: string, config: Readonly<Record<string, unknown>>) {
  const closed = Math.floor(cases / 2);
  const seeded = seedCases(cases - closed, privateKey, { closed, config });
  const { github } = await sweepOnce(seeded, 0, privateKey);
  const next = await sweepOnce(github.world, 0, privateKey, DAY_MS);
  const { exitCode, stdout, stderr, ms } = next.ended;
  if (exitCode !== 0)
    throw new Error(`The sweep of ${cases} cases failed (exit ${exitCode}):\n${stdout.slice(0, 1000)}`);
  const { total, tokens } = countRequests(next.github.requests);
  return { requests: total - tokens, ms, peakRssMB: peakOf(stderr), world: next.github.world };
}
