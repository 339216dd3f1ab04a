import type { Actor, ObservedTeam } from '../../case/observed.ts';
import { membersOf } from '../../case/observed.ts';
import type { OrderedBreak } from '../../case/ordered-break.ts';
import type { Config } from '../../config/config.ts';
import { readLogin } from '../../engine/command-words.ts';
import type { NotHeard } from '../../engine/heard.ts';
import { renderWallTime } from '../../process/calendar.ts';
import { DAY_MS } from '../../process/durations.ts';
import { parseDay } from '../../process/release-day.ts';
import type { BoardOrder } from './board-orders.ts';

/** No break is longer, nor are several that follow on each other, and none is planned further ahead: what is more is a slip in a year or a month. In days. */
export const MOST_BREAK_DAYS = 60;
export const MOST_AHEAD_DAYS = 366;

/** Why an order about a break was not followed. */
export type BreakRefusal =
  | NotHeard
  | 'form'
  | 'bad-date'
  | 'past'
  | 'backwards'
  | 'too-long'
  | 'too-long-together'
  | 'too-far'
  | 'overlap'
  | 'no-member'
  | 'configured'
  | 'no-break'
  | 'nothing-waits'
  | 'which-one'
  | 'own-order'
  | 'only-called';

/** What a comment on the board orders about breaks; a break is named by its first day, since none overlap. */
export type BreakOrder = { readonly event: string; readonly by: Actor; readonly at: string } & (
  | { readonly kind: 'plan'; readonly from: string; readonly until: string; readonly call: Person }
  | { readonly kind: 'confirm' | 'end'; readonly from: string }
  /** The public may be told of a break of the configuration. */
  | { readonly kind: 'announce'; readonly from: string }
  | { readonly kind: 'refused'; readonly why: BreakRefusal }
);
type Person = OrderedBreak['call'];

/** What an order is read against. */
export interface BreakFacts {
  /** Breaks of the configuration file and of the board, and the team's zone. */
  readonly config: Pick<Config, 'breaks' | 'clocks' | 'policy'>;
  readonly ordered: readonly OrderedBreak[];
  /** First days of the breaks whose notice may be public. */
  readonly agreed: readonly string[];
  readonly team: ObservedTeam;
  readonly now: string;
}

/** The date on the team's wall. */
export const todayOf = ({ clocks }: Pick<Config, 'clocks'>, now: string): string =>
  renderWallTime(clocks.calendar.zone, now).slice(0, 10);

/** What a `/break` or `/confirm` on the board means. */
export function readBreakOrder(order: BoardOrder, facts: BreakFacts): BreakOrder {
  const { event, by, at, words, refused, name } = order;
  const said = { event, by, at };
  const refuse = (why: BreakRefusal): BreakOrder => ({ ...said, kind: 'refused', why });
  if (refused) return refuse(refused);
  if (!words) return refuse('form');
  const [first = '', second = '', third = ''] = words.slice(1);
  if (name === 'confirm') {
    if (words.length > 2) return refuse('form');
    const found = findToConfirm(order, first, facts);
    return typeof found === 'string' ? refuse(found) : { ...said, ...found };
  }
  if (first.toLowerCase() === 'off') {
    if (words.length > 3) return refuse('form');
    const found = findToEnd(second, facts);
    return typeof found === 'string' ? refuse(found) : { ...said, kind: 'end', from: found.from };
  }
  if (words.length < 3 || words.length > 4) return refuse('form');
  const why = refuseSpan(first, second, facts);
  if (why) return refuse(why);
  const call = third === '' ? by : findMember(third, facts.team);
  if (!call) return refuse('no-member');
  return { ...said, kind: 'plan', from: first, until: second, call: { id: call.id, login: call.login } };
}

function findMember(word: string, team: ObservedTeam): Actor | undefined {
  const login = readLogin(word)?.toLowerCase();
  return membersOf(team).find((each) => each.kind === 'user' && each.login.toLowerCase() === login);
}

function refuseSpan(
  from: string,
  until: string,
  { config, ordered, now }: BreakFacts,
): BreakRefusal | undefined {
  const [start, end] = [parseDay(from), parseDay(until)];
  if (start === undefined || end === undefined) return 'bad-date';
  const today = todayOf(config, now);
  if (from < today) return 'past';
  if (until <= from) return 'backwards';
  if (end - start > MOST_BREAK_DAYS * DAY_MS) return 'too-long';
  if (start - Date.parse(today) > MOST_AHEAD_DAYS * DAY_MS) return 'too-far';
  const others = [...config.breaks, ...ordered.filter(({ over }) => over === null)];
  if (others.some((other) => other.from < until && from < other.until)) return 'overlap';
  const ended = ordered.filter(({ over, confirmed }) => over !== null && confirmed !== null);
  const whole = withTouching({ from, until }, [...others, ...ended]);
  const days = (Date.parse(whole.until) - Date.parse(whole.from)) / DAY_MS;
  return days > MOST_BREAK_DAYS ? 'too-long-together' : undefined;
}

type Span = Pick<OrderedBreak, 'from' | 'until'>;

/** The time that a break makes with those before and after it, where the day back of one is the first day of the next. */
function withTouching(span: Span, others: readonly Span[]): Span {
  const before = others.find((each) => each.until === span.from && each.from < each.until);
  if (before) return withTouching({ ...span, from: before.from }, others);
  const after = others.find((each) => each.from === span.until && each.from < each.until);
  return after ? withTouching({ ...span, until: after.until }, others) : span;
}

/** Whether a break that was ordered still waits for its confirmation. */
export const isBreakWaiting = ({ confirmed, over, until }: OrderedBreak, today: string): boolean =>
  confirmed === null && over === null && until > today;

/** Whoever is called agrees to it: they ordered the break themselves, or they confirm it. */
function findToConfirm(
  { by, at }: Pick<BoardOrder, 'by' | 'at'>,
  day: string,
  { config, ordered, agreed, now }: BreakFacts,
): { readonly kind: 'confirm' | 'announce'; readonly from: string } | BreakRefusal {
  const isMeant = ({ from }: { readonly from: string }): boolean => day === '' || from === day;
  const waiting = ordered.filter((each) => isBreakWaiting(each, todayOf(config, now))).filter(isMeant);
  const silent = breaksToAnnounce(config, agreed, now).filter(isMeant);
  if (waiting.length + silent.length > 1) return 'which-one';
  if (silent[0]) return { kind: 'announce', from: silent[0].from };
  const [found] = waiting;
  if (!found || Date.parse(at) < Date.parse(found.at)) return 'nothing-waits';
  if (by.id === found.by.id) return 'own-order';
  if (found.call.id !== found.by.id && found.call.id !== by.id) return 'only-called';
  return { kind: 'confirm', from: found.from };
}

/** Breaks of the configuration that are on or ahead and of which the public may not be told yet, where there is a policy. */
function breaksToAnnounce(
  config: BreakFacts['config'],
  agreed: readonly string[],
  now: string,
): Config['breaks'] {
  if (config.policy === null) return [];
  const today = todayOf(config, now);
  return config.breaks.filter(({ from, until }) => until > today && !agreed.includes(from));
}

/** The break that is on, else the one that is ahead. */
function findToEnd(day: string, { config, ordered, now }: BreakFacts): OrderedBreak | BreakRefusal {
  const today = todayOf(config, now);
  const standing = ordered.filter(({ over, until }) => over === null && until > today);
  if (day !== '') return standing.find(({ from }) => from === day) ?? 'no-break';
  const running = standing.find(({ from, confirmed }) => confirmed !== null && from <= today);
  if (running) return running;
  if (config.breaks.some(({ from, until }) => from <= today && today < until)) return 'configured';
  if (standing.length > 1) return 'which-one';
  return standing[0] ?? 'no-break';
}

/** What the store holds of breaks after an order was followed. */
export function followBreakOrder(
  order: Exclude<BreakOrder, { readonly kind: 'refused' | 'announce' }>,
  ordered: readonly OrderedBreak[],
  today: string,
): readonly OrderedBreak[] {
  const { event, at } = order;
  const by = { id: order.by.id, login: order.by.login };
  if (order.kind === 'plan') {
    const { from, until, call } = order;
    return [...ordered, { from, until, call, by, at, event, confirmed: null, over: null }];
  }
  const said = { ...by, at, event };
  return ordered.map((each) => {
    if (each.from !== order.from || each.over !== null) return each;
    // One that is confirmed after its first day stops no clock of the days before that.
    if (order.kind === 'confirm') return { ...each, confirmed: said, from: later(each.from, today) };
    return { ...each, over: said, until: each.confirmed === null ? each.from : later(each.from, today) };
  });
}

const later = (one: string, other: string): string => (one > other ? one : other);
