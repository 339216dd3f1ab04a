import {
  type Actor,
  eventOfComment,
  isOwnWord,
  membersOf,
  type ObservedComment,
  type ObservedTeam,
} from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { readLogin } from '../../engine/command-words.ts';
import { findNearestWord } from '../../text/nearest-word.ts';
import { readSlashLines } from '../../text/text-lines.ts';
import { GIVEN, peopleWithRole } from './case-roles.ts';

type Person = Pick<Actor, 'id' | 'login'>;

/** Why `/hand-over` was not followed. */
export type HandOverRefusal =
  | 'not-allowed'
  | 'edited-by-another'
  | 'by-email'
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

const NAME = 'hand-over';

/**
 * The oldest order on the board that was not followed yet, and those that are refused. Whoever hands over is found among
 * the members, or among the people of the open cases where they have left; who takes over is in the team now.
 *
 * @param done events of comments that were followed
 */
export function readHandOvers(
  comments: readonly ObservedComment[],
  done: readonly string[],
  team: ObservedTeam,
  open: readonly StoredCase[],
): readonly HandOverOrder[] {
  if (team.kind === 'unknown') return [];
  return comments.flatMap((comment): readonly HandOverOrder[] => {
    const event = eventOfComment(comment);
    const by = comment.author;
    if (by?.kind !== 'user' || done.includes(event)) return [];
    const lines = readSlashLines(comment.body).filter(isHandOver);
    if (lines.length === 0) return [];
    const said = { event, by, at: comment.lastEditedAt ?? comment.createdAt };
    const why = refuse(comment, by, team);
    return [{ ...said, ...(why ? { kind: 'refused', why } : readOrder(lines, team, open)) }];
  });
}

/** The command, or a word near to it: it is said that this was not understood. */
const isHandOver = (line: string): boolean => {
  const word = /^\/([a-z-]{3,20})(?:\s|$)/i.exec(line)?.[1];
  return word !== undefined && findNearestWord(word.toLowerCase(), [NAME, 'handover']) !== undefined;
};

function refuse(comment: ObservedComment, by: Actor, team: ObservedTeam): HandOverRefusal | undefined {
  if (membersOf(team).every(({ id }) => id !== by.id)) return 'not-allowed';
  if (!isOwnWord(comment)) return 'edited-by-another';
  return comment.viaEmail ? 'by-email' : undefined;
}

type Meant =
  | { readonly kind: 'order'; readonly from: Person; readonly to: Person }
  | { readonly kind: 'refused'; readonly why: HandOverRefusal };

function readOrder(lines: readonly string[], team: ObservedTeam, open: readonly StoredCase[]): Meant {
  const refused = (why: HandOverRefusal): Meant => ({ kind: 'refused', why });
  const [word = '', ...rest] = (lines[0] ?? '').split(/\s+/).filter((each) => each !== '');
  const [from, to] = rest.map(readLogin);
  if (lines.length > 1 || word.toLowerCase() !== `/${NAME}` || rest.length !== 2 || !from || !to)
    return refused('form');
  const members = membersOf(team).filter(({ kind }) => kind === 'user');
  const taker = members.find(isCalled(to));
  if (!taker) return refused('no-member');
  const member = members.find(isCalled(from));
  const found = new Map(
    (member ? [member] : open.flatMap(peopleWithRole).filter(isCalled(from))).map((each) => [each.id, each]),
  );
  const [giver] = found.values();
  if (!giver) return refused('unknown-person');
  if (found.size > 1) return refused('several-people');
  if (giver.id === taker.id) return refused('same-person');
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
