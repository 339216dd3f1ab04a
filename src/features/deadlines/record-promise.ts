import { receiptOf, type StoredBy, type StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import type { Command } from '../../engine/read-commands.ts';
import { endOfDay } from '../../process/calendar.ts';

type PromiseCommand = Extract<Command, { kind: 'updated' | 'embargo' | 'notified' }>;

/** What members record of promises to the reporter and of what the law asks for. */
export function recordPromise(
  { stored, config }: Pick<Context, 'stored' | 'config'>,
  command: PromiseCommand,
  by: StoredBy,
  at: string,
): Followed {
  const { zone } = config.clocks.calendar;
  switch (command.kind) {
    case 'updated': {
      const next = command.next === null ? '' : endOfDay(zone, command.next);
      if (next !== '' && Date.parse(next) <= Date.parse(at))
        return { stored, verdict: 'refused/day-is-past' };
      return { stored: withEvidence(stored, 'update', 'reporter', next, by, at), verdict: 'done' };
    }
    case 'embargo': {
      const until = endOfDay(zone, command.until);
      if (Date.parse(until) <= Date.parse(receiptOf(stored)))
        return { stored, verdict: 'refused/day-is-past' };
      return { stored: { ...stored, embargo: { until, by, at } }, verdict: 'done' };
    }
    case 'notified':
      if (!stored.flags.includes('exploited')) return { stored, verdict: 'refused/not-exploited' };
      return { stored: withEvidence(stored, 'notice', command.what, '', by, at), verdict: 'done' };
  }
}

const withEvidence = (
  stored: StoredCase,
  kind: 'update' | 'notice',
  subject: string,
  text: string,
  by: StoredBy,
  at: string,
): StoredCase => ({ ...stored, evidence: [...stored.evidence, { kind, subject, text, by, at }] });
