import type { ObservedEvent } from '../../case/observed.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isTeam, judgeMove, type Verdict } from '../../process/may-move.ts';
import { flagOfLabel, LABELS, STATES, type StateId, stateOfLabel } from '../../process/table.ts';
import { byOf, type Context, isJudged, judge, labelId, pushMove, roleOf } from '../context.ts';
import { proofsOf } from '../proofs.ts';

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

/** Requests for a state: the newest counts, older ones are superseded (rule 1 of the design's section 3). */
export function takeStateLabels(context: Context): StoredCase | undefined {
  const requests = openRequests(context).filter(
    ({ label, event }) =>
      stateOfLabel(label) !== undefined && event.kind === 'labeled' && isOurs(context, label),
  );
  const newest = requests.at(-1);
  if (!newest) return undefined;
  const older = requests.slice(0, -1);
  const stored = older.reduce((memory, { event }) => judge(memory, event.id, 'superseded'), context.stored);
  return judgeNewest({ ...context, stored }, newest) ?? (older.length > 0 ? stored : undefined);
}

const isOurs = ({ scope }: Context, label: string): boolean => {
  const state = stateOfLabel(label);
  return state !== undefined && scope.has(STATES[state].action);
};

function judgeNewest(context: Context, { event, label }: LabelRequest): StoredCase | undefined {
  const to = stateOfLabel(label)!;
  const { stored, observed, config } = context;
  const stillThere = observed.issue?.labels.some((name) => labelId(config, name, LABEL_IDS) === label);
  if (!stillThere) return judge(stored, event.id, 'withdrawn');
  if (to === stateOf(stored)) return judge(stored, event.id, 'already-there');
  const verdict = judgeMove({
    from: stateOf(stored),
    to,
    role: roleOf(context, event.actor),
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

/** Flags are set and taken off by team members; who may not is not heard, and the sweep restores what was. */
export function takeFlagLabels(context: Context): StoredCase | undefined {
  const request = openRequests(context).find(({ label }) => flagOfLabel(label) !== undefined);
  if (!request) return undefined;
  const role = roleOf(context, request.event.actor);
  if (role === 'unknown') return undefined;
  const flag = flagOfLabel(request.label)!;
  if (!isTeam(role)) return judge(context.stored, request.event.id, 'not-allowed');
  const others = context.stored.flags.filter((known) => known !== flag);
  const flags = request.event.kind === 'labeled' ? [...others, flag] : others;
  return judge({ ...context.stored, flags }, request.event.id, 'accepted');
}

/**
 * A person took a state's label off. Within a minute of setting it themself, and where nothing followed that cannot
 * be taken back, that undoes the move; otherwise the label is simply put back.
 */
export function takeStateLabelsOff(context: Context): StoredCase | undefined {
  const request = openRequests(context).find(
    ({ label, event }) =>
      stateOfLabel(label) !== undefined && event.kind === 'unlabeled' && isOurs(context, label),
  );
  if (!request) return undefined;
  const { stored } = context;
  const { event } = request;
  const last = stored.moves.findLast((move) => move.by.role !== 'bot');
  const own = last?.event && last.by.id === event.actor?.id && last.to === stateOfLabel(request.label);
  const soon = last !== undefined && Date.parse(event.at) - Date.parse(last.at) <= 60_000;
  if (!own || !soon || !last.from || isDisclosed(stored)) return judge(stored, event.id, 'restored');
  const undone = pushMove(context, last.from, {
    event: event.id,
    by: byOf(context, event.actor!),
    at: event.at,
    why: 'undo',
  });
  return judge(undone, event.id, 'undone');
}
