import { command } from '../../engine/command.ts';
import { behindFirst, readDay, readReason } from '../../engine/command-words.ts';
import { recordEmbargo, recordNotice, recordReceipt, recordUpdate } from './record-promise.ts';

/** A day that comes with its reason. */
const parseDayBecause = (rest: string, [word = '']: readonly string[]): string | undefined =>
  readReason(behindFirst(rest)) === undefined ? undefined : readDay(word);

/** What is said of receipts and promises. */
export const DEADLINES_COMMANDS = [
  command<string>({
    name: 'received',
    form: '/received YYYY-MM-DD because …',
    does: 'record that the report came on an earlier day',
    parse: parseDayBecause,
    follow: recordReceipt,
  }),
  command<{ readonly next: string | null }>({
    name: 'updated',
    form: '/updated [YYYY-MM-DD]',
    does: 'record an update to the reporter, and the day of the next one',
    parse: (_rest, [word]) => {
      if (word === undefined) return { next: null };
      const next = readDay(word);
      return next === undefined ? undefined : { next };
    },
    follow: (context, { next }, said) => recordUpdate(context, next, said),
  }),
  command<string>({
    name: 'embargo',
    form: '/embargo YYYY-MM-DD because …',
    does: 'record the agreed end of the embargo',
    parse: parseDayBecause,
    follow: recordEmbargo,
  }),
  command<string>({
    name: 'notified',
    form: '/notified early-warning|notification|final-report',
    does: 'record that the authorities were told about an exploited flaw',
    choices: ['early-warning', 'notification', 'final-report'],
    parse: (_rest, [what = '']) =>
      /^(?:early-warning|notification|final-report)$/.test(what) ? what : undefined,
    follow: recordNotice,
  }),
] as const;
