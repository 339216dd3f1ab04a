/** An organisation with a triage repo on the embedded GitHub, and the built actions to run against it. */

import {
  type EmbeddedGitHub,
  type Snapshot,
  startEmbeddedGitHub,
  type Unkind,
} from '../../dev/embedded-github/index.ts';
import type { Seed, SeedRepo } from '../../dev/embedded-github/seed.ts';
import { blobText, listFiles } from '../../dev/embedded-github/state/tree.ts';
import type { Issue, Permissions, Repo } from '../../dev/embedded-github/world.ts';
import { addressesOf } from '../../dev/rehearsal/addresses.ts';
import { type CaseScript, readScripts } from '../../dev/rehearsal/case-script.ts';
import { CAST, ROLE_NAMES, type RoleName } from '../../dev/rehearsal/cast.ts';
import type { ChildInput, ChildResult } from '../../dev/rehearsal/child-run.ts';
import {
  type NpmRegistry,
  type NpmRegistrySeed,
  startNpmRegistry,
} from '../../dev/rehearsal/npm-registry.ts';
import { createPerson, type Person } from '../../dev/rehearsal/person.ts';
import { PROJECT_ROOT, readTriageFiles } from '../../dev/rehearsal/project-files.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { createRunner, type Runner, type RunRecord } from '../../dev/rehearsal/runner.ts';
import {
  type AppKey,
  planRegistry,
  planSeed,
  renderAppsSecret,
  tokenOf,
} from '../../dev/rehearsal/seed-world.ts';
import { startThread } from '../../dev/rehearsal/thread-run.ts';
import { parseWorkflow } from '../../dev/rehearsal/workflow-file.ts';
import type { EntryName } from '../../src/runner/contract.ts';
import { keyOf } from './markers.ts';
import { testKeyPem } from './test-key.ts';

export const OWNER = 'expressjs';
/** The built actions; those of another build where the environment names one. */
export const DIST = process.env.DIST_UNDER_TEST ?? `${PROJECT_ROOT}/dist`;

const TRIAGE_NAME = 'security-triage';
export const TRIAGE = `${OWNER}/${TRIAGE_NAME}`;
export const PROJECT = `${OWNER}/body-parser`;
export const SITE = `${OWNER}/website`;

export interface StageWish {
  /** `.github/security-process.yml`; null for no such file; that of the rehearsal unless told. */
  readonly config?: string | null;
  /** What the App is granted; everything unless told. */
  readonly permissions?: Permissions;
  /** Unkindnesses that are on from the start: also where it starts from a recorded moment. */
  readonly unkind?: readonly Unkind[];
  /** Last touches to the seed. */
  readonly adjust?: (seed: Seed) => Seed;
  /** Workflows that start each other by labels, instead of the conductor. */
  readonly chain?: boolean;
  /** Carries out all runs; a thread that is proven equal to processes of their own unless told. */
  readonly perform?: (input: ChildInput) => Promise<ChildResult>;
  /** Whether answers are held against GitHub's description; they are unless told. */
  readonly schemaCheck?: boolean;
  /** A moment of a recorded rehearsal to start from; its own seed and secrets count then. */
  readonly from?: {
    readonly snapshot: Snapshot;
    readonly secrets: Readonly<Record<string, string>>;
    /** What the package registry holds then: name to versions. */
    readonly published: Readonly<Record<string, readonly string[]>>;
  };
}

export interface Ended extends ChildResult {
  /** Messages of `::error` lines, unescaped. */
  readonly errors: readonly string[];
}

export interface Start {
  readonly event?: string;
  readonly payload?: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Stage {
  readonly github: EmbeddedGitHub;
  readonly registry: NpmRegistry;
  readonly people: Readonly<Record<RoleName, Person>>;
  readonly runner: Runner;
  readonly script: CaseScript;
  /** Starts one action by hand. */
  start(action: EntryName, start?: Start): Promise<Ended>;
  /** Runs of workflows that events have started since the last call; nothing of them is thrown. */
  settle(): Promise<readonly Ended[]>;
  /** As `settle`, after every schedule has fired once. */
  sweep(): Promise<readonly Ended[]>;
  close(): Promise<void>;
}

export async function openStage(wish: StageWish = {}): Promise<Stage> {
  const [script] = await readScripts(
    [{ name: 'the built-in case', text: JSON.stringify(BUILT_IN_RECORD) }],
    createRandom(7),
  );
  if (!script) throw new Error('The built-in case is gone.');
  const keys: AppKey[] = [{ owner: OWNER, clientId: 'Iv23liexpressjs', privateKeyPem: testKeyPem() }];
  const seed = adjustSeed(planSeed([script], keys, wish.chain ?? false), wish);
  const github = await startEmbeddedGitHub({
    seed,
    now: '2025-03-03T08:00:00Z',
    ...(wish.schemaCheck === undefined ? {} : { schemaCheck: wish.schemaCheck }),
  });
  if (wish.from) restore(github, wish.from.snapshot);
  if (wish.unkind) github.control.unkind(wish.unkind);
  const now = github.clock.now().toISOString();
  const registry = await startNpmRegistry(
    wish.from ? registryOf(wish.from.published, now) : planRegistry([script], now),
  );
  const secrets = wish.from?.secrets ?? { SECURITY_PROCESS_APPS: renderAppsSecret(keys) };
  const ended: Ended[] = [];
  const machine = { npm_config_registry: registry.url };
  const thread = startThread();
  const perform = wish.perform ?? ((input: ChildInput) => thread.run(input));
  const runner = createRunner({
    github,
    repo: TRIAGE,
    workflows: Object.entries(readTriageFiles(wish.chain ?? false))
      .filter(([path]) => path.startsWith('.github/workflows/'))
      .map(([path, text]) => parseWorkflow(path.split('/').at(-1) ?? path, text)),
    root: PROJECT_ROOT,
    secrets,
    machine,
    perform: (input) => perform({ ...input, main: underTest(input.main) }),
    onRun: async (run: RunRecord) => {
      ended.push({ ...run, errors: readErrors(run.stdout) });
    },
  });
  const take = async (work: Promise<void>): Promise<readonly Ended[]> => {
    await work;
    return ended.splice(0, ended.length);
  };
  let count = 0;
  return {
    github,
    registry,
    runner,
    script,
    people: Object.fromEntries(
      ROLE_NAMES.map((role) => [role, createPerson(CAST[role].login, tokenOf(CAST[role].login), github.url)]),
    ) as Record<RoleName, Person>,
    settle: () => take(runner.drain()),
    sweep: () => take(runner.tick()),
    start: async (action, start = {}) => {
      count += 1;
      const input = inputOf(github, action, start, String(8_000_000_000 + count), secrets, machine);
      const result = await perform(input);
      return { ...result, errors: readErrors(result.stdout) };
    },
    close: async () => {
      await Promise.all([github.close(), registry.close(), thread.close()]);
    },
  };
}

/** The same action of the build under test. */
export const underTest = (main: string): string => `${DIST}/${main.split('/').at(-1)}`;

/** A package registry that holds these versions. */
export function registryOf(
  published: Readonly<Record<string, readonly string[]>>,
  time: string,
): NpmRegistrySeed {
  const packages = Object.entries(published).map(([name, versions]) => [
    name,
    { versions: Object.fromEntries(versions.map((version) => [version, { time }])) },
  ]);
  return { packages: Object.fromEntries(packages) };
}

/** Puts a recorded moment on another embedded GitHub. Runs that were at work then are over. */
export function restore(github: EmbeddedGitHub, snapshot: Snapshot): void {
  github.restore(snapshot);
  endRuns(github);
}

/** Nothing is at work any more: what a killed run left in the list of runs is over, as GitHub would see it. */
export function endRuns(github: EmbeddedGitHub): void {
  for (const repo of github.world.repos.values())
    for (const run of repo.runs)
      if (run.status !== 'completed') Object.assign(run, { status: 'completed', conclusion: 'failure' });
}

function adjustSeed(seed: Seed, wish: StageWish): Seed {
  const repos = seed.repos?.map((repo) => (repo.name === TRIAGE_NAME ? withConfig(repo, wish.config) : repo));
  const apps = seed.apps?.map((app) => (wish.permissions ? { ...app, permissions: wish.permissions } : app));
  const adjusted = { ...seed, ...(repos ? { repos } : {}), ...(apps ? { apps } : {}) };
  return wish.adjust ? wish.adjust(adjusted) : adjusted;
}

function withConfig(repo: SeedRepo, config: string | null | undefined): SeedRepo {
  if (config === undefined) return repo;
  const { '.github/security-process.yml': _, ...files } = repo.files ?? {};
  return { ...repo, files: config === null ? files : { ...files, '.github/security-process.yml': config } };
}

/** Changes one repo of a seed. */
export const adjustRepo =
  (name: string, change: (repo: SeedRepo) => SeedRepo) =>
  (seed: Seed): Seed => ({
    ...seed,
    repos: (seed.repos ?? []).map((repo) => (repo.name === name ? change(repo) : repo)),
  });

function inputOf(
  github: EmbeddedGitHub,
  action: EntryName,
  { event = 'schedule', payload, inputs, environment }: Start,
  run: string,
  secrets: Readonly<Record<string, string>>,
  machine: Readonly<Record<string, string>>,
): ChildInput {
  return {
    main: `${DIST}/${action}.js`,
    inputs: { token: '', apps: secrets.SECURITY_PROCESS_APPS ?? '', 'dry-run': 'false', ...inputs },
    event: { name: event, payload: payload ?? { repository: describeRepo(TRIAGE, true) } },
    github: {
      ...addressesOf(github),
      GITHUB_REPOSITORY: TRIAGE,
      GITHUB_REPOSITORY_OWNER: OWNER,
      GITHUB_EVENT_NAME: event,
      GITHUB_RUN_ID: run,
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_REF: 'refs/heads/main',
      ...environment,
    },
    machine,
  };
}

export function describeRepo(fullName: string, isPrivate: boolean) {
  const [login = '', name = ''] = fullName.split('/');
  return { name, full_name: fullName, private: isPrivate, owner: { login } };
}

export function readErrors(stdout: string): readonly string[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('::error'))
    .map((line) =>
      line
        .replace(/^::error[^:]*::/, '')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%'),
    );
}

// What stands on GitHub, read from its state.

export function findRepo({ github }: Pick<Stage, 'github'>, fullName: string): Repo {
  return github.control.repo(fullName);
}

export function findIssue(stage: Pick<Stage, 'github'>, number: number, repo = TRIAGE): Issue {
  const id = findRepo(stage, repo).numbers.get(number);
  const issue = id === undefined ? undefined : stage.github.world.issues.get(id);
  if (!issue) throw new Error(`${repo}#${number} does not exist.`);
  return issue;
}

export function listIssues({ github }: Pick<Stage, 'github'>, repo = TRIAGE): readonly Issue[] {
  const home = github.control.repo(repo);
  return [...github.world.issues.values()].filter((issue) => issue.repoId === home.id);
}

export function labelsOf(stage: Pick<Stage, 'github'>, number: number, repo = TRIAGE): readonly string[] {
  const home = findRepo(stage, repo);
  return findIssue(stage, number, repo)
    .labelIds.map((id) => home.labels.find((label) => label.id === id)?.name ?? '?')
    .sort();
}

export interface Said {
  readonly id: number;
  readonly by: string;
  readonly body: string;
}

export function commentsOf(stage: Pick<Stage, 'github'>, number: number, repo = TRIAGE): readonly Said[] {
  const { world } = stage.github;
  return findIssue(stage, number, repo).commentIds.flatMap((id) => {
    const comment = world.comments.get(id);
    return comment
      ? [{ id, by: world.accounts.get(comment.authorId)?.login ?? '?', body: comment.body }]
      : [];
  });
}

/** The bot's comments whose hidden key starts with this. */
export function botWords(stage: Pick<Stage, 'github'>, number: number, key: string): readonly string[] {
  return commentsOf(stage, number)
    .filter(({ by, body }) => by.endsWith('[bot]') && keyOf(body).startsWith(key))
    .map(({ body }) => body);
}

/** Files of a branch, by path. */
export function filesOf(
  { github }: Pick<Stage, 'github'>,
  repo: string,
  branch: string,
): Readonly<Record<string, string>> {
  const home = github.control.repo(repo);
  const head = home.refs.get(`refs/heads/${branch}`);
  const commit = head === undefined ? undefined : home.commits.get(head);
  if (!commit) return {};
  return Object.fromEntries([...listFiles(commit.tree)].map(([path, blob]) => [path, blobText(blob)]));
}

export const storeOf = (stage: Pick<Stage, 'github'>): Readonly<Record<string, string>> =>
  filesOf(stage, TRIAGE, 'security-process');
