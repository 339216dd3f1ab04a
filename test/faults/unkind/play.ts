/**
 * A few days of a team under unkindnesses: reports by every way, public threads to be taken down, and a quiet
 * case beside them that must not notice. Then GitHub is kind again for a day.
 */
import type { Fault, Unkind } from '../../../dev/embedded-github/index.ts';
import { startThread, type Thread } from '../../../dev/faults/thread.ts';
import { CAST } from '../../../dev/rehearsal/cast.ts';
import type { ChildResult } from '../../../dev/rehearsal/child-run.ts';
import type { Person } from '../../../dev/rehearsal/person.ts';
import {
  adjustRepo,
  type Ended,
  listIssues,
  openStage,
  PROJECT,
  restore,
  SITE,
  type Stage,
  storeOf,
  TRIAGE,
} from '../../scenarios/stage.ts';

const HOUR = 3_600_000;
/** Looks like a token to push protection and is none. */
const TOKEN = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;

/** What people put somewhere, each with words that are nowhere else. */
export const WORDS = {
  report: 'marmalade kettle orbit',
  other: 'juniper saddle quartz',
  issue: 'velvet harbour tractor',
  pull: 'copper lantern mosaic',
} as const;

export interface Played {
  readonly stage: Stage;
  /** GHSA ids of the reports that GitHub took. */
  readonly reports: readonly string[];
  /** Numbers of the issues that people filled forms into, and of the quiet case. */
  readonly forms: readonly number[];
  readonly quiet: number;
  /** Runs while GitHub was unkind, and after. */
  readonly unkind: readonly Ended[];
  readonly kind: readonly Ended[];
  /** GHSA ids, and numbers of forms, that no case stood for when GitHub became kind again. */
  readonly waiting: readonly (string | number)[];
  /** Runs started runs without an end, or one asked GitHub without an end. */
  readonly endless: boolean;
  /** Whether the pull request was emptied while GitHub was unkind. */
  readonly emptied: boolean;
  /** How often the quiet case was reminded while GitHub was unkind. */
  readonly reminders: number;
}

export interface Wish {
  readonly unkind: readonly Unkind[];
  /** From before the first sweep, when the store is not there yet. */
  readonly atFirst?: boolean;
  /** What cannot be done or seen then has to be told: at least one run is red. */
  readonly mustBeRed?: boolean;
  /** Somebody else edits the coordinator’s comment into the confirmation. */
  readonly forged?: boolean;
  readonly faults?: readonly Fault[];
}

const issue = (title: string, words: string) => ({
  title,
  body: `Send this and it crashes: ${words}. The key is ${TOKEN} by the way.`,
  author: CAST.reporter.login,
});

/** A whole play takes thirty. */
const MOST_RUNS = 70;
/** A run of these plays takes fifty requests at most; one that takes so many is ended, and no other begins. */
const MOST_REQUESTS = 400;

interface Chain {
  /** Runs that may still be. */
  left: number;
  /** Requests of the present run. */
  requests: number;
}

/** What a run comes to that is not carried out any more. */
const NOTHING: ChildResult = { exitCode: 0, stdout: '', stderr: '', summary: '', outputs: {}, ms: 0 };

/** A world that plays begin in, each from the same moment, with the actions kept loaded beside it. */
export interface Lane {
  play(wish: Wish): Promise<Played>;
  close(): Promise<void>;
}

export async function openLane(): Promise<Lane> {
  const actions = await startThread();
  const chain: Chain = { left: MOST_RUNS, requests: 0 };
  const stage = await openWorld(actions, chain);
  const first = stage.github.snapshot();
  await stage.sweep();
  const fresh = stage.github.snapshot();
  return {
    play: async (wish) => {
      restore(stage.github, wish.atFirst ? first : fresh);
      chain.left = MOST_RUNS;
      stage.github.beforeRequest(async () => {
        chain.requests += 1;
        if (chain.requests !== MOST_REQUESTS) return;
        chain.left = -1;
        await actions.kill();
      });
      const played = await playUnkindly(stage, wish);
      stage.github.beforeRequest(null);
      return { ...played, endless: chain.left < 0 };
    },
    close: async () => {
      await Promise.all([stage.close(), actions.close()]);
    },
  };
}

function openWorld(actions: Thread, chain: Chain): Promise<Stage> {
  const seedProject = adjustRepo('body-parser', (repo) => ({
    ...repo,
    issues: [issue('It crashes', WORDS.issue)],
    pulls: [{ ...issue('Fix the crash', WORDS.pull), head: 'fix', files: { 'index.js': '3\n' } }],
  }));
  const seedSite = adjustRepo('website', (repo) => ({ ...repo, privateVulnerabilityReporting: true }));
  return openStage({
    adjust: (seed) => seedSite(seedProject(seed)),
    schemaCheck: false,
    perform: async (input) => {
      chain.left -= 1;
      chain.requests = 0;
      return chain.left < 0 ? NOTHING : actions.run(input, { published: {} });
    },
  });
}

/** What a person does may be refused by an unkindness: then it did not happen. */
async function attempt<T>(action: Promise<T>): Promise<T | null> {
  return action.catch(() => null);
}

async function report(who: Person, repo: string, words: string): Promise<readonly string[]> {
  const made = await attempt(
    who.request('POST', `/repos/${repo}/security-advisories/reports`, {
      summary: `A flaw of ${repo}`,
      description: `How it works: ${words}.`,
      vulnerabilities: [{ package: { ecosystem: 'npm', name: 'body-parser' } }],
    }),
  );
  return made === null ? [] : [(made as { readonly ghsa_id: string }).ghsa_id];
}

/** Whom GitHub gives no answer tries again; no fault strikes more often than a few times. */
async function insist<T>(action: () => Promise<T>, times = 5): Promise<T> {
  return action().catch((error: unknown) => {
    if (times === 0) throw error;
    return insist(action, times - 1);
  });
}

async function fillIn({ people }: Stage, fields: string, ...labels: readonly string[]): Promise<number> {
  const made = await insist(() =>
    people.member.request('POST', `/repos/${TRIAGE}/issues`, {
      title: 'Report: ',
      body: fields,
      labels: ['security-report', ...labels],
    }),
  );
  return (made as { readonly number: number }).number;
}

const byMistake = (stage: Stage, kind: 'issues' | 'pull', number: number): Promise<number> =>
  fillIn(
    stage,
    `### Address of the public issue or pull request\n\nhttps://github.com/${PROJECT}/${kind}/${number}`,
    'flag/premature',
  );

/** Cases of the store are told by the issue that has their number, or names the report. */
export function isTaken(stage: Stage, what: string | number): boolean {
  const cases = Object.entries(storeOf(stage)).filter(([path]) => /^cases\/\d+\.yml$/.test(path));
  if (typeof what === 'number')
    return cases.some(([, text]) => new RegExp(`^issue: ${what}$`, 'm').test(text));
  const isNamed = cases.some(([, text]) => text.includes(what));
  return isNamed || listIssues(stage).some(({ body }) => body?.includes(what));
}

/** Plays it through; the stage stays as it is at the end for anyone who judges. */
async function playUnkindly(stage: Stage, wish: Wish): Promise<Omit<Played, 'endless'>> {
  const { unkind, faults = [] } = wish;
  const { github, people } = stage;
  const runs: Ended[] = [];
  const go = async (work: Promise<readonly Ended[]>): Promise<void> => void runs.push(...(await work));
  if (wish.atFirst) github.control.unkind(unkind);
  const quiet = await fillIn(stage, '### The report\n\nIt is slow.\n\n### Where it came from\n\nmail');
  await stage.settle();

  github.control.unkind(unkind);
  for (const fault of faults) github.faults.add(fault);
  const reports = [
    ...(await report(people.reporter, PROJECT, WORDS.report)),
    ...(await report(people.editor, SITE, WORDS.other)),
  ];
  await go(stage.sweep());
  const forms: number[] = [];
  for (const [kind, number] of [
    ['issues', 1],
    ['pull', 2],
  ] as const) {
    forms.push(await byMistake(stage, kind, number));
    await go(stage.settle());
    await confirm(stage, forms.at(-1)!, wish.forged ?? false);
    await go(stage.settle());
  }
  for (let day = 0; day < 5; day++) {
    github.clock.advance(24 * HOUR);
    await go(stage.sweep());
  }
  github.faults.clear();
  const emptied = [...github.world.issues.values()].some(({ pull, title }) => pull && title === 'Removed');
  const waiting = [...reports, ...forms].filter((what) => !isTaken(stage, what));
  const reminders = countReminders(stage, quiet);
  const unkindRuns = runs.splice(0, runs.length);

  github.control.unkind([]);
  // What was switched off stays off: somebody does what the red runs ask for.
  if (wish.mustBeRed)
    for (const repo of github.world.repos.values())
      if (!repo.private) repo.privateVulnerabilityReporting = true;
  for (let sweep = 0; sweep < 3; sweep++) {
    github.clock.advance(8 * HOUR);
    await go(stage.sweep());
  }
  return { stage, reports, forms, quiet, unkind: unkindRuns, kind: runs, waiting, emptied, reminders };
}

async function confirm({ people }: Stage, number: number, forged: boolean): Promise<void> {
  const path = `/repos/${TRIAGE}/issues`;
  const body = '/confirm privatize';
  const words = forged ? 'I will look.' : body;
  const made = await attempt(
    people.coordinator.request('POST', `${path}/${number}/comments`, { body: words }),
  );
  const { id } = (made ?? {}) as { readonly id?: number };
  if (forged) await attempt(people.owner.request('PATCH', `${path}/comments/${id}`, { body }));
}

function countReminders({ github }: Stage, issueNumber: number): number {
  return github.journal.filter(
    ({ what, ref, text, actor }) =>
      what === 'comment' && ref === String(issueNumber) && actor.kind === 'app' && text.includes(':remind/'),
  ).length;
}
