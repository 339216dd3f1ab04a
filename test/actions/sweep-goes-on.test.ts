/** Sweeps in which something gives no answer: the rest is done all the same, and the error is told at the end. */
import type { Ports } from '../../src/actions/observe-case.ts';
import { runSweep } from '../../src/actions/sweep.ts';
import { withMarker } from '../../src/case/marker.ts';
import type { GitHubPort } from '../../src/case/ports.ts';
import { renderStoredCase } from '../../src/case/stored-case.ts';
import { parseSweepMemory, renderSweepMemory } from '../../src/case/sweep-memory.ts';
import { ACTIONS, type ActionName } from '../../src/process/table.ts';
import { storedOf } from '../engine/run-world.ts';
import { atState } from '../engine/situation.ts';
import { type AlteredAnswers, type Body, startAlteredAnswers } from '../github/altered-answers.ts';
import {
  BASE,
  contextOf,
  FULL,
  operation,
  PROJECT,
  type Rig,
  type RigOptions,
  startRig,
} from '../github/rig.ts';

let rig: Rig;
let pings = 0;
const CONFIG = `owner: example-org
team: security-triage
readers: [olive-owner]
intake:
  public-label: security
holds:
  repos: [${PROJECT}]
`;
const REPORTED = {
  author: 'rae-reporter',
  state: 'triage' as const,
  summary: 'It stalls',
  description: 'A long header stalls it.',
  ghsa: 'GHSA-2222-3333-4444',
};

async function start(options: RigOptions = {}, config = CONFIG): Promise<void> {
  pings = 0;
  rig = await startRig({
    ...options,
    triage: { files: { '.github/security-process.yml': config }, labels: ['report'] },
    project: { advisories: [REPORTED], ...options.project },
  });
}

afterEach(async () => {
  await rig.server.close();
});

function sweep(change: Partial<GitHubPort> = {}, scope: readonly ActionName[] = ACTIONS): Promise<unknown> {
  const ports: Ports = {
    github: { ...rig.github(), ...change },
    npm: { readPublished: async () => ({ kind: 'absent' }) },
    team: {
      takesDigest: false,
      sendDigest: async () => null,
      ping: async () => {
        pings++;
      },
    },
    run: '1/1',
  };
  return runSweep(ports, { scope: new Set(scope), dryRun: false });
}

async function memory() {
  const { sweepText } = await rig.github().readSweep();
  return parseSweepMemory(sweepText);
}

/** Writes into the store as a run of ours did before. */
async function write(files: Readonly<Record<string, string>>): Promise<void> {
  const github = rig.github();
  const commit = operation({ kind: 'commit-store', message: 'Before', files });
  expect(await github.apply(commit, await contextOf(github))).toMatchObject({ kind: 'done' });
}

const GONE = 'intake/GHSA-9999-9999-9999';
const CLAIMED = renderSweepMemory({
  ...parseSweepMemory(null),
  claims: [{ key: GONE, run: '99/1', at: '2020-01-01T00:00:00.000Z' }],
});

const casesNow = async () => (await rig.github().readSweep()).cases;

describe('a sweep', () => {
  it('that may not look after releases takes reports in, notes that it was there, and tells at its end', async () => {
    await start({ permissions: { ...FULL, deployments: 'write', actions: 'read' } });
    const deaf = async () => ({ waiting: [], refused: [PROJECT] });
    await expect(sweep({ readWaiting: deaf })).rejects.toThrow(/releases that wait in example-org\/project/);
    expect(await casesNow()).toHaveLength(1);
    expect(await memory()).toMatchObject({ sweptAt: expect.any(String), watermark: expect.any(String) });
    expect(pings).toBe(1);
  });

  it('with a case in which an error occurs looks after the rest, and finds again what was due there', async () => {
    await start();
    const readCase = async () => {
      throw new Error('one case');
    };
    await expect(sweep({ readCase })).rejects.toThrow('one case');
    expect(await memory()).toMatchObject({ sweptAt: expect.any(String), watermark: null, listed: null });
    expect(pings).toBe(1);
    await sweep();
    expect((await memory()).watermark).not.toBeNull();
  });

  it.each([
    ['what waits', /actions\/runs/, /releases that wait in example-org\/project/],
    ['public issues', /PublicIssues/, /list public issues with the label security of example-org/],
  ])('to which GitHub does not tell %s takes reports in', async (_name, where, told) => {
    await start({ permissions: { ...BASE, deployments: 'write' } });
    rig.server.faults.add({ kind: 'status', status: 502, operation: where, times: Number.POSITIVE_INFINITY });
    await expect(sweep()).rejects.toThrow(told);
    expect(await casesNow()).toHaveLength(1);
    expect(pings).toBe(1);
  });

  it('that cannot read a case takes in every other report, public issues too, and says so', async () => {
    const issue = { title: 'Stalls', body: '', author: 'pat-passerby', labels: ['security'] };
    await start({ project: { labels: ['security'], issues: [issue] } });
    await write({ 'cases/9.yml': 'no: [case' });
    await expect(sweep()).rejects.toThrow('The stored data of case 9 cannot be read');
    expect(await casesNow()).toEqual([1, 2, 9]);
    await expect(sweep()).rejects.toThrow('The stored data of case 9 cannot be read');
    expect(await casesNow()).toEqual([1, 2, 9]);
    expect(await memory()).toMatchObject({ sweptAt: expect.any(String), watermark: null, listed: null });
    expect(pings).toBe(2);
  });
});

describe('a report that can be read in part', () => {
  const CONDA = [{ package: { ecosystem: 'conda', name: 'p' }, vulnerable_version_range: '< 2' }];
  const LISTS = 'GET /orgs/example-org/security-advisories';
  const GHSA = /GHSA(-\w{4}){3}/;
  let altered: AlteredAnswers;
  afterEach(() => altered.close());
  const behind = async (alter: (list: Body) => Body): Promise<Partial<GitHubPort>> => {
    altered = await startAlteredAnswers(rig.server.url, (name, body) =>
      name === LISTS ? alter(body) : body,
    );
    return rig.github({ apiUrl: altered.url });
  };

  it('becomes a case that says which part could not be read', async () => {
    await start();
    const strange = { author: null, credits: [{ type: 'finder' }], vulnerabilities: CONDA };
    await sweep(await behind((list) => list.map((each: Body) => ({ ...each, ...strange }))));
    const [number = 0] = await casesNow();
    const { issue } = await rig.github().readCase(number);
    expect(issue?.body).toContain(
      'could not read these parts of the advisory: `vulnerabilities[0].package.ecosystem (conda)`, `credits[0].login`, `author`.',
    );
    expect(issue?.body).toContain('A long header stalls it.');
    const before = issue?.body;
    await sweep();
    expect((await rig.github().readCase(number)).issue?.body).toBe(before);
  });

  it('beside one that cannot be read at all becomes a case, and the run ends red', async () => {
    await start();
    const change = await behind((list) => [...list, { summary: 'It stalls, too' }]);
    const red = /lists an advisory in example-org of which not even the id can be read/;
    await expect(sweep(change)).rejects.toThrow(red);
    expect(await casesNow()).toHaveLength(1);
    expect(await memory()).toMatchObject({ watermark: null, listed: null });
    await expect(sweep(change)).rejects.not.toThrow(GHSA);
  });
});

describe('a claim of a run that died', () => {
  it('on a report that is gone is dropped, and keeps nothing back', async () => {
    await start();
    await write({ 'sweep.yml': CLAIMED });
    await sweep();
    expect(await memory()).toMatchObject({ claims: [], watermark: expect.any(String) });
  });

  it('whose issue is there is told of once', async () => {
    await start();
    const github = rig.github();
    const body = withMarker('A report', GONE);
    const create = operation({ kind: 'create-case-issue', key: GONE, title: 'A report', body, labels: [] });
    const made = await github.apply(create, await contextOf(github));
    const number = made.kind === 'done' ? made.result?.number : undefined;
    await write({ 'sweep.yml': CLAIMED });
    await expect(sweep()).rejects.toThrow(`A run stopped after it opened #${number} for a report`);
    expect((await memory()).claims).toEqual([]);
    await sweep();
  });

  it.each([
    [
      'a list was refused',
      { findAdvisories: async () => ({ found: [], refused: ['example-org'], unreadable: [] }) },
    ],
    [
      'a list has an entry that cannot be read',
      { findAdvisories: async () => ({ found: [], refused: [], unreadable: ['example-org'] }) },
    ],
    ['the run is alive', { readRuns: async () => ({ '99/1': 'alive' as const }) }],
  ])('is kept where %s, and then only the watermark waits for it', async (_name, change) => {
    await start();
    await write({ 'sweep.yml': CLAIMED });
    await sweep(change).catch(() => undefined);
    expect(await memory()).toMatchObject({
      claims: [{ key: GONE }],
      sweptAt: expect.any(String),
      watermark: null,
      listed: null,
    });
  });
});

describe('a look for leaks', () => {
  it.each([
    ['is taken by the release gate', ['release-gate'], 1],
    ['is not taken by each action that runs alone', ['intake', 'ack-timer'], 0],
  ] as const)('%s', async (_name, scope, looks) => {
    await start({}, `${CONFIG}leakWatch: [${PROJECT}]\n`);
    await write({ 'cases/7.yml': renderStoredCase(storedOf(await atState('patching'))) });
    let asked = 0;
    const readTraces = async () => {
      asked++;
      return null;
    };
    // The repo of the case is out of reach here; that comes after the look.
    await expect(sweep({ readTraces }, scope)).rejects.toThrow('example-org/widget');
    expect(asked).toBe(looks);
  });
});
