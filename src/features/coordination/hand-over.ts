import { type Actor, membersOf, type ObservedTeam } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { readLogin } from '../../engine/command-words.ts';
import type { NotHeard } from '../../engine/heard.ts';
import type { BoardOrder } from './board-orders.ts';
import { GIVEN, peopleWithRole } from './case-roles.ts';

type Person = Pick<Actor, 'id' | 'login'>;

/** Why `/hand-over` was not followed. */
export type HandOverRefusal =
  | NotHeard
  | 'form'
  | 'no-member'
  | 'unknown-person'
  | 'several-people'
  | 'same-person';

/** What a comment on the board orders; `event` is the comment as it says now. */
export type HandOverOrder = { readonly event: string; readonly by: Actor; readonly at: string } & (
  | { readonly kind: 'order'; readonly from: Person; readonly to: Person }
  | { readonly kind: 'refused'; readonly why: HandOverRefusal }
);

/**
 * What an order to hand over means. Whoever hands over is found among the members, or among the people of the open cases
 * where they have left; who takes over is in the team now.
 */
export function readHandOver(
  { event, by, at, words, refused }: BoardOrder,
  team: ObservedTeam,
  open: readonly StoredCase[],
): HandOverOrder {
  const said = { event, by, at };
  if (refused) return { ...said, kind: 'refused', why: refused };
  return { ...said, ...findPeople(words?.slice(1) ?? [], team, open) };
}

type Meant =
  | { readonly kind: 'order'; readonly from: Person; readonly to: Person }
  | { readonly kind: 'refused'; readonly why: HandOverRefusal };

function findPeople(words: readonly string[], team: ObservedTeam, open: readonly StoredCase[]): Meant {
  const refuse = (why: HandOverRefusal): Meant => ({ kind: 'refused', why });
  const [from, to] = words.map(readLogin);
  if (words.length !== 2 || !from || !to) return refuse('form');
  const members = membersOf(team).filter(({ kind }) => kind === 'user');
  const taker = members.find(isCalled(to));
  if (!taker) return refuse('no-member');
  const member = members.find(isCalled(from));
  const found = new Map(
    (member ? [member] : open.flatMap(peopleWithRole).filter(isCalled(from))).map((each) => [each.id, each]),
  );
  const [giver] = found.values();
  if (!giver) return refuse('unknown-person');
  if (found.size > 1) return refuse('several-people');
  if (giver.id === taker.id) return refuse('same-person');
  return { kind: 'order', from: pick(giver), to: pick(taker) };
}

const pick = ({ id, login }: Person): Person => ({ id, login });

const isCalled =
  (name: string) =>
  ({ login }: Person): boolean =>
    login.toLowerCase() === name.toLowerCase();

/**
 * The case with every role of one person given to another; undefined where they have none, or the case is over. Nobody
 * coordinates or assesses what they reported themselves: those roles stay.
 */
export function handOver(
  stored: StoredCase,
  { from, to, by, at, event }: Extract<HandOverOrder, { readonly kind: 'order' }>,
): StoredCase | undefined {
  if (stateOf(stored) === 'closed') return undefined;
  const isReporter = stored.reporter?.id === to.id;
  const { analyst, developer } = stored;
  const named = { ...to, by: { id: by.id, login: by.login, role: 'member' }, at };
  const coordinates = !isReporter && stored.coordinators.some(({ id }) => id === from.id);
  const assesses = !isReporter && analyst?.id === from.id;
  const develops = developer?.id === from.id;
  if (!coordinates && !assesses && !develops) return undefined;
  const others = stored.coordinators.filter(({ id }) => id !== from.id && id !== to.id);
  return {
    ...stored,
    ...(coordinates ? { coordinators: [...others, to] } : {}),
    ...(assesses ? { analyst: named } : {}),
    ...(develops ? { developer: named } : {}),
    judged: [...stored.judged, { event, verdict: `${GIVEN}${from.id}` }],
    revision: (stored.revision ?? 0) + 1,
  };
}
