import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { ackTimer } from './actions/ack-timer.ts';
import { advisoryDraft } from './actions/advisory-draft.ts';
import { announce } from './actions/announce.ts';
import { checkRelease } from './actions/check-release.ts';
import { conductor } from './actions/conductor.ts';
import { ManyErrors, ProcessError } from './actions/error.ts';
import { intake } from './actions/intake.ts';
import { withLedger } from './actions/keep-ledger.ts';
import { mail } from './actions/mail.ts';
import { privatize } from './actions/privatize.ts';
import { releaseGate } from './actions/release-gate.ts';
import type { UseCase } from './actions/use-case.ts';
import { createChannels } from './channels/index.ts';
import { createNpmReader } from './channels/npm.ts';
import { createPublicationChecks } from './channels/publication-checks.ts';
import { createTeamChannel } from './channels/team-channel.ts';
import type { Ledger, Teller } from './engine/account.ts';
import { advisoryDigest } from './features/advisory/advisory-digest.ts';
import { renderLog, renderSummary } from './features/case-issue/run-account.ts';
import { httpFetch } from './github/http-fetch.ts';
import { createGitHub, GitHubError } from './github/index.ts';
import { createPublicReader } from './github/public-reader.ts';
import type { ReasonCode } from './process/reasons.ts';
import type { EntryName } from './runner/contract.ts';
import { readChannels } from './runner/read-channels.ts';
import { readCredentials } from './runner/read-credentials.ts';
import { readEventOf } from './runner/read-event.ts';
import { type RunnerFacts, readDryRun, readInput } from './runner/read-runner.ts';
import { readTeamChannel } from './runner/read-team-channel.ts';
import { type KnownError, maskSecret, type RunEnd } from './runner/run-action.ts';

/** Every action by its name: the only place that joins the parts. */
const USE_CASES: Readonly<Record<Exclude<EntryName, 'prove-fix'>, UseCase>> = {
  conductor,
  intake,
  'ack-timer': ackTimer,
  privatize,
  'advisory-draft': advisoryDraft,
  'release-gate': releaseGate,
  announce,
  mail,
};

/** Carries out one action; `main.ts` has answered what concerns no case. */
export async function start(name: EntryName, runner: RunnerFacts, ledger: Ledger): Promise<RunEnd> {
  // What a sweep reads is soon done with: room for new things need not grow with it. A fifth of its memory, and no time.
  if (isMainThread) setFlagsFromString('--semi-space-growth-factor=1');
  if (name === 'prove-fix') return startProof(runner);
  if (name === 'release-gate' && (runner.isPublic === true || readInput('tag') !== ''))
    return startCheck(runner);
  if (runner.isPublic === true)
    throw new ProcessError('not-in-triage-repo', 'This action belongs in the private triage repo.');
  const event = readEventOf(runner);
  if (event.name === '')
    throw new ProcessError(
      'bad-input',
      'GITHUB_EVENT_NAME is not set. Run this as a step of a GitHub workflow.',
    );
  const dryRun = readDryRun();
  const github = createGitHub({
    credentials: readCredentials(maskSecret),
    repo: runner.repo,
    server: runner.server,
    run: runner.run,
    maskSecret,
    sleep: async (ms) => void (await sleep(ms)),
    digestOf: advisoryDigest,
    onRequest: ({ kind, limit }) => ledger.asked(kind, limit),
  });
  const team = createTeamChannel(readTeamChannel(maskSecret), httpFetch);
  const channels = createChannels(readChannels(maskSecret), httpFetch);
  const publicationChecks = createPublicationChecks({
    fetch: httpFetch,
    readGlobalAdvisory: (ghsa) => github.readGlobalAdvisory(ghsa),
  });
  const npm = createNpmReader();
  const ports = withLedger({ github, npm, team, channels, publicationChecks, run: runner.run }, ledger);
  const act = () => USE_CASES[name](ports, event, dryRun);
  const isLookedAt = event.name === 'workflow_dispatch' || WEEKLY.test(process.env.GITHUB_WORKFLOW_REF ?? '');
  if (!dryRun || name !== 'conductor' || !isLookedAt) return act();
  return examine(runner, act);
}

/** The workflow that looks every week, by the name of its file. */
const WEEKLY = /\/security-process-doctor\.ya?ml@/;

/** A plan that somebody asked for, or that is made every week: the doctor looks too. */
async function examine(runner: RunnerFacts, act: () => Promise<RunEnd>): Promise<RunEnd> {
  const [{ examineSetup }, { readSetup }] = await Promise.all([
    import('./actions/examine-setup.ts'),
    import('./github/doctor/read-setup.ts'),
  ]);
  const accesses = readChannels(maskSecret);
  const channels = accesses.map((each) => each.name);
  const read = () =>
    readSetup({
      credentials: readCredentials(maskSecret),
      adminToken: null,
      repo: runner.repo,
      server: runner.server,
      channels: channels.length > 0 ? channels : null,
      checkChannels: createChannels(accesses, httpFetch).check,
      clock: Date.now,
      sleep: async (ms) => void (await sleep(ms)),
      maskSecret,
    });
  return examineSetup(read, act);
}

/** The public half of the gate, in a project repo: public knowledge and the job's own token. */
async function startCheck(runner: RunnerFacts): Promise<RunEnd> {
  const credentials = readCredentials(maskSecret);
  if (credentials.kind !== 'token')
    throw new ProcessError('bad-input', "The check of a release takes the job's own token.");
  const reader = createPublicReader({
    token: credentials.token,
    repo: runner.repo,
    sleep: async (ms) => void (await sleep(ms)),
  });
  return checkRelease(
    { reader, npm: createNpmReader() },
    readInput('tag') || runner.ref.replace(/^refs\/tags\//, ''),
  );
}

/** The proof of a regression test, in a project repo or a private mirror of one: no token, no network of ours. */
async function startProof(runner: RunnerFacts): Promise<RunEnd> {
  const [{ keepProof, proveFix }, { createFixTrees }, { createSandbox }] = await Promise.all([
    import('./actions/prove-fix.ts'),
    import('./channels/fix-trees.ts'),
    import('./channels/sandbox.ts'),
  ]);
  const { repo, isPublic } = runner;
  const run = `${runner.server}/${repo}/actions/runs/${runner.run.split('/')[0]}`;
  if (readInput('verdict') !== '') return keepProof(readInput('verdict'), repo, run);
  const minutes = Number(readInput('minutes') || '5');
  if (!(minutes > 0 && minutes <= 25))
    throw new ProcessError('bad-input', 'The input minutes is not a number above 0 and up to 25.');
  const checkout = resolve(process.env.GITHUB_WORKSPACE ?? '.', readInput('folder') || '.');
  const sandbox = createSandbox({
    ...process.env,
    GITHUB_WORKSPACE: process.env.GITHUB_WORKSPACE ?? checkout,
  });
  const trees = createFixTrees(checkout, sandbox.root);
  const [lines, base, fixed] = [readInput('lines'), readInput('base'), readInput('fixed')];
  const [tests, install, command] = [readInput('tests'), readInput('install'), readInput('command')];
  const asked = { lines, base, fixed, tests, install, command };
  const timeoutMs = minutes * 60_000;
  try {
    const request = { repo, run, isPublic: isPublic !== false, ...asked, timeoutMs, dryRun: readDryRun() };
    return await proveFix({ trees, sandbox }, request);
  } finally {
    sandbox.close();
  }
}

/** Log and page of a run in private. */
export const TELLER: Teller = { renderLog, renderSummary };

/** What our own errors say, as reason codes. */
export function toKnownError(error: unknown): KnownError | undefined {
  if (error instanceof ManyErrors) return listErrors(error);
  if (error instanceof ProcessError) return error;
  if (!(error instanceof GitHubError)) return undefined;
  return Object.assign(new Error(error.message), { reason: REASON_OF[error.code] });
}

const MOST_TOLD = 20;

/** One error with a line for each; what is a mistake of ours is told by its kind only. */
function listErrors({ errors }: ManyErrors): KnownError {
  const known = errors.map(toKnownError);
  const lines = known.slice(0, MOST_TOLD).map((each, index) => {
    const error = errors[index];
    return `- ${each?.message ?? `A mistake of ours (${error instanceof Error ? error.name : 'unknown'}).`}`;
  });
  const more = known.length > MOST_TOLD ? [`- and ${known.length - MOST_TOLD} more`] : [];
  const message = `${known.length} things went wrong; everything else was done.\n${[...lines, ...more].join('\n')}`;
  const reason = known.find((each) => each !== undefined)?.reason ?? 'internal';
  return Object.assign(new Error(message), { reason });
}

const REASON_OF: Readonly<Record<GitHubError['code'], ReasonCode>> = {
  'token-refused': 'token-refused',
  'permission-missing': 'permission-missing',
  'not-found': 'permission-missing',
  invalid: 'internal',
  conflict: 'store-conflict',
  'github-unreachable': 'github-unreachable',
};
