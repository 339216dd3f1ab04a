import { receiptOf, type StoredCase } from '../../case/stored-case.ts';
import type { Said } from '../../engine/command.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { putOnRecord } from '../../engine/record-evidence.ts';
import { endOfDay, startOfDay } from '../../process/calendar.ts';

type Known = Pick<Context, 'stored' | 'config'>;

const zoneOf = ({ config }: Known): string => config.clocks.calendar.zone;
const refuse = (stored: StoredCase, why: string): Followed => ({ stored, verdict: `refused/${why}` });

/** The reporter heard from us; `day` is the one that the next word was promised for. */
export function recordUpdate(known: Known, day: string | null, said: Said): Followed {
  const { stored } = known;
  const next = day === null ? '' : endOfDay(zoneOf(known), day);
  if (next !== '' && Date.parse(next) <= Date.parse(said.at)) return refuse(stored, 'day-is-past');
  return putOnRecord(stored, 'update', 'reporter', next, said);
}

/** The end of the embargo, as it was agreed. */
export function recordEmbargo(known: Known, day: string, { by, at }: Said): Followed {
  const { stored } = known;
  const until = endOfDay(zoneOf(known), day);
  if (Date.parse(until) <= Date.parse(receiptOf(stored))) return refuse(stored, 'day-is-past');
  return { stored: { ...stored, embargo: { until, by, at } }, verdict: 'done' };
}

/** The authorities were told of an exploited flaw. */
export function recordNotice({ stored }: Known, what: string, said: Said): Followed {
  if (!stored.flags.includes('exploited')) return refuse(stored, 'not-exploited');
  return putOnRecord(stored, 'notice', what, '', said);
}

/** An earlier receipt counts, a later one never does (rule 4). */
export function recordReceipt(known: Known, day: string, { by, at }: Said): Followed {
  const { stored } = known;
  const receivedAt = startOfDay(zoneOf(known), day);
  if (Date.parse(receivedAt) >= Date.parse(receiptOf(stored))) return refuse(stored, 'later-receipt');
  return {
    stored: { ...stored, receipts: [...stored.receipts, { at: receivedAt, by, recordedAt: at }] },
    verdict: 'done',
  };
}
