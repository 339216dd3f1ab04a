import type { MemberActivity } from '../case/member-activity.ts';
import { membersOf } from '../case/observed.ts';
import type { SweepMemory } from '../case/sweep-memory.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import { breakAt } from '../config/break-at.ts';
import { IDLE_DAYS, idleMembers, noteActivity } from '../features/coordination/member-activity.ts';
import { renderIdleMembers } from '../features/coordination/people-text.ts';
import type { Kept } from './keep-overview.ts';
import type { PlannedOperation } from './run-case.ts';
import { readBoard, sayOnBoard } from './say-on-board.ts';
import type { Sweep } from './sweep-store.ts';

type Looked = Pick<Sweep, 'ports' | 'config' | 'options' | 'team' | 'rows' | 'actions' | 'read'>;

/** What is known of the members after this sweep; as before where it does not watch the clocks, or nobody knows the team. */
const activityAfter = (
  { options, team, actions, read }: Looked,
  { activity }: Pick<SweepMemory, 'activity'>,
): readonly MemberActivity[] =>
  options.scope.has('ack-timer') && team.kind === 'known'
    ? noteActivity(activity, team.members, actions, read.now)
    : activity;

/** Whom the team is told of now: on the board, not in a break, and only while there is a case that somebody could work on. */
export const idleToTell = (sweep: Looked, memory: SweepMemory): readonly MemberActivity[] =>
  sweep.config.board &&
  memory.board !== null &&
  sweep.rows.length > 0 &&
  breakAt(sweep.config, sweep.read.now) === undefined
    ? idleMembers(activityAfter(sweep, memory), sweep.read.now)
    : [];

/** Tells the coordinators on the board of members who did nothing for long, once each; the memory with what is known. */
export async function tellOfIdleMembers(
  sweep: Looked,
  read: SweepRead,
  kept: Kept,
  done: PlannedOperation[],
): Promise<Kept> {
  const idle = idleToTell(sweep, kept.memory);
  const activity = [...activityAfter(sweep, kept.memory)];
  const { board } = kept.memory;
  const noted = { ...kept, memory: { ...kept.memory, activity } };
  if (board === null || idle.length === 0) return noted;
  const key = `idle/${idle.map(({ id, since, last }) => `${id}-${last ?? since}`).join('/')}`;
  const isTold = ({ id }: MemberActivity): boolean => idle.some((each) => each.id === id);
  const today = sweep.read.now.slice(0, 10);
  const told = activity.map((each) => (isTold(each) ? { ...each, told: today } : each));
  const after = { ...kept, memory: { ...kept.memory, activity: told } };
  const comments = await readBoard(sweep.ports, board.issue);
  const coordinators = new Set(sweep.rows.flatMap(({ people }) => people));
  const people = membersOf(sweep.team).filter(
    ({ id, login }) => coordinators.has(login) && idle.every((each) => each.id !== id),
  );
  const said = {
    key,
    body: renderIdleMembers(idle, IDLE_DAYS, people),
    why: 'Members did nothing in a case for long.',
  };
  const place = { issue: board.issue, comments, self: read.self, head: kept.head };
  return (await sayOnBoard(sweep.ports, place, said, done)) ? after : noted;
}
