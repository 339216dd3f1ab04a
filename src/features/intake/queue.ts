import type { Actor, ObservedComment } from '../../case/observed.ts';
import type { Standing } from '../../case/slices/intake.ts';
import type { StoredBy, StoredCase } from '../../case/stored-case.ts';
import type { SweepMemory, WaitingReport } from '../../case/sweep-memory.ts';
import type { FoundAdvisory } from '../../case/sweep-reads.ts';
import type { Config } from '../../config/config.ts';
import { refuseToHear } from '../../engine/heard.ts';
import { startOfDay } from '../../process/calendar.ts';
import { addDays } from '../../process/clocks.ts';
import { DAY_MS } from '../../process/durations.ts';
import { parseDay } from '../../process/release-day.ts';
import { AFTER_DISCLOSURE, STATE_IDS, type StateId } from '../../process/table.ts';
import { findNearestWord } from '../../text/nearest-word.ts';
import { readSlashLines } from '../../text/text-lines.ts';
import { DISMISSALS, type Dismissal } from '../assessment/dismissals.ts';
import { toWait } from './waiting-report.ts';

/** Key of the list that the first run makes. */
export const DAY_ONE = 'list/day-one';

/** Whether the marker of an issue is that of a list. */
export const isListKey = (key: string): boolean => key.startsWith('list/');

/** Lists of what was there before the process: found by the first look, or by a later one. */
export const isOlderList = (key: string): boolean => key === DAY_ONE || key.startsWith('list/older/');

const floodKey = (reporter: number, now: string): string => `list/flood/${reporter}/${now.slice(0, 10)}`;

/** Which reports become cases now, and which wait in a list for somebody's word. */
export interface Sorted {
  readonly fresh: readonly FoundAdvisory[];
  readonly waiting: readonly WaitingReport[];
}

type Clocks = Pick<Config, 'clocks'>;

/** Whether the promise to acknowledge it was over when the process began. */
const isOlder = ({ createdAt }: FoundAdvisory, { clocks }: Clocks, begun: string): boolean =>
  Date.parse(addDays(createdAt, clocks.acknowledgeDays)) < Date.parse(begun);

/**
 * Whether a report that no case stands for becomes one: what waits in triage always; what people accepted, closed or
 * published by hand before any sweep saw it, unless that was before the process.
 */
export function becomesCase(found: FoundAdvisory, config: Clocks, begun: string): boolean {
  const { facts, isReport, createdAt } = found;
  if (facts.state === 'triage') return true;
  // Where GitHub does not say it, it may be one.
  if (isReport === false) return false;
  if (facts.state === 'draft') return !isOlder(found, config, begun);
  return Date.parse(createdAt) >= Date.parse(begun);
}

/** Reports from before the process that only a later look found, accepted by hand: listed, since nobody else names them. */
export function sortOlder(
  found: readonly FoundAdvisory[],
  { listed, since, waiting }: Pick<SweepMemory, 'listed' | 'since' | 'waiting'>,
  config: Clocks,
  now: string,
): readonly WaitingReport[] {
  if (listed === null || since === null) return [];
  return found
    .filter((each) => each.isReport === true && each.facts.state === 'draft' && isOlder(each, config, since))
    .filter(({ facts }) => waiting.every(({ ghsa }) => ghsa !== facts.ghsa))
    .map((each) => toWait(each, `list/older/${now.slice(0, 10)}`));
}

/**
 * The first look at the lists finds what was there before us: reports and drafts for which the promise to acknowledge was
 * over when the process began are not taken in by the clock, but listed, to be adopted with the state that they are in.
 * A form, or a sweep of another action, may have been there before; the look is the first until one came to its end.
 */
export function sortDayOne(
  found: readonly FoundAdvisory[],
  { listed, lists, since }: Pick<SweepMemory, 'listed' | 'lists' | 'since'>,
  config: Pick<Config, 'clocks'>,
  now: string,
): readonly WaitingReport[] {
  if (listed !== null || lists.some(({ key }) => key === DAY_ONE)) return [];
  return found
    .filter(({ facts }) => facts.state === 'triage' || facts.state === 'draft')
    .filter((each) => isOlder(each, config, since ?? now))
    .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
    .map((each) => toWait(each, DAY_ONE));
}

/**
 * At most so many new cases of one reporter within 24 hours, counted from each report's own time; the rest wait. Anyone who is
 * trusted is not counted: members of the team, who pass on what others found, people of `intake.trusted`, and anyone who
 * reported something valid before.
 */
export function sortFlood(
  fresh: readonly FoundAdvisory[],
  before: readonly EarlierReport[],
  facts: { readonly config: Pick<Config, 'intake'>; readonly team: readonly Actor[]; readonly now: string },
): Sorted {
  const taken: { readonly reporter: number; readonly at: string }[] = [...before];
  const kept: FoundAdvisory[] = [];
  const waiting: WaitingReport[] = [];
  for (const each of fresh) {
    const reporter = each.reporter?.id;
    const isCounted = reporter !== undefined && standingOf(each.reporter, before, facts) === undefined;
    const at = Date.parse(each.createdAt);
    const near = taken.filter(
      (other) => other.reporter === reporter && Math.abs(at - Date.parse(other.at)) < DAY_MS,
    );
    if (isCounted && near.length >= facts.config.intake.mostPerDay)
      waiting.push(toWait(each, floodKey(reporter, facts.now)));
    else {
      kept.push(each);
      if (isCounted) taken.push({ reporter, at: each.createdAt });
    }
  }
  return { fresh: kept, waiting };
}

/** A report that became a case, or an advisory. */
export interface EarlierReport {
  readonly reporter: number;
  readonly at: string;
  /** People found that it is a vulnerability. */
  readonly isValid?: boolean;
}

/** Reports that were published, before the process too: anyone who made one is known for it. */
export const publishedReports = (found: readonly FoundAdvisory[]): readonly EarlierReport[] =>
  found.flatMap(({ facts, reporter, isReport, createdAt }) =>
    isReport === true && facts.state === 'published' && reporter
      ? [{ reporter: reporter.id, at: createdAt, isValid: true }]
      : [],
  );

/** Why a reporter is trusted, as far as it is: a member, somebody on the list, somebody who was right before. */
export function standingOf(
  reporter: { readonly id: number; readonly login: string } | null,
  before: readonly EarlierReport[],
  { config, team }: { readonly config: Pick<Config, 'intake'>; readonly team: readonly Actor[] },
): Standing | undefined {
  if (!reporter) return undefined;
  const { id, login } = reporter;
  if (team.some((member) => member.id === id)) return 'team';
  if (config.intake.trusted.some((name) => name.toLowerCase() === login.toLowerCase())) return 'listed';
  return before.some((other) => other.reporter === id && other.isValid === true) ? 'valid-before' : undefined;
}

/** What a member wrote about reports of a list. */
export interface ListOrder {
  readonly ghsa: string;
  readonly action:
    | { readonly kind: 'adopt'; readonly state: StateId; readonly day: string | null }
    | { readonly kind: 'dismiss'; readonly reason: Dismissal; readonly because: string };
  readonly by: Actor;
  readonly at: string;
  readonly event: string;
}

/** Orders of comments that were not read before, each report once; and the comments, with whether all was understood. */
export function readOrders(
  comments: readonly ObservedComment[],
  list: { readonly key: string; readonly judged: readonly string[] },
  memory: Pick<SweepMemory, 'waiting'>,
  team: readonly Actor[],
): {
  readonly orders: readonly ListOrder[];
  readonly read: readonly { readonly comment: string; readonly event: string; readonly good: boolean }[];
} {
  const listed = memory.waiting.filter((each) => each.list === list.key);
  const orders = new Map<string, ListOrder>();
  const read: { comment: string; event: string; good: boolean }[] = [];
  for (const comment of comments) {
    const event = comment.lastEditedAt === null ? comment.id : `${comment.id}@${comment.lastEditedAt}`;
    const speaker = comment.author;
    if (list.judged.includes(event) || speaker?.kind !== 'user') continue;
    const lines = readSlashLines(comment.body).filter(isOrder);
    if (lines.length === 0) continue;
    const isMember = team.some(({ id }) => id === speaker.id);
    const isHeard = refuseToHear(comment, isMember) === undefined;
    const said = { by: speaker, at: comment.lastEditedAt ?? comment.createdAt, event };
    let good = isHeard;
    for (const line of isHeard ? lines : []) {
      const meant = readOrder(line, listed);
      if (meant.length === 0) good = false;
      const open = meant.filter((each) => listed.some((one) => one.ghsa === each.ghsa && one.case === null));
      for (const { ghsa, action } of open) if (!orders.has(ghsa)) orders.set(ghsa, { ghsa, action, ...said });
    }
    read.push({ comment: comment.id, event, good });
  }
  return { orders: [...orders.values()], read };
}

const ORDERS = new Map<string, (rest: string) => ListOrder['action'] | undefined>([
  ['set-state', readAdoption],
  ['dismiss', readDismissal],
]);

/** An order, or a word near to one: it is shown that this was not understood. */
const isOrder = (line: string): boolean => {
  const word = /^\/([a-z-]{3,20})(?:\s|$)/i.exec(line)?.[1];
  return word !== undefined && findNearestWord(word, [...ORDERS.keys()]) !== undefined;
};

function readOrder(
  line: string,
  listed: readonly WaitingReport[],
): readonly Pick<ListOrder, 'ghsa' | 'action'>[] {
  const [, name = '', which = '', rest = ''] = /^\/([\w-]+)\s+(\S+)\s*(.*)$/.exec(line) ?? [];
  const meant = listed.filter(({ ghsa }) => which === 'all' || ghsa.toLowerCase() === which.toLowerCase());
  const action = ORDERS.get(name.toLowerCase())?.(rest);
  return action === undefined ? [] : meant.map(({ ghsa }) => ({ ghsa, action }));
}

function readAdoption(rest: string): ListOrder['action'] | undefined {
  const [word = '', day = ''] = rest.split(/\s+/);
  const state = STATE_IDS.find((id) => id === word.replace(/^case\//, ''));
  if (!state || AFTER_DISCLOSURE.includes(state) || state === 'disclosing' || state === 'invalid')
    return undefined;
  if (day === '') return { kind: 'adopt', state, day: null };
  return parseDay(day) === undefined ? undefined : { kind: 'adopt', state, day };
}

function readDismissal(rest: string): ListOrder['action'] | undefined {
  const [, word = '', because = ''] = /^(\S+)\s+because\s+(\S.*)$/i.exec(rest) ?? [];
  const reason = (Object.keys(DISMISSALS) as Dismissal[]).find((each) => each === word.toLowerCase());
  return reason && because ? { kind: 'dismiss', reason, because } : undefined;
}

/**
 * The new case as the order says: in the state that the report is in already, with the receipt that counts from now on
 * (the day that was named, else the day of the order; GitHub's own date is kept), or dismissed with its reason, which is
 * to be told within the promised days from the order on.
 */
export function seedCase(
  stored: StoredCase,
  waiting: WaitingReport,
  order: ListOrder,
  zone: string,
): StoredCase {
  const by: StoredBy = { id: order.by.id, login: order.by.login, role: 'member' };
  const { at, event, action } = order;
  const isFlood = !isOlderList(waiting.list);
  const day = action.kind === 'adopt' ? action.day : null;
  const receivedAt = isFlood ? stored.receivedAt : day === null ? at : startOfDay(zone, day);
  const why = `adopted: from the list; reported on GitHub ${waiting.receivedAt}`;
  if (action.kind === 'dismiss')
    return {
      ...stored,
      receivedAt,
      moves: [...stored.moves, { to: 'invalid', from: 'received', event, by, at, why }],
      decisions: [
        {
          kind: 'dismiss',
          reason: action.reason,
          because: action.because,
          by: [{ id: by.id, login: by.login, at }],
        },
      ],
    };
  const ways: readonly StateId[] =
    action.state === 'received'
      ? []
      : action.state === 'acknowledged'
        ? ['acknowledged']
        : ['acknowledged', action.state];
  const moves = ways.map((to, index) => ({
    to,
    from: ways[index - 1] ?? ('received' as const),
    event,
    by,
    at,
    why,
  }));
  const told = { kind: 'acknowledgement' as const, subject: 'adopted', text: why, by, at: receivedAt };
  return {
    ...stored,
    receivedAt,
    moves: [...stored.moves, ...moves],
    evidence: ways.length === 0 ? stored.evidence : [...stored.evidence, told],
  };
}
