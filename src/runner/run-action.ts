import { info, isDebug, error as logError, setFailed, setOutput, setSecret, summary } from '@actions/core';
import { type Decision, REASONS, type ReasonCode } from '../process/reasons.ts';
import { capital } from '../process/release-day.ts';
import type { OutputName } from './contract.ts';
import { InputError, type RunnerFacts, readRunner } from './read-runner.ts';

/** How a run ended: what outputs and log are made from. Ids only. */
export interface RunEnd {
  readonly decision: Decision;
  readonly reason: ReasonCode;
  readonly plan: readonly { readonly kind: string; readonly key: string | null; readonly why: string }[];
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
 * The one boundary of every action: reads the runner inside it, runs the use case, writes the outputs, and turns every
 * error into one sentence and an exit code. `toTrouble` names errors of other folders that this one does not know.
 */
export async function runAction(
  useCase: (runner: RunnerFacts) => Promise<RunEnd>,
  toKnownError: (error: unknown) => KnownError | undefined,
): Promise<void> {
  let runner: RunnerFacts | undefined;
  try {
    runner = readRunner(process.env);
    const end = await useCase(runner);
    finish(end, runner);
    if (end.table !== undefined && runner.isPublic !== true) await show(end.table);
  } catch (error) {
    fail(error, runner, toKnownError);
  }
}

function finish(end: RunEnd, runner: RunnerFacts): void {
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
  say(`${REASONS[end.reason]} (${end.decision}: ${end.reason})`);
  for (const operation of end.plan) say(renderOperation(operation));
}

/** One line of the log. The key of a comment is a mark for the bot: the output `plan` has it, people need its kind alone. */
function renderOperation({ kind, key, why }: RunEnd['plan'][number]): string {
  const subject = key === null ? '' : kind.endsWith('comment') ? ` (${key.split('/')[0]})` : ` ${key}`;
  return `- ${capital(kind.replaceAll('-', ' '))}${subject}: ${why}`;
}

function fail(
  error: unknown,
  runner: RunnerFacts | undefined,
  toKnownError: (error: unknown) => KnownError | undefined,
): void {
  write('decision', 'failed');
  if (runner?.isPublic === true) {
    setFailed(PUBLIC_SENTENCES.failed);
    return;
  }
  const known =
    error instanceof InputError
      ? { reason: 'bad-input' as const, message: error.message }
      : toKnownError(error);
  const reason = known?.reason ?? 'internal';
  write('reason', reason);
  write('plan', '[]');
  write('changed', 'false');
  setFailed(
    known?.message ??
      `A mistake of ours (${error instanceof Error ? error.name : 'unknown'}). Nothing is lost: the next run continues. To see where, run it again with debug logging.`,
  );
  if (!known && isDebug() && error instanceof Error && runner?.isPublic === false)
    logError(error.stack ?? error.message);
}

/** The log, and the page of the run where the runner has one. */
async function show(table: string): Promise<void> {
  say(`\n${table}`);
  if (process.env.GITHUB_STEP_SUMMARY) await summary.addCodeBlock(table).write();
}

/** The only place that writes outputs. */
const write = (name: OutputName, value: string): void => setOutput(name, value);
const say = (sentence: string): void => info(sentence);

export const maskSecret = (value: string): void => {
  if (value !== '') setSecret(value);
};
