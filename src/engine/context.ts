import { createHash } from 'node:crypto';
import type { Actor } from '../case/observed.ts';
import { type StoredBy, type StoredCase, stateOf } from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';
import type { Role } from '../process/may-move.ts';
import { STATES, type StateId } from '../process/table.ts';
import type { Context } from './feature.ts';
import { stableJson } from './stable-json.ts';

export type {
  AnalysisReading,
  ApprovalKind,
  BotComment,
  CommentPlan,
  Context,
  CreationKind,
  DueRule,
  Feature,
  Glance,
  Known,
  MemoryRule,
  OperationPlan,
  SeenCase,
  Step,
  WantedApproval,
} from './feature.ts';

/** Who somebody is for this case, by numeric id. No answer about the team is not a no. */
export function roleOf(
  { observed, stored }: Pick<Context, 'observed' | 'stored'>,
  actor: Actor | null,
): Role {
  if (!actor) return 'outsider';
  if (actor.id === observed.self.id) return 'bot';
  if (actor.kind === 'bot') return 'other-bot';
  if (observed.team.kind === 'unknown') return 'unknown';
  if (observed.team.members.some((member) => member.id === actor.id)) {
    return stored.coordinators.some((person) => person.id === actor.id) ? 'coordinator' : 'member';
  }
  if (stored.reporter?.id === actor.id) return 'reporter';
  const wasTeam = stored.moves.some((move) => move.by.id === actor.id && move.by.role !== 'bot');
  return wasTeam || stored.coordinators.some((person) => person.id === actor.id)
    ? 'former-member'
    : 'outsider';
}

export function byOf(context: Pick<Context, 'observed' | 'stored'>, actor: Actor): StoredBy {
  return { id: actor.id, login: actor.login, role: roleOf(context, actor) };
}

export function bySelf({ observed }: Pick<Context, 'observed'>): StoredBy {
  return { id: observed.self.id, login: observed.self.login, role: 'bot' };
}

/** The name in the repo of a canonical label id. */
export function labelName(config: Config, id: string): string {
  return config.labels[id] ?? id;
}

/** The canonical id of a label in the repo, or undefined where it is none of ours. GitHub ignores case in names. */
export function labelId(config: Config, name: string, ids: readonly string[]): string | undefined {
  return ids.find((id) => labelName(config, id).toLowerCase() === name.toLowerCase());
}

export function isJudged(stored: StoredCase, event: string): boolean {
  return verdictOf(stored, event) !== undefined;
}

/** Verdicts by event, of each list that was asked: a case of years has hundreds, and every comment is looked up. */
const verdicts = new WeakMap<StoredCase['judged'], ReadonlyMap<string, string>>();

/** How an event was judged, or undefined where it was not. */
export function verdictOf({ judged }: Pick<StoredCase, 'judged'>, event: string): string | undefined {
  const known =
    verdicts.get(judged) ?? new Map(judged.toReversed().map((each) => [each.event, each.verdict]));
  verdicts.set(judged, known);
  return known.get(event);
}

export function judge(stored: StoredCase, event: string, verdict: string): StoredCase {
  return { ...stored, judged: [...stored.judged, { event, verdict }] };
}

/** True where this run carries out what happens in the case's present state. */
export function runsState({ scope }: Pick<Context, 'scope'>, state: StateId): boolean {
  return scope.has(STATES[state].action);
}

/** Moves the case. What belonged to a dismissal or an end that is taken back goes with it. */
export function pushMove(
  context: Pick<Context, 'stored'>,
  to: StateId,
  move: { readonly event: string | null; readonly by: StoredBy; readonly at: string; readonly why?: string },
): StoredCase {
  const { stored } = context;
  const isOver = to === 'invalid' || to === 'closed';
  return {
    ...stored,
    decisions: isOver ? stored.decisions : stored.decisions.filter((decision) => decision.kind !== 'dismiss'),
    closedAt: to === 'closed' ? stored.closedAt : null,
    moves: [...stored.moves, { to, from: stateOf(stored), ...move }],
  };
}

/** SHA-256 over data with a stable order of keys, shortened: to tell changes apart, never to bind an approval. */
export const digestOf = (value: unknown): string => bindingDigest(value).slice(0, 16);

/** SHA-256 over data with a stable order of keys, whole: what an approval is bound to. */
export const bindingDigest = (value: unknown): string =>
  createHash('sha256').update(stableJson(value)).digest('hex');
