import { isFixedInPublic } from '../../case/lane-history.ts';
import { isDisclosed, receiptOf, type StoredCase, standingMoves, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { addWorkingDays } from '../../process/calendar.ts';
import { addDays, type Clock } from '../../process/clocks.ts';
import { type StateId, statesFrom } from '../../process/table.ts';
import { dueAfter, timeWithReporter } from './reporter-time.ts';

/** States in which a patch is there, or was decided against. */
const PATCHED = statesFrom('testing', 'closed');
const BEFORE_VERDICT = statesFrom('acknowledged', 'needs-info');

/** Promises that exist only where the configuration, or a person, makes them. */
export function furtherClocks(
  stored: StoredCase,
  config: Pick<Config, 'clocks'>,
  now: string,
): readonly Clock[] {
  return [
    ...assessClock(stored, config, now),
    ...patchClock(stored, config),
    ...updateClock(stored, config, now),
    ...embargoClock(stored, config),
  ];
}

/** A verdict so many days after the assessment began; is paused while the reporter is asked. */
function assessClock(stored: StoredCase, { clocks }: Pick<Config, 'clocks'>, now: string): readonly Clock[] {
  const moves = standingMoves(stored);
  const start = moves.find(({ to }) => BEFORE_VERDICT.includes(to))?.at;
  if (clocks.assessDays === null || start === undefined) return [];
  const state = stateOf(stored);
  const isOpen = BEFORE_VERDICT.includes(state);
  return [
    {
      name: 'assess',
      due: dueAfter(
        clocks.calendar,
        start,
        clocks.assessDays,
        timeWithReporter(stored, clocks.calendar, now, start),
      ),
      met: isOpen ? null : (lastMoveTo(stored, (to) => to === 'valid' || to === 'invalid') ?? null),
      applies: state !== 'needs-info',
      turn: 'analyst',
    },
  ];
}

/** A patch so many days after the report was found valid. */
function patchClock(stored: StoredCase, { clocks }: Pick<Config, 'clocks'>): readonly Clock[] {
  const start = lastMoveTo(stored, (to) => to === 'valid');
  if (clocks.patchDays === null || start === undefined) return [];
  const proof = stored.evidence.find(({ kind }) => kind === 'patch')?.at;
  const moved = standingMoves(stored).find(({ to, at }) => PATCHED.includes(to) && at > start)?.at;
  const isDropped = ['assessing', 'needs-info', 'invalid'].includes(stateOf(stored));
  return [
    {
      name: 'patch',
      due: addWorkingDays(clocks.calendar, start, clocks.patchDays),
      met: proof ?? moved ?? null,
      applies: !isDropped && !stored.decisions.some(({ kind }) => kind === 'no-patch'),
      turn: 'developers',
    },
  ];
}

/** The next word to the reporter: on the day that was promised, or so many days after the last one. */
function updateClock(stored: StoredCase, { clocks }: Pick<Config, 'clocks'>, now: string): readonly Clock[] {
  const last = lastMessage(stored);
  if (last === undefined) return [];
  const { calendar, updateDays } = clocks;
  const promised = last.promised;
  if (promised === null && updateDays === null) return [];
  const paused = timeWithReporter(stored, calendar, now, last.at);
  const state = stateOf(stored);
  const isOver = isDisclosed(stored) || state === 'invalid' || state === 'closed';
  return [
    {
      name: 'update',
      due: promised ?? dueAfter(calendar, last.at, updateDays!, paused),
      met: null,
      applies: !isOver && state !== 'needs-info' && state !== 'received',
      turn: 'coordinator',
    },
  ];
}

interface LastMessage {
  readonly at: string;
  /** When the next one was promised for, null where no day was named. */
  readonly promised: string | null;
}

/** What the reporter heard of us last: the acknowledgement, questions, or an update that a member recorded. */
function lastMessage(stored: StoredCase): LastMessage | undefined {
  const words: LastMessage[] = [
    ...standingMoves(stored)
      .filter(({ to }) => to === 'acknowledged' || to === 'needs-info')
      .map(({ at }) => ({ at, promised: null })),
    ...stored.evidence
      .filter(({ kind }) => kind === 'acknowledgement' || kind === 'update')
      .map(({ at, kind, text }) => ({ at, promised: kind === 'update' && text !== '' ? text : null })),
  ];
  return words.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
}

/** The end of the embargo: as agreed with the reporter, or so many days from receipt. Weekends do not make it longer. */
function embargoClock(stored: StoredCase, { clocks }: Pick<Config, 'clocks'>): readonly Clock[] {
  const agreed = stored.embargo?.until ?? null;
  if (agreed === null && clocks.embargoDays === null) return [];
  const published = stored.advisories.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted();
  const isDismissed =
    stateOf(stored) === 'invalid' || stored.decisions.some(({ kind }) => kind === 'dismiss');
  return [
    {
      name: 'embargo',
      due: agreed ?? addDays(receiptOf(stored), clocks.embargoDays!),
      met: isDisclosed(stored) ? (published.at(-1) ?? null) : null,
      // A flaw that is fixed in public has nothing to keep back.
      applies: !isDismissed && !isFixedInPublic(stored),
      turn: 'team',
    },
  ];
}

const lastMoveTo = (stored: StoredCase, isWanted: (to: StateId) => boolean): string | undefined =>
  standingMoves(stored).findLast(({ to }) => isWanted(to))?.at;
