/** What board, calendar and figures cost over many cases, on the built bundle. */
import { generateKeyPairSync } from 'node:crypto';
import { peakOf, sweepOnce } from '../../dev/bench/measure-sweep.ts';
import { OWNER, seedCases, TRIAGE } from '../../dev/bench/seed-cases.ts';
import { repoByName } from '../../dev/embedded-github/state/find.ts';
import { blobText, headOf, listDirectory } from '../../dev/embedded-github/state/git.ts';
import { countRequests } from '../../dev/rehearsal/runner.ts';
import { itDeep, tellPlayed } from '../deep.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const CASES = 1000;

const DAY_MS = 86_400_000;

/** The first sweep makes labels, board and lists; that of the next day is what is measured, with new figures. */
const measure = async (config: Readonly<Record<string, unknown>>) => {
  const { github } = await sweepOnce(seedCases(CASES, privateKey, { config }), 0, privateKey);
  const next = await sweepOnce(github.world, 0, privateKey, DAY_MS);
  expect(next.ended.exitCode).toBe(0);
  const { total, tokens } = countRequests(next.github.requests);
  const { ms, stderr } = next.ended;
  return { world: next.github.world, ms, peakMB: peakOf(stderr), requests: total - tokens };
};

itDeep(
  'board, calendar and figures of many cases take five requests more at most',
  async () => {
    const { world: _, ...plain } = await measure({});
    const { world, ...whole } = await measure({ board: true, figures: 'public' });
    const repo = repoByName(world, OWNER, TRIAGE)!;
    const files = listDirectory(headOf(repo, 'security-process')!.tree, 'figures')!;
    const page = blobText(files.find(({ name }) => name === 'figures.md')!.blob!);
    expect(page).toContain('# Figures of 2026-02-11');
    expect(page).toContain(`${CASES} reports, ${CASES} of them open.`);
    tellPlayed(`cases in a sweep with figures (${JSON.stringify({ plain, whole })})`, CASES);
    expect(whole.requests - plain.requests).toBeLessThanOrEqual(5);
  },
  300_000,
);
