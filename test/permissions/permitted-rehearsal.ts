/** Rehearsals with credentials that may do so much and no more, and with people who do by hand what is refused. */
import type { EmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import type { Permissions, RequestLog } from '../../dev/embedded-github/world.ts';
import type { Course } from '../../dev/rehearsal/arguments.ts';
import { readScripts } from '../../dev/rehearsal/case-script.ts';
import type { ChildInput, ChildResult } from '../../dev/rehearsal/child-run.ts';
import { RehearsalFailed } from '../../dev/rehearsal/director.ts';
import { createProgress } from '../../dev/rehearsal/progress.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { rehearse } from '../../dev/rehearsal/rehearse.ts';
import { createRunner, type Runner, type RunnerOptions } from '../../dev/rehearsal/runner.ts';
import { startThread } from '../../dev/rehearsal/thread-run.ts';
import { optionsOf } from '../scenarios/recording.ts';
import { OWNER, PROJECT, readErrors, SITE, TRIAGE, underTest } from '../scenarios/stage.ts';
import { doByHand, type Task } from './do-by-hand.ts';

/** Who the runs are, and what they may do. */
export type Identity =
  | {
      readonly kind: 'app';
      readonly permissions: Permissions;
      /** Names of the repos that the App is installed on. */
      readonly repositories?: readonly string[];
    }
  | {
      /** A machine account with a token of its own. */
      readonly kind: 'token';
      readonly permissions: Permissions;
      /** Its role in the repos beside the triage repo, where it writes. */
      readonly roles: Readonly<Record<string, 'read' | 'write'>>;
    };

export interface Played {
  /** Labels of the states that the case went through. */
  readonly states: readonly string[];
  /** Why it did not come to its end, or null. */
  readonly failure: string | null;
  /** What was left to people, and done by them. */
  readonly tasks: readonly Task[];
  /** Requests of the actions, in order. */
  readonly requests: readonly RequestLog[];
  /** Messages of errors that runs ended with. */
  readonly errors: readonly string[];
  readonly exitCodes: readonly (number | null)[];
  readonly leaks: readonly unknown[];
}

export const MACHINE = 'triage-machine';
const MACHINE_TOKEN = 'token-of-the-triage-machine';
const quiet = createProgress(() => {}, false);

export async function play(
  identity: Identity,
  course: Partial<Course> = {},
  wish: { readonly chain?: boolean } = {},
): Promise<Played> {
  const options = optionsOf({ course, chain: wish.chain ?? false });
  const random = createRandom(options.seed);
  const scripts = await readScripts([{ name: 'built-in', text: JSON.stringify(BUILT_IN_RECORD) }], random);
  const kept: { github?: EmbeddedGitHub } = {};
  const thread = startThread();
  const tasks: Task[] = [];
  const results: ChildResult[] = [];
  const start = (given: RunnerOptions) => {
    kept.github = given.github;
    settle(given.github, identity);
    const perform = async (input: ChildInput): Promise<ChildResult> => {
      const result = await thread.run(signIn({ ...input, main: underTest(input.main) }, identity));
      results.push(result);
      return result;
    };
    const onRun: RunnerOptions['onRun'] = async (run) => {
      await given.onRun(run);
      await doByHand(given.github, tasks);
    };
    return impatient(createRunner({ ...given, perform, onRun }));
  };
  const seen = async () => ({
    tasks,
    requests: (kept.github?.requests ?? []).filter(isOurs),
    errors: results.flatMap((result) => readErrors(result.stdout)),
    exitCodes: results.map((result) => result.exitCode),
  });
  try {
    return await rehearse(
      scripts,
      options,
      quiet,
      random,
      async ({ report }) => ({
        ...(await seen()),
        states: report.cases[0]?.states.map(({ label }) => label) ?? [],
        failure: null,
        leaks: report.leaks,
      }),
      start,
    );
  } catch (error) {
    if (!(error instanceof RehearsalFailed)) throw error;
    return { ...(await seen()), states: [], failure: error.message, leaks: [] };
  } finally {
    await thread.close();
  }
}

/** Days without anybody's turn after which nothing more will come: longer than the time for an appeal. */
const PATIENCE = 20;

function impatient(runner: Runner): Runner {
  let idle = 0;
  return {
    cancelled: runner.cancelled,
    runs: runner.runs,
    drain: () => {
      idle = 0;
      return runner.drain();
    },
    tick: () => {
      idle += 1;
      if (idle > PATIENCE) throw new RehearsalFailed(`Nobody had a turn for ${PATIENCE} days.`);
      return runner.tick();
    },
  };
}

const isOurs = ({ actor, tokenKind, runId }: RequestLog): boolean =>
  runId !== null || tokenKind === 'app-jwt' || actor === MACHINE;

function signIn(input: ChildInput, identity: Identity): ChildInput {
  if (identity.kind === 'app') return input;
  return { ...input, inputs: { ...input.inputs, apps: '', token: MACHINE_TOKEN } };
}

/** Gives the identity what it may do, and nothing else. */
function settle(github: EmbeddedGitHub, identity: Identity): void {
  const { world } = github;
  const all = [...world.installations.values()];
  if (identity.kind === 'app') {
    const ids = identity.repositories?.map((name) => github.control.repo(`${OWNER}/${name}`).id);
    for (const installation of all)
      Object.assign(installation, {
        permissions: identity.permissions,
        ...(ids === undefined ? {} : { repositories: ids }),
      });
    return;
  }
  for (const { id } of all) world.installations.delete(id);
  addMachine(github, identity);
}

/** A member of the triage team; what it may do elsewhere is in its roles. */
function addMachine(github: EmbeddedGitHub, identity: Extract<Identity, { kind: 'token' }>): void {
  const { world } = github;
  const id = Math.max(...world.accounts.keys()) + 1;
  const at = world.now;
  world.accounts.set(id, {
    id,
    login: MACHINE,
    type: 'User',
    name: null,
    email: null,
    createdAt: at,
    appId: null,
  });
  const org = [...world.orgs.values()].find((one) => world.accounts.get(one.id)?.login === OWNER);
  if (!org) throw new Error(`there is no ${OWNER}`);
  org.members.add(id);
  const team = org.teamIds.map((one) => world.teams.get(one)).find((one) => one?.slug === 'security-triage');
  // In a team of its own with the role: advisories of the whole organisation, as its App would have them, and no repo.
  const teamId = Math.max(...world.teams.keys()) + 1;
  const own = { ...team!, id: teamId, slug: 'security-machines', securityManager: true };
  world.teams.set(own.id, { ...own, members: new Map([[id, 'member']]), repos: new Map() });
  org.teamIds.push(own.id);
  github.control.repo(TRIAGE).collaborators.set(id, 'write');
  for (const repo of [PROJECT, SITE]) {
    const role = identity.roles[repo.split('/')[1] ?? ''];
    if (role) github.control.repo(repo).collaborators.set(id, role);
  }
  world.tokens.set(MACHINE_TOKEN, {
    kind: 'fine-grained',
    token: MACHINE_TOKEN,
    accountId: id,
    ownerId: org.id,
    repositories: 'all',
    permissions: identity.permissions,
    expiresAt: null,
  });
}
