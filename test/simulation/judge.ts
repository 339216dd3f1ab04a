/** What has to hold at the end of every sweep of a simulated year. */
import { type StoredCase, stateOf } from '../../src/case/stored-case.ts';
import type { Config } from '../../src/config/config.ts';
import { deadlinesOf } from '../../src/plan/deadlines.ts';
import { CAST } from '../../src/rehearsal/cast.ts';
import { botWords, type Stage, TRIAGE } from '../scenarios/stage.ts';

const HOUR = 3_600_000;
const TEAM_LOGINS: readonly string[] = Object.values(CAST)
  .filter(({ team }) => team)
  .map(({ login }) => login);
/** A promise that came back to us, or whose person was found, later than this before its due time could not be told of. */
const NOTICE_MS = 12 * HOUR;

export interface Judge {
  /** Looks at everything after a sweep. */
  look(cases: readonly StoredCase[]): void;
  readonly deadlinesPassed: number;
  readonly reminders: number;
  readonly faults: readonly string[];
}

export function createJudge(
  stage: Stage,
  config: Config,
  deleted: ReadonlySet<string>,
  stepMs: number,
): Judge {
  const faults: string[] = [];
  const passed = new Set<string>();
  const told = new Map<string, number>();
  /** Since when a promise was seen open, by case, name and due time. */
  const openSince = new Map<string, number>();
  let journal = 0;
  const now = (): number => stage.github.clock.now().getTime();

  /** Whether a member of the team was mentioned in the case in this time. */
  const wasNotified = (issue: number, clock: string, from: number, until: number): boolean =>
    stage.github.world.notifications.some(
      (each) =>
        each.repo === TRIAGE &&
        each.ref === String(issue) &&
        each.reason === 'mention' &&
        each.text.includes(`security-process:remind/${clock}/`) &&
        Date.parse(each.at) >= from &&
        Date.parse(each.at) <= until &&
        TEAM_LOGINS.includes(each.login),
    );

  const lookAtClocks = (stored: StoredCase): void => {
    for (const clock of deadlinesOf(stored, config, new Date(now()).toISOString())) {
      const key = `${stored.number} ${clock.name} ${clock.due}`;
      if (!clock.applies || clock.met !== null) continue;
      const since = openSince.get(key) ?? now();
      openSince.set(key, since);
      const due = Date.parse(clock.due);
      if (due > now() || passed.has(key)) continue;
      passed.add(key);
      const hasNotice = due - since >= NOTICE_MS;
      if (hasNotice && !wasNotified(stored.issue, clock.name, since, due - 1))
        faults.push(`case ${stored.number}: nobody was told before ${clock.name} of ${clock.due}`);
      if (!wasNotified(stored.issue, clock.name, due, now()))
        faults.push(`case ${stored.number}: nobody was told when ${clock.name} of ${clock.due} was due`);
    }
  };

  const lookAtOwner = (stored: StoredCase): void => {
    if (stored.coordinators.length > 0) return;
    const last = stored.said.findLast(({ key }) => key.startsWith('remind/coordinator/'));
    if (!last || now() - Date.parse(last.at) > 24 * HOUR + stepMs)
      faults.push(`case ${stored.number}: nobody coordinates, and nobody was told`);
    else if (botWords(stage, stored.issue, 'remind/coordinator').length === 0)
      faults.push(`case ${stored.number}: the word that nobody coordinates is gone`);
  };

  /** Every reminder that was written since the last look; the same twice only where a person deleted it. */
  const lookAtReminders = (): void => {
    const entries = stage.github.journal;
    for (; journal < entries.length; journal++) {
      const entry = entries[journal]!;
      const key = /security-process:(remind\/\S+) -->/.exec(entry.text)?.[1];
      if (key === undefined || entry.what !== 'comment') continue;
      const name = `${entry.ref}/${key}`;
      const count = (told.get(name) ?? 0) + 1;
      told.set(name, count);
      if (count > 1 && !deleted.has(name)) faults.push(`${name} was said ${count} times`);
    }
  };

  return {
    faults,
    get deadlinesPassed() {
      return passed.size;
    },
    get reminders() {
      return told.size;
    },
    look: (cases) => {
      for (const stored of cases) {
        if (stateOf(stored) === 'closed') continue;
        lookAtClocks(stored);
        lookAtOwner(stored);
        const keys = stored.said.map(({ key }) => key);
        if (new Set(keys).size < keys.length) faults.push(`case ${stored.number}: a step is noted twice`);
      }
      lookAtReminders();
    },
  };
}
