import { labelOfEvent } from '../../case/known-labels.ts';
import type { ObservedEvent } from '../../case/observed.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { byOf, type Context, isJudged, judge, labelId, pushMove, roleOf } from '../../engine/context.ts';
import { proofsOf } from '../../engine/guards.ts';
import { flagOfLabel, LABEL_IDS, stateOfLabel } from '../../process/labels.ts';
import { isTeam, judgeMove, renderRefusal } from '../../process/may-move.ts';
import { FLAGS, STATES, type StateId } from '../../process/table.ts';
import { confirmRequests, isOursToConfirm } from './confirm.ts';
import { type LabelRequest, nextRequest, stateRequests } from './next-request.ts';
import { isPastUndoing, lastUndoable, UNDO } from './undo.ts';

/**
 * Judges the label whose turn it is. Of the labels of states that are still on the issue the newest counts, older ones
 * are superseded (rule 1 of the design's section 3); it is judged by the action of its state.
 */
export function takeLabels(context: Context): StoredCase | undefined {
  const foreign = foreignLabel(context);
  if (foreign) return judge(context.stored, foreign.id, 'refused/unknown-label');
  const requests = stateRequests(context);
  const gone = requests.find((request) => !isStillThere(context, request));
  if (gone) return judge(context.stored, gone.event.id, 'withdrawn');
  const [older, newer] = requests;
  if (older && newer) return judge(context.stored, older.event.id, 'superseded');
  const request = nextRequest(context);
  if (request?.kind !== 'label') return undefined;
  const { label, event } = request;
  if (label === CONFIRM) return takeConfirm(context, request);
  if (flagOfLabel(label) !== undefined) return takeFlag(context, request);
  if (stateOfLabel(label) === undefined) return takeOther(context, request);
  if (!isOurs(context, label)) return undefined;
  return event.kind === 'labeled' ? takeState(context, request) : takeStateOff(context, request);
}

/** A label that reads like one of ours now and was none when somebody set it. It is answered, and never counts. */
function foreignLabel({ observed, stored, config }: Context): ObservedEvent | undefined {
  return observed.issue?.events.find(
    (event) =>
      event.kind === 'labeled' &&
      event.actor?.id !== observed.self.id &&
      !isJudged(stored, event.id) &&
      labelOfEvent(observed.labels, event) === undefined &&
      labelId(config, event.label ?? '', LABEL_IDS) !== undefined,
  );
}

const isOurs = ({ scope }: Context, label: string): boolean => {
  const state = stateOfLabel(label);
  return state !== undefined && scope.has(STATES[state].action);
};

const isStillThere = ({ observed, config }: Context, { label }: LabelRequest): boolean =>
  observed.issue?.labels.some((name) => labelId(config, name, LABEL_IDS) === label) ?? false;

function takeState(context: Context, { event, label }: LabelRequest): StoredCase | undefined {
  const to = stateOfLabel(label)!;
  const { stored } = context;
  const role = roleOf(context, event.actor);
  if (to === stateOf(stored) && role !== 'unknown') return judge(stored, event.id, 'already-there');
  const verdict = judgeMove({
    from: stateOf(stored),
    to,
    role,
    proofs: proofsOf(context),
    disclosed: isDisclosed(stored),
  });
  if (verdict.kind === 'wait') return undefined;
  if (verdict.kind === 'refused') return judge(stored, event.id, renderRefusal(verdict, to));
  return acceptMove(context, to, event);
}

function acceptMove(context: Context, to: StateId, event: LabelRequest['event']): StoredCase {
  const moved = pushMove(context, to, { event: event.id, by: byOf(context, event.actor!), at: event.at });
  const accepted = judge(moved, event.id, 'accepted');
  if (accepted.coordinators.length > 0) return accepted;
  return { ...accepted, coordinators: [{ id: event.actor!.id, login: event.actor!.login }] };
}

/** Flags are set and taken off by team members, but for those that only the bot can know. */
function takeFlag(context: Context, { event, label }: LabelRequest): StoredCase | undefined {
  const role = roleOf(context, event.actor);
  if (role === 'unknown') return undefined;
  const flag = flagOfLabel(label)!;
  if (!isTeam(role)) return judge(context.stored, event.id, 'refused/not-allowed');
  if (FLAGS[flag].askedBy === 'bot') return judge(context.stored, event.id, 'refused/bot-only');
  const others = context.stored.flags.filter((known) => known !== flag);
  const flags = event.kind === 'labeled' ? [...others, flag] : others;
  const exploited = flag === 'exploited' && event.kind === 'labeled' ? { exploitedAt: event.at } : {};
  return judge({ ...context.stored, flags, ...exploited }, event.id, 'accepted');
}

/** The label `confirm` does what the comment `/confirm` does. */
function takeConfirm(context: Context, { event }: LabelRequest): StoredCase | undefined {
  if (!isOursToConfirm(context)) return undefined;
  if (event.kind === 'unlabeled') return judge(context.stored, event.id, 'nothing');
  const role = roleOf(context, event.actor);
  if (role === 'unknown') return undefined;
  if (!isTeam(role)) return judge(context.stored, event.id, 'refused/not-allowed');
  const { stored, verdict } = confirmRequests(context, byOf(context, event.actor!), event.at, null, null);
  return judge(stored, event.id, verdict === 'done' ? 'accepted' : verdict);
}

/** Labels that only show what the store says, as the severity: corrected, and explained where one was set. */
function takeOther({ stored }: Context, { event }: LabelRequest): StoredCase {
  return judge(stored, event.id, event.kind === 'labeled' ? 'refused/bot-only' : 'nothing');
}

/**
 * A person took a state's label off. Within a minute of setting it themself, and where nothing followed that cannot
 * be taken back, that undoes the move. Otherwise the label is put back; that is explained, unless the person asks
 * for another state at the same time.
 */
function takeStateOff(context: Context, { event, label }: LabelRequest): StoredCase | undefined {
  const { stored } = context;
  const role = roleOf(context, event.actor);
  if (role === 'unknown') return undefined;
  const last = lastUndoable(stored);
  const own = last?.event && last.by.id === event.actor?.id && last.to === stateOfLabel(label);
  const soon = last !== undefined && Date.parse(event.at) - Date.parse(last.at) <= UNDO_WITHIN_MS;
  if (isTeam(role) && own && soon && last.from && !isPastUndoing(stored)) {
    const by = byOf(context, event.actor!);
    const undone = pushMove(context, last.from, { event: event.id, by, at: event.at, why: UNDO });
    return judge(undone, event.id, 'undone');
  }
  const isPresent = stateOfLabel(label) === stateOf(stored);
  const wantsElse = stateRequests(context).length > 0;
  return judge(stored, event.id, isPresent && !wantsElse ? 'restored' : 'nothing');
}

const CONFIRM = 'confirm';

/** How long taking one's own label off undoes what it did. */
const UNDO_WITHIN_MS = 60_000;
