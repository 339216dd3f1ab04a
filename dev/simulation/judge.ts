/** What has to hold at the end of every sweep of a simulated year. */
import { type StoredCase, stateOf } from '../../src/case/stored-case.ts';
import type { Config } from '../../src/config/config.ts';
import { deadlinesOf } from '../../src/features/deadlines/deadlines.ts';
import { botWords, labelsOf, type Stage, TRIAGE } from '../../test/scenarios/stage.ts';
import { CAST } from '../rehearsal/cast.ts';
import { casesFor, type Report } from './arrivals.ts';

const HOUR = 3_600_000;
const TEAM_LOGINS: readonly string[] = Object.values(CAST)
  .filter(({ team }) => team)
  .map(({ login }) => login);
/** A promise that came back to us, or whose person was found, later than this before its due time could not be told of. */
const NOTICE_MS = 12 * HOUR;

export interface Judge {
  /** Looks at everything after a sweep. */
  look(cases: readonly StoredCase[], reports: readonly Report[]): void;
  readonly deadlinesPassed: number;
  readonly reminders: number;
  readonly faults: readonly string[];
}

/** What was seen so far. */
interface Seen {
  readonly stage: Stage;
  readonly config: Config;
  readonly deleted: ReadonlySet<string>;
  readonly stepMs: number;
  readonly chain: boolean;
  readonly ownTimes: ReturnType<typeof createOwnTimes>;
  readonly faults: string[];
  readonly passed: Set<string>;
  readonly told: Map<string, number>;
  /** Since when a promise was seen open, by case, name and due time. */
  readonly openSince: Map<string, number>;
  /** Who coordinated each case, as it was seen after the sweeps of the last days. */
  readonly coordinated: Map<number, Map<string, number>>;
  /** Since when the label of a case was seen to say that it waits to be acknowledged. */
  readonly receivedSince: Map<number, number>;
  /** Since when a case was seen to have no coordinator. */
  readonly ownerless: Map<number, number>;
  /** How much of the journal was looked at. */
  journal: number;
}

const now = (seen: Seen): number => seen.stage.github.clock.now().getTime();

/** When this was seen first, in the time since it was last forgotten. */
const sinceWhen = <K>(seen: Seen, times: Map<K, number>, key: K): number => {
  const first = times.get(key) ?? now(seen);
  times.set(key, first);
  return first;
};

/** Where each action runs alone and an event is lost, what one began is told of by the next sweep of another. */
const isTooSoon = (seen: Seen, since: number): boolean => seen.chain && since === now(seen);

/** Whether one of these was mentioned in the case in this time: the coordinator of that time, else any of the team. */
const wasNotified = (
  seen: Seen,
  issue: number,
  clock: string,
  from: number,
  until: number,
  people: readonly string[] = TEAM_LOGINS,
): boolean =>
  seen.stage.github.world.notifications.some(
    (each) =>
      each.repo === TRIAGE &&
      each.ref === String(issue) &&
      each.reason === 'mention' &&
      each.text.includes(`security-process:remind/${clock}/`) &&
      Date.parse(each.at) >= from &&
      Date.parse(each.at) <= until &&
      people.includes(each.login),
  );

/** The coordinators that a case had in this time, those of one step before included; the team where it had none. */
const personsOf = (seen: Seen, stored: StoredCase, from: number): readonly string[] => {
  const had = [...(seen.coordinated.get(stored.number) ?? [])].filter(
    ([, last]) => last >= from - seen.stepMs,
  );
  return had.length > 0 ? had.map(([login]) => login) : TEAM_LOGINS;
};

const lookAtClocks = (seen: Seen, stored: StoredCase): void => {
  for (const clock of deadlinesOf(stored, seen.config, new Date(now(seen)).toISOString())) {
    const key = `${stored.number} ${clock.name} ${clock.due}`;
    // Of what stood still, or was kept, nobody could be told; should it come back, it begins anew.
    if (!clock.applies || clock.met !== null) {
      for (const each of seen.openSince.keys())
        if (each.startsWith(`${stored.number} ${clock.name} `)) seen.openSince.delete(each);
      continue;
    }
    const since = sinceWhen(seen, seen.openSince, key);
    const due = Date.parse(clock.due);
    if (due > now(seen) || seen.passed.has(key) || isTooSoon(seen, since)) continue;
    seen.passed.add(key);
    const hasNotice = due - since >= NOTICE_MS;
    const people = personsOf(seen, stored, since);
    if (hasNotice && !wasNotified(seen, stored.issue, clock.name, since, due - 1, people))
      seen.faults.push(`case ${stored.number}: nobody was told before ${clock.name} of ${clock.due}`);
    if (!wasNotified(seen, stored.issue, clock.name, due, now(seen), people))
      seen.faults.push(`case ${stored.number}: nobody was told when ${clock.name} of ${clock.due} was due`);
  }
};

/**
 * The first promise once more, from what the world shows alone: when the report was sent, and what label its issue has.
 * The due time is counted by the hour, so that neither the product's clocks nor its calendar is believed.
 */
const lookAtWorld = (seen: Seen, stored: StoredCase, reports: readonly Report[]): void => {
  if (!labelsOf(seen.stage, stored.issue).includes('case/received')) {
    seen.receivedSince.delete(stored.number);
    return;
  }
  // What was taken back after its due time could not be told of before it.
  const opened = sinceWhen(seen, seen.receivedSince, stored.number);
  if (seen.passed.has(`world ${stored.number}`)) return;
  const [report] = reports.filter((each) => casesFor(each, [stored]).length > 0);
  if (!report) return;
  const due = seen.ownTimes(report.at, seen.config.clocks.acknowledgeDays);
  if (now(seen) < due + OWN_TOLERANCE_MS) return;
  seen.passed.add(`world ${stored.number}`);
  const people = personsOf(seen, stored, opened);
  if (
    opened + NOTICE_MS < due &&
    !wasNotified(seen, stored.issue, 'acknowledge', opened, due + OWN_TOLERANCE_MS, people)
  )
    seen.faults.push(`case ${stored.number}: not acknowledged in time, and nobody was told before`);
  if (!wasNotified(seen, stored.issue, 'acknowledge', due - OWN_TOLERANCE_MS, now(seen), people))
    seen.faults.push(`case ${stored.number}: not acknowledged in time, and nobody was told then`);
};

const noteCoordinators = (seen: Seen, { number, coordinators }: StoredCase): void => {
  const had = seen.coordinated.get(number) ?? new Map<string, number>();
  for (const { login } of coordinators) had.set(login, now(seen));
  seen.coordinated.set(number, had);
};

const lookAtOwner = (seen: Seen, stored: StoredCase): void => {
  if (stored.coordinators.length > 0) {
    seen.ownerless.delete(stored.number);
    return;
  }
  if (isTooSoon(seen, sinceWhen(seen, seen.ownerless, stored.number))) return;
  const last = stored.said.findLast(({ key }) => key.startsWith('remind/coordinator/'));
  if (!last || now(seen) - Date.parse(last.at) > 24 * HOUR + seen.stepMs)
    seen.faults.push(`case ${stored.number}: nobody coordinates, and nobody was told`);
  else if (botWords(seen.stage, stored.issue, 'remind/coordinator').length === 0)
    seen.faults.push(`case ${stored.number}: the word that nobody coordinates is gone`);
};

/** Every reminder that was written since the last look; the same twice only where a person deleted it. */
const lookAtReminders = (seen: Seen): void => {
  const entries = seen.stage.github.journal;
  for (; seen.journal < entries.length; seen.journal++) {
    const entry = entries[seen.journal]!;
    const key = /security-process:(remind\/\S+) -->/.exec(entry.text)?.[1];
    if (key === undefined || entry.what !== 'comment') continue;
    const name = `${entry.ref}/${key}`;
    const count = (seen.told.get(name) ?? 0) + 1;
    seen.told.set(name, count);
    if (count > 1 && !seen.deleted.has(name)) seen.faults.push(`${name} was said ${count} times`);
  }
};

export function createJudge(
  stage: Stage,
  config: Config,
  deleted: ReadonlySet<string>,
  pace: { readonly stepMs: number; readonly chain: boolean },
): Judge {
  const seen: Seen = {
    stage,
    config,
    deleted,
    ...pace,
    ownTimes: createOwnTimes(config),
    faults: [],
    passed: new Set(),
    told: new Map(),
    openSince: new Map(),
    coordinated: new Map(),
    receivedSince: new Map(),
    ownerless: new Map(),
    journal: 0,
  };
  const { faults, passed, told } = seen;
  return {
    faults,
    get deadlinesPassed() {
      return [...passed].filter((key) => !key.startsWith('world')).length;
    },
    get reminders() {
      return told.size;
    },
    look: (cases, reports) => {
      for (const stored of cases) {
        if (stateOf(stored) === 'closed') continue;
        noteCoordinators(seen, stored);
        lookAtClocks(seen, stored);
        lookAtWorld(seen, stored, reports);
        lookAtOwner(seen, stored);
        const keys = stored.said.map(({ key }) => key);
        if (new Set(keys).size < keys.length) faults.push(`case ${stored.number}: a step is noted twice`);
      }
      lookAtReminders(seen);
    },
  };
}

/** Hours are counted, and a day of a changing clock has one more or less. */
const OWN_TOLERANCE_MS = 2 * HOUR;

/** The time after so many working days, counted hour by hour on the wall of the zone. */
function createOwnTimes({ clocks }: Config): (from: number, days: number) => number {
  const { days: kind, zone, holidays, away } = clocks.calendar;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const counts = (ms: number): boolean => {
    const day = format.format(ms);
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (kind === 'business' && (weekday === 0 || weekday === 6)) return false;
    if (holidays.includes(day) || holidays.includes(day.slice(5))) return false;
    return !away.some(({ from, until }) => from <= day && day < until);
  };
  return (from, days) => {
    let at = from;
    for (let left = days * 24; left > 0; at += HOUR) if (counts(at)) left -= 1;
    return at;
  };
}
