import type { StoredCase } from '../../src/case/stored-case.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { deadlinesOf } from '../../src/features/deadlines/deadlines.ts';
import { type Clock, wasMet } from '../../src/process/clocks.ts';
import { LABEL_IDS, labelOfState } from '../../src/process/labels.ts';
import { STATES } from '../../src/process/table.ts';
import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import type { CaseScript } from './case-script.ts';
import { type CaseSecrets, findLeaks, type Leak, type Writing } from './leaks.ts';
import type { Person } from './person.ts';
import { readTemplates, UPDATES_PAGE } from './project-files.ts';
import type { RunRecord } from './runner.ts';
import type { StandInPost } from './stand-ins/world.ts';
import type { StoredFile } from './store-reader.ts';
import type { ThreadReport } from './thread/thread-report.ts';

/** `report.json`. Times are ISO UTC of the simulated clock. */
export interface Report extends Partial<ThreadReport> {
  readonly cases: readonly CaseReport[];
  readonly posts: readonly PostReport[];
  readonly publicWrites: readonly {
    readonly at: string;
    readonly repo: string;
    readonly what: string;
    readonly text: string;
  }[];
  /** Null where nothing was disclosed. */
  readonly disclosedAt: string | null;
  readonly leaks: readonly Leak[];
  /**
   * Of our runs alone; what people did over the API is not counted. `byStep`: by the label that a run moved a case
   * to, or by the event of a run that moved none.
   */
  readonly requests: { readonly total: number; readonly byStep: Readonly<Record<string, number>> };
  readonly runs: readonly {
    readonly action: string;
    readonly event: string;
    readonly requests: number;
    /** Of these: what was read, what was written, and what signing in took. */
    readonly reads: number;
    readonly writes: number;
    readonly tokens: number;
    readonly ms: number;
  }[];
  readonly durationMs: number;
}

export interface CaseReport {
  /** The issue in the triage repo. */
  readonly number: number;
  /** The record's id. */
  readonly source: string;
  readonly states: readonly {
    readonly label: string;
    readonly nodes: readonly string[];
    readonly at: string;
    readonly by: string;
  }[];
  readonly deadlines: readonly {
    readonly name: string;
    readonly due: string;
    readonly met: boolean | null;
  }[];
  /** As GitHub's REST API answers at the end. */
  readonly advisories: readonly unknown[];
  readonly advisory: unknown;
  readonly cve: string | null;
}

export interface PostReport {
  readonly channel: string;
  readonly surface: 'public';
  readonly target: string;
  readonly path: string | null;
  readonly title: string;
  readonly body: string;
}

/** A run together with the step that it was. */
export interface RunOfStep {
  readonly step: string;
  readonly run: RunRecord;
}

export interface ReportInput {
  readonly github: EmbeddedGitHub;
  readonly owner: Person;
  readonly triage: string;
  readonly scripts: readonly CaseScript[];
  /** In the order of the scripts. */
  readonly files: readonly StoredFile[];
  readonly configText: string;
  readonly runs: readonly RunOfStep[];
  /** What the stand-ins of places outside of GitHub were told. */
  readonly sentPosts: readonly StandInPost[];
  readonly writings: readonly Writing[];
  readonly durationMs: number;
}

export async function makeReport(input: ReportInput): Promise<Report> {
  const { github, scripts, files, runs, writings } = input;
  const cases = await Promise.all(files.map((file, index) => reportCase(input, file, scripts[index]!)));
  const disclosed = files.flatMap(({ stored }) =>
    stored.advisories.flatMap((advisory) => (advisory.publishedAt === null ? [] : [advisory.publishedAt])),
  );
  const ours = github.journal.filter((entry) => entry.actor.kind !== 'user' && entry.visibility === 'public');
  return {
    cases,
    posts: await readPosts(input),
    publicWrites: ours.map(({ at, repo, what, text }) => ({ at, repo, what, text })),
    disclosedAt: disclosed.sort().at(0) ?? null,
    leaks: findLeaks(
      writings,
      scripts.map((script, index) => describeSecrets(input, script, files[index])),
      readTemplates(),
    ),
    requests: { total: runs.reduce((sum, { run }) => sum + run.cost.total, 0), byStep: sumByStep(runs) },
    runs: runs.map(({ run }) => reportRun(run)),
    durationMs: input.durationMs,
  };
}

function reportRun({ action, event, cost, ms }: RunRecord): Report['runs'][number] {
  const { total: requests, reads, writes, tokens } = cost;
  return { action, event, requests, reads, writes, tokens, ms };
}

async function reportCase(
  { owner, github, configText }: ReportInput,
  { stored }: StoredFile,
  script: CaseScript,
): Promise<CaseReport> {
  const refs = stored.advisories.length > 0 ? stored.advisories : sourceAdvisory(stored.source);
  const advisories = await Promise.all(
    refs.map(({ repo, ghsa }) => owner.request('GET', `/repos/${repo}/security-advisories/${ghsa}`)),
  );
  const now = github.clock.now().toISOString();
  const clocks = readClocks(stored, configText, now);
  return {
    number: stored.issue,
    source: script.facts.ghsa,
    states: stored.moves.map((move) => ({
      label: labelOfState(move.to),
      nodes: STATES[move.to].nodes,
      at: new Date(move.at).toISOString(),
      by: move.by.login,
    })),
    deadlines: clocks.map((clock) => ({
      name: clock.name,
      due: new Date(clock.due).toISOString(),
      met: wasMet(clock, now),
    })),
    advisories,
    advisory: advisories[0] ?? null,
    cve: stored.cve.id,
  };
}

/** The promises of a case under a configuration; none where that cannot be read. */
export function readClocks(stored: StoredCase, configText: string, now: string): readonly Clock[] {
  const parsed = parseConfig(configText, { labels: LABEL_IDS });
  return parsed.kind === 'ok' ? deadlinesOf(stored, parsed.config, now) : [];
}

const sourceAdvisory = ({ repo, ghsa }: { readonly repo: string | null; readonly ghsa: string | null }) =>
  repo !== null && ghsa !== null ? [{ repo, ghsa }] : [];

interface PullAnswer {
  readonly number: number;
  readonly title: string;
  readonly html_url: string;
  readonly user: { readonly login: string; readonly type: string };
  readonly head: { readonly ref: string; readonly sha: string };
}

/** What was really posted: pull requests of our App with the files as they were last, discussions, and the rest. */
async function readPosts(input: ReportInput): Promise<readonly PostReport[]> {
  const { owner, files, github } = input;
  const opened = files
    .flatMap(({ stored }) => stored.posts)
    .filter(({ target }) => /\/pull\/\d+$/.test(target));
  const targets = [...new Map(opened.map((post) => [post.target, post])).values()];
  const told = await Promise.all(targets.map((post) => readPull(owner, post)));
  const sent = input.sentPosts.map(({ channel, target, text }): PostReport => {
    return { channel, surface: 'public', target, path: null, title: '', body: text };
  });
  return [...told.flat(), ...listDiscussions(github), ...sent];
}

/** One post for each file of the pull request: the site's page of security updates is a channel of its own. */
async function readPull(
  owner: Person,
  { channel, target }: { readonly channel: string; readonly target: string },
): Promise<readonly PostReport[]> {
  const [, repo = '', number = ''] = /([^/]+\/[^/]+)\/pull\/(\d+)$/.exec(target) ?? [];
  const pull = (await owner.request('GET', `/repos/${repo}/pulls/${number}`)) as PullAnswer;
  const changed = (await owner.list(`/repos/${repo}/pulls/${number}/files`)) as readonly ChangedFile[];
  const paths = changed.filter(({ status }) => status !== 'removed').map(({ filename }) => filename);
  const shared = { surface: 'public', target, title: pull.title } as const;
  if (paths.length === 0) return [{ ...shared, channel, path: null, body: '' }];
  return Promise.all(
    paths.map(async (path) => ({
      ...shared,
      channel: path === UPDATES_PAGE ? 'security-updates' : channel,
      path,
      body: await readText(owner, repo, path, pull.head.sha),
    })),
  );
}

/** What was started as a discussion. */
function listDiscussions({ world }: EmbeddedGitHub): readonly PostReport[] {
  return [...world.discussions.values()].map(({ repoId, number, title, body }) => {
    const repo = world.repos.get(repoId)!;
    const place = `${world.accounts.get(repo.ownerId)?.login}/${repo.name}`;
    const target = `${world.settings.webUrl}/${place}/discussions/${number}`;
    return { channel: 'discussion', surface: 'public', target, path: null, title, body };
  });
}

interface ChangedFile {
  readonly filename: string;
  readonly status?: string;
}

async function readText(owner: Person, repo: string, path: string, ref: string): Promise<string> {
  const file = await owner.request('GET', `/repos/${repo}/contents/${path}?ref=${ref}`);
  return Buffer.from((file as { content: string }).content, 'base64').toString('utf8');
}

/** What is secret about a case, and from which writing on it was not. */
function describeSecrets(
  { github, runs }: ReportInput,
  script: CaseScript,
  file: StoredFile | undefined,
): CaseSecrets {
  const { facts, cve, canaries } = script;
  const opened = github.journal.find(
    (entry) => entry.visibility === 'public' && entry.what === 'advisory-field' && entry.ref === facts.ghsa,
  );
  const published =
    file?.stored.advisories.find((advisory) => advisory.ghsa === facts.ghsa)?.publishedAt ?? null;
  const firstAfter = published === null ? null : firstRunAfter(runs, published);
  const disclosing = file?.stored.moves.find((move) => move.to === 'disclosing')?.at ?? null;
  return {
    ghsa: facts.ghsa,
    ids: cve === null ? [facts.ghsa] : [facts.ghsa, cve],
    canaries: Object.values(canaries),
    text: `${facts.summary}\n${facts.description}`,
    idsFrom: disclosing === null ? null : firstRunAfter(runs, disclosing),
    disclosedFrom: opened?.n ?? firstAfter,
  };
}

/** Order of the first writing of the first run at or after a time. */
function firstRunAfter(runs: readonly RunOfStep[], at: string): number | null {
  const index = runs.findIndex(({ run }) => Date.parse(run.at) >= Date.parse(at));
  if (index < 0) return null;
  return (runs[index - 1]?.run.journalEnd ?? 0) + 0.75;
}

function sumByStep(runs: readonly RunOfStep[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { step, run } of runs) sums[step] = (sums[step] ?? 0) + run.cost.total;
  return sums;
}
