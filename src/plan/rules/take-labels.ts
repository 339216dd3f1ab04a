import type { ObservedEvent } from '../../case/observed.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isTeam, judgeMove, type Verdict } from '../../process/may-move.ts';
import { FLAGS, flagOfLabel, LABELS, STATES, type StateId, stateOfLabel } from '../../process/table.ts';
import { byOf, type Context, isJudged, judge, labelId, pushMove, roleOf } from '../context.ts';
import { proofsOf } from '../proofs.ts';
import { isPastUndoing, lastUndoable, UNDO } from './undo.ts';

const LABEL_IDS = LABELS.map((label) => label.id);

/** A label that somebody set or took off and that no verdict was given on yet. */
export interface LabelRequest {
  readonly event: ObservedEvent;
  readonly label: string;
}

/** Label events of ours by others than the bot, oldest first, that were not judged. */
export function openRequests({
  observed,
  config,
  stored,
}: Pick<Context, 'observed' | 'config' | 'stored'>): readonly LabelRequest[] {
  return (observed.issue?.events ?? [])
    .filter((event) => event.kind === 'labeled' || event.kind === 'unlabeled')
    .filter((event) => event.actor?.id !== observed.self.id && !isJudged(stored, event.id))
    .map((event) => ({ event, label: labelId(config, event.label ?? '', LABEL_IDS) }))
    .filter((request): request is LabelRequest => request.label !== undefined);
}

/**
 * Requests for a state: of the labels that are still on the issue the newest counts, older ones are superseded (rule 1
 * of the design's section 3). Whichever action looks first, the newest is judged by the action of its state alone.
 */
export function takeStateLabels(context: Context): StoredCase | undefined {
  const requests = openRequests(context).filter(
    ({ label, event }) => stateOfLabel(label) !== undefined && event.kind === 'labeled',
  );
  const gone = requests.find((request) => !isStillThere(context, request));
  if (gone) return judge(context.stored, gone.event.id, 'withdrawn');
  const [older] = requests;
  const newest = requests.at(-1);
  if (!older || !newest) return undefined;
  if (older !== newest) return judge(context.stored, older.event.id, 'superseded');
  return isOurs(context, newest.label) ? judgeNewest(context, newest) : undefined;
}

const isOurs = ({ scope }: Context, label: string): boolean => {
  const state = stateOfLabel(label);
  return state !== undefined && scope.has(STATES[state].action);
};

const isStillThere = ({ observed, config }: Context, { label }: LabelRequest): boolean =>
  observed.issue?.labels.some((name) => labelId(config, name, LABEL_IDS) === label) ?? false;

function judgeNewest(context: Context, { event, label }: LabelRequest): StoredCase | undefined {
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

/** `refused/<reason>/<state>/<missing proofs>`: what the explanation is made from. */
export function renderRefusal(verdict: Extract<Verdict, { kind: 'refused' }>, to: StateId): string {
  return ['refused', verdict.reason, to, verdict.missing.join(',')].join('/');
}

function acceptMove(context: Context, to: StateId, event: ObservedEvent): StoredCase {
  const moved = pushMove(context, to, { event: event.id, by: byOf(context, event.actor!), at: event.at });
  const accepted = judge(moved, event.id, 'accepted');
  if (accepted.coordinators.length > 0) return accepted;
  return { ...accepted, coordinators: [{ id: event.actor!.id, login: event.actor!.login }] };
}

/** Flags are set and taken off by team members, but for those that only the bot can know. */
export function takeFlagLabels(context: Context): StoredCase | undefined {
  const request = openRequests(context).find(({ label }) => flagOfLabel(label) !== undefined);
  if (!request) return undefined;
  const { id, actor, kind } = request.event;
  const role = roleOf(context, actor);
  if (role === 'unknown') return undefined;
  const flag = flagOfLabel(request.label)!;
  if (!isTeam(role)) return judge(context.stored, id, 'refused/not-allowed');
  if (FLAGS[flag].askedBy === 'bot') return judge(context.stored, id, 'refused/bot-only');
  const others = context.stored.flags.filter((known) => known !== flag);
  const flags = kind === 'labeled' ? [...others, flag] : others;
  return judge({ ...context.stored, flags }, id, 'accepted');
}

/**
 * A person took a state's label off. Within a minute of setting it themself, and where nothing followed that cannot
 * be taken back, that undoes the move. Otherwise the label is put back; that is explained, unless the person asks
 * for another state at the same time.
 */
export function takeStateLabelsOff(context: Context): StoredCase | undefined {
  const requests = openRequests(context);
  const request = requests.find(
    ({ label, event }) =>
      stateOfLabel(label) !== undefined && event.kind === 'unlabeled' && isOurs(context, label),
  );
  if (!request) return undefined;
  const { stored } = context;
  const { event } = request;
  const role = roleOf(context, event.actor);
  if (role === 'unknown') return undefined;
  const last = lastUndoable(stored);
  const own = last?.event && last.by.id === event.actor?.id && last.to === stateOfLabel(request.label);
  const soon = last !== undefined && Date.parse(event.at) - Date.parse(last.at) <= UNDO_WITHIN_MS;
  if (isTeam(role) && own && soon && last.from && !isPastUndoing(stored)) {
    const by = byOf(context, event.actor!);
    const undone = pushMove(context, last.from, { event: event.id, by, at: event.at, why: UNDO });
    return judge(undone, event.id, 'undone');
  }
  const isPresent = stateOfLabel(request.label) === stateOf(stored);
  const asksElse = requests.some(
    ({ label, event: other }) => stateOfLabel(label) !== undefined && other.kind === 'labeled',
  );
  return judge(stored, event.id, isPresent && !asksElse ? 'restored' : 'nothing');
}

/** How long taking one's own label off undoes what it did. */
const UNDO_WITHIN_MS = 60_000;
