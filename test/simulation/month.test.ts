/** A month of sweeps over 50 open cases: what it takes of GitHub's limits, and what it is billed. */
import { generateKeyPairSync } from 'node:crypto';
import { countScheduledJobs } from '../../dev/bench/count-jobs.ts';
import { OWNER } from '../../dev/bench/plan-case.ts';
import { CLIENT_ID, seedCases, TRIAGE } from '../../dev/bench/seed-cases.ts';
import { startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { startThread } from '../../dev/faults/thread.ts';
import {
  BILLED_MINUTES,
  billedMinutes,
  busiestHour,
  FACTOR,
  FREE_MINUTES,
  HOURLY,
} from '../../dev/simulation/limits.ts';
import { ACTIONS } from '../../src/process/table.ts';
import { byDepth, tellPlayed } from '../deep.ts';
import { DIST } from '../scenarios/stage.ts';

const CASES = 50;
/** A day has every kind of sweep: the one that reads all lists, those that note their time, and those that do not. */
const SWEEPS = byDepth(25, 3);
/** Slow on purpose: an answer of GitHub takes a third of that, and a job starts in a few seconds. */
const SECONDS = { perRequest: 0.75, start: 15 } as const;
const USUAL = { perRequest: SECONDS.perRequest / 3, start: 5 } as const;
/** The links of the chain that its schedule has as steps of one job. */
const HOURLY_LINKS = ACTIONS.filter((action) => action !== 'privatize');

describe('sweeps over fifty open cases', () => {
  it('stay within the limits by a factor of ten, and within a thousand billed minutes a month', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const github = await startEmbeddedGitHub({ seed: {}, schemaCheck: false });
    const thread = startThread();
    const costs: number[] = [];
    let links = 0;
    try {
      Object.assign(github.world, seedCases(CASES, privateKey), {
        settings: { ...github.world.settings, apiUrl: github.url },
      });
      for (let sweep = 0; sweep < SWEEPS; sweep++) {
        github.clock.advance(3_600_000);
        const before = github.requests.length;
        const ended = await thread.run(inputOf(github.url, privateKey, sweep), { published: {} });
        expect([ended.exitCode, ended.stdout]).toEqual([0, expect.any(String)]);
        costs.push(github.requests.length - before);
      }
      const before = github.requests.length;
      for (const link of HOURLY_LINKS) {
        const ended = await thread.run(inputOf(github.url, privateKey, SWEEPS, link), { published: {} });
        expect([link, ended.exitCode]).toEqual([link, 0]);
      }
      links = github.requests.length - before;
    } finally {
      await Promise.all([github.close(), thread.close()]);
    }
    tellPlayed('sweeps over fifty open cases', costs.length);
    const { requests, points } = busiestHour(github.requests);
    expect(points).toBeGreaterThan(0);
    expect(requests).toBeLessThan(HOURLY.requests / FACTOR);
    expect(points).toBeLessThan(HOURLY.points / FACTOR);
    const minutes = Math.max(...costs.map((cost) => billedMinutes(cost, SECONDS.perRequest, SECONDS.start)));
    expect(minutes * countScheduledJobs(false)).toBeLessThanOrEqual(BILLED_MINUTES);
    const chain = ({ perRequest, start }: typeof SECONDS | typeof USUAL): number =>
      billedMinutes(links, perRequest, start) * countScheduledJobs(true);
    expect(chain(SECONDS)).toBeLessThanOrEqual(FREE_MINUTES);
    expect(chain(USUAL)).toBeLessThanOrEqual(2 * countScheduledJobs(false));
  });
});

const inputOf = (url: string, privateKey: string, run: number, action = 'conductor') => ({
  main: `${DIST}/${action}.js`,
  inputs: {
    token: '',
    apps: JSON.stringify({ [OWNER]: { 'client-id': CLIENT_ID, 'private-key': privateKey } }),
    'dry-run': 'false',
  },
  event: { name: 'schedule', payload: { schedule: '17 * * * *', repository: { private: true } } },
  github: {
    GITHUB_API_URL: url,
    GITHUB_GRAPHQL_URL: `${url}/graphql`,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: `${OWNER}/${TRIAGE}`,
    GITHUB_REPOSITORY_OWNER: OWNER,
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_RUN_ID: String(9_000_000_001 + run),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REF: 'refs/heads/main',
  },
  machine: {},
});
