import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { StoredCase } from '../../src/case/stored-case.ts';
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../embedded-github/index.ts';
import type { RehearsalOptions } from './arguments.ts';
import type { CaseScript } from './case-script.ts';
import { CAST, ROLE_NAMES, type RoleName } from './cast.ts';
import { startChannelStandIns } from './channel-stand-ins.ts';
import { direct, RehearsalFailed } from './director.ts';
import { startNpmRegistry } from './npm-registry.ts';
import type { Directed, Performance } from './performance.ts';
import { createPerson, type Person } from './person.ts';
import { prepare, type Stage } from './prepare.ts';
import type { Progress } from './progress.ts';
import { makeReport, type Report, type RunOfStep } from './report.ts';
import { createRunner, type Runner, type RunnerOptions } from './runner.ts';
import { isCaseOf } from './scene.ts';
import { type AppKey, nameOwnRepos, ownersOf, planRegistry, planSeed, tokenOf } from './seed-world.ts';
import type { StandInPost } from './stand-ins/world.ts';
import { readStoredCases, type StoredFile } from './store-reader.ts';
import { adjustSeed, type ThreadPlay, writeThread } from './thread/thread-play.ts';
import { makeThreadReport } from './thread/thread-report.ts';
import { type ThreadWatch, watchRequests } from './thread/watch-requests.ts';
import { mondayOf } from './working-hours.ts';
import { readWorld } from './world.ts';
import { listSeeded, listWritings } from './writings.ts';

/** What came of a rehearsal: the report, and what the page shows beside it. */
export interface Rehearsal {
  readonly report: Report;
  readonly github: EmbeddedGitHub;
  readonly triage: string;
  readonly performances: readonly Performance[];
  readonly stored: readonly StoredCase[];
  /** The configuration of the triage repo, as it was. */
  readonly configText: string;
  readonly sentPosts: readonly StandInPost[];
  /** What third parties outside of GitHub saw: look-ups at the registry, posts. */
  readonly sentElsewhere: readonly { readonly what: string; readonly text: string }[];
}

/**
 * Plays all cases from report to end. `use` gets the result while the embedded GitHub still answers.
 * Throws {@link RehearsalFailed} where the process did not come to its end. `start` may put another runner in the
 * place of ours.
 */
export async function rehearse<T>(
  scripts: readonly CaseScript[],
  options: RehearsalOptions,
  progress: Progress,
  random: () => number,
  use: (rehearsal: Rehearsal) => Promise<T>,
  start: (options: RunnerOptions) => Runner = createRunner,
  play: ThreadPlay | null = null,
): Promise<T> {
  const started = performance.now();
  const stage = await setStage(play?.stage ?? scripts, options, play);
  const watch = play ? watchRequests(stage.github) : null;
  try {
    const runs: RunOfStep[] = [];
    const directed = prepare(
      stage,
      scripts,
      options,
      progress,
      random,
      runs,
      watch ? (wish) => start(watched(wish, watch)) : start,
      play,
    );
    await direct(directed);
    const files = await readStoredCases(directed.people.owner, stage.triage);
    const own = directed.performances.map((one) => findOwnFile(one, files));
    const report = await makeReport({
      github: stage.github,
      owner: directed.people.owner,
      triage: stage.triage,
      scripts,
      files: own,
      configText: stage.configText,
      sentPosts: stage.channels.posts,
      runs,
      writings: listWritings(
        stage.github,
        runs.map(({ run }) => run),
        stage.seeded,
      ),
      durationMs: Math.round(performance.now() - started),
    });
    const stored = own.map((file) => file.stored);
    const threads = play && watch ? await makeThreadReport(stage.github, play, watch, stored) : {};
    return await use({
      report: { ...report, ...threads },
      github: stage.github,
      sentElsewhere: listSentElsewhere(stage),
      triage: stage.triage,
      performances: directed.performances,
      stored,
      configText: stage.configText,
      sentPosts: stage.channels.posts,
    });
  } finally {
    await closeStage(stage);
  }
}

function findOwnFile(one: Performance, files: readonly StoredFile[]): StoredFile {
  const file = files.find(({ stored }) => isCaseOf(stored, one));
  if (!file) throw new RehearsalFailed(`${one.script.facts.ghsa} has no case in the store.`);
  return file;
}

const listSentElsewhere = ({ registry, channels }: Stage): Rehearsal['sentElsewhere'] => [
  ...registry.lookups.map((text) => ({ what: 'look-up at the registry', text })),
  ...channels.posts.map(({ channel, text }) => ({ what: `post on ${channel}`, text })),
];

/** A stage with its people, on which nothing has happened but the first schedule; runs that end red go on being shown. */
export async function openStageToPlay(
  scripts: readonly CaseScript[],
  options: RehearsalOptions,
  progress: Progress,
  random: () => number,
  start: (options: RunnerOptions) => Runner,
): Promise<{ readonly directed: Directed; readonly close: () => Promise<void> }> {
  const stage = await setStage(scripts, options, null);
  const tolerant = (wish: RunnerOptions): Runner => start({ ...wish, onRun: async () => {} });
  const directed = prepare(stage, scripts, options, progress, random, [], tolerant, null);
  return { directed, close: () => closeStage(stage) };
}

async function closeStage({ github, registry, channels }: Stage): Promise<void> {
  await Promise.all([github.close(), registry.close(), channels.close()]);
}

/**
 * About two weeks before the newest of the records was published, and not before the year of any CVE id: nobody knows an id
 * that is still to be reserved.
 */
export function startOf(scripts: readonly CaseScript[]): Date {
  const published = scripts
    .map((script) => Date.parse(script.facts.published ?? ''))
    .filter((time) => time > 0);
  const newest = (published.length > 0 ? Math.max(...published) : Date.parse('2025-03-03')) - 12 * 86_400_000;
  const years = scripts.flatMap(({ cve }) => (cve === null ? [] : [Number(cve.slice(4, 8))]));
  return new Date(mondayOf(Math.max(newest, ...years.map((year) => Date.UTC(year - 1, 0, 8)))));
}

/** Starts GitHub and the registry. */
async function setStage(
  scripts: readonly CaseScript[],
  options: RehearsalOptions,
  play: ThreadPlay | null,
): Promise<Stage> {
  const now = startOf(scripts);
  const world = options.world === undefined ? null : readWorld(options.world);
  const owners = ownersOf(scripts, world);
  const keys = await Promise.all(owners.map(makeKey));
  const own = nameOwnRepos(scripts, world);
  const usual = planSeed(scripts, keys, options.chain, world);
  const seed = play ? adjustSeed(usual, play) : usual;
  const github = await startEmbeddedGitHub({ seed, now: now.toISOString(), latencyMs: options.latencyMs });
  if (play) writeThread(github, play);
  const registry = await startNpmRegistry(planRegistry(scripts, now.toISOString()));
  const channels = await startChannelStandIns(() => github.clock.now().toISOString());
  const people = Object.fromEntries(
    ROLE_NAMES.map((role) => [role, createPerson(CAST[role].login, tokenOf(CAST[role].login), github.url)]),
  ) as Record<RoleName, Person>;
  const triageFiles = seed.repos?.find((repo) => repo.name === own.triage)?.files ?? {};
  return {
    github,
    registry,
    channels,
    keys,
    people,
    triage: `${owners[0]}/${own.triage}`,
    site: `${owners[0]}/${own.site}`,
    seeded: listSeeded(seed.repos ?? [], now.toISOString()),
    configText: triageFiles['.github/security-process.yml'] ?? '',
  };
}

async function makeKey(owner: string): Promise<AppKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { owner, clientId: `Iv23li${owner.slice(0, 12)}`, privateKeyPem: privateKey };
}

/** The same runner, which tells when a run begins. */
const watched = (options: RunnerOptions, watch: ThreadWatch): RunnerOptions => ({
  ...options,
  onStart: watch.begin,
});
