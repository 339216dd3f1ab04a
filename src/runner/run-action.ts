import { appendFileSync } from 'node:fs';
import { info, isDebug, error as logError, setFailed, setOutput, setSecret } from '@actions/core';
import { type Ledger, openLedger, type Teller, type ToldRun } from '../engine/account.ts';
import { type Decision, REASONS, type ReasonCode } from '../process/reasons.ts';
import { renderFenced } from '../text/defuse.ts';
import type { OutputName } from './contract.ts';
import { InputError, type RunnerFacts, readRunner } from './read-runner.ts';

/** How a run ended: what outputs and log are made from. Ids only. */
export interface RunEnd {
  readonly decision: Decision;
  readonly reason: ReasonCode;
  readonly plan: ToldRun['plan'];
  readonly changed: boolean;
  /** The run is a check of its own: it is red where it refuses, in private too. */
  readonly isCheck?: boolean;
  /** A verdict to be kept; never in a public repo. */
  readonly verdict?: string;
  /** The doctor's table, for the log and the summary; never in a public repo. */
  readonly table?: string;
}

/** Everything that a run in a public repo ever says, whatever happens in it. */
export const PUBLIC_SENTENCES = {
  done: 'The check has passed.',
  waiting: 'The check is not done yet.',
  refused: 'The check has not passed.',
  nothing: 'There is nothing to check.',
  failed: 'The check could not be done.',
} as const satisfies Record<Decision, string>;

/** An error that names its reason code; its message is for a tired volunteer and holds no report text. */
export interface KnownError extends Error {
  readonly reason: ReasonCode;
}

/**
 * The one boundary of every action: reads the runner inside it, runs the use case, writes the outputs, log and page, and
 * turns every error into one sentence and an exit code. `toTrouble` names errors of other folders that this one does not
 * know; `tellerOf` has the texts where the use case was loaded.
 */
export async function runAction(
  useCase: (runner: RunnerFacts, ledger: Ledger) => Promise<RunEnd>,
  toKnownError: (error: unknown) => KnownError | undefined,
  tellerOf: () => Teller | undefined,
): Promise<void> {
  const ledger = openLedger();
  let runner: RunnerFacts | undefined;
  try {
    runner = readRunner(process.env);
    const end = await useCase(runner, ledger);
    writeEnd(end, runner);
    tell(runner, tellerOf(), { ...sayEnd(end), account: ledger.read(), errors: [] }, end.table);
  } catch (error) {
    const message = fail(error, runner, toKnownError);
    if (runner === undefined) return;
    const dryRun = process.env['INPUT_DRY-RUN'] === 'true';
    const account = ledger.read();
    const end = account.cases.length > 0 ? 'Failed. What was done before is listed below.' : 'Failed.';
    const run = { end, account, dryRun, plan: [], errors: [message] };
    tell(runner, tellerOf(), run, undefined);
  }
}

function writeEnd(end: RunEnd, runner: RunnerFacts): void {
  write('decision', end.decision);
  if (runner.isPublic === true) {
    say(PUBLIC_SENTENCES[end.decision]);
    if (end.decision === 'refused' || end.decision === 'failed') process.exitCode = 1;
    return;
  }
  if (end.isCheck === true && end.decision === 'refused') process.exitCode = 1;
  if (end.verdict !== undefined) write('verdict', end.verdict);
  write('reason', end.reason);
  write('plan', JSON.stringify(end.plan));
  write('changed', String(end.changed));
}

const DECISION_SENTENCES = {
  done: 'Done.',
  waiting: 'Waiting.',
  refused: 'Refused.',
  nothing: 'Nothing to do.',
  failed: 'Failed.',
} as const satisfies Record<Decision, string>;

function sayEnd({ decision, reason, plan }: RunEnd): Pick<ToldRun, 'end' | 'dryRun' | 'plan'> {
  const dryRun = reason === 'dry-run';
  const end = dryRun
    ? 'Planned only, nothing was changed.'
    : `${DECISION_SENTENCES[decision]} ${REASONS[reason]}`;
  return { end, dryRun, plan };
}

/** The error as it was shown. */
function fail(
  error: unknown,
  runner: RunnerFacts | undefined,
  toKnownError: (error: unknown) => KnownError | undefined,
): string {
  write('decision', 'failed');
  if (runner?.isPublic === true) {
    setFailed(PUBLIC_SENTENCES.failed);
    return PUBLIC_SENTENCES.failed;
  }
  const known =
    error instanceof InputError
      ? { reason: 'bad-input' as const, message: error.message }
      : toKnownError(error);
  const reason = known?.reason ?? 'internal';
  write('reason', reason);
  write('plan', '[]');
  write('changed', 'false');
  const message =
    known?.message ??
    `A mistake of ours (${error instanceof Error ? error.name : 'unknown'}). Nothing is lost: the next run continues. To see where, run it again with debug logging.`;
  setFailed(message);
  if (!known && isDebug() && error instanceof Error && runner?.isPublic === false)
    logError(error.stack ?? error.message);
  return message;
}

/** The log, and the page of the run. Nothing more in public, and no page where nobody knows who reads it. */
function tell(
  { isPublic, repo, server }: RunnerFacts,
  teller: Teller | undefined,
  run: ToldRun,
  table: string | undefined,
): void {
  if (isPublic === true) return;
  for (const line of teller?.renderLog(run) ?? [run.end]) say(line);
  if (table !== undefined) say(`\n${table}`);
  const page = process.env.GITHUB_STEP_SUMMARY;
  if (teller === undefined || isPublic !== false || !page) return;
  const home = `${server}/${repo}`;
  const text = teller.renderSummary(run, home);
  try {
    appendFileSync(page, table === undefined ? text : `${text}\n${renderFenced(table)}\n`);
  } catch {
    say('The page of this run could not be written; the log says the same.');
  }
}

/** The only place that writes outputs. */
const write = (name: OutputName, value: string): void => setOutput(name, value);
const say = (sentence: string): void => info(sentence);

export const maskSecret = (value: string): void => {
  if (value !== '') setSecret(value);
};
