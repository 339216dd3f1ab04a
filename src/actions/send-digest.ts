import type { SweepMemory } from '../case/sweep-memory.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import type { BoardRow } from '../features/deadlines/overview-row.ts';
import { renderDigest } from '../features/deadlines/overview-text.ts';
import { renderWallTime } from '../process/calendar.ts';
import { ProcessError } from './error.ts';
import type { Sweep } from './sweep-store.ts';

/** The day whose digest is due now, in the team's zone; undefined before its hour, or where it was sent. */
export function dueDigestDay(
  { ports, config, options }: Pick<Sweep, 'ports' | 'config' | 'options'>,
  { digestDay }: SweepMemory,
  now: string,
): string | undefined {
  if (!ports.team?.takesDigest || options.dryRun || !options.scope.has('ack-timer')) return undefined;
  const wall = renderWallTime(config.clocks.calendar.zone, now);
  const day = wall.slice(0, 10);
  return day !== digestDay && Number(wall.slice(11, 13)) >= config.digestHour ? day : undefined;
}

/**
 * Counts and one link, also when there is nothing. Sent before it is remembered: one too many is better than none. What
 * went wrong comes back as error to be told at the end, when everything else is done.
 */
export async function sendDigest(
  { ports, config }: Pick<Sweep, 'ports' | 'config'>,
  read: SweepRead,
  memory: SweepMemory,
  rows: readonly BoardRow[],
): Promise<ProcessError | undefined> {
  const issues = `${config.server}/${read.repo.name}/issues`;
  const url = memory.board === null ? issues : `${issues}/${memory.board.issue}`;
  const wrong = (await ports.team?.sendDigest(renderDigest(rows, url))) ?? null;
  if (wrong === null) return undefined;
  return new ProcessError(
    'bad-input',
    `The team's channel did not accept the daily digest (${wrong}). Check the secret of the input digest-webhook. The next sweep tries again.`,
  );
}
