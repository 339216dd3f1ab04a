import {
  type Actor,
  eventOfComment,
  membersOf,
  type ObservedComment,
  type ObservedTeam,
} from '../../case/observed.ts';
import { BOARD_ORDERS, type BoardOrderName } from '../../engine/board-orders.ts';
import { type NotHeard, refuseToHear } from '../../engine/heard.ts';
import { DAY_MS } from '../../process/durations.ts';
import { findNearestWord } from '../../text/nearest-word.ts';
import { readSlashLines } from '../../text/text-lines.ts';

/** A comment on the board that orders something; `event` is the comment as it says now. */
export interface BoardOrder {
  readonly event: string;
  readonly by: Actor;
  readonly at: string;
  /** What is probably meant; it may be misspelt. */
  readonly name: BoardOrderName;
  /** The words of the first line that is one, the order first; undefined where there are several lines or a slip in the first word. */
  readonly words: readonly string[] | undefined;
  /** Why nobody follows it, whatever it says. */
  readonly refused: NotHeard | undefined;
}

/** What became of an order: it changed the store, so that everything has to be read again, or what is said of it. */
export type OrderOutcome = 'changed' | { readonly says: string } | undefined;

const NAMES = BOARD_ORDERS.map(({ name }) => name);
/** Spellings that are read as an order. */
const ALSO: Readonly<Record<string, BoardOrderName>> = { handover: 'hand-over' };

/** For so long an order is followed and answered: what is older was, or nobody waits for it any more. */
const FRESH_MS = 30 * DAY_MS;

/** Comments of people that order something, the oldest first. While nobody knows the team, none is read. */
export function readBoardOrders(
  comments: readonly ObservedComment[],
  team: ObservedTeam,
  now: string,
): readonly BoardOrder[] {
  if (team.kind === 'unknown') return [];
  const members = new Set(membersOf(team).map(({ id }) => id));
  return comments.flatMap((comment): readonly BoardOrder[] => {
    const by = comment.author;
    const at = comment.lastEditedAt ?? comment.createdAt;
    if (by?.kind !== 'user' || Date.parse(now) - Date.parse(at) > FRESH_MS) return [];
    const lines = readSlashLines(comment.body).flatMap((line) => {
      const name = nearestOrder(line);
      return name === undefined ? [] : [{ name, line }];
    });
    const [first] = lines;
    if (first === undefined) return [];
    const words = first.line.split(/\s+/).filter((each) => each !== '');
    const isClear = lines.length === 1 && words[0]?.toLowerCase() === `/${first.name}`;
    return [
      {
        event: eventOfComment(comment),
        by,
        at,
        name: first.name,
        words: isClear ? words : undefined,
        refused: refuseToHear(comment, members.has(by.id), first.name === 'help'),
      },
    ];
  });
}

/** The order that a line begins with, or one near to it: then it is said that this was not understood. */
function nearestOrder(line: string): BoardOrderName | undefined {
  const word = /^\/([a-z-]{3,20})(?:\s|$)/i.exec(line)?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  const nearest = findNearestWord(word, [...NAMES, ...Object.keys(ALSO)]);
  return nearest === undefined ? undefined : (ALSO[nearest] ?? NAMES.find((name) => name === nearest));
}
