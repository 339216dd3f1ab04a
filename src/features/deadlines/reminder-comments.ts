import { isSweepLate, SWEEP_LATE } from '../../case/sweep-memory.ts';
import type { BotComment } from '../../engine/context.ts';
import { type Context, labelName } from '../../engine/context.ts';
import { markedComments } from '../../engine/plan-comments.ts';
import { renderNoCoordinator } from '../case-issue/other-text.ts';
import { peopleOf } from '../coordination/mentioned.ts';
import { exploitedClocks } from './exploited-clocks.ts';
import { type Reminder, standingReminders } from './remind.ts';
import {
  renderHandOff,
  renderLateSweep,
  renderReminder,
  renderSilence,
  renderWaitingRequests,
} from './reminder-text.ts';

/** One comment for each reminder that stands; the step before it is taken away, so that a new one notifies. */
export function reminderComments(context: Context): readonly BotComment[] {
  return standingReminders(context).map((reminder) => ({
    key: reminder.key,
    at: reminder.at,
    body: renderWords(context, reminder),
  }));
}

function renderWords(context: Context, reminder: Reminder): string {
  const { config } = context;
  switch (reminder.kind) {
    case 'clock': {
      const record = markedComments(context).find(({ key }) => key === 'record')?.comment.url ?? null;
      return renderReminder({
        clock: reminder.clock,
        now: context.observed.now,
        people: peopleOf(context, reminder.rung),
        zone: config.clocks.calendar.zone,
        labelOf: (state) => labelName(config, `case/${state}`),
        record,
      });
    }
    case 'silence': {
      const { step, days } = reminder.silence;
      const labelOf = (state: string) => labelName(config, `case/${state}`);
      return renderSilence(step, peopleOf(context, 'coordinator'), days, labelOf);
    }
    case 'requests': {
      const { count, since } = reminder.waiting;
      const { zone } = config.clocks.calendar;
      return renderWaitingRequests(peopleOf(context, 'team'), count, since, zone);
    }
    case 'no-coordinator':
      return renderNoCoordinator(peopleOf(context, 'team'));
  }
}

/** Nothing watches the deadlines while no sweep runs: the first run that sees it says so, wherever it is at work. */
export function lateSweepComments(context: Context): readonly BotComment[] {
  const { sweptAt, now } = context.observed;
  if (!sweptAt || !isSweepLate(sweptAt, now)) return [];
  const body = renderLateSweep(sweptAt, peopleOf(context, 'team'), context.config.clocks.calendar.zone);
  return [{ key: `${SWEEP_LATE}${sweptAt}`, at: now, body }];
}

/** The hand-off to anyone who tells the authorities: once for every time the flag is set. */
export function exploitedComments(context: Context): readonly BotComment[] {
  const { stored, config, scope } = context;
  const { exploitedAt } = stored;
  if (exploitedAt === undefined || !stored.flags.includes('exploited') || !scope.has('ack-timer')) return [];
  const clocks = exploitedClocks(stored);
  if (clocks.every(({ met }) => met !== null)) return [];
  const body = renderHandOff({
    contact: config.exploited.contact,
    people: peopleOf(context, 'team'),
    packages: stored.packages.map(({ ecosystem, name }) => `${name} (${ecosystem})`),
    ids: [stored.cve.id, ...stored.advisories.map(({ ghsa }) => ghsa)].filter((id) => id !== null),
    knownAt: exploitedAt,
    isFixed: clocks.some(({ name }) => name === 'final-report'),
    zone: config.clocks.calendar.zone,
  });
  return [{ key: `exploited/${exploitedAt}`, at: exploitedAt, edit: true, body }];
}
