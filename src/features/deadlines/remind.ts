import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { breakAt } from '../../config/break-at.ts';
import type { Context } from '../../engine/context.ts';
import { type Clock, dueStep, type ReminderStep, type Rung, rungOf } from '../../process/clocks.ts';
import { DAY_MS } from '../../process/durations.ts';
import { findSilence, type Silence } from '../acknowledgement/reporter-silence.ts';
import { clocksOf, isEmergency, isHeardInBreak } from '../coordination/break.ts';
import { deadlinesOf } from './deadlines.ts';
import { findWaitingRequests, type WaitingRequests } from './waiting-requests.ts';

/** A reminder that stands: of a promise, of a silent reporter, of requests that wait, or of a case that nobody coordinates. */
export type Reminder = {
  readonly key: string;
  readonly at: string;
} & (
  | { readonly kind: 'clock'; readonly clock: Clock; readonly escalate: boolean; readonly rung: Rung }
  | { readonly kind: 'silence'; readonly silence: Silence }
  | { readonly kind: 'requests'; readonly waiting: WaitingRequests }
  | { readonly kind: 'no-coordinator' }
);

/** Ends the key by which it is noted that the promise of a step stood still: should it come back, that was said. */
const STOOD_STILL = '/stood-still';
const NO_COORDINATOR = 'remind/coordinator/';
/** Time in which a new case has been looked at by the action that takes it in, in milliseconds. */
const INTAKE_MS = 15 * 60_000;

/** What is said once only. The due minute is part of it: a promise that was moved, if by hours, is reminded of anew. */
export const reminderKey = (clock: Clock, { step }: Pick<ReminderStep, 'step'>): string =>
  `${prefixOf(clock)}${step}`;

const prefixOf = (clock: Clock): string => `remind/${clock.name}/${clock.due.slice(0, 16)}/`;

/** Notes the reminder step that is due for each clock; never the same step twice, never silent once overdue. */
export function remind(context: Context): StoredCase | undefined {
  const { stored, config, observed, scope } = context;
  if (!scope.has('ack-timer') || stateOf(stored) === 'closed') return undefined;
  const pause = breakAt(config, observed.now);
  const urgent = pause !== undefined && isEmergency(stored);
  for (const clock of deadlinesOf(stored, config, observed.now)) {
    const still = stepToForget(stored, clock);
    if (still) return note(stored, `${still}${STOOD_STILL}`, observed.now);
    const step = dueStep(clock, clocksOf(stored, config.clocks), observed.now);
    if (!step || (pause && !isHeardInBreak(clock.name, urgent))) continue;
    const key = reminderKey(clock, step);
    if (stored.said.some((said) => said.key === key)) continue;
    return note(stored, key, observed.now);
  }
  if (pause && !urgent) return undefined;
  const silence = findSilence(stored, config, observed.now);
  if (silence && !stored.said.some((said) => said.key === silence.key))
    return note(stored, silence.key, observed.now);
  const waiting = findWaitingRequests(stored, observed.now);
  if (waiting && !stored.said.some((said) => said.key === waiting.key))
    return note(stored, waiting.key, observed.now);
  return remindOfCoordinator(context);
}

/** The last step that was said of a promise which now is paused, where that is not noted yet. */
function stepToForget({ said }: StoredCase, clock: Clock): string | undefined {
  if (clock.applies || clock.met !== null) return undefined;
  const last = said.findLast(({ key }) => key.startsWith(prefixOf(clock)))?.key;
  return last?.endsWith(STOOD_STILL) ? undefined : last;
}

const note = (stored: StoredCase, key: string, at: string): StoredCase => ({
  ...stored,
  said: [...stored.said, { key, at }],
});

/** Nobody coordinates: said at once, then daily. While the team cannot be read it is not known. */
function remindOfCoordinator({ stored, observed, scope }: Context): StoredCase | undefined {
  if (stored.coordinators.length > 0 || observed.team.kind === 'unknown') return undefined;
  // Where each action runs alone, the one that finds somebody comes first.
  const age = Date.parse(observed.now) - Date.parse(stored.moves[0]?.at ?? observed.now);
  if (!scope.has('intake') && age < INTAKE_MS) return undefined;
  const last = stored.said.findLast((said) => said.key.startsWith(NO_COORDINATOR));
  if (last && Date.parse(observed.now) - Date.parse(last.at) < DAY_MS) return undefined;
  return note(stored, `${NO_COORDINATOR}${observed.now}`, observed.now);
}

/** The newest reminder of each open promise, and that of a missing coordinator: the only ones that stand. */
export function standingReminders({
  stored,
  config,
  observed,
}: Pick<Context, 'stored' | 'config' | 'observed'>): readonly Reminder[] {
  const ofClocks = deadlinesOf(stored, config, observed.now)
    .filter((clock) => clock.applies && clock.met === null)
    .flatMap((clock): readonly Reminder[] => {
      const prefix = prefixOf(clock);
      const said = stored.said.findLast((each) => each.key.startsWith(prefix));
      // Its comment went when the promise stood still; the next step is told, not this one again.
      if (!said || said.key.endsWith(STOOD_STILL)) return [];
      const step = said.key.slice(prefix.length);
      const rung = rungOf(step, config.clocks, isGrave(stored));
      return [
        { kind: 'clock', clock, key: said.key, at: said.at, escalate: !step.startsWith('before/'), rung },
      ];
    });
  return [
    ...ofClocks,
    ...ofSilence(stored, config, observed.now),
    ...ofRequests(stored, observed.now),
    ...ofCoordinator(stored),
  ];
}

function ofSilence(stored: StoredCase, config: Context['config'], now: string): readonly Reminder[] {
  const silence = findSilence(stored, config, now);
  const said = stored.said.find((each) => each.key === silence?.key);
  return silence && said ? [{ kind: 'silence', silence, ...said }] : [];
}

function ofRequests(stored: StoredCase, now: string): readonly Reminder[] {
  const waiting = findWaitingRequests(stored, now);
  const said = stored.said.findLast(({ key }) => waiting && key.startsWith(waiting.prefix));
  return waiting && said ? [{ kind: 'requests', waiting, ...said }] : [];
}

function ofCoordinator(stored: StoredCase): readonly Reminder[] {
  if (stored.coordinators.length > 0) return [];
  const said = stored.said.findLast((each) => each.key.startsWith(NO_COORDINATOR));
  return said ? [{ kind: 'no-coordinator', ...said }] : [];
}

/** Whether reminders reach one rung further up. */
const isGrave = ({ analysis, flags }: StoredCase): boolean =>
  flags.includes('exploited') || ['high', 'critical'].includes(analysis?.facts.severity ?? '');
